// @ts-check
// Ranges in words: durations, sizes of groups.  Nothing here touches a page.

/**
 * @param {string | number} from
 * @param {string | number} to
 * @param {unknown} [per] whether each person takes so long
 * @returns {string} a duration as a reader writes it (`Duration` in ranges.py)
 */
export const durationText = (from, to, per) => rangeText(from, to, "min", per);

/**
 * @param {string | number} from
 * @param {string | number} to
 * @returns {string} the size of a group as a reader writes it (`Span` in ranges.py)
 */
export const groupText = (from, to) => rangeText(from, to, "personen");

/**
 * @param {string | number} from
 * @param {string | number} to
 * @param {string} unit what the numbers count
 * @param {unknown} [per] whether they count for each person
 * @returns {string} a range as a reader writes it
 */
export function rangeText(from, to, unit, per) {
  const numbers = Number(from) === Number(to) ? `${Number(from)}` : `${Number(from)}–${Number(to)}`;
  return `${numbers} ${unit}${per ? " per persoon" : ""}`;
}
