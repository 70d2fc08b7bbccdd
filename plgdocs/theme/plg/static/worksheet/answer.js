// @ts-check
// The answer to a field: its controls, and what they hold.

import { button, element } from "../site/dom.js";
import { control } from "./controls.js";
import { valuesOf } from "./held.js";
import { readRow, table } from "./table.js";
import { entriesOf, hasText, most } from "./values.js";
import { earlier } from "./versions.js";

/** @import { Entry, Field, Values, Worksheet } from "./values.js" */

/**
 * @typedef {object} View
 * @property {Worksheet} worksheet
 * @property {Values} values
 * @property {boolean} [isReadOnly] as for the example
 * @property {number} [extra] empty lines or rows below
 */

/** @param {Field} field  @returns {boolean} whether it takes several lines */
const isRepeated = ({ soort, keer = 1, kolommen }) => !kolommen && soort !== "keuze" && keer > 1;

/** @param {Field} field  @returns {boolean} whether one control answers it, which its label can be for */
export const isSingle = (field) => !field.kolommen && field.soort !== "keuze" && !isRepeated(field);

/** @param {Field} field  @param {View} view  @returns {HTMLElement} */
export function drawAnswer(field, { worksheet, values, isReadOnly = false, extra = 0 }) {
  const answer = element("div", { class: "ws-answer", "data-lines": `${field.lijnen ?? 1}` });
  answer.style.setProperty("--lines", `${field.lijnen ?? 1}`);
  const entries = entriesOf(values, field);
  if (field.soort === "rooster") answer.append(table(worksheet, field, values, extra, isReadOnly));
  else if (field.kolommen) return answer; // a board, which ../notes/ draws
  else if (isRepeated(field)) answer.append(...lines(field, /** @type {string[]} */ (entries), extra, isReadOnly));
  else answer.append(...single(field, /** @type {string[]} */ (entries), isReadOnly));
  return answer;
}

/** @param {Field} field  @param {string[]} entries  @param {boolean} isReadOnly  @returns {HTMLElement[]} */
function single(field, entries, isReadOnly) {
  const { id, soort, versies } = field;
  const made = control(field, versies ? entries.slice(-1) : entries, { id: `blad-${id}`, name: soort === "keuze" ? field.label : "", described: field.hulp && `hulp-${id}`, isReadOnly });
  if (isReadOnly) return [made, ...earlier(entries, true)];
  // Any other day is one to come.
  if (soort === "datum" && id === "datum") return [made, button("today", "Vandaag", { class: "ws-add" })];
  if (!versies) return [made];
  const add = button("addVersion", "Nieuwe versie", { class: "ws-add" });
  return [made, ...(entries.length < versies ? [add] : []), ...earlier(entries, false)];
}

/** @param {Field} field  @param {string[]} entries  @param {number} extra  @param {boolean} isReadOnly  @returns {HTMLElement[]} */
function lines(field, entries, extra, isReadOnly) {
  const blank = isReadOnly ? 0 : Math.min(most(field) - entries.length, Math.max(extra, entries.length ? 0 : 1));
  const texts = [...entries, ...Array.from({ length: Math.max(0, blank) }, () => "")];
  const items = texts.map((text, index) => {
    const name = `regel ${index + 1}`;
    const made = control(field, [text], { id: `blad-${field.id}-${index}`, name: `${field.label} ${name}`, described: field.hulp && `hulp-${field.id}`, isReadOnly });
    const remove = isReadOnly || texts.length < 2 ? [] : [button("drop", "×", { "aria-label": `Verwijder ${name}` })];
    return element("li", {}, made, ...remove);
  });
  const add = !isReadOnly && texts.length < most(field) ? [button("addLine", "+ Nog een regel", { class: "ws-add" })] : [];
  return [element("ol", { class: "ws-lines" }, ...items), ...add];
}

/**
 * @param {Field} field
 * @param {Element} answer
 * @param {Values} values what was there, of which the earlier versions stay
 * @returns {Entry[]}
 */
export function readAnswer(field, answer, values) {
  if (field.soort === "rooster") return [...answer.querySelectorAll("tbody tr")].map(readRow);
  const held = [...answer.querySelectorAll("[data-column]")].flatMap(valuesOf);
  return field.versies ? [...entriesOf(values, field).slice(0, -1), ...held] : held.filter(hasText);
}
