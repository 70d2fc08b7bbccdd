// @ts-check
// What every search on a page does: it loads the index, and describes a hit.

import { element } from "../site/dom.js";
import { SITE } from "../site/page.js";
import { bestSection, excerpt } from "./excerpt.js";
import { Index } from "./index.js";
import { asked } from "./search.js";

/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {import("./search.js").Found} Found */
/** @typedef {import("./index.js").PageText} PageText */

const LENGTH = 170;

/** @param {string} name */
async function load(name) {
  const answer = await fetch(new URL(`zoeken/${name}`, SITE), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** What a search needs, each file loaded once. */
export class Results {
  /** @type {Promise<Index> | undefined} */
  index;
  /** @type {Promise<PageText[]> | undefined} */
  loading;
  /** @type {PageText[] | undefined} */
  texts;

  /** The index, loaded once; after a failure the next try may succeed. */
  openIndex() {
    this.index ??= load("index.json").then((file) => new Index(file));
    this.index.catch(() => (this.index = undefined));
    return this.index;
  }

  /** The texts come after the first results, once.  @param {() => void} show */
  async openTexts(show) {
    if (this.texts) return;
    this.loading ??= load("teksten.json");
    this.texts = await this.loading;
    show();
  }

  /**
   * What a result shows: its address, and once the texts are there the heading of its section and an excerpt with the hits marked.
   * @param {Index} index
   * @param {Hit} hit
   * @param {Found} found
   */
  describe(index, hit, found) {
    const [address, title, kind, facts] = index.pages[hit.page];
    if (!this.texts) return { href: new URL(address, SITE).href, name: [title], kind, facts, excerpt: element("p", { class: "excerpt" }) };
    const page = this.texts[hit.page];
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
}

/** @param {string} query  @returns {string} what was looked for, as a sentence quotes it */
export const quoted = (query) => `“${asked(query)}${query === asked(query) ? "" : " …"}”`;

/** @param {number} count */
export const counted = (count) => (count === 1 ? "1 resultaat" : `${count || "Geen"} resultaten`);
