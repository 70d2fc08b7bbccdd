// @ts-check
// A set of questions: those of the kit by their place on the page, and one's own behind “=”.  Nothing here touches a page.

import { coded, decoded } from "../share/code.js";
import { parsed } from "../site/json.js";

/** Questions in a set, and characters of one's own: more fits on no two sheets of cards, and in no link. */
export const MOST = 12;
export const LONGEST = 140;
/** Before a question of one's own. */
export const OWN = "=";
const MARK = "#set=";
const PLACE = /^[a-z0-9-]{1,160}$/;

/** @param {unknown} item  @returns {item is string} */
const isItem = (item) => typeof item === "string" && (item.startsWith(OWN) ? item.trim().length > 1 && item.length <= LONGEST + 1 : PLACE.test(item));

/** @param {unknown[]} items  @returns {string[]} each once, as far as there is room */
export const cleaned = (items) => [...new Set(items.filter(isItem))].slice(0, MOST);

/** @param {string} text as it is kept  @returns {string[]} */
export function readSet(text) {
  const data = parsed(text);
  return Array.isArray(data) ? cleaned(data) : [];
}

/** @param {string[]} items  @returns {string} the part of an address from the “#” on */
export function linkOf(items) {
  const pairs = items.map((item) => (item.startsWith(OWN) ? ["eigen", item.slice(1)] : ["vraag", item]));
  return MARK + coded(`?${new URLSearchParams(pairs)}`);
}

/** @param {string} hash of an address  @returns {string[] | undefined} what a link holds, if it is one of ours */
export function readLink(hash) {
  if (!hash.startsWith(MARK)) return undefined;
  const pairs = [...new URLSearchParams(decoded(hash.slice(MARK.length)))];
  return cleaned(pairs.map(([kind, text]) => (kind === "eigen" ? OWN + text.trim() : text)));
}

/** @param {string[]} items  @param {number} index  @param {number} by  @returns {string[]} with one moved */
export function moved(items, index, by) {
  const to = index + by;
  if (to < 0 || to >= items.length) return items;
  return items.toSpliced(index, 1).toSpliced(to, 0, items[index]);
}

/**
 * @param {string[]} places that can be drawn
 * @param {string[]} drawn before
 * @param {number} chance from 0 up to 1
 * @returns {{place: string, drawn: string[]}} none comes back before all have come
 */
export function draw(places, drawn, chance) {
  const left = places.filter((place) => !drawn.includes(place));
  const from = left.length ? left : places.filter((place) => place !== drawn.at(-1) || places.length === 1);
  const place = from[Math.floor(chance * from.length)] ?? "";
  return { place, drawn: left.length ? [...drawn, place] : [place] };
}
