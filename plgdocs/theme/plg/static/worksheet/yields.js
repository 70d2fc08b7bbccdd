// @ts-check
// The thread between worksheets: what one yields, and another takes.  Nothing here touches a page.

import { entriesOf, hasText, lineOf, most, ROW, rowsOf } from "./values.js";

/** @import { Entry, Field, Values, Worksheet } from "./values.js" */

/**
 * What a field yields, as it is kept for other worksheets.
 * @typedef {{woord: string, label: string, vak?: string, kolommen?: {id: string, soort: string}[], regels: Entry[]}} Yield
 *
 * What goes from a sheet to the next one of the same worksheet.
 * @typedef {{field: Field, entries: Entry[]}} Move
 */

/** A line with one of these words needs no next time. */
const DONE = ["klaar", "losgelaten", "bereikt"];

/** @param {Field} field  @param {Entry} entry  @returns {boolean} whether there is still something to do */
function isOpen({ kolommen = [] }, entry) {
  return typeof entry === "string" || !kolommen.some(({ id, soort }) => soort === "keuze" && DONE.includes(entry[id]));
}

/** @param {Worksheet} worksheet  @param {Field} field  @param {Values} values  @returns {Entry[]} what is filled in; of versions the last */
export function filledOf(worksheet, field, values) {
  if (field["rijen-van"]) return rowsOf(worksheet, field, values);
  const entries = entriesOf(values, field).filter(hasText);
  return field.versies ? entries.slice(-1) : entries;
}

/** @param {Field} board  @returns {string[]} the zones that it yields: each, or the middle of its rings */
const yielding = ({ rijen = [], cirkels }) => (cirkels ? rijen.slice(-1) : rijen);

/** @param {Field} field  @param {Entry} entry  @returns {boolean} whether the field yields it */
const isYielded = (field, entry) => !field.kaartjes || (typeof entry !== "string" && yielding(field).includes(entry[ROW]));

/** @param {Worksheet} worksheet  @param {Values} values  @returns {Yield[]} */
export function yieldsOf(worksheet, values) {
  const found = worksheet.velden.filter(({ levert }) => levert).flatMap((field) => {
    const open = filledOf(worksheet, field, values).filter((entry) => isOpen(field, entry));
    const given = { woord: field.levert ?? "", label: field.label };
    if (field.kaartjes) return yielding(field).map((vak) => ({ ...given, vak, regels: open.filter((entry) => Object(entry)[ROW] === vak).map((entry) => lineOf(field, entry)) }));
    // A table that follows another field yields the lines of that.
    if (!field.kolommen || field["rijen-van"]) return { ...given, regels: open.map((entry) => lineOf(field, entry)) };
    return { ...given, kolommen: field.kolommen.map(({ id, soort }) => ({ id, soort })), regels: open };
  });
  return found.filter(({ regels }) => regels.length);
}

/**
 * @param {Field} field that takes it
 * @param {Yield} given
 * @param {Entry} entry
 * @returns {Entry} the entry as the field holds it; a choice begins anew
 */
function converted(field, { kolommen = [] }, entry) {
  const text = lineOf({ kolommen }, entry);
  const { kolommen: columns } = field;
  if (!columns) return text;
  /** @type {Record<string, string>} */
  const row = {};
  if (typeof entry !== "string" && !field.kaartjes) {
    for (const { id, soort } of columns.filter((column) => column.soort !== "keuze")) {
      const from = kolommen.find((column) => column.id === id) ?? kolommen.find((column) => column.soort === soort);
      if (from && entry[from.id]) row[id] = entry[from.id];
    }
  }
  const words = columns.find(({ soort }) => soort === "tekst");
  return words ? { ...row, [words.id]: text } : row;
}

/**
 * @param {Field} field
 * @param {Entry[]} entries what it holds
 * @param {Yield} given
 * @returns {Entry[]} the same with what was given, as far as there is room; a field for one answer gets the new one
 */
export function taken(field, entries, given) {
  const coming = given.regels.map((entry) => converted(field, given, entry)).filter(hasText);
  if (most(field) === 1) return coming.slice(0, 1);
  const there = entries.filter(hasText);
  const isThere = (/** @type {Entry} */ entry) => there.some((other) => lineOf(field, other) === lineOf(field, entry));
  const free = most(field) - Math.max(there.length, field.kaartjes ? 0 : (field.rijen?.length ?? 0));
  return [...there, ...coming.filter((entry) => !isThere(entry)).slice(0, Math.max(0, free))];
}

/** @param {Worksheet} worksheet  @returns {boolean} whether a sheet goes on where the one before it stopped: a field takes what another yields */
export const isOfSeries = ({ velden }) => velden.some(({ id, "vertrekt-van": takes }) => takes && velden.some((other) => other.levert === takes && other.id !== id));

/**
 * @param {Worksheet} worksheet
 * @param {Values} values of the sheet before
 * @returns {Move[]} what may go to the next one: what is open, what stays the same, and the day
 */
export function moves(worksheet, values) {
  const given = yieldsOf(worksheet, values);
  const found = worksheet.velden.map((field) => ({ field, entries: moved(worksheet, field, values, given) }));
  return found.filter(({ entries }) => entries.length);
}

/** @param {Worksheet} worksheet  @param {Field} field  @param {Values} values  @param {Yield[]} given  @returns {Entry[]} */
function moved(worksheet, field, values, given) {
  const { velden } = worksheet;
  const takes = field["vertrekt-van"];
  const mine = filledOf(worksheet, field, values);
  const follower = velden.find((other) => other["rijen-van"] === field.id);
  if (follower) return filledOf(worksheet, follower, values).filter((row) => isOpen(follower, row)).map((row) => lineOf(follower, row));
  const days = velden.filter(({ soort }) => soort === "datum");
  if (field === days[0] && days.length > 1) return filledOf(worksheet, days[days.length - 1], values);
  if (!takes || !velden.some(({ levert }) => levert === takes)) return takes ? mine : [];
  const stays = field.kolommen?.some(({ soort }) => soort === "keuze") ? mine.filter((entry) => isOpen(field, entry)) : [];
  const kept = { woord: "", label: "", kolommen: field.kolommen, regels: stays };
  return different(field, [kept, ...given.filter(({ woord }) => woord === takes)].flatMap((one) => one.regels.map((entry) => converted(field, one, entry))));
}

/** @param {Field} field  @param {Entry[]} entries  @returns {Entry[]} each line once */
function different(field, entries) {
  const lines = entries.map((entry) => lineOf(field, entry));
  return entries.filter((entry, index) => hasText(entry) && lines.indexOf(lines[index]) === index);
}

/** @param {Worksheet} worksheet  @param {Values} values  @returns {Values} only what may stand in a link: what it yields, without who */
export function shareable(worksheet, values) {
  const fields = worksheet.velden.filter(({ levert }) => levert);
  const pairs = fields.map((field) => [field.id, filledOf(worksheet, field, values).filter((entry) => isYielded(field, entry)).map((entry) => withoutWho(field, entry)).filter(hasText)]);
  return Object.fromEntries(pairs.filter(([, entries]) => entries.length));
}

/** @param {Field} field  @param {Entry} entry  @returns {Entry} */
function withoutWho({ kolommen = [], kaartjes }, entry) {
  if (typeof entry === "string") return entry;
  const asked = (kaartjes ? kolommen.slice(0, 1) : kolommen).filter(({ id, soort }) => soort !== "wie" && entry[id]);
  return Object.fromEntries([...(entry[ROW] ? [[ROW, entry[ROW]]] : []), ...asked.map(({ id }) => [id, entry[id]])]);
}
