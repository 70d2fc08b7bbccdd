// @ts-check
// The panel “Deel deze kaart”, loaded when a reader opens it.  What the card says is read from the page.

import { keepCalendar, report, say } from "../site/copy.js";
import { DAY, DEFAULT_GROUP, MOST_PEOPLE } from "../site/limits.js";
import { publicAddress, style } from "../site/page.js";
import { calendar } from "./calendar.js";
import { asChat } from "./chat.js";
import { asHtml, asText } from "./invitation.js";
import { checked, minutesFor, readMeeting, sentence, when, writeMeeting } from "./meeting.js";

/** @typedef {import("./invitation.js").Invitation} Invitation */
/** @typedef {import("./meeting.js").Meeting} Meeting */

const GUEST = "deelnemers/";
const FORM = `
<fieldset>
<legend>Jullie bijeenkomst</legend>
<label>Datum <input type="date" name="datum" min="2000-01-01" max="2099-12-31"></label>
<label>Beginuur <input type="time" name="uur"></label>
<label>Deelnemers <input type="number" name="groep" min="1" max="${MOST_PEOPLE}" inputmode="numeric"></label>
<label>Duur (min) <input type="number" name="minuten" min="1" max="${DAY}" inputmode="numeric"></label>
<p class="hint">Vul in wat je al weet, of laat het leeg. Het komt in de link en in de uitnodiging; wij bewaren niets.</p>
</fieldset>
<label class="share-target">Welke pagina opent de link? <select name="naar"></select></label>
<p class="share-link"><output name="link"></output></p>
<div class="share-actions">
<button type="button" data-do="link">Kopieer de link</button>
<button type="button" data-do="mail">Kopieer voor een mail</button>
<button type="button" data-do="chat">Kopieer voor een chat</button>
<button type="button" data-do="agenda">Zet in de agenda</button>
</div>
<p class="share-status" role="status"></p>
<textarea readonly rows="6" aria-label="Tekst om zelf te kopiëren" hidden></textarea>
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

/**
 * @param {HTMLFormElement} form
 * @param {HTMLDetailsElement} panel
 * @param {Meeting} meeting the one of the address
 */
function preset(form, panel, { day, time, people }) {
  field(form, "datum").value = day;
  field(form, "uur").value = time;
  field(form, "groep").value = String(people || "");
  field(form, "minuten").value = longest(panel, people);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLDetailsElement} panel
 * @param {EventTarget | null} changed
 */
function update(form, panel, changed) {
  // Time for each person grows with the group, as long as nobody chose otherwise.
  const minutes = field(form, "minuten");
  if (changed === minutes) minutes.dataset.own = "";
  else if (!("own" in minutes.dataset)) minutes.value = longest(panel, meetingOf(form).people);
  field(form, "link").value = address(field(form, "naar").value, meetingOf(form));
  for (const link of panel.querySelectorAll("a[data-meeting]")) /** @type {HTMLAnchorElement} */ (link).search = writeMeeting(meetingOf(form));
  say(form, "");
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLDetailsElement} panel
 * @param {string} what
 */
async function act(form, panel, what) {
  const invitation = describe(panel, meetingOf(form));
  if (what === "link") return report(form, "De link is gekopieerd.", field(form, "link").value);
  if (what === "chat") return report(form, "Gekopieerd. Plak het in je chat.", asChat(invitation));
  if (what === "mail") return report(form, "Gekopieerd. Plak het in je mail.", asText(invitation), asHtml(invitation));
  return download(form, panel, invitation);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLDetailsElement} panel
 * @param {Invitation} invitation
 */
function download(form, panel, invitation) {
  const { day, time } = meetingOf(form);
  const minutes = Number(field(form, "minuten").value);
  const missing = !day ? "datum" : !time ? "uur" : !(minutes >= 1 && minutes <= DAY) ? "minuten" : "";
  if (missing) {
    say(form, "Vul eerst een datum, een beginuur en de duur in.");
    return field(form, missing).focus();
  }
  const name = panel.dataset.name ?? "";
  const text = [invitation.summary, invitation.expect, invitation.link, invitation.credit].filter(Boolean).join("\n\n");
  const file = calendar({ name, title: invitation.title, text, link: invitation.link, day, time, minutes: Math.round(minutes) });
  keepCalendar(form, `${name}-${day}.ics`, file);
}

/**
 * @param {HTMLDetailsElement} panel
 * @param {Meeting} meeting
 * @returns {Invitation} what the page says of the card, and of the meeting
 */
function describe(panel, meeting) {
  const { people } = meeting;
  const range = panel.dataset.minutes ?? "";
  const strip = new Map([...document.querySelectorAll(".strip > div")].map(factOf));
  const duration = strip.get("Duur");
  if (duration && people && range.endsWith("per")) strip.set("Duur", `${minutesFor(range, people)} met ${people} deelnemers, ${duration}`);
  const facts = ["Duur", "Groep", "Groepsvorm"].filter((label) => strip.has(label)).map((label) => [label, strip.get(label) ?? ""]);
  return {
    title: panel.dataset.title ?? "",
    summary: textOf(document.querySelector(".lead")),
    expect: textOf(document.querySelector(".participants p")),
    facts: /** @type {[string, string][]} */ ([...(when(meeting) ? [["Wanneer", when(meeting)]] : []), ...facts]),
    meeting: sentence(meeting),
    duration: strip.get("Duur") ?? "",
    link: address(GUEST, meeting),
    credit: `Uit de ${panel.dataset.credit}`,
  };
}

/**
 * @param {Element} fact
 * @returns {[string, string]} label and value of a fact of the card
 */
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
 * @returns {string} the address from the site's public one, if it has one
 */
function address(target, meeting) {
  const url = publicAddress(target);
  url.search = writeMeeting(meeting);
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

/** @param {HTMLFormElement} form */
function meetingOf(form) {
  return checked(field(form, "datum").value, field(form, "uur").value.slice(0, 5), field(form, "groep").value);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement} the field with a name; all kinds used here have a value
 */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}
