// @ts-check
// What a group changes on the way: parts that it skips, moves, makes shorter or longer.  It belongs to this run and is kept with
// it; the plan stays as it is.  Nothing here touches a page.

import { stagesOfPart } from "../planner/schedule.js";
import { timeline } from "../planner/timeline.js";
import { DEFAULT_GROUP, MOST_MINUTES } from "../site/limits.js";

/** @import { Library, Plan } from "../planner/plan.js" */
/** @import { Stage } from "../planner/schedule.js" */
/** @import { Run } from "./timer.js" */

/**
 * A part as this meeting has it.
 * @typedef {object} Change
 * @property {number} of its place in the plan
 * @property {number} minutes as chosen on the way; 0 as planned
 * @property {boolean} isOff whether it is skipped
 *
 * @typedef {Stage & {origin: number, isOff: boolean}} Led  a stage, with the place of its part in the plan
 */

/** So many changes can be taken back. */
const MOST = 20;

/** @param {Plan} plan  @returns {Change[]} */
export const asPlanned = (plan) => plan.parts.map((_, of) => ({ of, minutes: 0, isOff: false }));

/** @param {Plan} plan  @param {Run | undefined} run  @returns {Change[]} the parts in the order of this meeting */
export const changesOf = (plan, run) => run?.changes ?? asPlanned(plan);

/** @param {Plan} plan  @param {Change[]} changes  @returns {Plan} without the parts that are skipped */
export function changedPlan(plan, changes) {
  const parts = changes.filter(({ isOff }) => !isOff).map(({ of, minutes }) => ({ ...plan.parts[of], ...(minutes && { minutes }) }));
  return { ...plan, parts };
}

/**
 * @param {Plan} plan
 * @param {Change[]} changes
 * @param {Library} library
 * @returns {Led[]} the stages of all parts, of the skipped ones too: they keep their clocks
 */
export function stagesFor(plan, changes, library) {
  const [on, off] = [false, true].map((isOff) => changes.filter((change) => change.isOff === isOff));
  const shown = timeline(changedPlan(plan, changes), library);
  const hidden = timeline(changedPlan(plan, off.map((change) => ({ ...change, isOff: false }))), library);
  return changes.flatMap((change) => {
    const part = change.isOff ? hidden[off.indexOf(change)] : shown[on.indexOf(change)];
    return stagesOfPart(part, plan.people || DEFAULT_GROUP).map((stage) => ({ ...stage, origin: change.of, isOff: change.isOff }));
  });
}

/** @param {Change[]} changes  @param {number} of  @param {Partial<Change>} what  @returns {Change[]} with one part changed */
export const edited = (changes, of, what) => changes.map((change) => (change.of === of ? { ...change, ...what } : change));

/** @param {number} minutes  @returns {number} what a part can take */
export const allowed = (minutes) => Math.min(MOST_MINUTES, Math.max(1, minutes));

/**
 * @param {Change[]} changes
 * @param {number} of
 * @param {-1 | 1} by
 * @returns {Change[]} with a part one place earlier or later
 */
export function moved(changes, of, by) {
  const at = changes.findIndex((change) => change.of === of);
  const others = changes.filter((change) => change.of !== of);
  return [...others.slice(0, at + by), changes[at], ...others.slice(at + by)];
}

/** @param {Change[]} changes  @param {number} of  @param {number} here  @returns {Change[]} with a part right behind another */
export function behind(changes, of, here) {
  const others = changes.filter((change) => change.of !== of);
  const at = others.findIndex((change) => change.of === here) + 1;
  return [...others.slice(0, at), ...changes.filter((change) => change.of === of), ...others.slice(at)];
}

/**
 * Take over other parts: each stage keeps its own clock.
 * @param {Run} run
 * @param {Change[]} changes
 * @param {Led[]} from the stages as they were
 * @param {Led[]} to the stages as they become
 * @returns {Run}
 */
function rearranged(run, changes, from, to) {
  const places = new Map(to.map(({ origin, number }, index) => [`${origin}.${number}`, index]));
  const placeOf = (/** @type {number} */ at) => (from[at] ? (places.get(`${from[at].origin}.${from[at].number}`) ?? to.length) : to.length);
  const clocks = Object.fromEntries(Object.entries(run.clocks).map(([at, clock]) => [placeOf(Number(at)), clock]));
  return { ...run, changes, at: placeOf(run.at), clocks };
}

/**
 * @param {Run} run
 * @param {Change[]} changes
 * @param {Plan} plan
 * @param {Library} library
 * @returns {Run} with the parts changed; the ones before can be taken back
 */
export function withChanges(run, changes, plan, library) {
  const before = changesOf(plan, run);
  const [from, to] = [before, changes].map((list) => stagesFor(plan, list, library));
  return { ...rearranged(run, changes, from, to), earlier: [...(run.earlier ?? []), before].slice(-MOST) };
}

/** @param {Run} run  @param {Plan} plan  @param {Library} library  @returns {Run} without its last change */
export function withoutLast(run, plan, library) {
  const earlier = run.earlier ?? [];
  const last = earlier.at(-1);
  return last ? { ...withChanges(run, last, plan, library), earlier: earlier.slice(0, -1) } : run;
}
