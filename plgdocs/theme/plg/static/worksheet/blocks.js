// @ts-check
// A filled-in sheet as a document: for the clipboard, for a file, as a report.  Nothing here touches a page.

import { safe } from "../site/text.js";
import { dayText } from "./names.js";
import { hasText, leftovers, ROW, wholeText } from "./values.js";
import { filledOf } from "./yields.js";

/** @import { Column, Entry, Field, Values, Worksheet } from "./values.js" */

/**
 * A part of the document: one text, a list, or a table whose first row is its head.
 * @typedef {{id: string, label: string, text?: string, list?: string[], table?: string[][]}} Block
 *
 * @typedef {object} Choice
 * @property {string[]} [only] the fields that come in; else all
 * @property {boolean} [hasWho] whether it says who does something
 * @property {boolean} [hasAll] whether earlier versions and the answers of an older worksheet come in
 */

/**
 * @param {Worksheet} worksheet
 * @param {Values} values
 * @param {Choice} [choice]
 * @returns {Block[]} one for each field that was filled in
 */
export function blocksOf(worksheet, values, { only, hasWho = true, hasAll = false } = {}) {
  const fields = worksheet.velden.filter(({ id, soort }) => (only?.includes(id) ?? true) && (hasWho || soort !== "wie"));
  const blocks = fields.map((field) => block(worksheet, field, values, hasWho, hasAll));
  /** @type {Block[]} */
  const old = hasAll ? leftovers(values).map(({ id, lines }) => ({ id, label: `${id} (van een ouder blad)`, list: lines })) : [];
  return [...blocks, ...old].filter(({ text, list, table }) => text || list?.length || (table && table.length > 1));
}

/** @param {Worksheet} worksheet  @param {Field} field  @param {Values} values  @param {boolean} hasWho  @param {boolean} hasAll  @returns {Block} */
function block(worksheet, field, values, hasWho, hasAll) {
  const { id, label, versies, keer = 1, meer } = field;
  const entries = versies && hasAll ? (values[id] ?? []).filter(hasText) : filledOf(worksheet, field, values);
  if (field.kolommen) return { id, label, table: tableOf(field, entries, hasWho) };
  const texts = entries.map((entry) => textOf(field, entry));
  return keer > 1 || meer || texts.length > 1 ? { id, label, list: texts } : { id, label, text: texts[0] };
}

/** @param {Column} asked  @param {Entry} entry  @returns {string} as a reader sees it */
export const textOf = ({ soort }, entry) => (soort === "datum" ? dayText(wholeText(entry)) : wholeText(entry));

/** @param {Field} field  @param {Entry[]} entries  @param {boolean} hasWho  @returns {string[][]} */
function tableOf(field, entries, hasWho) {
  const rows = entries.filter((entry) => typeof entry !== "string");
  const columns = (field.kolommen ?? []).filter(({ soort }) => hasWho || soort !== "wie");
  const hasLabels = rows.some((row) => row[ROW]);
  const label = (/** @type {string} */ text) => (hasLabels ? [text] : []);
  const head = [...label(field.rijkop ?? ""), ...columns.map((column) => column.label)];
  return [head, ...rows.map((row) => [...label(row[ROW] ?? ""), ...columns.map((column) => textOf(column, row[column.id] ?? ""))])];
}

/** @param {string} text  @returns {string} as HTML, with its lines */
const inLines = (text) => safe(text).replaceAll("\n", "<br>");

/**
 * @param {string} title
 * @param {string} under what stands below it: of which day
 * @param {Block[]} blocks
 * @returns {string} headings, lists and tables that text programs keep
 */
export function asHtml(title, under, blocks) {
  return [`<h1>${safe(title)}</h1>`, under && `<p>${safe(under)}</p>`, ...blocks.map(blockHtml)].filter(Boolean).join("\n");
}

/** @param {Block} block */
function blockHtml({ label, text, list, table }) {
  const heading = `<h2>${safe(label)}</h2>`;
  if (table) return `${heading}\n${tableHtml(table)}`;
  return list ? `${heading}\n<ul>${list.map((line) => `<li>${inLines(line)}</li>`).join("")}</ul>` : `${heading}\n<p>${inLines(text ?? "")}</p>`;
}

/** @param {string[][]} table  @returns {string} with lines of its own, because text programs drop style sheets */
function tableHtml([head, ...rows]) {
  const row = (/** @type {string} */ name, /** @type {string[]} */ cells) => `<tr>${cells.map((cell) => `<${name} align="left" valign="top">${inLines(cell)}</${name}>`).join("")}</tr>`;
  return `<table border="1" cellpadding="4" cellspacing="0"><thead>${row("th", head)}</thead><tbody>${rows.map((cells) => row("td", cells)).join("")}</tbody></table>`;
}

/** @param {string} title  @param {string} under  @param {Block[]} blocks  @returns {string} the same in plain text */
export function asText(title, under, blocks) {
  return [[title.toUpperCase(), under].filter(Boolean).join("\n"), ...blocks.map(blockText)].join("\n\n");
}

/** @param {Block} block */
function blockText({ label, text, list, table }) {
  const lines = table ? table.slice(1).map((row) => `- ${row.filter(Boolean).join(" | ")}`) : list ? list.map((line) => `- ${line}`) : [text];
  return [label, ...lines].join("\n");
}
