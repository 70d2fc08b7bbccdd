// @ts-check
// The planner on /draaiboek/: what a reader presses and fills in.  The plan lives in the address.

import { checked, hourText } from "../share/meeting.js";
import { copy } from "../site/copy.js";
import { find } from "../site/dom.js";
import { DAY, MOST_MINUTES, MOST_PEOPLE } from "../site/limits.js";
import { publicAddress } from "../site/page.js";
import { uncapital } from "../site/text.js";
import { fitting, MOST_PARTS, planAddress, ROOM, roomBeside } from "./address.js";
import { followDragging } from "./drag.js";
import { draw, drawLinks, syncChildren } from "./draw.js";
import { findMethods, openSearch } from "./find.js";
import { suggestionItem } from "./items.js";
import { download, forget, openFavourite, save, upload } from "./keep.js";
import { isLong, linkTo } from "./link.js";
import { without } from "./plan.js";
import { PlanState } from "./state.js";
import { keep, kept } from "./store.js";

/** @import { Library, Part, Plan } from "./plan.js" */

/** Milliseconds after the last key. */
const TYPED = 300;
const FULL = `Een draaiboek heeft hoogstens ${MOST_PARTS} onderdelen.`;
/** Milliseconds after which a message goes. */
const READ = 6000;

/** What a button does; the index is that of its part, its advice or its favourite.  @type {Record<string, (planner: Planner, index: number, pressed: HTMLElement) => unknown>} */
const ACTIONS = {
  add: (planner, _, { dataset }) => planner.add(dataset.id ?? ""),
  up: (planner, index) => planner.step(index, -1),
  down: (planner, index) => planner.step(index, 1),
  remove: (planner, index) => planner.remove(index),
  undo: (planner) => planner.undo(),
  mend: (planner, index) => planner.mend(index),
  dismiss: (planner, index) => planner.dismiss(index),
  recall: (planner) => planner.recall(),
  copy: (planner) => planner.copy(),
  clear: (planner) => planner.clear(),
  save,
  open: openFavourite,
  forget,
  export: download,
};

/** What the value of a field means for the plan.  @type {Record<string, (value: string) => Partial<Plan>>} */
const FIELDS = {
  start: (value) => ({ start: checked(null, value.slice(0, 5), null).time }),
  people: (value) => ({ people: number(value, MOST_PEOPLE) }),
  available: (value) => ({ available: number(value, DAY) }),
  place: (value) => ({ place: value }),
  title: (value) => ({ title: fitting(value, ROOM.title) }),
  goal: (value) => ({ goal: fitting(value, ROOM.goal) }),
};

/** What the value of a field means for one part.  @type {Record<string, (value: string, part: Part) => Partial<Part>>} */
const PART_FIELDS = {
  minutes: (value) => ({ minutes: number(value, MOST_MINUTES) }),
  text: (value, { note }) => ({ text: fitting(value, roomBeside(note)) }),
  at: (value) => ({ at: checked(null, value.slice(0, 5), null).time || undefined }),
  note: (value, { text }) => ({ note: fitting(value, roomBeside(text)) || undefined }),
};

export class Planner {
  /** @param {HTMLElement} root  @param {Library} library */
  constructor(root, library) {
    this.root = root;
    this.state = new PlanState(library);
    this.show = this.show.bind(this);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.typing = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.reading = undefined;
    /** Whether a button of the mouse, or a finger, is down on the planner. */
    this.isPressed = false;
    /** Whether something changed that is not drawn yet. */
    this.isStale = false;
  }

  start() {
    const place = this.state.open();
    this.show(place === undefined ? "" : this.where(place));
    this.root.hidden = false;
    this.root.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element && target.closest("button[data-do]");
      if (pressed instanceof HTMLElement) ACTIONS[pressed.dataset.do ?? ""](this, Number(pressed.dataset.index), pressed);
    });
    this.root.addEventListener("change", ({ target }) => this.changed(/** @type {HTMLInputElement} */ (target)));
    this.root.addEventListener("input", ({ target }) => this.typed(/** @type {HTMLInputElement} */ (target)));
    this.root.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("mousedown", () => (this.isPressed = true));
    for (const end of ["mouseup", "dragend"]) addEventListener(end, () => setTimeout(() => this.released()));
    find(this.root, "#plan-search").addEventListener("focus", openSearch, { once: true });
    find(this.root, "#plan-search").addEventListener("input", () => this.search());
    followDragging(/** @type {HTMLOListElement} */ (find(this.root, ".plan-parts")), ".grip", (from, to) => this.move(from, to));
    addEventListener("popstate", () => {
      this.state.open();
      this.show(`Het draaiboek is nu zo: ${this.state.summary}.`);
    });
  }

  /** Draw the plan as it is now, and say what happened.  @param {string} text */
  show(text) {
    this.isStale = false;
    draw(this.root, this.state);
    const warnings = [!this.state.isKept && "Je browser bewaart niets: hou de link bij.", isLong(planAddress(this.state.plan)) && "Te lang voor een link: download het als bestand."];
    this.say([text, ...warnings].filter(Boolean).join(" "));
  }

  /** Say something for a while.  @param {string} text */
  say(text) {
    const status = find(this.root, ".plan-status");
    status.textContent = text;
    clearTimeout(this.reading);
    this.reading = setTimeout(() => status.replaceChildren(), READ);
  }

  /** Where a part stands, in words.  @param {number} index */
  where(index) {
    const { parts } = this.state;
    const { title, start, end } = parts[index];
    const hours = start && `, van ${hourText(start)} tot ${hourText(end)} uur`;
    return `${title} staat nu op plaats ${index + 1} van ${parts.length}${hours}.`;
  }

  /** @param {string} id */
  add(id) {
    if (this.state.isFull) return this.show(FULL);
    const index = this.state.add(id);
    this.clearSearch();
    this.show(this.where(index));
    return id === "eigen" && this.focus(index, ".plan-words input");
  }

  /** Move a part by one place; its button keeps the focus.  @param {number} index  @param {number} by */
  step(index, by) {
    const to = index + by;
    if (to < 0 || to >= this.state.plan.parts.length) return;
    this.move(index, to);
    this.focus(to, `[data-do=${by < 0 ? "up" : "down"}]`);
    find(this.root, ".plan-parts").children[to].scrollIntoView({ block: "nearest" });
  }

  /** @param {number} from  @param {number} to */
  move(from, to) {
    const { plan } = this.state;
    this.state.change({ ...plan, parts: plan.parts.toSpliced(from, 1).toSpliced(to, 0, plan.parts[from]) });
    this.show(this.where(to));
  }

  /** @param {number} index */
  remove(index) {
    const { plan, parts } = this.state;
    this.state.takeAway(without(plan, plan.parts[index]));
    this.offerUndo(`${parts[index].title} is weg.`);
  }

  clear() {
    this.state.clear();
    this.offerUndo("Je draaiboek is leeg.");
  }

  /** @param {string} text */
  offerUndo(text) {
    this.show("");
    find(this.root, ".plan-undo span").textContent = text;
    find(this.root, ".plan-undo").hidden = false;
    find(this.root, ".plan-undo button").focus();
  }

  undo() {
    if (!this.state.before) return;
    this.state.change(this.state.before);
    this.show("Het staat er weer.");
    this.focus(0, "[data-do=remove]");
  }

  /** @param {number} index */
  mend(index) {
    const { mended, mend } = this.state.advice.shown[index];
    if (mended.parts.length > MOST_PARTS) return this.show(FULL);
    this.state.change(mended);
    this.show(`Gedaan: ${uncapital(mend)}.`);
    return this.focusAdvice();
  }

  /** @param {number} index */
  dismiss(index) {
    keep({ weg: [...kept().weg, this.state.advice.shown[index].code] });
    this.show("Weggeklikt.");
    this.focusAdvice();
  }

  recall() {
    keep({ weg: [] });
    this.show("");
    this.focusAdvice();
  }

  async copy() {
    const isCopied = await copy(publicAddress(linkTo(planAddress(this.state.plan))).href);
    this.show(isCopied ? "De link is gekopieerd. Heel je draaiboek staat erin." : "Je browser laat kopiëren niet toe. Neem de link hieronder zelf over.");
  }

  /** A field has got another value.  @param {HTMLInputElement} field */
  changed({ name, value, dataset, files }) {
    clearTimeout(this.typing);
    const { plan } = this.state;
    if (files?.[0]) return upload(this, files[0]);
    if (name in FIELDS) return this.edit({ ...plan, ...FIELDS[name](value) });
    if (!(name in PART_FIELDS)) return undefined;
    const index = Number(dataset.index);
    return this.edit({ ...plan, parts: plan.parts.map((part, place) => (place === index ? { ...part, ...PART_FIELDS[name](value, part) } : part)) });
  }

  /** Keep title and goal while they are typed; not at each key, for which a browser has a limit.  @param {HTMLInputElement} field */
  typed({ name, value }) {
    if (name !== "title" && name !== "goal") return;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.state.change({ ...this.state.plan, ...FIELDS[name](value) }, "replaceState"), TYPED);
  }

  /** Take a small change; under a press only what moves nothing is drawn, or the press would miss.  @param {Plan} plan */
  edit(plan) {
    this.state.change(plan, "replaceState");
    drawLinks(this.root, this.state);
    this.isStale = true;
    if (!this.isPressed) this.show(this.state.summary);
  }

  released() {
    this.isPressed = false;
    if (this.isStale) this.show(this.state.summary);
  }

  async search() {
    const { value } = /** @type {HTMLInputElement} */ (find(this.root, "#plan-search"));
    const { plan, library } = this.state;
    const cards = await findMethods(value, library);
    const items = cards.map((card) => suggestionItem({ id: card.id, title: card.titel, reason: card.samenvatting }, plan, library));
    syncChildren(find(this.root, ".plan-found"), items);
    const found = cards.length ? `${cards.length} gevonden.` : "Geen methodiek gevonden. Probeer een ander woord, of voeg een eigen onderdeel toe.";
    this.say(value.trim() && found);
  }

  /** What was looked for is found: the next search begins anew. */
  clearSearch() {
    const box = /** @type {HTMLInputElement} */ (find(this.root, "#plan-search"));
    if (!box.value) return;
    box.value = "";
    syncChildren(find(this.root, ".plan-found"), []);
    find(this.root, "#plan-programma").focus({ preventScroll: true });
  }

  /** @param {number} index of a part  @param {string} selector within it */
  focus(index, selector) {
    const found = find(this.root, ".plan-parts").children[index]?.querySelector(selector);
    if (found instanceof HTMLElement) found.focus();
  }

  focusAdvice() {
    const next = this.root.querySelector(".plan-advice:not([hidden]) button:not([hidden])");
    (next instanceof HTMLElement ? next : find(this.root, "#plan-programma")).focus({ preventScroll: true });
  }
}

/** @param {string} text  @param {number} most */
function number(text, most) {
  return Math.min(most, Math.max(0, Math.round(Number(text)) || 0));
}

/** @param {HTMLElement} root  @param {Library} library */
export function show(root, library) {
  new Planner(root, library).start();
}
