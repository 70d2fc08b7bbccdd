// @ts-check
// How the rest of a meeting goes: when each part begins, and when all is over.  Nothing here touches a page.

import { restOf, spentOn } from "./timer.js";

/** @import { Led } from "./changes.js" */
/** @import { Run } from "./timer.js" */
/** @import { TimedPart } from "../planner/timeline.js" */

/**
 * A part, as the overview shows it.
 * @typedef {object} Row
 * @property {number} origin its place in the plan
 * @property {TimedPart} part
 * @property {number} at its first stage
 * @property {Led[]} stages
 * @property {"had" | "now" | "next" | "off"} state
 * @property {number} start when it begins, if it is still to come; milliseconds
 * @property {number} late minutes after its fixed hour
 * @property {boolean} isFixed whether it begins at a fixed hour, and not later
 * @property {number} spent milliseconds that it took
 *
 * @typedef {{rows: Row[], end: number, late: number, isPast: boolean}} Forecast  when it ends, and how many minutes that is later
 *   than planned; or that it should have ended so long ago that nobody compares
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Who begins longer before or after the hour of the plan tries it out, or meets at another hour. */
const NEAR = HOUR;
/** Who goes on so long after the end, does so at another time. */
const FAR = 3 * HOUR;

/**
 * @param {Run} run
 * @param {Led[]} stages
 * @param {number} now
 * @param {{start: string, minutes: number}} planned the hour at which the plan begins, if any, and how long it takes
 * @returns {Forecast}
 */
export function forecast(run, stages, now, { start, minutes }) {
  const planned = start ? momentNear(start, run.began) : 0;
  const isOnTime = Math.abs(planned - run.began) <= NEAR;
  const target = (isOnTime ? planned : run.began) + minutes * MINUTE;
  const isPast = now > target + FAR;
  let time = run.ended || now;
  const rows = rowsOf(run, stages, now).map((row) => {
    const isComing = row.state === "next";
    const at = isComing && isOnTime && !isPast && row.part.part.at ? momentNear(row.part.part.at, run.began) : 0;
    const begins = Math.max(time, at);
    const late = at ? Math.round((begins - at) / MINUTE) : 0;
    if (isComing || row.state === "now") time = begins + restOf(run, row.stages, row.at, now) * 1000;
    return { ...row, start: begins, late, isFixed: at > 0 && !late };
  });
  return { rows, end: time, late: isPast ? 0 : Math.round((time - target) / MINUTE), isPast };
}

/**
 * @param {Run} run
 * @param {Led[]} stages
 * @param {number} now
 * @returns {Omit<Row, "start" | "late" | "isFixed">[]}
 */
function rowsOf(run, stages, now) {
  const starts = stages.flatMap(({ number }, index) => (number === 1 ? [index] : []));
  return starts.map((at) => {
    const [first] = [stages[at]];
    const own = stages.slice(at, at + first.of);
    const isNow = at <= run.at && run.at < at + first.of;
    const state = isNow ? "now" : first.isOff ? "off" : at < run.at ? "had" : "next";
    const spent = own.reduce((sum, _, index) => sum + spentOn(run, at + index, now), 0);
    return { origin: first.origin, part: first.part, at, stages: own, state, spent };
  });
}

/**
 * @param {string} hour hour:minute
 * @param {number} moment
 * @returns {number} when it is that hour, at most half a day before or after a moment, on the clock of this device
 */
function momentNear(hour, moment) {
  const [hours, minutes] = hour.split(":").map(Number);
  const found = new Date(moment).setHours(hours, minutes, 0, 0);
  const ahead = found - moment;
  return Math.abs(ahead) <= DAY / 2 ? found : found - Math.sign(ahead) * DAY;
}

/** @param {number} moment  @returns {string} hour:minute, on the clock of this device; a minute that began counts as there */
export function hourAt(moment) {
  const date = new Date(moment);
  return [date.getHours(), date.getMinutes()].map((number) => String(number).padStart(2, "0")).join(":");
}
