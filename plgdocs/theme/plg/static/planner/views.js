// @ts-check
// Shows the plan of the address: in the planner, or in another view of it (?toon=…).
// A view is a module that comes when asked for; its `show` fills the page.

import { element } from "../site/dom.js";
import { keepOffline } from "../site/offline.js";
import { SITE, style } from "../site/page.js";
import { takeOver } from "../site/storage.js";
import { hasParts, isLong, keepPlan, movePlan, readPlan, readView } from "./link.js";
import { kept } from "./store.js";

/** @import { Library } from "./plan.js" */
/** @typedef {{show: (place: HTMLElement, library: Library, plan: string) => void}} Module */
/** @typedef {{load: () => Promise<Module>, styles: string[], isSent?: boolean}} View  what it needs besides the cards; and whether it goes to others as a link */

const INVITATION = { load: () => import("../invite/invite.js"), styles: ["views.css"], isSent: true };
/** @type {Record<string, View>} */
const VIEWS = {
  begeleid: { load: () => import("../run/run.js"), styles: ["run.css"] },
  deelnemers: INVITATION,
  programma: { load: () => import("../programme/programme.js"), styles: ["views.css"] },
  verstuur: INVITATION,
};
/** The planner stands in a page that can be read before: that comes first.  A tab behind others isn't painted.  @type {View} */
const PLANNER = { load: () => painted().then(() => import("./planner.js")), styles: [] };

/** @returns {Promise<void>} */
const painted = () => new Promise((resolve) => (document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve))));

/**
 * @param {string} plan its query
 * @returns {View} what the address asks for; the planner for a plan without parts, and for one that is too long to be sent
 */
function viewOf(plan) {
  const view = Object.hasOwn(VIEWS, readView()) ? VIEWS[readView()] : PLANNER;
  return hasParts(plan) && !(view.isSent && isLong(plan)) ? view : PLANNER;
}

async function loadLibrary() {
  const answer = await fetch(new URL("cards.json", SITE));
  return answer.json();
}

/** @param {Library} library  @param {string} plan its query  @returns {string[]} the pages of its cards */
function cardsOf(library, plan) {
  const parts = (new URLSearchParams(plan).get("plan") ?? "").split(",").map((part) => part.split(/[:@]/)[0]);
  return library.kaarten.filter(({ id, vroeger = [] }) => [id, ...vroeger].some((name) => parts.includes(name))).map(({ id }) => `methodieken/${id}/`);
}

/** What shows the plan, and the cards; loaded while the page itself still comes. */
async function loadAll() {
  await takeOver(SITE);
  const plan = readPlan() || kept().ontwerp; // as when the draft is too long for a link
  const view = viewOf(plan);
  const [{ show }, library] = await Promise.all([view.load(), loadLibrary(), ...view.styles.map(style)]);
  return { show, library, plan, isPlanner: view === PLANNER };
}

/** @param {ReturnType<typeof loadAll>} loading */
async function open(loading) {
  await /** @type {Promise<void>} */ (new Promise((resolve) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", () => resolve()) : resolve())));
  const planner = /** @type {HTMLElement} */ (document.querySelector(".planner"));
  try {
    const { show, library, plan, isPlanner } = await loading;
    show(isPlanner ? planner : besidePlanner(), library, plan);
    if (!isPlanner) addEventListener("hashchange", () => location.reload()); // another link in its place
    keepOffline(["kern", ...cardsOf(library, plan)]);
  } catch {
    planner.before(element("p", { role: "alert" }, "De methodieken laden nu niet. Kijk je verbinding na en probeer opnieuw."));
  } finally {
    delete document.documentElement.dataset.led;
  }
}

/** @returns {HTMLElement} the place of a view that takes the page for itself */
function besidePlanner() {
  document.body.classList.remove("wide");
  document.querySelector(".neighbours")?.remove(); // they lead on from the planner
  document.body.append(...document.querySelectorAll("template.plan-marks")); // the shapes that `mark` draws
  return /** @type {HTMLElement} */ (document.querySelector("main"));
}

movePlan();
keepPlan();
const loading = loadAll();
loading.catch(() => {}); // `open` says so, once the page is there
open(loading);
