// @ts-check
// “Neem de gids mee”: brings the whole guide to this device, shows how far that is, and takes it away again.

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

/** @param {Element} place */
export async function fill(place) {
  const find = (/** @type {string} */ wanted) => /** @type {HTMLElement} */ (place.querySelector(wanted));
  const take = /** @type {HTMLButtonElement} */ (find("[data-do=take]"));
  const [remove, status] = ["[data-do=remove]", "[role=status]"].map(find);
  const progress = /** @type {HTMLProgressElement} */ (find("progress"));
  const say = (/** @type {string} */ text) => status.replaceChildren(text);

  /** @param {boolean} isHere  whether the guide is on this device */
  const showState = (isHere) => {
    [take.hidden, remove.hidden, progress.hidden] = [isHere, !isHere, true];
    if (isHere) say(TAKEN);
  };

  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data.is === "verwijderd") {
      showState(false);
      say("De pagina’s zijn van dit toestel verwijderd.");
      take.focus();
    }
    if (!data.names?.includes("alles")) return;
    if (data.all) {
      progress.hidden = false;
      progress.value = data.done / data.all;
      say(`${Math.round(progress.value * 100)} procent staat op dit toestel.`);
    }
    if (data.is === "klaar") {
      showState(true);
      remove.focus();
    }
    if (data.is === "mislukt") {
      progress.hidden = true;
      say(FAILED);
    }
  });
  take.addEventListener("click", async () => (await keepOffline(["alles"])) || say(IMPOSSIBLE));
  remove.addEventListener("click", async () => (await navigator.serviceWorker.ready).active?.postMessage("verwijder"));

  await style("offline.css");
  take.disabled = false;
  showState(await isTaken().catch(() => false));
  const list = await fetched(new URL("mee.json", SITE));
  if (list) take.textContent = `Neem de gids mee (${inWords(list.size)}, gecomprimeerd)`;
}
