// @ts-check
// Which part of a page answers a query, and which piece of its text to show.  It comes with the texts,
// after the first results.  Nothing here touches a page.

import { fold } from "./index.js";
import { spaced } from "./search.js";

/** @import { Index, PageText, Section } from "./index.js" */
/** @import { Found, Hit } from "./search.js" */
/** @typedef {{stem: string, start: number, end: number}} Spot  a word in a text */

/**
 * @template K, V
 * @param {(index: Index, key: K) => V} make
 * @returns {(index: Index, key: K) => V} the same, made once for each key
 */
function once(make) {
  /** @type {Map<K, V>} */
  const known = new Map();
  return (index, key) => {
    const value = known.get(key) ?? make(index, key);
    known.set(key, value);
    return value;
  };
}

/** The words in a text.  @type {(index: Index, text: string) => Spot[]} */
const wordsIn = once((index, text) => [...text.matchAll(/[\p{L}\p{N}’']+/gu)].map((match) => ({ stem: index.stem(fold(match[0])), start: match.index, end: match.index + match[0].length })));

/** All words of a page but its title, in order.  @type {(index: Index, page: PageText) => string} */
const wordsOf = once((index, page) => [page.summary, ...page.sections.flatMap(([, heading, text]) => [heading, text])].map((text) => spaced(index, text)).join("|"));

/**
 * The section of a page that says most about what was asked; the first stands for the page.
 * @param {Index} index
 * @param {Section[]} sections
 * @param {Map<string, number>} words
 * @returns {Section}
 */
export function bestSection(index, sections, words) {
  const value = (/** @type {string} */ text) => [...new Set(wordsIn(index, text).map(({ stem }) => stem))].reduce((sum, stem) => sum + (words.get(stem) ?? 0), 0);
  const values = sections.map(([, heading, text], number) => (2 * value(heading) + value(text)) * (number ? 1 : 1.5));
  return sections[values.indexOf(Math.max(...values))] ?? ["", "", ""];
}

/**
 * The part of a text with most of the words, in pieces: those to mark are odd.
 * @param {Index} index
 * @param {string} text
 * @param {Map<string, number>} words
 * @param {number} length
 * @returns {string[]}
 */
export function excerpt(index, text, words, length) {
  const marks = wordsIn(index, text).filter(({ stem }) => words.has(stem));
  const worth = (/** @type {Spot} */ from) => {
    const seen = new Set(marks.filter(({ start, end }) => start >= from.start && end <= from.start + length).map(({ stem }) => stem));
    return [...seen].reduce((sum, stem) => sum + (words.get(stem) ?? 0), 0);
  };
  const values = marks.map(worth);
  const first = marks[values.indexOf(Math.max(...values))]?.start ?? 0;
  const start = first < 50 ? 0 : text.lastIndexOf(" ", first - 30) + 1;
  const end = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
  const pieces = [start ? "… " : ""];
  let last = start;
  for (const mark of marks.filter((mark) => mark.start >= start && mark.end <= end)) {
    pieces[pieces.length - 1] += text.slice(last, mark.start);
    pieces.push(text.slice(mark.start, mark.end), "");
    last = mark.end;
  }
  pieces[pieces.length - 1] += text.slice(last, end) + (end < text.length ? " …" : "");
  return pieces;
}

/**
 * The hits in order, as far as their texts are there: first where the words of the query stand together.  Without what
 * stands in quotes a page is no hit.
 * @param {Index} index
 * @param {Found} found
 * @param {string} query
 * @param {Map<number, PageText>} texts
 * @returns {Hit[]}
 */
export function arranged(index, { hits, phrases }, query, texts) {
  const whole = spaced(index, query);
  const says = (/** @type {Hit} */ { page }, /** @type {string[]} */ sought) => {
    const text = texts.get(page);
    return text !== undefined && sought.every((words) => `${spaced(index, index.pages[page][1])}|${wordsOf(index, text)}`.includes(words));
  };
  if (phrases.length) return hits.filter((hit) => !texts.has(hit.page) || says(hit, phrases));
  if (!whole.trim().includes(" ")) return hits;
  const together = hits.filter((hit) => hit.strong && says(hit, [whole]));
  return [...together, ...hits.filter((hit) => !together.includes(hit))];
}
