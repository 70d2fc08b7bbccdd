// @ts-check
// The search: a query over the index gives pages, best first.  Nothing here touches a page, so that tests run it in Node.

import { fold, tokens } from "./index.js";
import { finished, meanings, SYNONYM } from "./meanings.js";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Weights} Weights
 * @typedef {{page: number, score: number, coverage: number, strong: boolean}} Hit
 * @typedef {{hits: Hit[], words: Map<string, number>}} Found  the hits, best first, and the stems to mark
 */

/** How much is looked for, in characters, words and letters of a word: more than anybody asks, and quick on an old phone. */
const LONGEST = 200;
const MOST_WORDS = 20;
const LONGEST_WORD = 64;

/** How much the last part of a word counts that stands nowhere, and how long that part must be. */
const LOOSE_HEAD = 0.4;
const LEAST_LOOSE = 5;

/** A word that nobody knows is as rare as if it stood on a third of a page: rarer than any other, however many pages there are. */
const UNKNOWN = 0.3;
/** How much the most common word matters. */
const LEAST = 1.5;

/** How much it counts that a page has more of the words, and that its title starts as the query does. */
const COVERAGE = 1.5;
const NAMED = 1.5;

/** A query is about this guide if some page covers this much of it; less will do on a page that is about what it covers. */
const SENSIBLE = 0.6;
const SENSIBLE_AT_HOME = 0.4;
/** What a word is worth on a page that is about it, and doesn't merely mention it. */
const HOME = 2;
/** A hit is strong if it covers this much of such a query, and is not far behind the best. */
const ENOUGH = 0.2;
const NOT_FAR = 0.01;

/**
 * What stands behind a word of the query: its meanings, and how much it matters whether a page has it.
 * @typedef {{meanings: Weights, importance: number}} Wanted
 */

/**
 * The words of a query to look for: those that name something, or all of them if none does.
 * @param {Index} index
 * @param {string} query
 * @returns {Wanted[]}
 */
function wanted(index, query) {
  const all = tokens(query).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
  const isNaming = (/** @type {string} */ word) => !index.stop.has(word);
  const hasNames = all.some(isNaming);
  const isUnfinished = !/\s$/.test(query);
  return all.flatMap((word, place) => {
    if (hasNames && !isNaming(word)) return [];
    const found = isUnfinished && place === all.length - 1 ? meanings(index, word, true) : finished(index, word);
    for (const whole of [all[place - 1] + word, word + all[place + 1]]) {
      const number = index.numbers.get(index.stem(whole)); // people write compounds apart
      if (number !== undefined) found.set(number, 1);
    }
    return found.size ? [weighed(index, found)] : unknown(index, word);
  });
}

/**
 * A word matters as much as the most common of what it means is rare.
 * @param {Index} index
 * @param {Weights} meanings
 * @returns {Wanted}
 */
function weighed(index, meanings) {
  const most = Math.max(...meanings.values());
  const close = [...meanings].filter(([, weight]) => weight >= Math.min(most, SYNONYM)).map(([number]) => index.rarities[number]);
  return { meanings, importance: Math.max(Math.min(...close), LEAST) };
}

/**
 * A word that stands nowhere: its two parts, or the last one, or nothing.
 * @param {Index} index
 * @param {string} word
 * @returns {Wanted[]}
 */
function unknown(index, word) {
  const stem = index.stem(word);
  const parts = index.split(stem);
  if (parts) return parts.filter((part) => !index.stop.has(part)).map((part) => weighed(index, meanings(index, part, false)));
  for (let cut = 2; cut <= stem.length - LEAST_LOOSE; cut++) {
    const head = index.numbers.get(stem.slice(cut));
    if (head !== undefined) return [{ meanings: new Map([[head, LOOSE_HEAD]]), importance: index.rarity(UNKNOWN) }];
  }
  return [{ meanings: new Map(), importance: index.rarity(UNKNOWN) }];
}

/**
 * Add what each page is worth for one word of the query: its best match counts.
 * @param {Index} index
 * @param {Wanted} word
 * @param {Float64Array} scores
 * @param {Float64Array} coverage
 * @param {Float64Array} worths  the most that any word is worth on each page
 */
function addWord(index, { meanings, importance }, scores, coverage, worths) {
  const best = new Float64Array(scores.length);
  const closest = new Float64Array(scores.length);
  for (const [number, weight] of meanings) {
    const rarity = weight * index.rarities[number];
    for (const { page, weight: worth } of index.postings[number].pages) {
      best[page] = Math.max(best[page], rarity * worth);
      closest[page] = Math.max(closest[page], weight);
      worths[page] = Math.max(worths[page], weight * worth);
    }
  }
  for (let page = 0; page < scores.length; page++) {
    scores[page] += best[page];
    coverage[page] += importance * Math.sqrt(closest[page]);
  }
}

/** @param {string} query  @returns {string} as much of it as is looked for */
export const asked = (query) => query.slice(0, LONGEST);

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Found}
 */
export function search(index, text) {
  const query = asked(text);
  const words = wanted(index, query);
  const scores = new Float64Array(index.pages.length);
  const covered = new Float64Array(index.pages.length);
  const worths = new Float64Array(index.pages.length);
  for (const word of words) addWord(index, word, scores, covered, worths);
  const whole = words.reduce((sum, { importance }) => sum + importance, 0);
  const start = fold(query).trim();
  /** @type {Hit[]} */
  const hits = [];
  scores.forEach((sum, page) => {
    const coverage = covered[page] / whole;
    const named = index.titles[page].startsWith(start) ? NAMED : 1;
    if (sum) hits.push({ page, score: sum * coverage ** COVERAGE * named, coverage, strong: false });
  });
  hits.sort((one, other) => other.score - one.score || one.page - other.page);
  const isSensible = hits.some(({ page, coverage }) => coverage >= (worths[page] >= HOME ? SENSIBLE_AT_HOME : SENSIBLE));
  for (const hit of hits) hit.strong = isSensible && hit.coverage >= ENOUGH && hit.score >= NOT_FAR * hits[0].score;
  return { hits, words: marks(index, words) };
}

/**
 * @param {Index} index
 * @param {Wanted[]} words
 * @returns {Map<string, number>} the stems to mark in a text, and what each is worth
 */
function marks(index, words) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { meanings } of words) {
    for (const [number, weight] of meanings) {
      const stem = index.words[number];
      found.set(stem, Math.max(weight * index.rarities[number], found.get(stem) ?? 0));
    }
  }
  return found;
}
