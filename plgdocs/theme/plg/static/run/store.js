// @ts-check
// A meeting that goes on, kept in this browser under the address of its plan, for two days.

import { isPlain, parsed } from "../site/json.js";
import { MOST_MINUTES } from "../site/limits.js";
import { SITE } from "../site/page.js";
import { store, stored } from "../site/storage.js";
import { changesOf, stagesFor } from "./changes.js";

/** @import { Run, Timed } from "./timer.js" */
/** @import { Library, Plan } from "../planner/plan.js" */

const KEPT = 2 * 24 * 3600 * 1000;
const BROKEN = "Wat je browser van deze bijeenkomst bewaarde, klopt niet. Je begint opnieuw.";

/** @returns {Record<string, unknown> | undefined} all runs by their plans, unless somebody else's value is there */
function all() {
  const found = parsed(stored(SITE, "begeleid") || "{}");
  return isPlain(found) ? found : undefined;
}

/** @param {unknown} value */
const isCount = (value) => Number.isInteger(value) && Number(value) >= 0;

/** @param {unknown} value whether it is an amount of time */
const isLength = (value) => typeof value === "number" && value >= 0 && value < KEPT;

/** @param {unknown} value whether it is a moment of these weeks, in milliseconds since 1970 */
const isRecent = (value) => typeof value === "number" && Math.abs(Date.now() - value) < 10 * KEPT;

/** @param {unknown} value  @returns {boolean} whether it is a run, of whatever plan */
function isRun(value) {
  const { at, clocks, since, paused, hush, passed, began, ended } = Object(value);
  const hasTime = (/** @type {unknown} */ clock) => isLength(Object(clock).spent) && isLength(Object(clock).extra);
  const isClock = (/** @type {unknown} */ clock) => isCount(Object(clock).turn) && hasTime(clock) && Object.values(Object(clock).others ?? {}).every(hasTime);
  const hasMoments = [since, began].every(isRecent) && [paused, hush, ended].every((moment) => moment === 0 || isRecent(moment));
  return hasMoments && [at, passed].every(isCount) && clocks instanceof Object && Object.values(clocks).every(isClock);
}

/** @param {unknown} value  @param {Plan} plan  @returns {boolean} whether it has each part of a plan once */
function isOrder(value, plan) {
  const isChange = (/** @type {unknown} */ change) => isCount(Object(change).minutes) && Object(change).minutes <= MOST_MINUTES && typeof Object(change).isOff === "boolean";
  return Array.isArray(value) && value.every(isChange) && value.length === plan.parts.length && plan.parts.every((_, of) => value.some((change) => change.of === of));
}

/** @param {Run} run  @param {Plan} plan */
const hasOrders = ({ changes, earlier = [] }, plan) => (changes === undefined || isOrder(changes, plan)) && Array.isArray(earlier) && earlier.every((order) => isOrder(order, plan));

/** @param {Run} run  @param {Timed[]} stages */
function fits({ at, clocks, ended }, stages) {
  const hasTurns = Object.entries(clocks).every(([stage, { turn }]) => turn === 0 || turn < (stages[Number(stage)]?.turns ?? 0));
  return hasTurns && at <= stages.length && (at === stages.length) === ended > 0;
}

/**
 * @param {string} address of the plan
 * @param {Plan} plan
 * @param {Library} library
 * @returns {{run: Run | undefined, notes: string[]}} the run of a plan, if there is one; and that it was stored badly, if it was
 */
export function load(address, plan, library) {
  const runs = all();
  const run = /** @type {Run} */ (runs?.[address]);
  const isThere = !runs || (Object.hasOwn(runs, address) && !isOver(run));
  if (!isThere) return { run: undefined, notes: [] };
  return isRun(run) && hasOrders(run, plan) && fits(run, stagesFor(plan, changesOf(plan, run), library)) ? { run, notes: [] } : { run: undefined, notes: [BROKEN] };
}

/** @param {unknown} run  @returns {boolean} whether it is of other days, and no longer kept */
const isOver = (run) => typeof Object(run).since === "number" && Date.now() - Object(run).since >= KEPT;

/** @param {string} plan its address  @param {Run | undefined} run none forgets it */
export function save(plan, run) {
  const others = Object.entries(all() ?? {}).filter(([name, other]) => name !== plan && isRun(other) && !isOver(other));
  store(SITE, "begeleid", JSON.stringify({ ...Object.fromEntries(others), ...(run && { [plan]: run }) }));
}
