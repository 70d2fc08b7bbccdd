// @ts-check
// What the buttons of a form do.

import { find } from "../site/dom.js";
import { readAnswer } from "./answer.js";
import { currentDay } from "./names.js";
import { entriesOf, hasText, withEntries } from "./values.js";
import { taken } from "./yields.js";

/** @import { Filler } from "./filler.js" */
/** @import { Field } from "./values.js" */

/** @typedef {{field: Field | undefined, index: number, pressed: HTMLElement}} Pressed  the button, the field in which it stands, and its number */

/** @type {Record<string, (filler: Filler, pressed: Pressed) => unknown>} */
export const ACTIONS = {
  addLine: (filler, { field }) => field && addLine(filler, field, ".ws-lines li"),
  addRow: (filler, { field }) => field && addLine(filler, field, "tbody tr"),
  drop: (filler, { field, pressed }) => field && drop(filler, field, pressed),
  today: (filler, { field }) => field && today(filler, field),
  addVersion: (filler, { field }) => field && addVersion(filler, field),
  dropVersion: (filler, { field, index }) => field && dropVersion(filler, field, index),
  take: (filler, { field, index }) => field && take(filler, field, index),
  example: (filler) => showExample(filler, true),
  closeExample: (filler) => showExample(filler, false),
  takeExample,
  board: ({ board }) => board.open(),
  closeBoard: ({ board }) => board.close(),
  previous: ({ board }) => board.turn(-1),
  next: ({ board }) => board.turn(1),
  full: ({ board }) => board.fill(),
  undo,
  open: (filler, { pressed }) => {
    filler.state.open(pressed.dataset.key ?? "");
    filler.draw();
    filler.say("Dit blad is open.");
  },
  create,
  remove: (filler) => filler.undoably(() => filler.state.remove(), "Het blad is verwijderd."),
  clear: (filler) => filler.undoably(() => filler.state.clear(), "Alles op dit blad is verwijderd."),
  print: () => print(),
};

/** @param {Filler} filler  @param {Field} field  @param {string} selector of the lines */
function addLine(filler, field, selector) {
  const filled = withEntries({}, field, readAnswer(field, find(filler.place(field), ".ws-answer"), {}));
  const place = filler.drawAnswer(field, entriesOf(filled, field).length ? 1 : 2);
  focusLast(place, selector);
}

/** @param {Element} place  @param {string} selector */
function focusLast(place, selector) {
  const control = [...place.querySelectorAll(selector)].at(-1)?.querySelector("textarea, input");
  if (control instanceof HTMLElement) control.focus();
}

/** Take away a line or a row.  @param {Filler} filler  @param {Field} field  @param {HTMLElement} pressed */
function drop(filler, field, pressed) {
  const isRow = pressed.closest("tr") !== null;
  pressed.closest("li, tr")?.remove();
  const values = filler.read(field);
  filler.undoably(() => filler.state.replace(values), isRow ? "De rij is verwijderd." : "De regel is verwijderd.");
  focusLast(filler.place(field), ".ws-lines li, tbody tr");
}

/** @param {Filler} filler  @param {Field} field */
function today(filler, field) {
  const input = filler.place(field).querySelector("input");
  if (!input) return;
  input.value = currentDay();
  filler.typed(input);
}

/** @param {Filler} filler  @param {Field} field */
function addVersion(filler, field) {
  const entries = entriesOf(filler.state.values, field);
  const last = entries.at(-1) ?? "";
  if (!hasText(last)) return filler.say("Schrijf eerst deze versie.");
  filler.state.change(withEntries(filler.state.values, field, [...entries, last]));
  const box = filler.drawAnswer(field).querySelector("textarea");
  box?.focus();
  box?.select();
  filler.drawBar();
  return filler.say("De vorige versie blijft staan. Herschrijf de zin hier.");
}

/** @param {Filler} filler  @param {Field} field  @param {number} index */
function dropVersion(filler, field, index) {
  const entries = entriesOf(filler.state.values, field).filter((_, place) => place !== index);
  filler.undoably(() => filler.state.replace(withEntries(filler.state.values, field, entries)), `Versie ${index + 1} is verwijderd.`);
}

/** @param {Filler} filler  @param {Field} field  @param {number} index of the offer */
function take(filler, field, index) {
  const { given } = filler.offers(field)[index];
  const before = entriesOf(filler.state.values, field);
  const after = taken(field, before, given);
  if (JSON.stringify(before) === JSON.stringify(after)) return filler.say("Dat staat hier al.");
  filler.undoably(() => filler.state.replace(withEntries(filler.state.values, field, after)), "Overgenomen.");
  const first = filler.place(field).querySelector(".ws-answer textarea, .ws-answer input");
  return first instanceof HTMLElement && first.focus();
}

/** @param {Filler} filler */
function create(filler) {
  const { isEmpty, sheet } = filler.state;
  if (isEmpty && !sheet.naam) return filler.say("Dit blad is nog leeg. Begin hier.");
  return filler.undoably(() => filler.state.create(), "Een nieuw, leeg blad. Het vorige staat ernaast.");
}

/** @param {Filler} filler  @param {boolean} isShown */
function showExample(filler, isShown) {
  filler.isExample = isShown;
  filler.draw();
  find(filler.root, isShown ? ".ws-example" : "[data-do=example]").focus();
}

/** @param {Filler} filler */
function takeExample(filler) {
  filler.isExample = false;
  const { voorbeeld } = filler.worksheet;
  filler.undoably(() => filler.state.replace(voorbeeld?.velden ?? {}), "Het voorbeeld staat nu op jouw blad. Pas het aan.");
}

/** @param {Filler} filler */
function undo(filler) {
  filler.state.undo();
  filler.draw();
  filler.say("Het staat er weer.");
}
