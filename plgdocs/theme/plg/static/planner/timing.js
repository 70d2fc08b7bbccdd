// @ts-check
// How long a step takes for a group: the formula of the card's data, reckoned as ``plgdocs/model/timing.py`` does.

/**
 * Seconds that are fixed, for each person and for each pair; limits in minutes.
 * @typedef {{vast?: number, "per-persoon"?: number, "per-duo"?: number, minstens?: number, hoogstens?: number}} Formula
 */

/**
 * @param {Formula | undefined} formula nothing for a step without a time
 * @param {number} people
 * @returns {number} seconds, in whole minutes
 */
export function secondsFor(formula, people) {
  if (!formula) return 0;
  const seconds = (formula.vast ?? 0) + (formula["per-persoon"] ?? 0) * people + (formula["per-duo"] ?? 0) * Math.ceil(people / 2);
  const minutes = Math.max(formula.minstens ?? 0, Math.ceil(seconds / 60));
  return 60 * Math.min(minutes, formula.hoogstens ?? minutes);
}

/**
 * @param {{formule?: Formula}[]} steps of a card
 * @param {number} people
 * @returns {number} minutes of all steps together; 0 where one of them says no time
 */
export function minutesFor(steps, people) {
  const seconds = steps.map(({ formule }) => secondsFor(formule, people));
  return seconds.includes(0) ? 0 : seconds.reduce((sum, more) => sum + more, 0) / 60;
}

/** @param {Formula | undefined} formula  @returns {boolean} whether the time is nothing but a turn for each person */
export const isOnePerPerson = (formula) => Boolean(formula?.["per-persoon"] && !formula.vast && !formula["per-duo"]);

/** @param {Formula | undefined} formula  @returns {boolean} whether a larger group takes longer */
export const needsPeople = (formula) => Boolean(formula?.["per-persoon"] || formula?.["per-duo"]);
