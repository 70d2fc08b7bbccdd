// @ts-check
// A plan as an invitation.

import { factsOf } from "../share/asking.js";
import { hourText, peopleText, when, writeMeeting } from "../share/meeting.js";
import { endOf, fixedText, lengthOf, timeline } from "../planner/timeline.js";

/** @import { Library, Plan } from "../planner/plan.js" */
/** @import { TimedPart } from "../planner/timeline.js" */
/** @import { Invitation, Item } from "../share/invitation.js" */

/** The place that says nothing as long as nobody says which. */
const HERE = "ter plaatse";

/**
 * @param {Plan} plan
 * @param {Library} library
 * @param {{words: import("../share/asking.js").Words, site: string, link: string, credit: string}} given what was typed; the
 *   site's public root; the address of this invitation; whose it is
 * @returns {Invitation}
 */
export function planInvitation(plan, library, { words, site, link, credit }) {
  const parts = timeline(plan, library);
  const place = plan.place === HERE && !words.waar ? "" : library.draaiboek.plaatsen[plan.place];
  const facts = factsOf({ ...words, mee: words.mee || nothingNeeded(parts) }, place);
  const own = /** @type {[string, string][]} */ ([["Wanneer", whenOf(plan, parts)], ["Groep", peopleText(plan.people)]]);
  return {
    title: plan.title || "Onze bijeenkomst",
    summary: plan.goal,
    expect: "",
    facts: [...own.filter(([, value]) => value), ...facts],
    meeting: "uitnodiging",
    duration: lengthOf(plan, parts) ? `${lengthOf(plan, parts)} min` : "",
    link,
    credit,
    programme: parts.map((part) => itemOf(part, plan, site)),
  };
}

/**
 * @param {Plan} plan
 * @param {TimedPart[]} parts
 * @returns {string} day and hours; the minutes alone while no hour is known
 */
export function whenOf(plan, parts) {
  const minutes = lengthOf(plan, parts);
  const moment = when({ day: plan.day, time: plan.start }, endOf(plan, parts));
  return plan.start || !minutes ? moment : [moment, `${minutes} minuten`].filter(Boolean).join(", ");
}

/** @param {Plan} plan  @param {Library} library  @returns {import("../share/meeting.js").Meeting} */
export const meetingOf = (plan, library) => ({ day: plan.day, time: plan.start, people: plan.people, minutes: lengthOf(plan, timeline(plan, library)) });

/** @param {TimedPart[]} parts */
function nothingNeeded(parts) {
  return parts.some(({ card }) => card?.materiaal?.length) ? "Niets. Wie begeleidt, legt het materiaal klaar." : "";
}

/** @param {TimedPart} part  @param {Plan} plan  @param {string} site  @returns {Item} */
function itemOf(part, plan, site) {
  const { title, remark, card, kind, start, minutes, phase } = part;
  const unknown = kind === "onbekend" ? "Deze methodiek kennen we niet." : "";
  return {
    time: hourText(start),
    title,
    text: [remark, card?.["voor-deelnemers"], unknown, fixedText(part)].filter(Boolean).join(" – "),
    link: card ? `${site}${card.adres}deelnemers/${writeMeeting({ day: plan.day, time: "", people: plan.people, minutes })}` : "",
    phase,
  };
}
