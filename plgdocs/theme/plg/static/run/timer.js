// @ts-check
// The clock of a meeting that is led: stages + state + event + now -> state.  Nothing here touches a page.
// Moments are absolute (milliseconds since 1970), so that a reload, a locked screen or midnight change nothing.

/** @import { Change } from "./changes.js" */

/** @typedef {Pick<import("../planner/schedule.js").Stage, "seconds" | "turns"> & {isOff?: boolean}} Timed  what the clock needs of a stage; whether it is skipped */

/**
 * The clock of one stage; it stands still while another stage goes on.
 * @typedef {object} Clock
 * @property {number} turn whose turn it is, from 0
 * @property {number} spent milliseconds that this turn (or the stage, without turns) took before `since`
 * @property {number} extra seconds that were added
 * @property {Record<number, {spent: number, extra: number}>} [others] the same of turns that were left
 */

/**
 * @typedef {object} Run
 * @property {number} at the stage that goes on; as many as there are when all is done
 * @property {Record<number, Clock>} clocks of the stages that were begun
 * @property {number} since when the present stretch of time began
 * @property {number} paused since when it is paused, or 0
 * @property {number} hush since when it is silent, or 0
 * @property {number} passed how many people passed their turn
 * @property {number} began
 * @property {number} ended 0 while it goes on
 * @property {Change[]} [changes] the parts in the order of this meeting, where that is another
 * @property {Change[][]} [earlier] the same before each change
 */

/**
 * What there is to see at a moment.
 * @typedef {object} Moment
 * @property {number} at
 * @property {number} turn from 1; 0 without turns
 * @property {number} seconds for this turn or stage, with what was added; 0 where it counts up
 * @property {number} elapsed seconds
 * @property {number} left seconds; below 0 when it takes longer
 * @property {"runs" | "last" | "over" | "done"} phase `last` is the last minute of at least two
 * @property {boolean} isPaused
 * @property {number} hush seconds of silence, or -1
 * @property {number} extra
 * @property {number} rest seconds until the end, if all goes as planned from here
 * @property {number} took seconds since the beginning
 */

/** @typedef {"pause" | "extend" | "more" | "next" | "pass" | "skip" | "back" | "hush"} Event */

const MINUTE = 60;
/** Minutes that are added at once. */
const ADDED = { extend: 1, more: 5 };
/** Seconds after which nobody comes back to a meeting by reloading. */
const OLD = 3 * 3600;
const CLOCK = { turn: 0, spent: 0, extra: 0 };

/** @param {number} now  @returns {Run} */
export function begin(now) {
  return { at: 0, clocks: {}, since: now, paused: 0, hush: 0, passed: 0, began: now, ended: 0 };
}

/**
 * @param {Run} run
 * @param {Timed[]} stages
 * @param {number} now
 * @returns {boolean} whether the meeting should have ended long ago, and nobody touched its clock since
 */
export function isOld(run, stages, now) {
  const planned = run.began / 1000 + stages.reduce((sum, { seconds }) => sum + seconds, 0);
  return now / 1000 > Math.max(planned, run.since / 1000) + OLD;
}

/** @param {Run} run  @param {Event} event  @param {Timed[]} stages  @param {number} now  @returns {Run} */
export function act(run, event, stages, now) {
  const clock = clockOf(run);
  const isDone = run.at >= stages.length;
  const turns = stages[run.at]?.turns ?? 0;
  if (event === "back") return clock.turn && !isDone ? turnTo(run, clock.turn - 1, now) : goTo(run, Math.max(0, before(stages, run.at)), stages, now);
  if (isDone) return run;
  if (event === "pause") return run.paused ? resume(run, now) : { ...run, paused: now };
  if (event === "hush") return { ...run, hush: run.hush ? 0 : run.paused || now };
  if (event === "extend" || event === "more") return longer(run, ADDED[event] * MINUTE, stages[run.at], now);
  if (event === "pass" && !turns) return run;
  const moved = event === "skip" || clock.turn + 1 >= turns ? goTo(run, after(stages, run.at), stages, now) : turnTo(run, clock.turn + 1, now);
  return event === "pass" ? { ...moved, passed: run.passed + 1 } : moved;
}

/**
 * Give a stage or a turn more time; one that counts up has so much from now on.
 * @param {Run} run
 * @param {number} more seconds
 * @param {Timed} stage
 * @param {number} now
 * @returns {Run}
 */
function longer(run, more, { seconds }, now) {
  const clock = clockOf(run);
  const from = seconds || clock.extra ? clock.extra : Math.round(elapsed(run, now) / 1000);
  return withClock(run, { ...clock, extra: from + more });
}

/** @param {Timed[]} stages  @param {number} at  @returns {number} the next stage that isn't skipped; as many as there are behind the last */
export function after(stages, at) {
  const next = stages.findIndex((stage, index) => index > at && !stage.isOff);
  return next < 0 ? stages.length : next;
}

/** @param {Timed[]} stages  @param {number} at  @returns {number} the last stage before it that isn't skipped, or -1 */
export const before = (stages, at) => stages.findLastIndex((stage, index) => index < at && !stage.isOff);

/**
 * Go to a stage; one that was begun goes on where it stood still.
 * @param {Run} run
 * @param {number} at
 * @param {Timed[]} stages
 * @param {number} now
 * @returns {Run}
 */
export function goTo(run, at, stages, now) {
  const left = run.ended ? run : withClock(run, { ...clockOf(run), spent: elapsed(run, now) });
  return { ...left, at, since: now, paused: 0, hush: 0, ended: at >= stages.length ? run.ended || now : 0 };
}

/**
 * Go to a turn; one that was left goes on where it stood still.
 * @param {Run} run
 * @param {number} turn
 * @param {number} now
 * @returns {Run}
 */
function turnTo(run, turn, now) {
  const clock = clockOf(run);
  const others = { ...clock.others, [clock.turn]: { spent: elapsed(run, now), extra: clock.extra } };
  return { ...withClock(run, { ...CLOCK, ...others[turn], turn, others }), since: now, paused: 0, hush: 0 };
}

/** @param {Run} run  @param {number} now  @returns {Run} */
function resume(run, now) {
  const hush = run.hush && run.hush + now - run.paused;
  return { ...withClock(run, { ...clockOf(run), spent: elapsed(run, now) }), since: now, paused: 0, hush };
}

/** @param {Run} run */
const clockOf = (run) => run.clocks[run.at] ?? CLOCK;

/** @param {Run} run  @param {Clock} clock of the stage that goes on  @returns {Run} */
const withClock = (run, clock) => ({ ...run, clocks: { ...run.clocks, [run.at]: clock } });

/** @param {Run} run  @param {number} now  @returns {number} milliseconds of this turn or stage */
const elapsed = (run, now) => clockOf(run).spent + (run.ended ? 0 : Math.max(0, (run.paused || now) - run.since));

/** @param {Run} run  @param {number} at  @param {number} now  @returns {number} milliseconds that a stage took, all its turns together */
export function spentOn(run, at, now) {
  const { turn, spent, others = {} } = run.clocks[at] ?? CLOCK;
  const earlier = Object.entries(others).reduce((sum, [other, clock]) => sum + (Number(other) === turn ? 0 : clock.spent), 0);
  return earlier + (at === run.at ? elapsed(run, now) : spent);
}

/**
 * @param {Run} run
 * @param {Timed[]} stages that follow each other
 * @param {number} first the place of the first
 * @param {number} now
 * @returns {number} seconds that they still take, if all goes as planned from here; those before the present one none
 */
export const restOf = (run, stages, first, now) => stages.reduce((sum, stage, index) => sum + restOfStage(run, stage, first + index, now), 0);

/** @param {Run} run  @param {Timed} stage  @param {number} at  @param {number} now */
function restOfStage(run, { seconds, turns, isOff }, at, now) {
  if (at < run.at || (isOff && at !== run.at)) return 0;
  const { turn, extra, spent } = run.clocks[at] ?? CLOCK;
  const each = turns ? seconds / turns : seconds;
  const left = Math.max(0, each + extra - (at === run.at ? elapsed(run, now) : spent) / 1000);
  return left + (turns && (turns - turn - 1) * each);
}

/** @param {Run} run  @param {Timed[]} stages  @param {number} now  @returns {Moment} */
export function momentAt(run, stages, now) {
  const clock = clockOf(run);
  const stage = stages[run.at] ?? { seconds: 0, turns: 0 };
  const each = stage.turns ? stage.seconds / stage.turns : stage.seconds;
  const seconds = each + clock.extra;
  const spent = elapsed(run, now) / 1000;
  const left = seconds - spent;
  return {
    at: run.at,
    turn: stage.turns && clock.turn + 1,
    seconds,
    elapsed: spent,
    left,
    phase: run.ended ? "done" : phaseOf(seconds, left),
    isPaused: run.paused > 0,
    hush: run.hush ? ((run.paused || now) - run.hush) / 1000 : -1,
    extra: clock.extra,
    rest: restOf(run, stages, 0, now),
    took: ((run.ended || now) - run.began) / 1000,
  };
}

/** @param {number} seconds  @param {number} left  @returns {"runs" | "last" | "over"} */
function phaseOf(seconds, left) {
  if (seconds && left <= 0) return "over";
  return seconds >= 2 * MINUTE && left <= MINUTE ? "last" : "runs";
}
