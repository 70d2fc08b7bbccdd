// @ts-check
// The search: a query over the index gives pages, best first.  Nothing here touches a page, so that tests run it in Node.

import { fold, tokens } from "./index.js";
import { finished, meanings, SYNONYM } from "./meanings.js";

/** @import { Index, Weights } from "./index.js" */
/**
 * @typedef {{page: number, score: number, coverage: number, strong: boolean}} Hit
 * @typedef {{hits: Hit[], words: Map<string, number>, phrases: string[]}} Found
 *   the hits, best first, the stems to mark, and what has to stand in a text as it is
 */

/** How much is looked for, in characters, words and letters of a word: more than anybody asks, and quick on an old phone. */
const LONGEST = 200;
const MOST_WORDS = 20;
const LONGEST_WORD = 64;
const LEAST_LETTERS = 2;
/** How many results a reader looks at. */
const FIRST = 10;

/** How much the parts count of a compound that stands nowhere. */
const SPLIT = 0.7;

/** A word that nobody knows is as rare as if it stood on a third of a page: rarer than any other, however many pages there are. */
const UNKNOWN = 0.3;
/** How much the most common word matters. */
const LEAST = 2;

/** How much it counts that the words of a query stand together, and that a title starts as the query does. */
const TOGETHER = 3.5;
/** Of how many pages, the best so far, that is looked at. */
const READ = 100;
const NAMED = 2;

/** “Niemand zegt iets” is to be silent: the thesaurus tells what *niet-zeggen* means. */
const DENIALS = new Set("niet geen niets niemand nooit nergens".split(" "));
/** How many words before the other part of a verb that is split: “vallen ze stil”. */
const APART = 3;

/** A query is about this guide if on some page the words that it is about, and so many times the share it covers, reach a sum; a smaller one if it is a single word. */
const SENSE = 4;
const SENSE_OF_ONE = 2.5;
const SHARE = 5;
/** What a word is worth on a page that is about it, and what it counts for on one that merely mentions it. */
const HOME = 2;
const MENTION = 0.4;
/** A hit is strong if it covers this much of such a query. */
const ENOUGH = 0.2;

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
  const spoken = (/** @type {string} */ word) => index.said(word)?.match(/.+ .+/)?.[0].split(" ") ?? [word];
  const all = tokens(query).flatMap(spoken).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
  const isDenied = all.some((word) => DENIALS.has(index.said(word) ?? word));
  const isOpposite = (/** @type {string} */ word) => isDenied && index.synonyms.has(index.root(index.stem(`niet${word}`)));
  const isNaming = (/** @type {string} */ word) => !index.stop.has(index.said(word) ?? word) || isOpposite(word);
  const isUnfinished = /[\p{L}\p{N}]$/u.test(query);
  return all.flatMap((word, place) => {
    if (!isNaming(word) && all.some(isNaming)) return [];
    const verb = all.slice(Math.max(0, place - APART), place).findLast((other) => other.length > 2 && index.knows(index.stem(word + other)));
    if (verb) return [weighed(index, finished(index, word + verb))];
    const denied = isOpposite(word) ? finished(index, `niet${word}`) : [];
    const found = new Map([...denied, ...(isUnfinished && place === all.length - 1 ? meanings(index, word, true) : finished(index, word))]);
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

/** @param {Weights} meanings @param {number} share  @returns {Weights} */
const scaled = (meanings, share) => new Map([...meanings].map(([number, weight]) => [number, share * weight]));

/**
 * A word that stands nowhere: its two parts, or nothing.
 * @param {Index} index
 * @param {string} word
 * @returns {Wanted[]}
 */
function unknown(index, word) {
  const stem = index.stem(word);
  const parts = index.split(stem);
  if (parts.length) return parts.filter((part) => !index.stop.has(part)).map((part) => weighed(index, scaled(meanings(index, part, false), SPLIT)));
  return [{ meanings: new Map(), importance: index.rarity(UNKNOWN) }];
}

/** What the pages have of a query: a number for each. */
class Tally {
  /** @param {number} pages */
  constructor(pages) {
    this.scores = new Float64Array(pages);
    this.covered = new Float64Array(pages);
    this.evidence = new Float64Array(pages);
  }

  /**
   * Add what each page is worth for one word of the query: its best match counts.
   * @param {Index} index
   * @param {Wanted} word
   */
  add(index, { meanings, importance }) {
    const [best, closest, home] = [0, 0, 0].map(() => new Float64Array(this.scores.length));
    for (const [number, weight] of meanings) {
      const rarity = weight * index.rarities[number];
      for (const { page, weight: worth } of index.postings[number]) {
        best[page] = Math.max(best[page], rarity * worth);
        closest[page] = Math.max(closest[page], weight);
        home[page] = Math.max(home[page], weight ** 2 * (worth >= HOME ? 1 : MENTION));
      }
    }
    for (let page = 0; page < best.length; page++) {
      this.scores[page] += best[page];
      this.covered[page] += importance * Math.sqrt(closest[page]);
      this.evidence[page] += home[page];
    }
  }
}

/**
 * How much of a query stands in one title or search question of a page, and how much of that in the query.
 * @param {Index} index
 * @param {Wanted[]} words
 * @returns {(page: number) => number}
 */
function together(index, words) {
  const whole = words.reduce((sum, { importance }) => sum + importance, 0);
  /** @type {Map<number, [place: number, weight: number][]>} */
  const places = new Map();
  words.forEach(({ meanings }, place) => meanings.forEach((weight, number) => places.set(number, [...(places.get(number) ?? []), [place, weight]])));
  /** @param {number[]} phrase */
  const value = (phrase) => {
    const asked = words.map(() => 0);
    let [said, all] = [0, 0];
    for (const number of phrase) {
      const rarity = Math.max(index.rarities[number], LEAST);
      const found = places.get(number) ?? [];
      for (const [place, weight] of found) asked[place] = Math.max(asked[place], weight);
      said += rarity * Math.max(0, ...found.map(([, weight]) => weight));
      all += rarity;
    }
    const covered = words.reduce((sum, { importance }, place) => sum + importance * asked[place], 0);
    return asked.filter(Boolean).length < 2 ? 0 : (said / all) * (covered / whole);
  };
  return (page) => Math.max(0, ...index.phrases[page].map(value));
}

/**
 * Of one word, the pages where it stands in the title, in a heading or often are among the first ten if there are no more.
 * @param {Index} index
 * @param {Hit[]} hits
 * @param {string} word
 */
function promote(index, hits, word) {
  const number = index.numbers.get(index.stem(word));
  const all = number === undefined ? [] : index.postings[number];
  const pages = new Set(all.filter(({ isProminent }) => isProminent || all.length <= FIRST).map(({ page }) => page));
  const others = hits.filter(({ page }) => !pages.has(page)).slice(0, FIRST - pages.size);
  const isFirst = (/** @type {Hit} */ hit) => Number(pages.has(hit.page) || others.includes(hit));
  hits.sort((one, other) => isFirst(other) - isFirst(one));
}

/** A worksheet comes after the card or the page to which it belongs, if both say as much. */
const SHARES = /** @type {Record<string, number>} */ ({ Werkblad: 0.8 });

/** @param {string} query  @returns {string} as much of it as is looked for */
export const asked = (query) => query.slice(0, LONGEST);

/** @param {Index} index @param {string} text  @returns {string} its words, folded, numbers in digits, with a space around each */
export const spaced = (index, text) => ` ${tokens(text).map((word) => index.digits.get(word) ?? word).join(" ")} `;

/** @param {string} title  @param {string} start  @returns {boolean} whether a page is called so; “KanDoe-bord” is another thing than “KanDoe” */
const isNamed = (title, start) => title.startsWith(start) && title[start.length] !== "-";

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Found}
 */
export function search(index, text) {
  const query = asked(text);
  const words = tokens(query).join("").length < LEAST_LETTERS ? [] : wanted(index, query);
  const tally = new Tally(index.pages.length);
  for (const word of words) tally.add(index, word);
  const whole = words.reduce((sum, { importance }) => sum + importance, 0);
  const [start, near] = [fold(query).trim(), together(index, words)];
  /** @type {Hit[]} */
  const hits = [];
  tally.scores.forEach((sum, page) => {
    const coverage = tally.covered[page] / whole;
    if (sum) hits.push({ page, score: sum * coverage * (isNamed(index.titles[page], start) ? NAMED : 1) * (SHARES[index.pages[page][2]] ?? 1), coverage, strong: false });
  });
  const sort = () => hits.sort((one, other) => other.score - one.score || one.page - other.page);
  for (const hit of sort().slice(0, READ)) hit.score *= 1 + TOGETHER * near(hit.page);
  sort();
  if (words.length === 1) promote(index, hits, tokens(query).at(-1) ?? "");
  const sense = tokens(query).length > 1 ? SENSE : SENSE_OF_ONE;
  const isSensible = words.length === 1 || hits.some(({ page, coverage }) => tally.evidence[page] + SHARE * coverage >= sense);
  for (const hit of hits) hit.strong = isSensible && hit.coverage >= ENOUGH;
  const phrases = [...query.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map(([, words]) => spaced(index, words)).filter((words) => words.trim());
  return { hits, words: marks(index, words), phrases };
}

/** @param {Index} index @param {Wanted[]} words  @returns {Map<string, number>} the stems to mark in a text, and what each is worth */
function marks(index, words) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [number, weight] of words.flatMap(({ meanings }) => [...meanings])) {
    const stem = index.words[number];
    found.set(stem, Math.max(weight * index.rarities[number], found.get(stem) ?? 0));
  }
  return found;
}
