// @ts-check
// Shows on a card's page the meeting that the link speaks of.

import { style } from "../site/page.js";
import { minutesFor, readMeeting, sentence, writeMeeting } from "./meeting.js";

/** Show the meeting of the address on the page that is open, and take it along to the card's other page. */
export function showMeeting() {
  const meeting = readMeeting(location.search);
  const text = sentence(meeting);
  if (!text) return;
  style("share.css");
  const line = Object.assign(document.createElement("p"), { className: "meeting", textContent: `${text[0].toUpperCase()}${text.slice(1)}` });
  document.querySelector(".card .lead")?.after(line);
  for (const link of document.querySelectorAll("a[data-meeting]")) {
    if (link instanceof HTMLAnchorElement) link.search = writeMeeting(meeting);
  }
  for (const span of document.querySelectorAll("[data-per]")) {
    if (meeting.people) span.textContent = `met ${meeting.people} deelnemers: ${minutesFor(span.getAttribute("data-per") ?? "", meeting.people)}`;
  }
}
