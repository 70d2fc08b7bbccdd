// @ts-check
// What is said aloud while a meeting is led, in few words: where one is, the last minute, that time is over.

/** @import { Moment } from "./timer.js" */
/** @import { Stage } from "../planner/schedule.js" */

/**
 * @param {Moment | undefined} before what was last announced
 * @param {Moment} after
 * @param {Stage[]} stages
 * @param {number} silence seconds that a silence lasts at least
 * @returns {string} what a screen reader says, or nothing
 */
export function announcement(before, after, stages, silence) {
  if (after.phase === "done") return before?.phase === "done" ? "" : `Klaar. Jullie waren ${spoken(after.took)} bezig.`;
  const isNew = before?.at !== after.at || before.phase === "done";
  if (isNew) return [stageText(stages[after.at]), clockSays(after, stages[after.at])].filter(Boolean).join(" ");
  if (before.turn !== after.turn) return clockSays(after, stages[after.at]);
  if (before.isPaused !== after.isPaused) return after.isPaused ? "Gepauzeerd." : "De tijd loopt weer.";
  if (before.extra < after.extra && !before.seconds) return clockSays(after, stages[after.at]);
  if (before.extra < after.extra) return after.extra - before.extra === 60 ? "Een minuut erbij." : `${spoken(after.extra - before.extra)} erbij.`;
  if (before.hush < 0 !== after.hush < 0) return after.hush < 0 ? "De stilte is voorbij." : "Stilte.";
  if (before.hush < silence && after.hush >= silence) return `Het is ${spoken(silence)} stil.`;
  if (before.phase !== after.phase) return { over: "De tijd is om.", last: "Nog één minuut.", runs: "" }[after.phase];
  return "";
}

/** @param {Stage} stage  @returns {string} where one is */
function stageText({ part, number, of, name }) {
  return of > 1 ? `${part.title}, stap ${number} van ${of}: ${name}.` : `${name}.`;
}

/** @param {Moment} moment  @param {Stage} stage  @returns {string} whose turn it is, and how much time there is */
function clockSays({ turn, seconds, left, phase }, stage) {
  const time = !seconds ? "" : phase === "over" ? "De tijd is om." : `Nog ${spoken(left)}.`;
  return [turn && `${turnText(stage, turn)}.`, time].filter(Boolean).join(" ");
}

/** @param {Pick<Stage, "turns" | "rounds">} stage  @param {number} turn  @returns {string} whose turn it is, and in which round */
export function turnText({ turns, rounds }, turn) {
  const people = turns / rounds;
  const now = `eurt ${((turn - 1) % people) + 1} van ${people}`;
  return rounds > 1 ? `Ronde ${Math.ceil(turn / people)} van ${rounds}, b${now}` : `B${now}`;
}

/**
 * @param {number} seconds left; below 0 what it took longer
 * @returns {string} 12:05; a second that began counts as left
 */
export function clockText(seconds) {
  const whole = Math.abs(Math.ceil(seconds - 0.001));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {number} seconds  @returns {string} “1 minuut en 30 seconden” */
export function spoken(seconds) {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const parts = [minutes && `${minutes} ${minutes === 1 ? "minuut" : "minuten"}`, rest && `${rest} ${rest === 1 ? "seconde" : "seconden"}`];
  return parts.filter(Boolean).join(" en ") || "0 seconden";
}
