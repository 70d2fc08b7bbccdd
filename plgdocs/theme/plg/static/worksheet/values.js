// @ts-check
// A worksheet, and what people fill in on it, as data.  Nothing here touches a page.

/**
 * What is asked: the words that go with it, and its limits; absent keys have their defaults.
 * @typedef {{id: string, soort: string, label: string, tekens?: number, woorden?: string[], meer?: boolean, na?: string, vroeger?: string[]}} Column
 *
 * @typedef {Column & {hulp?: string, zeg?: string[], lijnen?: number, keer?: number, verplicht?: boolean, stilte?: boolean, tijd?: string,
 *   "zonder-naam"?: boolean, versies?: number, levert?: string, "vertrekt-van"?: string, rijkop?: string, rijen?: string[], tot?: number,
 *   "rijen-van"?: string, over?: string[], telt?: (Tally | null)[], kolommen?: Column[], kaartjes?: number, vragen?: string[], cirkels?: boolean, "om-beurten"?: boolean,
 *   "vak-na-vak"?: boolean, later?: boolean, "per-persoon"?: number}} Field
 *
 * What is counted beside a row: which places it looks at, by their ids or as a number, and what lies beside that.
 * @typedef {{wat: string, bij: string[], naast?: string[]}} Tally
 *
 * The file werkblad.json.
 * @typedef {{id: string, titel: string, velden: Field[], wie?: string, vertrouwelijk?: boolean,
 *   voorbeeld?: {inleiding?: string, velden: Values}}} Worksheet
 *
 * @typedef {Record<string, string>} Row  by column; under ROW the label of a fixed row
 * @typedef {string | Row} Entry
 * @typedef {Record<string, Entry[]>} Values  by field
 */

/** The key of a row for its label. */
export const ROW = "rij";
/** Behind the id of a field that is gone, or that now asks something else: what it held stays. */
const OLD = "*";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {Entry} entry  @returns {boolean} whether somebody filled something in */
export function hasText(entry) {
  const texts = typeof entry === "string" ? [entry] : Object.entries(entry).filter(([id]) => id !== ROW).map(([, text]) => text);
  return texts.some((text) => text.trim());
}

/** @param {Values} values  @param {Field} field */
export const entriesOf = (values, field) => values[field.id] ?? [];

/** @param {Values} values */
export const isEmpty = (values) => !Object.values(values).flat().some(hasText);

/** @param {Worksheet} worksheet  @param {Values} values  @returns {string} the day that the sheet is of, if it says so */
export function dayOf({ velden }, values) {
  const field = velden.find(({ soort }) => soort === "datum");
  return field ? wholeText(entriesOf(values, field)[0] ?? "") : "";
}

/**
 * @param {Values} values
 * @param {Field} field
 * @param {Entry[]} entries what the field holds now
 * @returns {Values}
 */
export function withEntries(values, field, entries) {
  const { [field.id]: _, ...others } = values;
  // The last version may be empty while somebody writes it; a row keeps its place beside its line.
  const isWhole = (field.versies || field["rijen-van"]) && entries.some(hasText);
  const kept = isWhole ? entries : entries.filter(hasText);
  return kept.length ? { ...others, [field.id]: kept } : others;
}

/** @param {Field} field  @returns {number} how many lines, rows or words it takes */
export function most({ soort, keer = 1, versies = 1, rijen = [], tot = 0, woorden = [], meer, kolommen, kaartjes }) {
  if (kolommen) return kaartjes ?? Math.max(tot, rijen.length);
  return soort === "keuze" ? (meer ? woorden.length : 1) : Math.max(keer, versies);
}

/**
 * Put what was kept where the worksheet asks for it now.  What it doesn't ask any more goes under its old id.
 * @param {Worksheet} worksheet
 * @param {Values} values
 * @returns {Values}
 */
export function present({ velden }, values) {
  /** @type {Values} */
  const found = {};
  const add = (/** @type {string} */ id, /** @type {Entry} */ entry) => hasText(entry) && (found[id] ??= []).push(entry);
  for (const [id, entries] of Object.entries(values)) {
    const field = named(velden, id);
    for (const entry of entries) {
      const [now, old] = field ? sorted(field, entry) : ["", entry];
      if (field?.["rijen-van"] && typeof now !== "string") (found[field.id] ??= []).push(now);
      else if (field) add(field.id, now);
      add(id.endsWith(OLD) ? id : id + OLD, old);
    }
  }
  return found;
}

/**
 * @template {Column} Asked
 * @param {Asked[]} asked
 * @param {string} id
 * @returns {Asked | undefined} what has this id, or had it
 */
const named = (asked, id) => asked.find((one) => one.id === id) ?? asked.find(({ vroeger }) => vroeger?.includes(id));

/** @param {Field} field  @param {Entry} entry  @returns {[Entry, Entry]} what the field can show of it, and the rest */
function sorted(field, entry) {
  const isRow = typeof entry !== "string";
  if (isRow !== Boolean(field.kolommen)) return ["", entry];
  return isRow ? sortedRow(field.kolommen ?? [], entry) : fits(field, entry) ? [entry, ""] : ["", entry];
}

/** @param {Column[]} columns  @param {Row} row  @returns {[Row, Row]} */
function sortedRow(columns, row) {
  /** @type {[Row, Row]} */
  const [now, old] = row[ROW] ? [{ [ROW]: row[ROW] }, { [ROW]: row[ROW] }] : [{}, {}];
  for (const [id, text] of Object.entries(row).filter(([key]) => key !== ROW)) {
    const column = named(columns, id);
    if (column && fits(column, text)) now[column.id] = text;
    else old[id] = text;
  }
  return [now, old];
}

/** @param {Column} asked  @param {string} text */
function fits({ soort, woorden = [] }, text) {
  if (!text) return true;
  return soort === "keuze" ? woorden.includes(text) : soort === "datum" ? DAY.test(text) : true;
}

/**
 * @param {Values} values
 * @returns {{id: string, lines: string[]}[]} what an older worksheet asked, and this one doesn't
 */
export function leftovers(values) {
  const old = Object.entries(values).filter(([id]) => id.endsWith(OLD));
  return old.map(([id, entries]) => ({ id: id.slice(0, -1).replaceAll("-", " "), lines: entries.map(wholeText) }));
}

/** @param {Entry} entry  @returns {string} all that it holds, on one line */
export const wholeText = (entry) => (typeof entry === "string" ? entry : Object.values(entry).filter(Boolean).join(" · "));

/**
 * @param {{kolommen?: {id: string, soort: string}[], "rijen-van"?: string}} field
 * @param {Entry} entry
 * @returns {string} what the entry is about: its words, or the row that it fills
 */
export function lineOf({ kolommen = [], "rijen-van": source }, entry) {
  if (typeof entry === "string") return entry;
  const words = kolommen.find(({ soort }) => soort === "tekst");
  const text = words && entry[words.id];
  return (source && entry[ROW]) || text || entry[ROW] || "";
}

/**
 * The rows of a table that follow the lines of another field.  A row goes with its line when that is reworded or moves; a row
 * that was filled in stays when its line goes.
 * @param {Row[]} rows
 * @param {string[]} lines
 * @returns {Row[]}
 */
export function follow(rows, lines) {
  /** @type {Set<Row>} */
  const used = new Set();
  const followed = lines.map((line, index) => {
    const same = rows.find((row) => row[ROW] === line && !used.has(row));
    const reworded = rows[index] && !lines.includes(rows[index][ROW]) ? rows[index] : {};
    used.add(same ?? reworded);
    return { ...(same ?? reworded), [ROW]: line };
  });
  return [...followed, ...rows.filter((row) => !used.has(row) && hasText(row))];
}

/**
 * @param {Pick<Worksheet, "velden">} worksheet
 * @param {Field} field
 * @param {Values} values
 * @returns {string[]} the labels of the rows that a table has in any case
 */
export function labelsOf({ velden }, field, values) {
  const source = velden.find(({ id }) => id === field["rijen-van"]);
  return source ? entriesOf(values, source).map((entry) => lineOf(source, entry).trim()).filter(Boolean) : (field.rijen ?? []);
}

/**
 * @param {Worksheet} worksheet
 * @param {Field} field
 * @param {Values} values
 * @returns {Row[]} the rows of a table, its fixed ones and those that follow another field included
 */
export function rowsOf({ velden }, field, values) {
  const rows = /** @type {Row[]} */ (entriesOf(values, field));
  if (field["rijen-van"]) return follow(rows, labelsOf({ velden }, field, values));
  const fixed = (field.rijen ?? []).map((label) => rows.find((row) => row[ROW] === label) ?? { [ROW]: label });
  return [...fixed, ...rows.filter((row) => !fixed.includes(row))];
}

/** @param {Worksheet} worksheet  @param {Values} values  @returns {Values} the same, with each row beside the line that it follows now */
export function settled(worksheet, values) {
  const following = worksheet.velden.filter((field) => field["rijen-van"] && values[field.id]);
  return following.reduce((all, field) => withEntries(all, field, rowsOf(worksheet, field, all)), values);
}
