// @ts-check
// Ranges in words: durations, sizes of groups.  Nothing here touches a page.

/**
 * @param {string | number} from
 * @param {string | number} to
 * @param {string} unit what the numbers count
 * @param {unknown} [per] whether they count for each person
 * @returns {string} a range as a reader writes it (`Duration` and `Span` in ranges.py)
 */
export function rangeText(from, to, unit, per) {
  const numbers = Number(from) === Number(to) ? `${Number(from)}` : `${Number(from)}–${Number(to)}`;
  return `${numbers} ${unit}${per ? " per persoon" : ""}`;
}
