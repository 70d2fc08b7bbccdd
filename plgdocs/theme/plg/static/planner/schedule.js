// @ts-check
// What one leads, step by step: the parts of a plan, cut into the steps of their cards, each with its seconds.

import { SHORTEST_TURN } from "../site/limits.js";
import { isSplit } from "./plan.js";
import { isOnePerPerson, secondsFor } from "./timing.js";

/** @import { Plan, Sheet, Step } from "./plan.js" */
/** @import { TimedPart } from "./timeline.js" */

/**
 * A step of a card, or a whole part that has no steps.
 * @typedef {object} Stage
 * @property {TimedPart} part
 * @property {number} number of the step within its part, from 1
 * @property {number} of how many steps the part has
 * @property {string} name
 * @property {string} text
 * @property {string[]} say what the coach can say
 * @property {Sheet[]} sheets the worksheets that are filled in meanwhile
 * @property {number} silences how often the coach lets it be silent
 * @property {number} seconds 0 where nothing says how long; its time counts up
 * @property {number} turns how many turns there are, or 0
 * @property {number} rounds in so many rounds
 */

/** @param {TimedPart} part  @param {number} people  @returns {Stage[]} */
export function stagesOfPart(part, people) {
  const steps = part.card?.stappen ?? [];
  if (!steps.length) return [wholePart(part)];
  const seconds = share(steps, part.minutes * 60, people);
  return steps.map((step, index) => ({
    part,
    number: index + 1,
    of: steps.length,
    name: step.naam,
    text: step.tekst,
    // What the ready plan lets one say, stands in place of the card's own line.
    say: index || !part.say.length ? step.zeg ?? [] : part.say,
    sheets: [...part.sheets, ...(step.werkbladen ?? []).filter(({ id }) => part.sheets.every((sheet) => sheet.id !== id))],
    silences: step.stiltes ?? 0,
    seconds: seconds[index],
    turns: isOnePerPerson(step.formule) ? people * (step.rondes ?? 1) : 0,
    rounds: step.rondes ?? 1,
  }));
}

/**
 * @param {TimedPart} part
 * @param {number} people
 * @returns {string} that each gets too little time, where a step is a turn for each; else nothing
 */
export function shortTurn(part, people) {
  const shortest = Math.min(...stagesOfPart(part, people).flatMap(({ turns, seconds }) => (turns && seconds ? [seconds / turns] : [])));
  // A split group has its turns at the same time.
  if (shortest >= SHORTEST_TURN || isSplit(part.part)) return "";
  const seconds = Math.floor(shortest);
  return `Met ${people} krijgt ieder ${seconds} ${seconds === 1 ? "seconde" : "seconden"}`;
}

/**
 * @param {Pick<TimedPart, "takes" | "gives">} part
 * @param {Pick<Plan, "goal">} plan
 * @returns {string} the goals that were typed, where a part sets them or comes back to them
 */
export function goalsFor({ takes, gives }, { goal }) {
  if (!goal || ![...takes, ...gives].includes("doelen")) return "";
  return `${takes.includes("doelen") ? "Jullie doel van het begin" : "Jullie doel"}: ${goal}`;
}

/** @param {TimedPart} part  @returns {string} own words and those of the ready plan, for who leads it */
export const wordsOf = ({ remark, guidance }) => [remark, guidance].filter(Boolean).join(" – ");

/** @param {TimedPart} part  @returns {Stage} */
function wholePart(part) {
  const { title, card, say, sheets, minutes } = part;
  const text = wordsOf(part) || (card?.samenvatting ?? "");
  return { part, number: 1, of: 1, name: title, text, say, sheets, silences: 0, seconds: minutes * 60, turns: 0, rounds: 1 };
}

/**
 * Give each step its share of the time of its part.  Steps without a time get what the others leave; where these leave
 * nothing, guide times shrink or grow first, and times of the source only when the part can't hold them, or fills no other way.
 * @param {Step[]} steps
 * @param {number} total seconds of the part
 * @param {number} people
 * @returns {number[]} seconds; 0 for a step whose time counts up
 */
export function share(steps, total, people) {
  const own = steps.map((step) => (step.deel ? total / step.deel : secondsFor(step.formule, people)));
  const sum = (/** @type {(step: Step) => unknown} */ counts) => own.reduce((all, seconds, index) => all + (counts(steps[index]) ? seconds : 0), 0);
  const fixed = sum((step) => !step.richttijd);
  const guide = sum((step) => step.richttijd);
  const left = total - fixed;
  const open = own.filter((seconds) => !seconds).length;
  if (open && left > guide) return own.map((seconds) => seconds || (left - guide) / open);
  if (guide && left > 0) return own.map((seconds, index) => (steps[index].richttijd ? (seconds * left) / guide : seconds));
  return own.map((seconds) => (seconds * total) / (fixed + guide));
}
