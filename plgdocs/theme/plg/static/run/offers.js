// @ts-check
// What a group can do when time runs short: make a part shorter, or skip one.  Nothing here touches a page.

import { leastFor } from "../planner/timeadvice.js";

/** @import { Change } from "./changes.js" */
/** @import { Forecast, Row } from "./forecast.js" */
/** @typedef {{text: string, edits: (Partial<Change> & {of: number})[]}} Offer */

/** The parts that are left out last: they bring home what was done. */
const DEAR = ["vertaalslag", "leren"];
const SHORTEST = 5;

/**
 * @param {Forecast} forecast
 * @param {number} people 0 where not known
 * @returns {Offer[]} at most two, each enough to be in time
 */
export function offers({ rows, late }, people) {
  const missed = rows.findIndex((row) => row.late > 0);
  const over = missed < 0 ? late : rows[missed].late;
  const before = rows.slice(0, missed < 0 ? rows.length : missed);
  // What comes before a wait wins nothing.
  const coming = before.slice(Math.max(0, before.findLastIndex(({ isFixed }) => isFixed))).filter(({ state }) => state === "next");
  return over > 0 ? [...shorter(coming, over, people), ...skipped(coming, over)] : [];
}

/** @param {Row[]} coming  @param {number} over minutes  @param {number} people  @returns {Offer[]} */
function shorter(coming, over, people) {
  const spare = coming.map((row) => ({ row, most: spareOf(row, people) })).sort((one, other) => other.most - one.most);
  let left = over;
  const taken = spare.map(({ row, most }) => {
    const less = Math.min(left, most);
    left -= less;
    return { row, less };
  }).filter(({ less }) => less > 0);
  if (left > 0) return [];
  const list = new Intl.ListFormat("nl-BE").format(taken.map(({ row, less }) => `${row.part.title} ${less} min`));
  return [{ text: `Maak ${list} korter`, edits: taken.map(({ row, less }) => ({ of: row.origin, minutes: row.part.minutes - less })) }];
}

/** @param {Row} row  @param {number} people  @returns {number} minutes that a part can do without */
function spareOf({ part }, people) {
  const least = part.card ? leastFor(part, people) : Math.max(SHORTEST, Math.ceil(part.minutes / 2));
  return Math.max(0, part.minutes - least);
}

/** @param {Row[]} coming  @param {number} over minutes  @returns {Offer[]} to skip the shortest part that is long enough, never what opens or closes */
function skipped(coming, over) {
  const isDear = (/** @type {Row} */ { part }) => DEAR.includes(part.part.id) || part.phase === "openen" || part.phase === "afronden";
  const [row] = coming.filter((row) => row.part.minutes >= over && !isDear(row)).sort((one, other) => one.part.minutes - other.part.minutes);
  return row ? [{ text: `Sla ${row.part.title} over (${row.part.minutes} min)`, edits: [{ of: row.origin, isOff: true }] }] : [];
}
