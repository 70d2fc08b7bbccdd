// @ts-check
// What is done with an invitation, to a card and to a plan alike: copied, or put in a calendar.

import { download, report, say } from "../site/copy.js";
import { calendar } from "./calendar.js";
import { asChat, asHtml, asText } from "./invitation.js";

/** @import { Invitation } from "./invitation.js" */
/** @import { Meeting } from "./meeting.js" */

/** Facts that a calendar has a place for, or that are about the method. */
const ELSEWHERE = ["Wanneer", "Waar", "Duur", "Groep", "Groepsvorm"];

/** What a field without an answer asks for.  @type {Record<string, string>} */
const LACKING = { datum: "een datum", uur: "een beginuur", minuten: "de duur" };

/**
 * @param {Invitation} invitation
 * @param {Meeting} meeting
 * @param {string} name of the event, in letters that a file may have
 * @returns {import("./calendar.js").Event | string} what goes into a calendar; or which field it lacks, as the forms name it
 */
export function eventOf({ title, summary, expect, facts, programme = [], link, credit }, { day, time, minutes }, name) {
  if (!day || !time || !minutes) return !day ? "datum" : !time ? "uur" : "minuten";
  const items = programme.map((item) => `${item.time} ${item.title}`).join("\n");
  const lines = facts.filter(([label]) => !ELSEWHERE.includes(label)).map((pair) => pair.join(": "));
  const text = [summary, items, expect, lines.join("\n"), link, credit].filter(Boolean).join("\n\n");
  return { name, title, text, link, day, time, minutes, place: facts.find(([label]) => label === "Waar")?.[1] };
}

/**
 * Do what a button of a form says.
 * @param {HTMLFormElement} form
 * @param {string} what
 * @param {string} link as the reader chose it
 * @param {Invitation} invitation
 */
export function copyAs(form, what, link, invitation) {
  if (what === "link") return report(form, "De link is gekopieerd.", link);
  if (what === "chat") return report(form, "Gekopieerd. Plak het in je chat.", asChat(invitation));
  return report(form, "Gekopieerd. Plak het in je mail.", asText(invitation), asHtml(invitation));
}

/**
 * Offer an event as a file, or say which field it lacks.
 * @param {HTMLFormElement} form
 * @param {import("./calendar.js").Event | string} event
 * @param {string} name of the file, without its day
 */
export function offer(form, event, name) {
  if (typeof event !== "string") {
    download(`${name}-${event.day}.ics`, calendar(event), "text/calendar");
    return say(form, "Het agendabestand staat bij je downloads. Open het om de bijeenkomst in je agenda te zetten.");
  }
  const field = form.elements.namedItem(event);
  say(form, `Vul eerst ${LACKING[event]} in.`);
  return field instanceof HTMLElement && field.focus();
}
