// @ts-check
// The cards that somebody opened lately, and those that are favourites, kept in this browser alone.

import { parsed } from "./json.js";
import { SITE } from "./page.js";
import { store, stored } from "./storage.js";

/** @typedef {{adres: string, titel: string, vast: boolean}} Seen  a card: its address from the root; whether it is a favourite */

const MOST = 6;

/** @param {unknown} value  @returns {value is Seen} */
function isSeen(value) {
  const { adres, titel, vast } = Object(value);
  return /^methodieken\/[a-z\d-]+\/$/.test(adres) && typeof titel === "string" && typeof vast === "boolean";
}

/** @returns {Seen[]} the last one that was opened comes first */
export function seenCards() {
  const found = parsed(stored(SITE, "gezien"));
  return Array.isArray(found) ? found.filter(isSeen) : [];
}

/** Keep the favourites, and the last few of the others.  @param {Seen[]} cards */
export function keepSeen(cards) {
  const others = cards.filter(({ vast }) => !vast).slice(0, MOST);
  const left = cards.filter((card) => card.vast || others.includes(card));
  store(SITE, "gezien", left.length ? JSON.stringify(left) : "");
}

/** Remember that a card was opened.  @param {string} adres  @param {string} titel */
export function see(adres, titel) {
  const cards = seenCards();
  const vast = cards.some((card) => card.adres === adres && card.vast);
  keepSeen([{ adres, titel, vast }, ...cards.filter((card) => card.adres !== adres)].filter(isSeen));
}
