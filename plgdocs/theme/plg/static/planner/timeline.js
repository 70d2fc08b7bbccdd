// @ts-check
// A plan laid out in time.  Nothing here touches a page.

import { between, hourText, later } from "../share/meeting.js";
import { DAY, DEFAULT_GROUP, DEFAULT_MINUTES, PLAN_VERSION } from "../site/limits.js";
import { cardOf, OWN, ownOf, phaseOf } from "./plan.js";
import { minutesFor } from "./timing.js";

/** @import { Card, Duration, Library, Part, Plan, Sheet } from "./plan.js" */

/**
 * A part at its place in time.
 * @typedef {object} TimedPart
 * @property {Part} part
 * @property {"kaart" | "deel" | "onbekend"} kind
 * @property {Card | undefined} card
 * @property {string} title
 * @property {string} remark own words beside the title
 * @property {string} guidance what the ready plan says to who leads it
 * @property {string[]} say what the ready plan lets the coach say
 * @property {Sheet[]} sheets the worksheets of the ready plan
 * @property {string} phase the phase whose colour and shape it wears, or ""
 * @property {number} minutes
 * @property {number} shortest
 * @property {number} longest
 * @property {boolean} isChosen whether the plan sets the minutes
 * @property {boolean} isUnknown whether nobody says how long it takes, so that the minutes are a guess of the planner
 * @property {string[]} takes what it starts from: words of THINGS (vocabularies.py)
 * @property {string[]} gives what it leaves
 * @property {string} things both, as people read it
 * @property {string} left what the last part left that left something, as people read it
 * @property {number} gap minutes that stay free before it, because it begins at a fixed hour
 * @property {number} late minutes after that hour at which it begins, because what comes before takes longer
 * @property {string} start hour:minute; "" where the plan has no start
 * @property {string} end
 */

/** @param {Plan} plan  @param {Library} library  @returns {TimedPart[]} */
export function timeline(plan, library) {
  let past = 0;
  let left = "";
  const now = () => plan.start && later(plan.start, past);
  return plan.parts.map((part) => {
    const facts = describe(part, plan, library);
    const { gap, late } = slack(part.at, now());
    past += gap;
    const start = now();
    past += facts.minutes;
    const before = left;
    left = listed(facts.gives, library) || left;
    return { part, ...facts, left: before, gap, late, start, end: now() };
  });
}

/**
 * @param {string | undefined} at the hour at which a part begins, if that is fixed
 * @param {string} now when what comes before it is over; "" while nobody knows
 * @returns {{gap: number, late: number}} minutes; an hour that is nearer behind than ahead is over
 */
export function slack(at, now) {
  const ahead = at && now ? between(now, at) : 0;
  return ahead > DAY / 2 ? { gap: 0, late: DAY - ahead } : { gap: ahead, late: 0 };
}

/** @param {TimedPart} timed  @returns {string} that a part begins at a fixed hour, if it does */
export const fixedText = ({ part, start }) => (part.at && start ? `Begint vast om ${hourText(part.at)} uur.` : "");

/** @param {TimedPart} timed  @returns {string} what its fixed hour means for what comes before, if anything */
export function slackText({ gap, late }) {
  if (late) return `Wat ervoor komt, duurt ${late} min te lang.`;
  return gap ? `Ervoor blijft ${gap} min vrij.` : "";
}

/**
 * @param {Part} part
 * @param {Plan} plan
 * @param {Library} library
 * @returns {Omit<TimedPart, "part" | "left" | "gap" | "late" | "start" | "end">}
 */
function describe(part, { version, people, ready }, library) {
  const card = cardOf(part, library);
  const own = ownOf(part, library);
  const takes = card?.["vertrekt-van"] ?? [];
  const gives = (card ?? own)?.levert ?? [];
  const [shortest, longest] = rangeOf(card?.duur, people) ?? Array(2).fill(card ? DEFAULT_MINUTES : (own?.minuten ?? 0));
  // An invitation that was sent says when the meeting ends.
  const earlier = version < PLAN_VERSION && card ? library.draaiboek.toen[card.id] : undefined;
  const isOwn = part.id === OWN && part.text !== "";
  const written = library.draaiboek.klaar[ready]?.[`${part.id}:${part.text}`];
  return {
    kind: card ? "kaart" : own ? "deel" : "onbekend",
    card,
    title: isOwn ? part.text : (card?.titel ?? own?.titel ?? part.id),
    remark: part.id === OWN ? (part.note ?? "") : part.text,
    guidance: written?.tekst ?? "",
    say: written?.zeg ?? [],
    sheets: written?.werkbladen ?? [],
    takes,
    gives,
    things: thingsText(takes, gives, library),
    phase: phaseOf(card, library),
    minutes: part.minutes || (rangeOf(earlier, people)?.[1] ?? lengthFor(card, people, shortest, longest)),
    shortest,
    longest,
    isChosen: part.minutes > 0,
    isUnknown: !part.minutes && card !== undefined && !card.duur,
  };
}

/** @param {string[]} takes  @param {string[]} gives  @param {Library} library  @returns {string} what a part starts from and yields, if anything */
function thingsText(takes, gives, library) {
  const start = takes.length && `Vertrekt van ${listed(takes, library, "disjunction")}.`;
  return [start, gives.length && `Levert ${listed(gives, library)}.`].filter(Boolean).join(" ");
}

/** @param {string[]} words of THINGS  @param {Library} library  @param {"conjunction" | "disjunction"} type  @returns {string} “ideeën en een keuze” */
export const listed = (words, { draaiboek: { dingen } }, type = "conjunction") => new Intl.ListFormat("nl-BE", { type }).format(words.map((word) => dingen[word]));

/** @param {Duration | undefined} duration  @param {number} people  @returns {[number, number] | undefined} minutes for a group, if known */
function rangeOf(duration, people) {
  if (!duration) return undefined;
  const times = duration.per ? people || DEFAULT_GROUP : 1;
  return [duration.van * times, duration.tot * times];
}

/**
 * @param {Card | undefined} card
 * @param {number} people 0 where not known; there is time then for the largest group
 * @param {number} shortest
 * @param {number} longest
 * @returns {number} the minutes that its steps take for this group
 */
function lengthFor(card, people, shortest, longest) {
  const minutes = people && card ? minutesFor(card.stappen, people) : 0;
  return minutes ? Math.min(longest, Math.max(shortest, minutes)) : longest;
}

/** @param {TimedPart[]} parts  @returns {number} minutes from the first to the last, with what stays free between them */
export const total = (parts) => parts.reduce((sum, { minutes, gap }) => sum + gap + minutes, 0);

/** @param {TimedPart[]} parts  @returns {number} minutes in which something is planned */
export const busy = (parts) => parts.reduce((sum, { minutes }) => sum + minutes, 0);

/** @param {Plan} plan  @param {TimedPart[]} parts  @returns {number} for how many minutes people come together */
export const lengthOf = (plan, parts) => Math.max(total(parts), plan.available);

/** @param {Plan} plan  @param {TimedPart[]} parts  @returns {string} when people part, hour:minute; "" while nobody knows */
export const endOf = (plan, parts) => (plan.start && lengthOf(plan, parts) ? later(plan.start, lengthOf(plan, parts)) : "");
