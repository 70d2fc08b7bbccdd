// @ts-check
// Looking twice: what an older sheet of the same worksheet holds, beside what this one holds.

import { element } from "../site/dom.js";
import { valuesOf } from "../worksheet/held.js";
import { currentDay, dayText, ownName } from "../worksheet/names.js";
import { isEmpty, lineOf, present, ROW } from "../worksheet/values.js";
import { boardChanges } from "./since.js";
import { middleOf } from "./counts.js";

/** @import { Filler } from "../worksheet/filler.js" */
/** @import { Filled } from "../worksheet/store.js" */
/** @import { Column, Field, Row, Values, Worksheet } from "../worksheet/values.js" */

/** @param {Worksheet} worksheet */
const measured = ({ velden }) => velden.filter(({ levert, kolommen, later }) => later || (levert === "meting" && kolommen));

/** @param {Filled} sheet */
const dayOf = ({ dag, gewijzigd }) => dag || gewijzigd.slice(0, 10);

/** @param {Filler} filler  @returns {Filled[]} the sheets of before, the last one first */
function olderThan({ state }) {
  const others = state.sheets.filter(({ sleutel, waarden }) => sleutel !== state.sheet.sleutel && !isEmpty(waarden));
  const older = others.filter((other) => dayOf(other) <= dayOf(state.sheet));
  return older.sort((one, other) => dayOf(other).localeCompare(dayOf(one)));
}

/** @param {Filler} filler */
export function addEarlier(filler) {
  const fields = measured(filler.worksheet);
  for (const old of filler.root.querySelectorAll(".ws-then")) old.remove();
  if (!fields.length || filler.isExample) return;
  const select = bar(filler, fields[0]).querySelector("select");
  const chosen = olderThan(filler).find(({ sleutel }) => sleutel === select?.value);
  if (!chosen) return;
  const values = present(filler.worksheet, chosen.waarden);
  for (const field of fields) {
    const rows = /** @type {Row[]} */ (values[field.id] ?? []);
    if (field.later) filler.place(field).append(...boardBeside(field, rows, /** @type {Row[]} */ (filler.entries(field)), dayText(dayOf(chosen))));
    else putBeside(filler, field, rows, dayText(dayOf(chosen)));
  }
}

/** @param {Filler} filler  @param {Field} field below which it stands  @returns {HTMLElement} which sheet stands beside this one */
function bar(filler, field) {
  const place = filler.place(field);
  const drawn = place.querySelector(".ws-twice");
  if (drawn instanceof HTMLElement) return drawn;
  const again = element("button", { type: "button" }, "Kijk opnieuw");
  again.addEventListener("click", () => lookAgain(filler));
  const made = element("div", { class: "ws-twice" }, ...beside(filler), again);
  place.append(made);
  return made;
}

/** @param {Filler} filler  @returns {Node[]} */
function beside(filler) {
  const older = olderThan(filler);
  if (!older.length) return [element("span", { class: "hint" }, "Kijk je later opnieuw? Dan staat dit blad ernaast.")];
  const options = older.map((sheet, index) => element("option", { value: sheet.sleutel, ...(!index && { selected: "" }) }, ownName(sheet)));
  const select = element("select", {}, ...options, element("option", { value: "" }, "niets"));
  select.addEventListener("change", () => addEarlier(filler));
  return [element("label", {}, "Leg ernaast: ", select)];
}

/** @param {Filler} filler  @param {Field} field  @param {Row[]} rows of before  @param {string} day */
function putBeside(filler, field, rows, day) {
  for (const place of filler.place(field).querySelectorAll("tbody tr")) {
    const label = /** @type {HTMLElement} */ (place).dataset.row;
    const now = rowIn(place, field);
    const then = rows.find((row) => (label ? row[ROW] === label : lineOf(field, row) === lineOf(field, now)));
    if (!then || !(label || lineOf(field, now))) continue;
    for (const column of field.kolommen ?? []) {
      const [before, after] = [then[column.id] ?? "", now[column.id] ?? ""];
      const cell = place.querySelector(`[data-column="${column.id}"]`)?.parentElement;
      if (before && !(column.soort === "tekst" && before === after)) cell?.append(earlier(column, before, after, day));
    }
  }
}

/** @param {Field} field a board  @param {Row[]} then  @param {Row[]} now  @param {string} day  @returns {HTMLElement[]} a line each for what went, what moved and what is new */
function boardBeside(field, then, now, day) {
  const lines = boardChanges(field, then, now).map(([said, ...notes]) => element("p", {}, element("small", {}, `${said} sinds ${day}: `), notes.join(" · ")));
  return lines.length ? [element("div", { class: "ws-then is-other" }, ...lines)] : [];
}

/** @param {Element} place a row on the page  @param {Field} field  @returns {Row} */
function rowIn(place, { kolommen = [] }) {
  const cells = kolommen.map(({ id }) => ({ id, cell: place.querySelector(`[data-column="${id}"]`) }));
  return Object.fromEntries(cells.map(({ id, cell }) => [id, cell ? valuesOf(cell).join(", ") : ""]));
}

/** @param {Column} column  @param {string} before  @param {string} after  @param {string} day */
function earlier({ soort, woorden = [] }, before, after, day) {
  const isOther = after !== "" && before !== after;
  const middle = soort === "turf" ? middleOf(before, woorden) : "";
  return element("p", { class: isOther ? "ws-then is-other" : "ws-then" }, element("small", {}, `${day}: `), [before, middle].filter(Boolean).join(". "), ...(isOther ? [element("b", {}, " → nu anders")] : []));
}

/** @param {Field} field  @param {Values} values  @returns {Row[]} the rows of a table without fixed ones, with what they are about alone */
function sentences(field, values) {
  const words = field.kolommen?.find(({ soort }) => soort === "tekst");
  return words ? (values[field.id] ?? []).map((row) => ({ [words.id]: lineOf(field, row) })) : [];
}

/** A new sheet for today with the same rows; the one before stands beside it.  @param {Filler} filler */
function lookAgain(filler) {
  const { worksheet, state } = filler;
  if (state.isEmpty) return filler.say("Vul eerst iets in.");
  const day = worksheet.velden.find(({ soort }) => soort === "datum");
  const sources = measured(worksheet).flatMap((field) => [field["rijen-van"] ?? "", ...(field.later ? [field.id, ...(field.over ?? [])] : [])]);
  /** @type {Values} */
  const values = Object.fromEntries(Object.entries(state.values).filter(([id]) => sources.includes(id)));
  for (const field of measured(worksheet).filter(({ rijen, "rijen-van": source }) => !rijen && !source)) values[field.id] = sentences(field, state.values);
  if (day) values[day.id] = [currentDay()];
  return filler.undoably(() => state.create(values), "Een nieuw blad voor vandaag. Het vorige staat ernaast.");
}
