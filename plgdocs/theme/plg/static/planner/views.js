// @ts-check
// Shows the plan of the address: in the planner, or in another view of it, at the planner's address with &toon=… behind it.
// A view is a module that comes when asked for; its `show` fills the page.

import { element } from "../site/dom.js";
import { keepOffline } from "../site/offline.js";
import { SITE, style } from "../site/page.js";

/** @typedef {import("./plan.js").Library} Library */
/** @typedef {{show: (place: HTMLElement, library: Library) => void}} Module */

/** What each view needs besides the cards.  @type {Record<string, {load: () => Promise<Module>, styles: string[]}>} */
const VIEWS = {
  begeleid: { load: () => import("../run/run.js"), styles: ["run.css"] },
  deelnemers: { load: () => import("./invite.js"), styles: ["views.css"] },
  programma: { load: () => import("./programme.js"), styles: ["views.css"] },
};
const PLANNER = { load: () => import("./planner.js"), styles: [] };

/**
 * @param {string} search the part of an address from the question mark on
 * @returns {string} the view that it asks for; nothing for the planner itself, and for a plan without parts
 */
function viewOf(search) {
  const given = new URLSearchParams(search);
  const view = given.get("toon") ?? "";
  return /[^,]/.test(given.get("plan") ?? "") && Object.hasOwn(VIEWS, view) ? view : "";
}

async function loadLibrary() {
  const answer = await fetch(new URL("cards.json", SITE));
  return answer.json();
}

/** What shows the plan, and the cards; loaded while the page itself still comes. */
function loadAll() {
  const { load, styles } = VIEWS[viewOf(location.search)] ?? PLANNER;
  return Promise.all([load(), loadLibrary(), ...styles.map(style)]);
}

/** @param {ReturnType<typeof loadAll>} loading */
async function open(loading) {
  await /** @type {Promise<void>} */ (new Promise((resolve) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", () => resolve()) : resolve())));
  const planner = /** @type {HTMLElement} */ (document.querySelector(".planner"));
  try {
    const [{ show }, library] = await loading;
    show(viewOf(location.search) ? besidePlanner() : planner, library);
    keepOffline(planner.dataset.worker);
  } catch {
    planner.before(element("p", { role: "alert" }, "De methodieken laden nu niet. Kijk je verbinding na en probeer opnieuw."));
  }
}

/** @returns {HTMLElement} the place of a view that takes the page for itself */
function besidePlanner() {
  document.body.classList.remove("wide");
  document.querySelector(".neighbours")?.remove(); // they lead on from the planner
  return /** @type {HTMLElement} */ (document.querySelector("main"));
}

const loading = loadAll();
loading.catch(() => {}); // `open` says so, once the page is there
open(loading);
