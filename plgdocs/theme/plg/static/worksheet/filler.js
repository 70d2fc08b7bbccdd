// @ts-check
// Filling in a worksheet: what a reader types and presses.  state.js keeps it, the others draw.

import { find } from "../site/dom.js";
import { aboutParts } from "./about.js";
import { ACTIONS } from "./actions.js";
import { drawAnswer, readAnswer } from "./answer.js";
import { Board } from "./board.js";
import { grow } from "./controls.js";
import { drawField, drawOffers } from "./field.js";
import { drawBar, drawFrame, drawLeftovers, drawSheets } from "./frame.js";
import { offersFor } from "./offers.js";
import { SheetState } from "./state.js";
import { allKept } from "./store.js";
import { entriesOf, withEntries } from "./values.js";
import { earlier } from "./versions.js";

/** @import { Entry, Field, Values, Worksheet } from "./values.js" */

/** Milliseconds after which a message goes; one that can be undone stays longer. */
const READ = 6000;
const UNDONE = 12_000;

export class Filler {
  /** @param {HTMLElement} root  @param {Worksheet} worksheet  @param {((filler: Filler) => void)[]} [more] what is done to the fields whenever they are drawn or changed */
  constructor(root, worksheet, more = []) {
    this.root = root;
    this.worksheet = worksheet;
    this.more = more;
    this.state = new SheetState(worksheet);
    this.isExample = false;
    /** What plans of this browser offer a field.  @type {(field: Field) => import("./offers.js").Offer[]} */
    this.planned = () => [];
    /** What one takes along: it comes once there is something.  @type {typeof import("./keep.js") | undefined} */
    this.taking = undefined;
    this.board = new Board(root);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.reading = undefined;
  }

  start() {
    this.root.replaceChildren(...drawFrame(this.worksheet));
    this.draw();
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("input", ({ target }) => this.typed(/** @type {HTMLElement} */ (target)));
    this.root.addEventListener("change", ({ target }) => this.changed(/** @type {HTMLInputElement} */ (target)));
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("storage", () => this.isExample || this.elsewhere());
    addEventListener("beforeunload", (event) => !this.state.isKept && !this.state.isEmpty && event.preventDefault());
    addEventListener("hashchange", () => this.receive());
    this.receive();
    // The place to which an address leads was on the paper.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** Show what a link brought along, if it did. */
  receive() {
    if (location.hash.startsWith("#werkblad=")) this.take(({ showReceived }) => showReceived(this));
  }

  /** Load what one takes along. */
  async load() {
    this.taking = await import("./keep.js");
    return this.taking;
  }

  /** Do something with what one takes along.  @param {(taking: typeof import("./keep.js")) => unknown} what */
  take(what) {
    if (this.taking) what(this.taking);
    else this.load().then(what, () => this.say("Dit lukt nu niet zonder netwerk. Je blad blijft bewaard."));
  }

  /** @returns {Values} what the form shows */
  get values() {
    return this.isExample ? (this.worksheet.voorbeeld?.velden ?? {}) : this.state.values;
  }

  /** @param {Field} field */
  offers(field) {
    return this.isExample ? [] : [...this.planned(field), ...offersFor(field, allKept(), this.state.sheet.sleutel)];
  }

  /** Draw all of it anew. */
  draw() {
    const view = { worksheet: this.worksheet, values: this.values, isReadOnly: this.isExample };
    const fields = this.worksheet.velden.map((field, index) => drawField(field, index + 1, view, this.offers(field)));
    find(this.root, ".ws-fields").replaceChildren(...fields, ...drawLeftovers(this.values));
    this.root.classList.toggle("is-example", this.isExample);
    this.addMore();
    this.board.show();
    drawSheets(this.root, this.state);
    this.drawBar();
  }

  addMore() {
    for (const add of this.more) add(this);
  }

  drawBar() {
    drawBar(this.root, this.state, this.worksheet, this.isExample);
    if (!this.state.isEmpty) this.load().catch(() => {});
  }

  /** Draw an answer anew.  @param {Field} field  @param {number} [extra] empty lines below */
  drawAnswer(field, extra = 0) {
    const place = this.place(field);
    place.querySelector(".ws-answer")?.replaceWith(drawAnswer(field, { worksheet: this.worksheet, values: this.values, extra }));
    place.querySelector(".ws-offers")?.replaceWith(drawOffers(this.offers(field)));
    this.addMore();
    return place;
  }

  /** @param {Field} field */
  entries(field) {
    return entriesOf(this.values, field);
  }

  /** @param {Field} field  @param {Entry[]} entries */
  write(field, entries) {
    this.state.change(withEntries(this.state.values, field, entries));
    this.drawBar();
  }

  /** @param {Field} field  @returns {HTMLElement} */
  place({ id }) {
    return find(this.root, `[data-field="${CSS.escape(id)}"]`);
  }

  /** @param {Element} target  @returns {Field | undefined} the field in which it stands */
  fieldOf(target) {
    const place = target.closest("[data-field]");
    return this.worksheet.velden.find(({ id }) => place instanceof HTMLElement && id === place.dataset.field);
  }

  /** @param {Field} field  @returns {Values} the sheet with the answer as it stands on the page */
  read(field) {
    const { values } = this.state;
    const answer = find(this.place(field), ".ws-answer");
    return withEntries(values, field, readAnswer(field, answer, values));
  }

  /** @param {HTMLElement} target */
  typed(target) {
    const field = this.fieldOf(target);
    if (!field || this.isExample) return;
    if (target instanceof HTMLTextAreaElement) grow(target);
    this.state.change(this.read(field));
    if (field.versies) this.drawVersions(field);
    this.follow(field);
    this.drawBar();
    this.addMore();
  }

  /** @param {Field} field */
  drawVersions(field) {
    const texts = /** @type {string[]} */ (entriesOf(this.state.values, field));
    this.place(field).querySelector(".ws-versions")?.replaceWith(...earlier(texts, false));
  }

  /** Draw the tables that follow a field, and what is about it.  @param {Field} field */
  follow({ id }) {
    for (const other of this.worksheet.velden) {
      if (other["rijen-van"] === id) this.drawAnswer(other);
      if (other.over?.includes(id)) this.place(other).querySelector(".ws-about")?.replaceChildren(...aboutParts(this.worksheet, other, this.values));
    }
  }

  /** @param {HTMLInputElement} target */
  changed({ name, value, files }) {
    const file = files?.[0];
    if (file) this.take(({ load }) => load(this, file));
    if (name !== "naam") return;
    this.state.rename(value);
    this.drawBar();
    this.say("De naam is bewaard.");
  }

  /** @param {MouseEvent} event */
  click({ target, detail }) {
    if (target instanceof HTMLInputElement && target.type === "radio") this.pick(target, detail > 1);
    const pressed = target instanceof Element ? target.closest("button[data-do]") : null;
    if (!(pressed instanceof HTMLElement)) return;
    const { do: what = "", index } = pressed.dataset;
    if (what in ACTIONS) ACTIONS[what](this, { field: this.fieldOf(pressed), index: Number(index), pressed });
    else this.take(({ TAKING }) => TAKING[what]?.(this));
  }

  /** A word that is chosen goes when it is pressed again, unless in a double press.  @param {HTMLInputElement} radio  @param {boolean} isDouble */
  pick(radio, isDouble) {
    const isBack = radio.dataset.chosen !== undefined && !isDouble;
    for (const other of radio.closest(".ws-words")?.querySelectorAll("input") ?? []) delete other.dataset.chosen;
    if (isBack) radio.checked = false;
    else radio.dataset.chosen = "";
    if (isBack) this.typed(radio);
  }

  /** Enter begins a new line of a list.  @param {KeyboardEvent} event */
  key(event) {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.isComposing) return;
    const line = target.closest(".ws-lines li");
    if (event.key !== "Enter" || !line || !(target instanceof HTMLTextAreaElement) || this.isExample) return;
    event.preventDefault();
    const next = line.nextElementSibling?.querySelector("textarea");
    if (next) next.focus();
    else find(this.place(/** @type {Field} */ (this.fieldOf(line))), ".ws-answer").querySelector("button.ws-add")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  /** Another tab kept something. */
  elsewhere() {
    const isOther = this.state.refresh();
    if (isOther) this.draw();
    else for (const field of this.worksheet.velden) this.place(field).querySelector(".ws-offers")?.replaceWith(drawOffers(this.offers(field)));
    if (isOther) this.say("In een ander venster is dit blad veranderd. Je ziet het nu zo.");
  }

  /** Change the sheet so that it can be undone, and say so.  @param {() => void} step  @param {string} text */
  undoably(step, text) {
    step();
    this.draw();
    this.say(text, true);
  }

  /** Say something for a while.  @param {string} text  @param {boolean} [canUndo] */
  say(text, canUndo = false) {
    find(this.root, ".ws-said span").textContent = text;
    find(this.root, ".ws-said button").hidden = !canUndo;
    clearTimeout(this.reading);
    this.reading = setTimeout(() => this.say(""), canUndo ? UNDONE : READ);
    if (!text) clearTimeout(this.reading);
  }
}
