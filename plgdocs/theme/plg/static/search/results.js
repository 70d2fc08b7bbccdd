// @ts-check
// What every search on a page does: it loads the index, and the texts of what it shows.

import { SITE } from "../site/page.js";
import { arranged } from "./excerpt.js";
import { Index } from "./index.js";
import { search } from "./search.js";

/** @import { PageText } from "./index.js" */
/** @import { Found, Hit } from "./search.js" */

/** How many pages are read for words in quotes, and for words that stand together. */
const READ = 25;

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
  /** The texts that came, by page.  @type {Map<number, PageText>} */
  texts = new Map();
  /** Those that are on their way, or can't be had now.  @type {Set<number>} */
  awaited = new Set();

  /** The index, loaded once; after a failure the next try may succeed. */
  openIndex() {
    this.index ??= load("index.json").then((file) => new Index(file));
    this.index.catch(() => (this.index = undefined));
    return this.index;
  }

  /**
   * What a query finds, as far as the texts are there: pages where its words stand together come first.
   * @param {Index} index
   * @param {string} query
   * @returns {Found}
   */
  find(index, query) {
    const found = search(index, query);
    return { ...found, hits: arranged(index, found, query, this.texts) };
  }

  /**
   * Load the texts of some hits, and then show them; of more if words have to stand together.
   * @param {Index} index
   * @param {Found} found
   * @param {Hit[]} shown
   * @param {() => void} show
   */
  async openTexts(index, found, shown, show) {
    const hits = found.phrases.length ? found.hits.slice(0, READ) : shown;
    const missing = hits.map(({ page }) => page).filter((page) => !this.texts.has(page) && !this.awaited.has(page));
    if (!missing.length) return;
    for (const page of missing) this.awaited.add(page);
    const loaded = await Promise.allSettled(missing.map(async (page) => this.texts.set(page, await load(`teksten/${nameOf(index.pages[page][0])}.json`))));
    if (loaded.some(({ status }) => status === "fulfilled")) show();
    if (navigator.onLine) for (const page of missing) this.awaited.delete(page);
  }
}

/** @param {string} address  @returns {string} what the file with the text of a page is called */
const nameOf = (address) => address.replace(/\/$/, "").replaceAll("/", ".") || "index";
