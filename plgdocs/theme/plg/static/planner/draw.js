// @ts-check
// Draws a plan into the page, after each change.

import { hourText } from "../share/meeting.js";
import { element, find } from "../site/dom.js";
import { publicAddress } from "../site/page.js";
import { planAddress } from "./address.js";
import { adviceItem, draftItem, favouriteItem, partItem, suggestionItem } from "./items.js";
import { isLong, linkTo } from "./link.js";
import { kept } from "./store.js";
import { suggestions } from "./suggestions.js";
import { drawTasks } from "./tasks.js";
import { endOf, total } from "./timeline.js";

/** @import { PlanState } from "./state.js" */

/** @param {HTMLElement} root  @param {PlanState} state */
export function draw(root, state) {
  drawParts(root, state);
  drawTotal(root, state);
  drawTasks(find(root, ".plan-before"), state.plan, state.parts, state.library);
  drawAdvice(root, state);
  drawKept(root);
  fill(root, ".plan-notes", state.notes.map((note) => element("p", {}, note))).hidden = !state.notes.length;
  drawSuggestions(root, state);
  drawLinks(root, state);
  for (const field of root.querySelectorAll("input, select")) drawField(/** @type {HTMLInputElement} */ (field), state);
}

/** The links lead to the plan as it is now; nothing moves.  @param {HTMLElement} root  @param {PlanState} state */
export function drawLinks(root, state) {
  const plan = planAddress(state.plan);
  find(root, ".plan-link output").textContent = publicAddress(linkTo(plan)).href;
  root.classList.toggle("is-long", isLong(plan));
  for (const link of root.querySelectorAll("a[data-view]")) drawLink(/** @type {HTMLAnchorElement} */ (link), state);
}

/** @param {HTMLElement} root  @param {PlanState} state */
function drawParts(root, { parts }) {
  const marks = /** @type {HTMLTemplateElement} */ (find(root, ".plan-marks"));
  fill(root, ".plan-parts", parts.map((timed, index) => partItem(timed, index, parts.length, marks)));
  find(root, ".plan-empty").hidden = parts.length > 0;
  find(root, ".plan-undo").hidden = true;
}

/** @param {HTMLElement} root  @param {PlanState} state */
function drawTotal(root, { parts, plan, summary }) {
  const [minutes, available] = [total(parts), plan.available];
  const line = find(root, ".plan-total");
  line.classList.toggle("is-over", available > 0 && minutes > available);
  line.style.setProperty("--share", `${Math.min(100, (minutes / (available || minutes || 1)) * 100)}%`);
  find(root, ".plan-total b").textContent = hourText([plan.start, parts.length && endOf(plan, parts)].filter(Boolean).join("–"));
  find(root, ".plan-total span").textContent = summary;
}

/** @param {HTMLElement} root  @param {PlanState} state */
function drawAdvice(root, { advice: { all, shown } }) {
  find(root, ".plan-advice").hidden = !all.length;
  fill(root, ".plan-advice ul", shown.map(adviceItem));
  find(root, ".plan-advice [data-do=recall]").hidden = shown.length === all.length;
}

/** @param {HTMLElement} root  @param {PlanState} state */
function drawSuggestions(root, { plan, library }) {
  const items = suggestions(plan, library).map((suggestion) => suggestionItem(suggestion, plan, library));
  fill(root, ".plan-suggestions", items.length ? items : [element("li", {}, "In de tijd die overblijft past niets meer.")]);
}

/** @param {HTMLElement} root */
function drawKept(root) {
  const { favorieten, vorige } = kept();
  const drafts = vorige.map((plan, index) => draftItem(linkTo(plan), `Vorig klad ${index + 1}`));
  fill(root, ".plan-favourites", [...favorieten.map(favouriteItem), ...drafts]);
}

/** A field of the plan shows its value.  @param {HTMLInputElement} field  @param {PlanState} state */
function drawField(field, { plan }) {
  if (!field.dataset.index && Object.hasOwn(plan, field.name)) field.value = String(plan[/** @type {"title"} */ (field.name)] || "");
}

/** A link to another view of the plan.  @param {HTMLAnchorElement} link  @param {PlanState} state */
function drawLink(link, { plan }) {
  link.href = linkTo(planAddress(plan), link.dataset.as ?? link.dataset.view);
}

/** @param {HTMLElement} root  @param {string} selector  @param {Node[]} children */
function fill(root, selector, children) {
  const place = find(root, selector);
  syncChildren(place, children);
  return place;
}

/**
 * Make what stands in a place the same as what is given.  Elements stay where they can, so that neither the
 * focus nor a press that has begun is lost.
 * @param {Element} place
 * @param {Node[]} wanted
 */
export function syncChildren(place, wanted) {
  const there = [...place.childNodes];
  for (const [index, node] of wanted.entries()) {
    if (there[index]) sync(there[index], node);
    else place.append(node);
  }
  for (const extra of there.slice(wanted.length)) extra.remove();
}

/** @param {ChildNode} old  @param {Node} wanted */
function sync(old, wanted) {
  if (!(old instanceof Element && wanted instanceof Element) || old.tagName !== wanted.tagName) return old.replaceWith(wanted);
  const gone = [...old.attributes].filter(({ name }) => !wanted.hasAttribute(name) && name !== "open");
  for (const { name } of gone) old.removeAttribute(name);
  for (const { name, value } of wanted.attributes) old.setAttribute(name, value);
  if (old instanceof HTMLInputElement) old.value = wanted.getAttribute("value") ?? "";
  syncChildren(old, [...wanted.childNodes]);
}
