// @ts-check
// Durations and sizes of groups, in words.  Nothing here touches a page.

/**
 * @param {string | number} from
 * @param {string | number} to
 * @param {unknown} [per] whether each person takes so long
 * @returns {string} a duration as a reader writes it (`Duration` in model.py)
 */
export const durationText = (from, to, per) => `${span(from, to)} min${per ? " per persoon" : ""}`;

/**
 * @param {string | number} from
 * @param {string | number} to
 * @returns {string} the size of a group as a reader writes it (`GroupSize` in model.py)
 */
export const groupText = (from, to) => `${span(from, to)} personen`;

/** @param {string | number} from  @param {string | number} to */
const span = (from, to) => (Number(from) === Number(to) ? `${Number(from)}` : `${Number(from)}–${Number(to)}`);
