// @ts-check
// A plan as an invitation.  What the organiser types besides (place, what to bring) stands in no link.

import { hourText, when, writeMeeting } from "../share/meeting.js";
import { endOf, lengthOf, timeline } from "./timeline.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Library} Library */
/** @typedef {import("./timeline.js").TimedPart} TimedPart */
/** @typedef {import("../share/invitation.js").Invitation} Invitation */

/** The place that says nothing as long as nobody says which. */
const HERE = "ter plaatse";

/**
 * @param {Plan} plan
 * @param {Library} library
 * @param {{place: string, bring: string, site: string, link: string, credit: string}} given what was typed; the site's
 *   public root; the address of this invitation; whose it is
 * @returns {Invitation}
 */
export function planInvitation(plan, library, { place, bring, site, link, credit }) {
  const parts = timeline(plan, library);
  return {
    title: plan.title || "Onze bijeenkomst",
    summary: plan.goal,
    expect: "",
    facts: /** @type {[string, string][]} */ ([
      ["Wanneer", whenOf(plan, parts)],
      ["Waar", plan.place === HERE && !place ? "" : [library.draaiboek.plaatsen[plan.place], place].filter(Boolean).join(": ")],
      ["Meebrengen", bring || nothingNeeded(parts)],
    ].filter(([, value]) => value)),
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

/**
 * @param {Plan} plan
 * @param {Library} library
 * @param {Invitation} invitation to that plan
 * @returns {import("../share/calendar.js").Event | string} what goes into a calendar; or which field it lacks, as the form names it
 */
export function planEvent(plan, library, { title, summary, facts, programme = [], link, credit }) {
  const { day, start } = plan;
  const minutes = lengthOf(plan, timeline(plan, library));
  if (!day || !start || !minutes) return !day ? "datum" : !start ? "uur" : "";
  const lines = programme.map((item) => `${item.time} ${item.title}`);
  const bring = facts.filter(([label]) => label === "Meebrengen").map((pair) => pair.join(": "));
  const text = [summary, lines.join("\n"), ...bring, link, credit].filter(Boolean).join("\n\n");
  return { name: title, title, text, link, day, time: start, minutes, place: facts.find(([label]) => label === "Waar")?.[1] };
}

/** @param {TimedPart[]} parts */
function nothingNeeded(parts) {
  return parts.some(({ card }) => card?.materiaal?.length) ? "Niets. Wie begeleidt, legt het materiaal klaar." : "";
}

/**
 * @param {TimedPart} part
 * @param {Plan} plan
 * @param {string} site
 * @returns {import("../share/invitation.js").Item}
 */
function itemOf({ title, remark, card, kind, start, phase }, plan, site) {
  const unknown = kind === "onbekend" ? "Deze methodiek kennen we niet." : "";
  return {
    time: hourText(start),
    title,
    text: [remark, card?.["voor-deelnemers"], unknown].filter(Boolean).join(" – "),
    link: card ? `${site}${card.adres}deelnemers/${writeMeeting({ day: plan.day, time: "", people: plan.people })}` : "",
    phase,
  };
}
