// @ts-check
// A plan in the address of the page: behind the “#”, as share/code.js writes it.  Which view of the plan it is, stands in
// the query: ?toon=programma#plan=…

import { coded, decoded } from "../share/code.js";

const FRAGMENT = /^#plan=([\w-]+)/;
/** Characters behind #plan=; not every program takes a longer link. */
const LONGEST = 2000;
/** The names in the query of a plan (`planAddress`), which was its address until 0.2.0. */
const NAMES = ["v", "datum", "start", "groep", "plaats", "spoor", "duur", "uit", "titel", "doel", "plan"];

/** @typedef {"pushState" | "replaceState"} Step  A big step can be taken back with the browser's button. */

/** @param {unknown} text  @returns {text is string} whether it is the query of a plan, or nothing; no other address */
export const isPlan = (text) => typeof text === "string" && /^(\?(?!\?)[!-~]*)?$/.test(text);

/** @param {string} plan its query  @returns {boolean} whether it has any part */
export const hasParts = (plan) => /[^,]/.test(new URLSearchParams(plan).get("plan") ?? "");

/** @param {string} plan its query  @returns {boolean} whether it is too long for a link */
export const isLong = (plan) => coded(plan).length > LONGEST;

/**
 * @param {string} plan its query
 * @param {string} query of the address
 * @returns {string} the address, from the planner's; without the plan if that is too long
 */
const addressOf = (plan, query) => `./${query && `?${query}`}${isLong(plan) ? "" : `#plan=${coded(plan)}`}`;

/** @param {string} plan its query  @param {string} [view] a word of VIEWS (views.js); none is the planner */
export const linkTo = (plan, view = "") => addressOf(plan, view && `toon=${view}`);

/** @returns {string} the query of the plan in the address; "" if there is none */
export function readPlan() {
  const [, code] = FRAGMENT.exec(location.hash) ?? [];
  const plan = code ? decoded(code) : history.state?.plan;
  return isPlan(plan) ? plan : "";
}

/** @returns {string} the view that the address asks for */
export const readView = () => new URLSearchParams(location.search).get("toon") ?? "";

/**
 * Put a plan in the address.  One that is too long stays with the page, in the browser's history.
 * @param {string} plan its query
 * @param {string} view
 * @param {Step} step
 */
export const writePlan = (plan, view, step) => history[step]({ plan }, "", linkTo(plan, view));

/** Move a plan that stands in the query, as it did until 0.2.0. */
export function movePlan() {
  const pairs = location.search.slice(1).split("&");
  const isOfPlan = (/** @type {string} */ pair) => NAMES.includes(pair.split("=", 1)[0]);
  const query = pairs.filter((pair) => !isOfPlan(pair)).join("&");
  if (!pairs.some(isOfPlan)) return;
  const plan = readPlan() || `?${pairs.filter(isOfPlan).join("&")}`;
  const asked = location.hash === "#verstuur" ? query.replace("toon=deelnemers", "toon=verstuur") : query;
  history.replaceState({ plan }, "", addressOf(plan, asked));
}

/** Let links to parts of this page lead there, and leave the plan in the address. */
export function keepPlan() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const place = document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (place) goTo(place);
  });
}

/** Scroll to a part of the page, and let the keyboard go on from there.  @param {HTMLElement} place */
function goTo(place) {
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  place.focus({ preventScroll: true });
  place.scrollIntoView();
}
