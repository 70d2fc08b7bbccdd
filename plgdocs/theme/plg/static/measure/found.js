// @ts-check
// What a worksheet counts for its readers, as a plain sentence.  Nothing here touches a page.

import { hasText, lineOf, rowsOf, wholeText } from "../worksheet/values.js";

/** @import { Tally, Values, Worksheet } from "../worksheet/values.js" */

/** @typedef {{label: string, row: number, name: string, text: string}} Cell  what a place holds, in which row, and how both are called */

/** What people write where there is nothing. */
const NOTHING = /^\s*(geen|niemand|nog niet|[-–?.]*)\s*$/i;
/** One number, with or without its unit.  “1 uur 30” is none. */
const AMOUNT = /^\D*?(\d+(?:[.,]\d+)?)\D*$/;
const IS_NUMBER = /^\d+$/;

/** @param {Worksheet} worksheet  @param {Values} values  @param {string} id of a field, or of a column  @returns {Cell[]} */
function cellsOf(worksheet, values, id) {
  const { velden } = worksheet;
  const table = velden.find(({ kolommen = [] }) => kolommen.some((column) => column.id === id));
  const label = table?.kolommen?.find((column) => column.id === id)?.label ?? velden.find((field) => field.id === id)?.label ?? "";
  if (table) return rowsOf(worksheet, table, values).filter(hasText).map((row, index) => ({ label, row: index, name: lineOf(table, row), text: row[id] ?? "" }));
  return (values[id] ?? []).map((entry) => ({ label, row: 0, name: label, text: wholeText(entry) }));
}

/** @param {string} text  @returns {string[]} the codes in it, in capitals */
const codesIn = (text) => (NOTHING.test(text) ? [] : text.split(/(?:[\s,;/·]|\ben\b)+/).filter(Boolean).map((code) => code.toUpperCase()));

/** @param {number} number  @returns {string} */
const shown = (number) => number.toLocaleString("nl-BE", { maximumFractionDigits: 2 });

/** @param {Iterable<string>} texts */
const listed = (texts) => new Intl.ListFormat("nl-BE").format(texts);

/** @type {Record<string, (cells: (ids: string[]) => Cell[], tally: Tally) => string>} */
const SENTENCES = {
  leeg(cells, { bij }) {
    const names = cells(bij).filter(({ text }) => NOTHING.test(text)).map(({ name }) => name || "een rij");
    return names.length ? `Leeg bij: ${names.join("; ")}.` : "Overal ingevuld.";
  },
  vaak(cells, { bij }) {
    /** @type {Map<string, Cell[]>} */
    const found = new Map();
    for (const cell of cells(bij)) for (const code of new Set(codesIn(cell.text))) found.set(code, [...(found.get(code) ?? []), cell]);
    const often = [...found].map(([code, there]) => ({ code, there, rows: new Set(there.map(({ row }) => row)).size })).filter(({ rows }) => rows > 1);
    const texts = often.sort((one, other) => other.rows - one.rows).map(({ code, there, rows }) => `${code} in ${rows} rijen (${rolesOf(there)})`);
    return texts.length ? `${texts.join("; ")}.` : "Geen enkele code staat in meer dan één rij.";
  },
  mist(cells, { bij, naast = [] }) {
    const there = new Set(cells(naast).flatMap(({ text }) => codesIn(text)));
    const missing = new Set(cells(bij).flatMap(({ text }) => codesIn(text)).filter((code) => !there.has(code)));
    return missing.size ? `Nog nergens: ${listed(missing)}.` : "Elke code staat ergens.";
  },
};

/** @param {Cell[]} there  @returns {string} how often in each place */
function rolesOf(there) {
  const labels = there.map(({ label }) => label.split(",", 1)[0].toLowerCase());
  return [...new Set(labels)].map((label) => `${label} ${labels.filter((other) => other === label).length}`).join(", ");
}

/**
 * @param {(ids: string[]) => Cell[]} cells
 * @param {string[]} factors
 * @returns {number} their product, added up over the rows of a table
 */
function sum(cells, factors) {
  const amounts = factors.map((factor) => (IS_NUMBER.test(factor) ? [{ row: -1, amount: Number(factor) }] : cells([factor]).flatMap(({ row, text }) => (AMOUNT.exec(text) ?? []).slice(1).map((found) => ({ row, amount: Number(found.replace(",", ".")) })))));
  const [first, second = [{ row: -1, amount: 1 }]] = amounts;
  const pairs = first.flatMap((one) => second.filter((other) => one.row < 0 || other.row < 0 || one.row === other.row).map((other) => one.amount * other.amount));
  return pairs.length ? pairs.reduce((total, amount) => total + amount) : NaN;
}

/**
 * @param {Worksheet} worksheet
 * @param {Values} values
 * @param {Tally} tally
 * @returns {string} what is found; nothing where nothing is filled in yet
 */
export function sentenceOf(worksheet, values, tally) {
  const { wat, bij, naast = [] } = tally;
  const cells = (/** @type {string[]} */ ids) => ids.flatMap((id) => cellsOf(worksheet, values, id));
  if (wat !== "som") return cells(bij).length ? SENTENCES[wat](cells, tally) : "";
  const unread = cells([...bij, ...naast].filter((id) => !IS_NUMBER.test(id))).filter(({ text }) => /\d/.test(text) && !AMOUNT.test(text));
  if (unread.length) return `Schrijf één getal, zoals 1,5, in plaats van ${listed(unread.map(({ text }) => `“${text}”`))}.`;
  const [found, beside] = [sum(cells, bij), naast.length ? sum(cells, naast) : 0];
  if (Number.isNaN(found + beside)) return "";
  const rest = Math.round(100 * (found - beside)) / 100;
  if (!naast.length) return `Samen ${shown(found)}.`;
  return `Samen ${shown(found)}, tegenover ${shown(beside)}: ${rest < 0 ? `${shown(-rest)} te kort` : rest > 0 ? `${shown(rest)} over` : "dat klopt"}.`;
}
