// @ts-check
// A meeting that goes on, kept in this browser under the address of its plan, for two days.

/** @typedef {import("./timer.js").Run} Run */

const KEY = "plg-begeleid";
const KEPT = 2 * 24 * 3600 * 1000;

/** @returns {Record<string, Run>} */
function all() {
  try {
    const runs = Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    return Object.fromEntries(runs.filter(([, run]) => Date.now() - run.since < KEPT));
  } catch {
    return {}; // no storage, or somebody else's value
  }
}

/**
 * @param {string} plan its address
 * @param {number} stages how many there are
 * @returns {Run | undefined}
 */
export function load(plan, stages) {
  const run = all()[plan];
  return run && run.at <= stages ? run : undefined;
}

/**
 * @param {string} plan its address
 * @param {Run | undefined} run none forgets it
 */
export function save(plan, run) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [plan]: run }));
  } catch {
    // Without storage it holds as long as the page stays open.
  }
}
