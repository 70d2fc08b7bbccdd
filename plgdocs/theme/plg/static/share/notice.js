// @ts-check
// Shows the meeting that the link speaks of, on a card's page and on its page for participants; on that, what else they
// were told, and a way into their calendar.

import { element } from "../site/dom.js";
import { factList } from "../site/lists.js";
import { style } from "../site/page.js";
import { capital } from "../site/text.js";
import { factsOf, wordsOf } from "./asking.js";
import { minutesFor, peopleText, readMeeting, sentence, writeMeeting } from "./meeting.js";
import { eventOf, offer } from "./send.js";

/** @import { Meeting } from "./meeting.js" */

/** Show the meeting of the address on the page that is open, and take it along to the card's other page. */
export function showMeeting() {
  const meeting = readMeeting(location.search);
  const text = sentence(meeting);
  const guest = document.querySelector(".guest");
  const facts = guest ? factsOf(wordsOf(location.hash)) : [];
  if (!text && !meeting.minutes && !facts.length) return;
  style("share.css");
  const line = text && element("p", { class: "meeting" }, capital(text));
  document.querySelector(".card .lead")?.after(line, ...(facts.length ? [factList(facts)] : []), ...(guest ? calendarForm(meeting, facts) : []));
  for (const link of document.querySelectorAll("a[data-meeting]")) {
    if (link instanceof HTMLAnchorElement) link.search = writeMeeting(meeting);
  }
  for (const span of document.querySelectorAll("[data-per]")) {
    if (meeting.people) span.textContent = `met ${peopleText(meeting.people)}: ${minutesFor(span.getAttribute("data-per") ?? "", meeting.people)}`;
  }
  const start = document.querySelector(".actions .is-main");
  if (meeting.people && start instanceof HTMLAnchorElement) start.search = start.search.replace(/groep=\d+/, `groep=${meeting.people}`);
  const chosen = guest?.querySelector(".strip dd");
  if (chosen && meeting.minutes) chosen.replaceChildren(element("b", {}, `${meeting.minutes} min`));
}

/**
 * @param {Meeting} meeting
 * @param {[string, string][]} facts
 * @returns {HTMLElement[]} the button for a calendar, if the day, the hour and the minutes are known
 */
function calendarForm(meeting, facts) {
  const said = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent?.trim() ?? "";
  const [title, summary, expect, credit] = [".guest h1", ".lead", ".expect", ".credit"].map(said);
  const name = location.pathname.split("/").at(-3) ?? "";
  const event = eventOf({ title, summary, expect, facts, meeting: "", duration: "", link: location.href, credit }, meeting, name);
  if (typeof event === "string") return [];
  const button = element("button", { type: "button" }, "Zet in mijn agenda");
  const form = element("form", { class: "guest-take" }, button, element("p", { class: "share-status", role: "status" }));
  button.addEventListener("click", () => offer(form, event, name));
  return [form];
}
