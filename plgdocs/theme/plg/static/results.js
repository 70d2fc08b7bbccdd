// @ts-check
// What the list below the box and the page /zoeken/ share: they load the index, and describe a hit.

import { Index } from "./search.js";

/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {import("./search.js").Found} Found */
/** @typedef {import("./search.js").PageText} PageText */

const LENGTH = 170;

const root = new URL("..", import.meta.url);

/** @type {Promise<Index> | undefined} */
let index;
/** @typedef {{texts: PageText[], bestSection: typeof import("./excerpt.js").bestSection, excerpt: typeof import("./excerpt.js").excerpt}} Reading */
/** @type {Promise<Reading> | undefined} */
let loading;
/** The texts, and what cuts them.  @type {Reading | undefined} */
let reading;

/** @param {string} name */
async function load(name) {
  const answer = await fetch(new URL(`zoeken/${name}`, root), { cache: "no-cache" });
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
  if (reading) return;
  loading ??= Promise.all([load("teksten.json"), import("./excerpt.js")]).then(([texts, cut]) => ({ texts, ...cut }));
  reading = await loading;
  show();
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * What a result shows: its address, and once the texts are there the heading of its section and an excerpt with the hits marked.
 * @param {Index} index
 * @param {Hit} hit
 * @param {Found} found
 */
export function describe(index, hit, found) {
  const [address, title, kind, facts] = index.pages[hit.page];
  if (!reading) return { href: new URL(address, root).href, name: [title], kind, facts, excerpt: element("p", { class: "excerpt" }) };
  const { bestSection, excerpt, texts } = reading;
  const page = texts[hit.page];
  const [anchor, heading, text] = bestSection(index, page.sections, found.words);
  const marked = (/** @type {string} */ text, length = Infinity) => excerpt(index, text, found.words, length).map((piece, number) => (number % 2 ? element("mark", {}, piece) : piece));
  const cut = marked(text, LENGTH);
  return {
    href: new URL(address + (anchor && `#${anchor}`), root).href,
    name: [...marked(title), ...(anchor ? [element("span", { class: "section" }, " › ", ...marked(heading))] : [])],
    kind,
    facts,
    excerpt: element("p", { class: "excerpt" }, ...(cut.length > 1 || anchor ? cut : marked(page.summary))),
  };
}

/** @param {number} count */
export const counted = (count) => (count === 1 ? "1 resultaat" : `${count || "Geen"} resultaten`);
