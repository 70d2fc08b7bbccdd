// @ts-check
// What this browser keeps for use without a network: the service worker does it (sw.js), this asks for it.

import { SITE } from "./page.js";

/** Whether the page may be kept: not in the preview, nor where the site has switched it off. */
const isOn = () => "offline" in document.documentElement.dataset && "serviceWorker" in navigator;

/** @returns {Promise<Cache[]>} what is kept of this copy */
export async function keptSets() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`plg:${SITE.pathname}:`));
  return Promise.all(names.map((name) => caches.open(name)));
}

/** @param {string} title of a document  @returns {string} that of the page, without the site's name */
export const pageTitle = (title) => title.replace(/ · [^·]*$/, "");

/**
 * Let the service worker keep pages from now on.
 * @param {string[]} names pages to keep now: addresses from the root; "kern" is the search and the planner, "alles" the whole guide
 * @returns {Promise<boolean>} whether it was asked
 */
export async function keepOffline(names) {
  if (!isOn()) return false;
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", SITE));
    await navigator.serviceWorker.ready;
    registration.waiting?.postMessage("wissel"); // this page has what it needs, so a newer version may take over
    (registration.waiting ?? registration.active)?.postMessage({ neem: names });
    return true;
  } catch {
    return false; // as where a browser may keep nothing
  }
}
