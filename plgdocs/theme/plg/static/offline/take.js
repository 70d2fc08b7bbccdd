// @ts-check
// “Neem de gids mee”: brings the whole guide to this device, shows how far that is, and takes it away again.

import { find } from "../site/dom.js";
import { fetched } from "../site/fetched.js";
import { keepOffline, keptSets } from "../site/offline.js";
import { SITE, style } from "../site/page.js";

const TAKEN = "De gids staat op dit toestel. Verandert er iets, dan komt dat er vanzelf bij zodra je verbinding hebt.";
const FAILED = "Niet alles is meegekomen. Kijk je verbinding na en probeer opnieuw: wat er al staat, blijft.";
const IMPOSSIBLE = "Je browser kan hier geen pagina’s bewaren. In een privévenster lukt het niet.";

/** @returns {Promise<boolean>} whether the whole guide is kept */
async function isTaken() {
  const sets = await keptSets();
  const marks = await Promise.all(sets.map((set) => set.match(new URL("?mee", SITE))));
  return marks.some(Boolean);
}

/** @param {number} bytes */
const inWords = (bytes) => (bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`);

/** @param {Element} place  @param {string} text */
const say = (place, text) => find(place, "[role=status]").replaceChildren(text);

/** @param {Element} place  @param {boolean} isHere whether the guide is on this device  @returns {HTMLElement} the button that is left */
function showState(place, isHere) {
  const [take, remove] = ["[data-do=take]", "[data-do=remove]"].map((button) => find(place, button));
  [take.hidden, remove.hidden, find(place, "progress").hidden] = [isHere, !isHere, true];
  if (isHere) say(place, TAKEN);
  return isHere ? remove : take;
}

/**
 * Show what the service worker tells of taking along or removing the guide.
 * @param {Element} place
 * @param {{names?: string[], is?: string, done: number, all?: number}} told
 */
function hear(place, { names, is, done, all }) {
  if (is === "verwijderd") {
    showState(place, false).focus();
    say(place, "De pagina’s zijn van dit toestel verwijderd.");
  }
  if (!names?.includes("alles")) return;
  const progress = /** @type {HTMLProgressElement} */ (find(place, "progress"));
  progress.hidden = !all;
  if (all) {
    progress.value = done / all;
    say(place, `${Math.round(progress.value * 100)} procent staat op dit toestel.`);
  }
  if (is === "klaar") showState(place, true).focus();
  if (is === "mislukt") say(place, FAILED);
}

/** @param {Element} place */
export async function fill(place) {
  const [take, remove] = ["[data-do=take]", "[data-do=remove]"].map((button) => /** @type {HTMLButtonElement} */ (find(place, button)));
  navigator.serviceWorker?.addEventListener("message", ({ data }) => hear(place, data));
  take.addEventListener("click", async () => (await keepOffline(["alles"])) || say(place, IMPOSSIBLE));
  remove.addEventListener("click", async () => (await navigator.serviceWorker.ready).active?.postMessage("verwijder"));

  await style("offline.css");
  take.disabled = false;
  showState(place, await isTaken().catch(() => false));
  const list = await fetched(new URL("mee.json", SITE));
  if (list) take.textContent = `Neem de gids mee (${inWords(list.size)}, gecomprimeerd)`;
}
