// @ts-check
// One board: what a reader presses, types and drags on it.  game.js has its rules, zones.js draws it.

import { element } from "../site/dom.js";
import { ACTIONS } from "./actions.js";
import { makeDraggable } from "./drag.js";
import { askedOf, BETWEEN, entriesOf, gameOf, ordered, zoneOf, zonesOf } from "./game.js";
import { place } from "./rings.js";
import { drawTurns, showFit } from "./turns.js";
import { drawAdd, drawZones, fillSeats, press } from "./zones.js";

/** @import { Filler } from "../worksheet/filler.js" */
/** @import { Entry, Field, Row } from "../worksheet/values.js" */
/** @import { Game } from "./game.js" */

export class NoteBoard {
  /** @param {Filler} filler  @param {Field} field */
  constructor(filler, field) {
    this.filler = filler;
    this.field = field;
    this.root = element("div", { class: `nb${field.cirkels ? " is-drawn" : ""}` });
    /** What can come back, the last step last.  @type {Entry[][]} */
    this.history = [];
    this.seen = "";
    this.sheet = "";
    this.open = -1;
    this.step = "";
    this.other = -1;
    this.zones = 1;
    /** The answer that is being typed. */
    this.asked = "";
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("keydown", (event) => this.key(event));
    for (const name of ["input", "change"]) this.root.addEventListener(name, (event) => this.typed(event));
    makeDraggable(this.root, (at, zone) => ACTIONS.drop(this, { at, zone }));
  }

  /** @returns {Entry[]} */
  get entries() {
    return this.filler.entries(this.field);
  }

  /** @returns {Game} */
  get game() {
    return gameOf(this.field, this.entries);
  }

  /** Show the board in its place, as the sheet has it now. */
  show() {
    const place = this.filler.place(this.field).querySelector(".ws-answer");
    const { seen } = this;
    this.follow();
    if (this.seen === seen && place?.contains(this.root)) return; // a half typed note stays
    place?.replaceChildren(this.root);
    this.draw();
  }

  /** Remember what was there before, whoever changed it. */
  follow() {
    if (this.filler.isExample) return;
    const { sleutel } = this.filler.state.sheet;
    const now = JSON.stringify(this.entries);
    if (sleutel !== this.sheet) Object.assign(this, { history: [], sheet: sleutel, zones: 1, open: -1 });
    else if (now !== this.seen) this.history.push(JSON.parse(this.seen));
    this.seen = now;
  }

  draw() {
    const { field, game, open, step, filler } = this;
    const isReadOnly = filler.isExample;
    const filled = Math.max(0, ...game.notes.map((note) => zoneOf(field, note) + 1));
    this.zones = field["vak-na-vak"] ? Math.max(this.zones, filled) : zonesOf(field).length;
    const turns = game.stand && !isReadOnly ? [drawTurns(field, game.stand)] : [];
    const zones = element("div", { class: `nb-zones of-${zonesOf(field).length}` }, ...drawZones(field, game, { open: isReadOnly ? -1 : open, step, zones: this.zones, isReadOnly }));
    const add = field.cirkels && !isReadOnly ? [drawAdd(field, game, 0)] : [];
    const isPlaying = Boolean(game.stand?.turn); // who plays seldom adds a note
    this.root.replaceChildren(...turns, ...(isPlaying ? [] : add), zones, ...(isPlaying ? add : []), ...(isReadOnly ? [] : [this.drawTools()]));
    if (field.cirkels) place(zones);
  }

  drawTools() {
    const { field, history } = this;
    const undo = press("undo", "Maak ongedaan", history.length ? {} : { disabled: "" });
    const isDrawn = this.root.classList.contains("is-drawn");
    const view = field.cirkels ? [press("view", isDrawn ? "Toon als lijst" : "Toon als cirkels", { class: "nb-view" })] : [];
    return element("p", { class: "nb-tools" }, undo, ...view, element("span", { class: "hint" }, this.missing()));
  }

  /** @returns {string} what is still to do, if the worksheet asks something of each note */
  missing() {
    const [asked] = askedOf(this.field);
    const count = asked ? this.game.notes.filter((note) => !note[asked.id]).length : 0;
    return count ? `“${asked.label}” is nog leeg bij ${count === 1 ? "één kaartje" : `${count} kaartjes`}. Open een kaartje om te antwoorden.` : "";
  }

  /**
   * Keep a new state of the game, show it, and go on with one of its notes.
   * @param {Game} game
   * @param {string} text what is said of it
   * @param {Row} [note] that gets the focus
   */
  put(game, text, note) {
    const notes = ordered(this.field, game.notes);
    const { filler, field } = this;
    filler.write(field, entriesOf({ ...game, notes }));
    this.close();
    this.follow();
    this.draw();
    if (field.later) filler.addMore();
    if (text) filler.say(text);
    if (note) this.focus(notes.indexOf(note));
  }

  close() {
    Object.assign(this, { open: -1, step: "", other: -1, asked: "" });
  }

  /** Open a note, and ask something of it.  @param {number} at  @param {string} step */
  ask(at, step) {
    Object.assign(this, { open: at, step });
    this.draw();
    const panel = this.root.querySelector(".nb-panel");
    const first = panel?.querySelector("input, button");
    if (step && first instanceof HTMLElement) first.focus();
    else this.focus(at);
    panel?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at */
  focus(at) {
    const card = this.root.querySelector(`[data-at="${at}"] .nb-card`);
    if (card instanceof HTMLElement) card.focus();
  }

  /** @returns {string} what was typed for the step */
  get answer() {
    return /** @type {HTMLInputElement | null} */ (this.root.querySelector(".nb-answer"))?.value.trim().replaceAll(BETWEEN, ", ") ?? "";
  }

  /** @param {MouseEvent} event */
  click({ target }) {
    const pressed = target instanceof Element ? target.closest("button[data-nb]") : null;
    if (!(pressed instanceof HTMLElement)) return;
    const { nb = "", to, other } = pressed.dataset;
    const note = pressed.closest("[data-at]");
    const zone = pressed.closest("[data-zone]");
    ACTIONS[nb]?.(this, { at: Number(note instanceof HTMLElement ? note.dataset.at : -1), zone: Number(to ?? (zone instanceof HTMLElement ? zone.dataset.zone : 0)), other: Number(other) });
  }

  /** Enter does what the button beside a box does; Escape closes the note.  @param {KeyboardEvent} event */
  key(event) {
    const { key, target, isComposing } = event;
    const at = this.open;
    if (key === "Escape" && at >= 0) {
      this.close();
      this.draw();
      this.focus(at);
    } else if (key === "Enter" && target instanceof HTMLInputElement && !isComposing) this.enter(target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {HTMLInputElement} box */
  enter(box) {
    if (box.dataset.asked) ACTIONS.close(this, { at: this.open, zone: 0 });
    else box.closest(".nb-add, .nb-panel")?.querySelector("button")?.click();
  }

  /** What is typed here isn't the answer of a field as others are.  @param {Event} event */
  typed(event) {
    event.stopPropagation();
    const { target, type } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const { set, asked } = target.dataset;
    if (asked) ACTIONS.answer(this, { at: this.open, zone: 0, asked, text: target.value.trim() });
    const { stand, notes } = this.game;
    if (!set || !stand || !target.validity.valid || !target.value) return;
    const game = { notes, stand: { ...stand, [set]: Number(target.value) } };
    showFit(this.field, game.stand, this.root);
    if (type === "change") this.settle(game);
  }

  /** Keep how many play, and how long; the rest of the page stays, since a hand is on its way there.  @param {Game} game */
  settle(game) {
    this.filler.write(this.field, entriesOf(game));
    this.follow();
    const seats = this.root.querySelector(".nb-seat select");
    if (seats instanceof HTMLSelectElement) fillSeats(seats, game);
  }
}
