// @ts-check
// What changed on a board since another day.  Nothing here touches a page.

import { ROW } from "../worksheet/values.js";

/** @import { Field, Row } from "../worksheet/values.js" */

/** Between the notes that lie together, as notes/game.js writes them. */
const BETWEEN = " · ";

/**
 * @param {Field} field a board
 * @param {Row[]} then its notes
 * @param {Row[]} now
 * @returns {string[][]} for each kind of change how it is called, and the notes; one that lies under another name hasn't gone
 */
export function boardChanges({ rijen = [], kolommen = [] }, then, now) {
  const id = kolommen[0]?.id ?? "";
  const on = (/** @type {Row[]} */ notes) => notes.filter((note) => rijen.includes(note[ROW]) && note[id]);
  const names = (/** @type {Row} */ note) => [note[id], ...(note.samen ?? "").split(BETWEEN)];
  const find = (/** @type {Row[]} */ notes, /** @type {Row} */ note) => on(notes).find((other) => names(other).includes(note[id]) || names(note).includes(other[id]));
  const gone = on(then).filter((note) => !find(now, note)).map((note) => `${note[id]} (${note[ROW]})`);
  const moved = on(now).map((note) => ({ note, before: find(then, note) })).filter(({ note, before }) => before && before[ROW] !== note[ROW]);
  const fresh = on(now).filter((note) => !find(then, note)).map((note) => `${note[id]} (${note[ROW]})`);
  return [["Weg", ...gone], ["Verhuisd", ...moved.map(({ note, before }) => `${note[id]} (van ${before?.[ROW]} naar ${note[ROW]})`)], ["Nieuw", ...fresh]].filter(({ length }) => length > 1);
}
