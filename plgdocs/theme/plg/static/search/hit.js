// @ts-check
// How a search speaks: what a hit shows, and the sentences around it.

import { element } from "../site/dom.js";
import { SITE } from "../site/page.js";
import { bestSection, excerpt } from "./excerpt.js";
import { fold } from "./index.js";
import { asked } from "./search.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").PageText} PageText */
/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {import("./search.js").Found} Found */

const LENGTH = 170;

/**
 * What a result shows: its address, and once its text is there the heading of its section and an excerpt with the hits marked.
 * @param {Index} index
 * @param {Map<number, PageText>} texts
 * @param {Hit} hit
 * @param {Found} found
 */
export function describe(index, texts, hit, found) {
  const [address, title, kind, facts] = index.pages[hit.page];
  const page = texts.get(hit.page);
  if (!page) return { href: new URL(address, SITE).href, name: [title], kind, facts, excerpt: element("p", { class: "excerpt" }), others: [] };
  const [anchor, heading, text] = bestSection(index, page.sections, found.words);
  const marked = (/** @type {string} */ text, length = Infinity) => excerpt(index, text, found.words, length).map((piece, number) => (number % 2 ? element("mark", {}, piece) : piece));
  const cut = marked(text, LENGTH);
  return {
    href: new URL(address + (anchor && `#${anchor}`), SITE).href,
    name: [...marked(title), ...(anchor ? [element("span", { class: "section" }, " › ", ...marked(heading))] : [])],
    kind,
    facts,
    excerpt: element("p", { class: "excerpt" }, ...(cut.length > 1 || anchor ? cut : marked(page.summary))),
    others: page.others.flatMap(([other, difference]) => index.pages.filter(([address]) => address === other).map(([address, name]) => ({ href: new URL(address, SITE).href, name, difference }))),
  };
}

/** @param {string} query  @returns {string} what was looked for, as a sentence quotes it */
export const quoted = (query) => `“${asked(query)}${query === asked(query) ? "" : " …"}”`;

/** @param {number} count */
export const counted = (count) => (count === 1 ? "1 resultaat" : `${count || "Geen"} resultaten`);

/** What to say when the index can't be had. */
export const sorry = () => (navigator.onLine ? "Zoeken lukt nu niet. Probeer het straks opnieuw." : "Er is geen netwerk. Wie de zoekpagina eens opende, zoekt daarna ook zonder netwerk.");

/** An unknown word that ends so is the name of a method. */
const METHOD = /.(methode|methodiek|werkvorm|techniek|protocol)$/i;

/**
 * @param {Index} index
 * @param {string} query
 * @returns {string} what to say of a method that has no card: one of the thesaurus, or one with an unknown name
 */
export function lacking(index, query) {
  const named = (query.match(/[\p{L}\p{N}’'-]+/gu) ?? []).find((word) => {
    const stem = index.stem(fold(word).replaceAll("-", ""));
    return index.missing.has(stem) || (METHOD.test(word) && !index.numbers.has(stem));
  });
  return named ? `“${named}” hebben we nog niet op kaart. Ken je die methodiek?` : "";
}
