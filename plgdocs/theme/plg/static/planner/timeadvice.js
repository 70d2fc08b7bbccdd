// @ts-check
// What the guide would say of the times in a plan: rules of advice.js.

import { hourText } from "../share/meeting.js";
import { MOST_MINUTES, PLAN_VERSION, SHORTEST_TURN } from "../site/limits.js";
import { edited } from "./plan.js";
import { shortTurn } from "./schedule.js";
import { timeline, total } from "./timeline.js";

/** @import { Plan } from "./plan.js" */
/** @import { TimedPart } from "./timeline.js" */
/** @import { Advice, Given } from "./advice.js" */

const FIVE = 5;

/** A plan of before keeps the times of its cards until it takes those of today.  @param {Given} given  @returns {Advice[]} */
export function renewed({ plan, parts, library }) {
  const mended = { ...plan, version: PLAN_VERSION };
  const today = timeline(mended, library);
  const changed = parts.flatMap(({ card, minutes }, index) => (card && minutes !== today[index].minutes ? [{ card, minutes, now: today[index].minutes }] : []));
  if (!changed.length) return [];
  const news = new Set(changed.map(({ card, minutes, now }) => `${card.titel}: nu ${now} min, toen ${minutes}.`));
  return [{
    code: "nieuwe-tijden",
    text: "De tijden van deze kaarten zijn vernieuwd.",
    reason: [...news].join(" "),
    counter: "Is de uitnodiging verstuurd, dan hou je beter de tijden van toen.",
    page: changed[0].card.adres,
    mend: "Neem de nieuwe tijden",
    mended,
  }];
}

/** @param {Given} given  @returns {Advice[]} */
export function overTime({ plan, parts }) {
  const over = plan.available ? total(parts) - plan.available : 0;
  if (over <= 0) return [];
  const shorter = shortened(plan, parts, over, parts.length);
  return [{
    code: "tijd",
    text: `Het draaiboek duurt ${over} min langer dan de tijd die je hebt.`,
    reason: "Een PLG vraagt meer tijd dan een werkgroep. Wie te veel plant, verliest de vertaalslag en de check-out.",
    counter: "Richttijden zijn een schatting. Ken je je groep, dan lukt het misschien sneller.",
    page: "plg/stramien/#hoeveel-tijd-je-nodig-hebt",
    mend: shorter ? "Neem kortere tijden" : `Reken op ${total(parts)} min`,
    mended: shorter ?? { ...plan, available: total(parts) },
  }];
}

/** What comes before a fixed hour must fit.  @param {Given} given  @returns {Advice[]} */
export function fixedHours({ plan, parts }) {
  return parts.filter(({ late }) => late).map((timed) => {
    const { part, title, late, start } = timed;
    const shorter = shortened(plan, parts, late, parts.indexOf(timed));
    return {
      code: `vast ${part.id}`,
      text: `${title} begint vast om ${hourText(part.at ?? "")} uur, en wat ervoor komt, duurt ${late} min te lang.`,
      reason: "Een lunch, een bus of een gast wacht niet. Wat dan niet af is, valt weg.",
      counter: "Kan het uur verschuiven, verander dan het uur en niet het programma.",
      page: "plg/stramien/#hoeveel-tijd-je-nodig-hebt",
      mend: shorter ? "Neem kortere tijden" : `Begin om ${hourText(start)} uur`,
      mended: shorter ?? edited(plan, part, { at: start }),
    };
  });
}

/**
 * @param {Plan} plan
 * @param {TimedPart[]} parts
 * @param {number} over minutes to win
 * @param {number} until the place of the part that would begin earlier; what precedes a wait can't help it
 * @returns {Plan | undefined} the plan with methods shorter, none below its shortest time or with turns too short, if that is enough
 */
function shortened(plan, parts, over, until) {
  const from = parts.slice(0, until).findLastIndex(({ part, start, late }) => part.at && start && !late);
  const spare = parts.map((timed, index) => (timed.card && index >= from && index < until ? timed.minutes - leastFor(timed, plan.people) : 0));
  const most = spare.reduce((sum, minutes) => sum + minutes, 0);
  if (most < over) return undefined;
  let left = over;
  const changed = plan.parts.map((part, index) => {
    const less = Math.min(left, spare[index], Math.ceil(((over * spare[index]) / most) / FIVE) * FIVE);
    left -= less;
    return less ? { ...part, minutes: parts[index].minutes - less } : part;
  });
  return { ...plan, parts: changed };
}

/** @param {TimedPart} timed  @param {number} people  @returns {number} to how many minutes a method can shrink, without turns that are too short */
export function leastFor(timed, people) {
  let { minutes } = timed;
  while (minutes > timed.shortest && !(people && shortTurn({ ...timed, minutes: minutes - 1 }, people))) minutes -= 1;
  return minutes;
}

/** @param {Given} given  @returns {Advice[]} */
export function shortTurns({ plan, parts }) {
  if (!plan.people) return [];
  return parts.flatMap((timed) => {
    const { part, card } = timed;
    const text = shortTurn(timed, plan.people);
    const enough = text && card && enoughFor(timed, plan.people);
    return !enough ? [] : [{
      code: `beurt ${part.id}`,
      text: `${text} bij ${card.titel}.`,
      reason: `In minder dan ${SHORTEST_TURN} seconden kan niemand echt iets zeggen.`,
      counter: "Slaan sommigen hun beurt over, dan hebben de anderen meer tijd.",
      page: card.adres,
      mend: `Maak er ${enough} min van`,
      mended: edited(plan, part, { minutes: enough }),
    }];
  });
}

/** @param {TimedPart} timed  @param {number} people  @returns {number} the minutes in which nobody's turn is too short; 0 if there are none */
function enoughFor(timed, people) {
  for (let minutes = timed.minutes + 1; minutes <= MOST_MINUTES; minutes++) {
    if (!shortTurn({ ...timed, minutes }, people)) return minutes;
  }
  return 0;
}
