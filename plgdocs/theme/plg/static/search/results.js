// @ts-check
// What the list below the box and the page /zoeken/ share: they load the index, and describe a hit.

import { element } from "../site/dom.js";
import { SITE } from "../site/page.js";
import { bestSection, excerpt } from "./excerpt.js";
import { Index } from "./index.js";

/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {import("./search.js").Found} Found */
/** @typedef {import("./index.js").PageText} PageText */

const LENGTH = 170;

/** @type {Promise<Index> | undefined} */
let index;
/** @type {Promise<PageText[]> | undefined} */
let loading;
/** @type {PageText[] | undefined} */
let texts;

/** @param {string} name */
async function load(name) {
  const answer = await fetch(new URL(`zoeken/${name}`, SITE), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** The index, loaded once; after a failure the next try may succeed. */
export function openIndex() {
  index ??= load("index.json").then((file) => new Index(file));
  index.catch(() => (index = undefined));
  return index;
}

/** The texts come after the first results, once.  @param {() => void} show */
export async function openTexts(show) {
  if (texts) return;
  loading ??= load("teksten.json");
  texts = await loading;
  show();
}

/**
 * What a result shows: its address, and once the texts are there the heading of its section and an excerpt with the hits marked.
 * @param {Index} index
 * @param {Hit} hit
 * @param {Found} found
 */
export function describe(index, hit, found) {
  const [address, title, kind, facts] = index.pages[hit.page];
  if (!texts) return { href: new URL(address, SITE).href, name: [title], kind, facts, excerpt: element("p", { class: "excerpt" }) };
  const page = texts[hit.page];
  const [anchor, heading, text] = bestSection(index, page.sections, found.words);
  const marked = (/** @type {string} */ text, length = Infinity) => excerpt(index, text, found.words, length).map((piece, number) => (number % 2 ? element("mark", {}, piece) : piece));
  const cut = marked(text, LENGTH);
  return {
    href: new URL(address + (anchor && `#${anchor}`), SITE).href,
    name: [...marked(title), ...(anchor ? [element("span", { class: "section" }, " › ", ...marked(heading))] : [])],
    kind,
    facts,
    excerpt: element("p", { class: "excerpt" }, ...(cut.length > 1 || anchor ? cut : marked(page.summary))),
  };
}

/** @param {number} count */
export const counted = (count) => (count === 1 ? "1 resultaat" : `${count || "Geen"} resultaten`);
