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

/** @param {Formula | undefined} formula  @returns {boolean} whether the time is nothing but a turn for each person */
export const isOnePerPerson = (formula) => Boolean(formula?.["per-persoon"] && !formula.vast && !formula["per-duo"]);
