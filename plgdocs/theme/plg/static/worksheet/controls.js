// @ts-check
// One question, one control: text that grows, words to choose from, a day, a role.

import { element } from "../site/dom.js";
import { word } from "./frame.js";

/** @import { Column } from "./values.js" */

/** @typedef {{id: string, name: string, described?: string, isReadOnly?: boolean}} How  its id, who it is for a screen reader, and the id of its help */

/** Characters of a role, or of initials. */
const WHO = 24;
/** Characters below which one is told how many are left. */
const FEW = 20;

/**
 * @param {Column} asked
 * @param {string[]} values what it holds: of a choice the chosen words
 * @param {How} how
 * @returns {HTMLElement}
 */
export function control(asked, values, how) {
  const [value = ""] = values;
  const made = asked.soort === "keuze" ? choice(asked, values, how) : asked.soort === "tekst" ? text(asked, value, how) : line(asked, value, how);
  made.dataset.column = asked.id;
  return made;
}

/** @param {How} how  @returns {Record<string, string>} */
function attributes({ id, name, described, isReadOnly }) {
  return { id, ...(name && { "aria-label": name }), ...(described && { "aria-describedby": described }), ...(isReadOnly && { readonly: "" }) };
}

/** @param {Column} asked  @param {string} value  @param {How} how */
function text({ tekens }, value, how) {
  const area = element("textarea", { rows: "1", ...attributes(how), ...(tekens && { maxlength: `${tekens}` }) });
  area.value = value;
  const made = element("div", { class: "ws-text" }, element("div", { class: "ws-grow" }, area), element("p", { class: "ws-room hint" }));
  grow(area);
  return made;
}

/** Let the box grow with its text, which also stands in it for print; and say how much room is left, near the end.  @param {HTMLTextAreaElement} area */
export function grow(area) {
  const { value, maxLength, parentElement: box } = area;
  if (box) box.dataset.text = value;
  const left = maxLength - value.length;
  const room = box?.nextElementSibling;
  if (room && maxLength > 0) room.textContent = left < 0 ? `${-left} tekens te veel` : left <= Math.max(FEW, maxLength / 10) && value ? `Nog ${left} ${left === 1 ? "teken" : "tekens"}` : "";
}

/** @param {Column} asked  @param {string} value  @param {How} how */
function line({ soort, tekens = WHO }, value, how) {
  /** @type {Record<string, string>} */
  const kind = soort === "datum" ? { type: "date", min: "2000-01-01", max: "2099-12-31" } : { type: "text", maxlength: `${tekens}`, autocomplete: "off" };
  return element("div", { class: "ws-line" }, element("input", { ...kind, value, ...attributes(how) }));
}

/** @param {Column} asked  @param {string[]} values  @param {How} how */
function choice({ woorden = [], meer }, values, { id, name, described, isReadOnly }) {
  const boxes = woorden.map((text, index) => {
    const chosen = { ...(values.includes(text) && { checked: "", "data-chosen": "" }), ...(isReadOnly && { disabled: "" }) };
    return word({ type: meer ? "checkbox" : "radio", name: id, id: `${id}-${index}`, value: text, ...chosen }, text);
  });
  return element("div", { class: "ws-words", role: meer ? "group" : "radiogroup", ...(name && { "aria-label": name }), ...(described && { "aria-describedby": described }) }, ...boxes);
}
