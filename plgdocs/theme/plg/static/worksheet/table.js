// @ts-check
// A table to fill in: rows that are given, rows that follow another field, and rows of one's own.

import { button, element } from "../site/dom.js";
import { control } from "./controls.js";
import { valuesOf } from "./held.js";
import { labelsOf, most, ROW, rowsOf } from "./values.js";

/** @import { Column, Field, Row, Values, Worksheet } from "./values.js" */

/**
 * @param {Worksheet} worksheet
 * @param {Field} field
 * @param {Values} values
 * @param {number} extra empty rows below
 * @param {boolean} isReadOnly
 * @returns {HTMLElement}
 */
export function table(worksheet, field, values, extra, isReadOnly) {
  const given = rowsOf(worksheet, field, values);
  const room = Math.max(0, most(field) - given.length);
  const isOpen = room > 0 && !field["rijen-van"];
  const blank = isOpen && !isReadOnly ? Math.min(room, Math.max(extra, given.length ? 0 : 1)) : 0;
  const rows = [...given, ...Array.from({ length: blank }, () => /** @type {Row} */ ({}))];
  if (!rows.length) return element("p", { class: "ws-none hint" }, "Hier komt een rij voor elke regel die je hierboven invult.");
  const hasLabels = Boolean(field.rijen?.length || field["rijen-van"]);
  const how = { hasLabels, isReadOnly, labels: labelsOf(worksheet, field, values) };
  const drawn = element("table", { class: "ws-table", role: "table" }, head(field, hasLabels, isReadOnly), element("tbody", { role: "rowgroup" }, ...rows.map((row, index) => rowOf(field, row, index, how))));
  const add = isOpen && rows.length < most(field) && !isReadOnly ? [button("addRow", "+ Nog een rij", { class: "ws-add" })] : [];
  return element("div", {}, drawn, ...add);
}

/** @param {Field} field  @param {boolean} hasLabels  @param {boolean} isReadOnly */
function head({ id: field, rijkop, kolommen = [] }, hasLabels, isReadOnly) {
  const cells = [...(hasLabels ? [["", rijkop ?? ""]] : []), ...kolommen.map(({ id, label }) => [`veld-${field}-${id}`, label])];
  const last = isReadOnly ? [] : [element("td", { class: "ws-end" })];
  return element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...cells.map(([id, text]) => element("th", { scope: "col", role: "columnheader", ...(id && { id }) }, text)), ...last));
}

/**
 * @param {Field} field
 * @param {Row} row
 * @param {number} index
 * @param {{hasLabels: boolean, isReadOnly: boolean, labels: string[]}} how  and the labels of the rows that can't be taken away
 */
function rowOf(field, row, index, { hasLabels, isReadOnly, labels }) {
  const label = row[ROW] ?? "";
  const name = label || `rij ${index + 1}`;
  const first = hasLabels ? [element("th", { scope: "row", role: "rowheader" }, label)] : [];
  const cells = (field.kolommen ?? []).map((column) => cell(field, column, row, index, name, isReadOnly));
  const remove = isReadOnly ? [] : [element("td", { class: "ws-end", role: "cell" }, ...(labels.includes(label) ? [] : [button("drop", "×", { "aria-label": `Verwijder ${name}` })]))];
  return element("tr", { role: "row", ...(label && { "data-row": label }) }, ...first, ...cells, ...remove);
}

/**
 * @param {Field} field
 * @param {Column} column
 * @param {Row} row
 * @param {number} index
 * @param {string} name of the row
 * @param {boolean} isReadOnly
 */
function cell(field, column, row, index, name, isReadOnly) {
  const values = column.meer ? (row[column.id] ?? "").split(", ") : [row[column.id] ?? ""];
  const made = control(column, values, { id: `blad-${field.id}-${index}-${column.id}`, name: `${column.label}, ${name}`, isReadOnly });
  return element("td", { role: "cell", "data-label": column.label, "data-kind": column.soort }, made);
}

/** @param {Element} place of a row  @returns {Row} what it holds */
export function readRow(place) {
  const label = /** @type {HTMLElement} */ (place).dataset.row;
  const cells = /** @type {HTMLElement[]} */ ([...place.querySelectorAll("[data-column]")]);
  const pairs = cells.map((one) => [one.dataset.column ?? "", valuesOf(one).join(", ")]).filter(([, text]) => text);
  return { ...(label && { [ROW]: label }), ...Object.fromEntries(pairs) };
}
