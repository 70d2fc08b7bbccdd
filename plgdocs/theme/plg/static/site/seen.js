// @ts-check
// The cards that somebody opened lately, and those that are favourites, kept in this browser alone.

import { parsed } from "./json.js";
import { store, stored } from "./storage.js";

/** @typedef {{adres: string, titel: string, vast: boolean}} Seen  a card: its address from the root; whether it is a favourite */

const MOST = 6;

/** @param {unknown} value  @returns {value is Seen} */
function isSeen(value) {
  const { adres, titel, vast } = Object(value);
  return /^methodieken\/[a-z\d-]+\/$/.test(adres) && typeof titel === "string" && typeof vast === "boolean";
}

/** @param {URL} site  @returns {Seen[]} the last one that was opened comes first */
export function seenCards(site) {
  const found = parsed(stored(site, "gezien"));
  return Array.isArray(found) ? found.filter(isSeen) : [];
}

/** Keep the favourites, and the last few of the others.  @param {URL} site  @param {Seen[]} cards */
export function keepSeen(site, cards) {
  const others = cards.filter(({ vast }) => !vast).slice(0, MOST);
  const left = cards.filter((card) => card.vast || others.includes(card));
  store(site, "gezien", left.length ? JSON.stringify(left) : "");
}

/** Remember that a card was opened.  @param {URL} site  @param {string} adres  @param {string} titel */
export function see(site, adres, titel) {
  const cards = seenCards(site);
  const vast = cards.some((card) => card.adres === adres && card.vast);
  keepSeen(site, [{ adres, titel, vast }, ...cards.filter((card) => card.adres !== adres)].filter(isSeen));
}
