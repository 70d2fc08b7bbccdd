// @ts-check
// The overview of a meeting that is led: every part, what can be changed of those to come, and when all of it ends.

import { planAddress } from "../planner/address.js";
import { linkTo } from "../planner/link.js";
import { hourText } from "../share/meeting.js";
import { button, element, find } from "../site/dom.js";
import { inPhase, mark } from "../site/phases.js";
import { allowed, behind, changedPlan, edited, moved } from "./changes.js";
import { hourAt } from "./forecast.js";
import { offers } from "./offers.js";

/** @import { Change, Led } from "./changes.js" */
/** @import { Forecast, Row } from "./forecast.js" */
/** @import { Offer } from "./offers.js" */
/** @import { Plan } from "../planner/plan.js" */

export const DIALOG = `
<dialog class="run-list" aria-labelledby="run-list-name"><header><h2 id="run-list-name">Overzicht</h2><button type="button" data-do="close" aria-label="Sluit het overzicht">Sluit</button>
<p class="run-until" aria-live="polite"></p></header>
<p class="run-offers"></p>
<ol></ol>
<p class="run-undo"><button type="button" data-do="undo">Maak ongedaan</button></p>
<p class="run-take"></p>
<button type="button" data-do="again">Begin opnieuw</button></dialog>`;

/** What a button changes of a part; the last is the part that goes on.  @type {Record<string, (changes: Change[], row: Row, here: number) => Change[]>} */
export const EDITS = {
  off: (changes, { origin }) => edited(changes, origin, { isOff: true }),
  on: (changes, { origin }) => edited(changes, origin, { isOff: false }),
  less: (changes, { origin, part }) => edited(changes, origin, { minutes: allowed(part.minutes - 5) }),
  longer: (changes, { origin, part }) => edited(changes, origin, { minutes: allowed(part.minutes + 5) }),
  up: (changes, { origin }) => moved(changes, origin, -1),
  down: (changes, { origin }) => moved(changes, origin, 1),
  still: (changes, { origin }, here) => behind(changes, origin, here),
};

/**
 * @param {Element} dialog
 * @param {Forecast} forecast
 * @param {import("./timer.js").Moment} moment
 * @param {{plan: Plan, changes: Change[], canUndo: boolean}} given
 * @returns {Offer[]} what is offered, in the order of its buttons
 */
export function drawOverview(dialog, forecast, moment, { plan, changes, canUndo }) {
  const offered = offers(forecast, plan.people);
  drawUntil(dialog, forecast);
  const more = button("more", `${moment.seconds ? "5 min meer" : "Nog 5 min"} voor deze ${moment.turn ? "beurt" : "stap"}`);
  const buttons = offered.map(({ text }, index) => element("button", { type: "button", class: "is-offer", "data-offer": String(index) }, text));
  put(dialog, ".run-offers", more, ...buttons);
  const list = /** @type {HTMLOListElement} */ (dialog.querySelector("ol"));
  const open = list.querySelector("details[open]")?.getAttribute("data-part") ?? String(forecast.rows.find(({ state }) => state === "now")?.origin);
  list.replaceChildren(...forecast.rows.map((row, index) => rowItem(row, forecast.rows, index, moment.at)));
  list.querySelector(`details[data-part="${open}"]`)?.setAttribute("open", "");
  find(dialog, ".run-undo").hidden = !canUndo;
  put(dialog, ".run-take", ...takeLink(plan, changes, { target: "_blank" }));
  return offered;
}

/** Say when the meeting ends.  @param {Element} dialog  @param {Forecast} forecast */
export function drawUntil(dialog, forecast) {
  const place = find(dialog, ".run-until");
  const text = untilText(forecast);
  if (place.textContent !== text) place.textContent = text;
}

/** @param {Forecast} forecast */
function untilText({ rows, end, late, isPast }) {
  const minutes = `${Math.abs(late)} min`;
  const beside = isPast ? "" : late > 0 ? `, ${minutes} later dan gepland` : late < 0 ? `, ${minutes} vroeger dan gepland` : ", zoals gepland";
  const missed = rows.find((row) => row.late > 0);
  const hour = hourText(missed?.part.part.at ?? "");
  return `Zo eindigen jullie om ${hourText(hourAt(end))} uur${beside}.${missed ? ` ${missed.part.title} staat vast om ${hour} uur, en begint zo ${missed.late} min te laat.` : ""}`;
}

/**
 * @param {Plan} plan
 * @param {Change[]} changes
 * @param {Record<string, string>} [more]
 * @returns {HTMLElement[]} a link to the planner with what was changed; nothing as long as nothing was
 */
export function takeLink(plan, changes, more = {}) {
  const address = planAddress(changedPlan(plan, changes));
  return address === planAddress(plan) ? [] : [element("a", { href: linkTo(address), ...more }, "Open het draaiboek met deze wijzigingen")];
}

/** @param {Row} row  @param {Row[]} rows  @param {number} index  @param {number} at the stage that goes on */
function rowItem(row, rows, index, at) {
  const { part, origin, state } = row;
  const [hour, note] = words(row);
  const summary = element("summary", {}, element("span", { class: "hour" }, hour), element("span", {}, ...mark(part.phase), part.title), element("small", {}, note));
  const steps = state === "off" ? [] : [element("ul", {}, ...row.stages.map((stage, number) => stepItem(stage, row.at + number, at)))];
  const details = element("details", { name: "run-part", "data-part": String(origin) }, summary, ...toolsOf(row, rows, index), ...steps);
  return element("li", inPhase(part.phase, `is-${state}`), details);
}

/** @param {Row} row  @returns {[string, string]} what stands before and behind the title of a part */
function words({ state, start, part, spent, isFixed }) {
  const took = spent ? `duurde ${Math.max(1, Math.round(spent / 60_000))} min` : "niet gedaan";
  if (state === "next") return [hourText(hourAt(start)), [part.minutes && `${part.minutes} min`, isFixed && "vast uur"].filter(Boolean).join(", ")];
  if (state === "had") return [spent ? "✓" : "", took];
  return state === "now" ? ["nu", ""] : ["", "overgeslagen"];
}

/** @param {Led} stage  @param {number} index  @param {number} at */
function stepItem({ name, of }, index, at) {
  return element("li", {}, element("button", { type: "button", "data-stage": String(index), ...(index === at && { "aria-current": "step" }) }, of > 1 ? name : "Ga hierheen"));
}

/** @param {Row} row  @param {Row[]} rows  @param {number} index  @returns {HTMLElement[]} */
function toolsOf({ state, part, origin, spent }, rows, index) {
  const isClosed = (/** @type {Row | undefined} */ other) => !other || !["next", "off"].includes(other.state);
  const data = (/** @type {boolean} */ isDisabled, label = "") => ({ "data-part": String(origin), "aria-disabled": String(isDisabled), ...(label && { "aria-label": label }) });
  const tools = {
    had: spent ? [] : [button("still", "Doe dit nog", data(false))],
    now: [button("leave", "Sla de rest over", data(false))],
    off: [button("on", "Zet terug", data(false))],
    next: [
      button("off", "Sla over", data(false)),
      button("less", "−5 min", data(part.minutes <= 5, `−5 min: ${part.title}`)),
      button("longer", "+5 min", data(false, `+5 min: ${part.title}`)),
      button("up", "↑", data(isClosed(rows[index - 1]), `${part.title} vroeger`)),
      button("down", "↓", data(isClosed(rows[index + 1]), `${part.title} later`)),
    ],
  }[state];
  return tools.length ? [element("p", { class: "run-tools" }, ...tools)] : [];
}

/** @param {Element} dialog  @param {string} selector  @param {...Node} children */
function put(dialog, selector, ...children) {
  const place = find(dialog, selector);
  place.replaceChildren(...children);
  place.hidden = !children.length;
}
