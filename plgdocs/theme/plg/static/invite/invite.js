// @ts-check
// The invitation to a plan: what participants read, and for who organises a form to send it with.

import { isLong, linkTo, readView, writePlan } from "../planner/link.js";
import { parsePlan, planAddress } from "../planner/address.js";
import { cardOf } from "../planner/plan.js";
import { keepDraft } from "../planner/store.js";
import { BUTTONS, fieldsFor, readWords, STATUS, writeWords } from "../share/asking.js";
import { fillIn, meetingIn, wordsIn } from "../share/form.js";
import { copyAs, eventOf, offer } from "../share/send.js";
import { say } from "../site/copy.js";
import { element, find, paragraph } from "../site/dom.js";
import { factList, noteList } from "../site/lists.js";
import { publicAddress } from "../site/page.js";
import { inPhase, mark } from "../site/phases.js";
import { meetingOf, planInvitation } from "./invitation.js";

/** @import { Library, Plan } from "../planner/plan.js" */

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
<p class="invite-take"><button type="button" data-do="mine">Zet in mijn agenda</button> <button type="button" data-do="print">Druk af</button></p>
<details class="share" id="verstuur"><summary>Verstuur deze uitnodiging</summary>
${fieldsFor()}
${BUTTONS}
</details>
${STATUS}
<p><a class="invite-plan">Naar het draaiboek</a></p>
</form>`;

/** @param {HTMLElement} place  @param {Library} library  @param {string} given the query of the plan */
export function show(place, library, given) {
  const { plan, notes } = parsePlan(given, library);
  const root = Object.assign(document.createElement("div"), { className: "view", innerHTML: PAGE });
  root.prepend(...noteList(notes));
  place.replaceChildren(root);
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const state = { plan };
  fillIn(form, { ...plan, time: plan.start }, readWords(given));
  showTo(readView() === "verstuur", form);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const { day, time, people } = meetingIn(form);
    state.plan = { ...state.plan, day, start: time, people };
    writePlan(planAddress(state.plan), readView(), "replaceState");
    draw(root, form, state.plan, library);
  });
  for (const button of form.querySelectorAll("button")) button.addEventListener("click", () => act(form, state.plan, library, button.dataset.do ?? ""));
  draw(root, form, plan, library);
}

/** Who sends the invitation begins with the form; who gets it sees no form, and nothing of the site around it.  @param {boolean} isSender  @param {HTMLFormElement} form */
function showTo(isSender, form) {
  const details = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  details.open = isSender;
  details.hidden = !isSender;
  if (isSender) form.parentElement?.prepend(form);
  document.body.classList.toggle("is-guest", !isSender);
}

/** @param {Plan} plan  @param {HTMLFormElement} form  @returns {string} the link that is sent: with what was typed, as far as there is room */
function linkOf(plan, form) {
  const address = planAddress(plan);
  const whole = `?${writeWords(wordsIn(form))}${address.slice(1)}`;
  return publicAddress(linkTo(isLong(whole) ? address : whole, "deelnemers")).href;
}

/** @param {HTMLFormElement} form  @param {Plan} plan  @param {Library} library */
function describe(form, plan, library) {
  const others = plan.parts.map((part) => cardOf(part, library)).flatMap((card) => (card?.licentie ? [`${card.titel}: ${card.licentie}`] : []));
  const site = document.querySelector("meta[property='og:site_name']")?.getAttribute("content") ?? "";
  return planInvitation(plan, library, {
    words: wordsIn(form),
    site: publicAddress("../").href,
    link: linkOf(plan, form),
    credit: `De methodieken komen uit de ${site}, CC BY 4.0${others.length ? ` (${others.join("; ")})` : ""}.`,
  });
}

/** @param {HTMLElement} root  @param {HTMLFormElement} form  @param {Plan} plan  @param {Library} library */
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
  const { day, time, minutes } = meetingOf(plan, library);
  find(root, "[data-do=mine]").hidden = readView() === "verstuur" || !(day && time && minutes);
}

/** @param {import("../share/invitation.js").Item} item */
function itemOf({ time, title, text, link, phase }) {
  const name = link ? element("a", { href: link }, title) : element("b", {}, title);
  const clock = time ? [element("span", { class: "hour" }, time)] : [];
  return element("li", inPhase(phase), ...clock, element("p", { class: "invite-name" }, ...mark(phase), name), ...paragraph(text));
}

/** @param {HTMLFormElement} form  @param {Plan} plan  @param {Library} library  @param {string} what */
function act(form, plan, library, what) {
  if (what === "print") return print();
  if (what !== "mine") keepDraft(planAddress(plan));
  const invitation = describe(form, plan, library);
  if (what !== "mine" && what !== "agenda") return copyAs(form, what, invitation.link, invitation);
  const event = eventOf(invitation, meetingOf(plan, library), invitation.title);
  // A plan has no field for its minutes: they are those of its parts.
  return event === "minuten" ? say(form, "Dit draaiboek heeft nog geen minuten.") : offer(form, event, "uitnodiging");
}
