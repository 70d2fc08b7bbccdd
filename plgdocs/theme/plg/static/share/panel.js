// @ts-check
// The panel “Deel deze kaart”, loaded when a reader opens it.  What the card says is read from the page.

import { say } from "../site/copy.js";
import { DAY, DEFAULT_GROUP } from "../site/limits.js";
import { publicAddress, style } from "../site/page.js";
import { BUTTONS, factsOf, fieldsFor, STATUS, wordsOf, writeWords } from "./asking.js";
import { coded } from "./code.js";
import { field, fillIn, meetingIn, wordsIn } from "./form.js";
import { checked, endOf, minutesFor, peopleText, readMeeting, sentence, when, writeMeeting } from "./meeting.js";
import { copyAs, eventOf, offer } from "./send.js";

/** @import { Invitation } from "./invitation.js" */
/** @import { Meeting } from "./meeting.js" */
/** @import { Words } from "./asking.js" */

const GUEST = "deelnemers/";
const FORM = `
${fieldsFor(`<label>Duur (min) <input type="number" name="minuten" min="1" max="${DAY}" inputmode="numeric"></label>`)}
<label class="share-target">Welke pagina opent de link? <select name="naar"></select></label>
<p class="share-link"><output name="link"></output></p>
${BUTTONS}
${STATUS}
<p class="hint">Een mail, een chat en de agenda leiden altijd naar de pagina voor deelnemers.</p>`;

/** @param {HTMLDetailsElement} panel */
export async function fill(panel) {
  await style("share.css");
  const form = Object.assign(document.createElement("form"), { className: "share-form", innerHTML: FORM });
  offerTargets(form);
  preset(form, panel, readMeeting(location.search));
  form.addEventListener("input", (event) => update(form, panel, event.target));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("button")) button.addEventListener("click", () => act(form, panel, button.dataset.do ?? ""));
  panel.querySelector("summary")?.after(form);
  showCode(panel);
  update(form, panel, null);
}

/** Offer the page for participants, the card and its parts.  @param {HTMLFormElement} form */
function offerTargets(form) {
  const steps = [...document.querySelectorAll(".steps > li[id]")].map((step, index) => [`#${step.id}`, `Stap ${index + 1}: ${textOf(step.querySelector("strong"))}`]);
  const targets = [[GUEST, "De pagina voor deelnemers"], ["", "De hele kaart"], ["#hoe", "De kaart, bij Hoe?"], ...steps];
  field(form, "naar").append(...targets.map(([value, label]) => new Option(label, value)));
}

/** @param {HTMLFormElement} form  @param {HTMLDetailsElement} panel  @param {Meeting} meeting the one of the address */
function preset(form, panel, { day, time, people, minutes }) {
  fillIn(form, { day, time, people }, wordsOf(location.hash));
  field(form, "minuten").value = minutes ? String(minutes) : longest(panel, people);
  if (minutes) field(form, "minuten").dataset.own = "";
}

/** @param {HTMLFormElement} form  @param {HTMLDetailsElement} panel  @param {EventTarget | null} changed */
function update(form, panel, changed) {
  // Time for each person grows with the group, as long as nobody chose otherwise.
  const minutes = field(form, "minuten");
  if (changed === minutes) minutes.dataset.own = "";
  else if (!("own" in minutes.dataset)) minutes.value = longest(panel, meetingOf(form).people);
  field(form, "link").value = address(field(form, "naar").value, meetingOf(form), wordsIn(form));
  for (const link of panel.querySelectorAll("a[data-meeting]")) /** @type {HTMLAnchorElement} */ (link).search = writeMeeting(meetingOf(form));
  say(form, "");
}

/** @param {HTMLFormElement} form  @param {HTMLDetailsElement} panel  @param {string} what */
function act(form, panel, what) {
  const meeting = meetingOf(form);
  const invitation = describe(panel, meeting, wordsIn(form));
  if (what !== "agenda") return copyAs(form, what, field(form, "link").value, invitation);
  const name = panel.dataset.name ?? "";
  const { minutes } = checked("", "", "", String(Math.round(Number(field(form, "minuten").value))));
  return offer(form, eventOf(invitation, { ...meeting, minutes }, name), name);
}

/**
 * @param {HTMLDetailsElement} panel
 * @param {Meeting} meeting
 * @param {Words} words
 * @returns {Invitation} what the page says of the card, and of the meeting
 */
function describe(panel, meeting, words) {
  const strip = new Map([...document.querySelectorAll(".strip > div")].map(factOf));
  if (strip.has("Duur")) strip.set("Duur", durationOf(panel, meeting, strip.get("Duur") ?? ""));
  if (meeting.people) strip.set("Groep", peopleText(meeting.people));
  const moment = when(meeting, endOf(meeting));
  const facts = ["Duur", "Groep", "Groepsvorm"].filter((label) => strip.has(label)).map((label) => [label, strip.get(label) ?? ""]);
  return {
    title: panel.dataset.title ?? "",
    summary: textOf(document.querySelector(".lead")),
    expect: textOf(document.querySelector(".participants p")),
    facts: /** @type {[string, string][]} */ ([...(moment ? [["Wanneer", moment]] : []), ...factsOf(words), ...facts]),
    meeting: sentence(meeting),
    duration: strip.get("Duur") ?? "",
    link: address(GUEST, meeting, words),
    credit: `Uit de ${panel.dataset.credit}`,
  };
}

/** @param {HTMLDetailsElement} panel  @param {Meeting} meeting  @param {string} onCard  @returns {string} what was chosen, or what the card says */
function durationOf(panel, { people, minutes }, onCard) {
  const range = panel.dataset.minutes ?? "";
  if (minutes) return `${minutes} min`;
  return people && range.endsWith("per") ? `${minutesFor(range, people)} met ${peopleText(people)}, ${onCard}` : onCard;
}

/** @param {Element} fact  @returns {[string, string]} label and value of a fact of the card */
function factOf(fact) {
  const label = textOf(fact.querySelector("dt"));
  return [label, textOf(fact.querySelector("b") ?? fact.querySelector("dd"))];
}

/**
 * @param {Element | null} element
 * @returns {string} what a reader sees as its text, without links to itself and marks
 */
function textOf(element) {
  const copied = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const extra of copied?.querySelectorAll(".headerlink, .ed") ?? []) extra.remove();
  return (copied?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} target `deelnemers/`, a fragment, or nothing for the card itself
 * @param {Meeting} meeting
 * @param {Words} words which only the page for participants shows
 * @returns {string} the address from the site's public one, if it has one
 */
function address(target, meeting, words) {
  const url = publicAddress(target);
  const written = writeWords(words);
  url.search = writeMeeting(meeting);
  if (target === GUEST && written) url.hash = `bij=${coded(`?${written}`)}`;
  return url.href;
}

/** The QR code beside its files, where the build made them.  @param {HTMLDetailsElement} panel */
function showCode(panel) {
  const file = panel.querySelector("a[href$='-qr.svg']");
  if (!(file instanceof HTMLAnchorElement)) return;
  const image = Object.assign(new Image(160, 160), { src: file.href, alt: "QR-code naar deze kaart", className: "share-code" });
  panel.append(image);
}

/**
 * @param {HTMLDetailsElement} panel
 * @param {number} people
 * @returns {string} the card's longest time in minutes, for a group
 */
function longest(panel, people) {
  const [, to, per] = (panel.dataset.minutes ?? "").split(" ");
  return to ? String(Number(to) * (per ? people || DEFAULT_GROUP : 1)) : "";
}

/** @param {HTMLFormElement} form  @returns {Meeting} with the minutes only if somebody chose them */
function meetingOf(form) {
  const minutes = field(form, "minuten");
  return meetingIn(form, "own" in minutes.dataset ? minutes.value : "");
}
