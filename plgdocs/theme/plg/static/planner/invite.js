// @ts-check
// The invitation for participants: what they read, and for who organises a form to send it with.

import { calendar } from "../share/calendar.js";
import { asHtml, asText } from "../share/invitation.js";
import { checked } from "../share/meeting.js";
import { keepCalendar, report, say } from "../site/copy.js";
import { element, factList, inPhase, mark, noteList, paragraph } from "../site/dom.js";
import { publicAddress } from "../site/page.js";
import { parsePlan, planAddress } from "./address.js";
import { planEvent, planInvitation } from "./invitation.js";
import { linkTo, readView, writePlan } from "./link.js";
import { cardOf } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Library} Library */

const PAGE = `
<article class="invite">
<p class="band"><span>Uitnodiging</span></p>
<h1></h1>
<p class="lead"></p>
<div class="invite-when"></div>
<h2>Wat we doen</h2>
<ol class="invite-parts"></ol>
<p class="credit"></p>
</article>
<form class="share-form invite-form">
<p class="invite-take"><button type="button" data-do="agenda">Zet in de agenda</button> <button type="button" data-do="print">Druk af</button></p>
<details class="share" id="verstuur"><summary>Verstuur deze uitnodiging</summary>
<fieldset>
<legend>Jullie bijeenkomst</legend>
<label>Datum <input type="date" name="datum" min="2000-01-01" max="2099-12-31"></label>
<label>Beginuur <input type="time" name="uur"></label>
<label>Waar precies <input type="text" name="waar" maxlength="120" autocomplete="off"></label>
<label>Meebrengen <input type="text" name="mee" maxlength="200" autocomplete="off"></label>
<p class="hint">Datum en uur komen in de link. De andere twee staan alleen in wat je kopieert, afdrukt of in de agenda zet: wij bewaren niets.</p>
</fieldset>
<div class="share-actions">
<button type="button" data-do="mail">Kopieer voor een mail</button>
<button type="button" data-do="text">Kopieer als gewone tekst</button>
<button type="button" data-do="link">Kopieer de link</button>
</div>
</details>
<p class="share-status" role="status"></p>
<textarea readonly rows="6" aria-label="Tekst om zelf te kopiëren" hidden></textarea>
<p><a class="invite-plan">Naar het draaiboek</a></p>
</form>`;

/**
 * @param {HTMLElement} place
 * @param {Library} library
 * @param {string} given the query of the plan
 */
export function show(place, library, given) {
  const { plan, notes } = parsePlan(given, library);
  const root = Object.assign(document.createElement("div"), { className: "view", innerHTML: PAGE });
  root.prepend(...noteList(notes));
  place.replaceChildren(root);
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const state = { plan };
  field(form, "datum").value = plan.day;
  field(form, "uur").value = plan.start;
  const details = form.querySelector("details");
  if (details) details.open = readView() === "verstuur";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const { day, time } = checked(field(form, "datum").value, field(form, "uur").value.slice(0, 5), "");
    state.plan = { ...state.plan, day, start: time };
    writePlan(planAddress(state.plan), readView(), "replaceState");
    draw(root, form, state.plan, library);
  });
  for (const button of form.querySelectorAll("button")) button.addEventListener("click", () => act(form, state.plan, library, button.dataset.do ?? ""));
  draw(root, form, plan, library);
}

/**
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {Library} library
 */
function describe(form, plan, library) {
  const others = plan.parts.map((part) => cardOf(part, library)).flatMap((card) => (card?.licentie ? [`${card.titel}: ${card.licentie}`] : []));
  const site = document.querySelector("meta[property='og:site_name']")?.getAttribute("content") ?? "";
  return planInvitation(plan, library, {
    place: field(form, "waar").value.trim(),
    bring: field(form, "mee").value.trim(),
    site: publicAddress("../").href,
    link: publicAddress(linkTo(planAddress(plan), "deelnemers")).href,
    credit: `De methodieken komen uit de ${site}, CC BY 4.0${others.length ? ` (${others.join("; ")})` : ""}.`,
  });
}

/**
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {Library} library
 */
function draw(root, form, plan, library) {
  const { title, summary, facts, programme = [], credit } = describe(form, plan, library);
  const put = (/** @type {string} */ selector, /** @type {(Node | string)[]} */ ...content) => root.querySelector(selector)?.replaceChildren(...content);
  document.title = title;
  put("h1", title);
  put(".lead", summary);
  put(".invite-when", factList(facts));
  put(".invite-parts", ...programme.map(itemOf));
  put(".credit", credit);
  /** @type {HTMLAnchorElement} */ (root.querySelector(".invite-plan")).href = linkTo(planAddress(plan));
}

/** @param {import("../share/invitation.js").Item} item */
function itemOf({ time, title, text, link, phase }) {
  const name = link ? element("a", { href: link }, title) : element("b", {}, title);
  const clock = time ? [element("span", { class: "hour" }, time)] : [];
  return element("li", inPhase(phase), ...clock, element("p", { class: "invite-name" }, ...mark(phase), name), ...paragraph(text));
}

/**
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {Library} library
 * @param {string} what
 */
function act(form, plan, library, what) {
  const invitation = describe(form, plan, library);
  if (what === "print") return print();
  if (what === "link") return report(form, "De link is gekopieerd.", invitation.link);
  if (what === "text") return report(form, "Gekopieerd. Plak de tekst waar je wil.", asText(invitation));
  if (what === "mail") return report(form, "Gekopieerd. Plak het in je mail.", asText(invitation), asHtml(invitation));
  return download(form, plan, library, invitation);
}

/**
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {Library} library
 * @param {import("../share/invitation.js").Invitation} invitation
 */
function download(form, plan, library, invitation) {
  const event = planEvent(plan, library, invitation);
  if (typeof event !== "string") return keepCalendar(form, `uitnodiging-${plan.day}.ics`, calendar(event));
  /** @type {HTMLDetailsElement} */ (form.querySelector("details")).open = true;
  say(form, event ? "Vul eerst een datum en een beginuur in." : "Dit draaiboek heeft nog geen minuten.");
  return field(form, event || "datum").focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement}
 */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}
