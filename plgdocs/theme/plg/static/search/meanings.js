// @ts-check
// What a word of a query can mean in the index: itself, its kin, synonyms, compounds, and what it may be a misspelling of.  Nothing here touches a page.

import { apply } from "./index.js";

/** @import { Index, Weights } from "./index.js" */

/** How much a match counts that is not the word itself. */
const KIN = 0.6;
export const SYNONYM = 0.5;
const PART = 0.3;
/** A compound that ends in the word, and how long that must be. */
const HEAD = 0.5;
const LEAST_HEAD = 4;
const PREFIX = 0.8;
const PREFIX_OF_KNOWN = 0.3;
const TYPO = [0.8, 0.75, 0.5];

/**
 * The number of typing errors between two words, or `most` + 1: letters left out, added, changed or swapped.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last, row] = [0, 1, 2].map(() => Array.from({ length: other.length + 1 }, (_, j) => j));
  for (let i = 1; i <= one.length; i++) {
    let least = (row[0] = i);
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let cost = Math.min(last[j - 1] + (isSame ? 0 : 1), last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[other.length];
}

/**
 * What a word of the query can mean in the index, and what a spoken form stands for.
 * @param {Index} index
 * @param {string} word
 * @param {boolean} isUnfinished whether the reader may still be typing it
 * @returns {Weights}
 */
export function meanings(index, word, isUnfinished, said = index.said(word)) {
  const stem = index.stem(word);
  const known = index.numbers.get(stem);
  /** @type {Weights} */
  const found = said ? meanings(index, said, false, "") : new Map();
  const add = (/** @type {number | undefined} */ number, /** @type {number} */ weight) => {
    if (number !== undefined && weight > (found.get(number) ?? 0)) found.set(number, weight);
  };
  add(known, 1);
  for (const number of index.kin.get(index.root(stem)) ?? []) add(number, KIN);
  const isKnown = found.size > 0 && !index.stop.has(word); // “zelf” is rather the start of a word
  for (const other of (index.synonyms.get(index.root(stem)) ?? []).flat()) add(index.numbers.get(other), SYNONYM);
  if (stem.length >= LEAST_HEAD) index.words.forEach((word, number) => {
    // A compound is often rarer than its last part; that must not make it worth more.
    if (word.length >= stem.length + 3 && word.endsWith(stem)) add(number, HEAD * (known === undefined ? 1 : Math.min(1, index.rarities[known] / index.rarities[number])));
  });
  if (known !== undefined) for (const part of index.split(stem)) add(index.numbers.get(part), PART);
  if (isUnfinished && word.length > 1) index.words.forEach((other, number) => {
    if (other.startsWith(word) || other.startsWith(stem)) add(number, isKnown ? PREFIX_OF_KNOWN : PREFIX);
  });
  if (!said && (!found.size || (!isKnown && word.length > 5))) for (const [number, weight] of lookalikes(index, stem)) add(number, weight);
  return found;
}

/**
 * What a word means that the reader has left behind; each key of a later word asks again.
 * @param {Index} index
 * @param {string} word
 * @returns {Weights}
 */
export function finished(index, word) {
  const known = index.finished.get(word) ?? meanings(index, word, false);
  index.finished.set(word, known);
  return new Map(known);
}

/**
 * @param {Index} index
 * @param {string} stem
 * @returns {[number, number][]} the words that this one may be a misspelling of
 */
function lookalikes(index, stem) {
  const most = stem.length < 4 ? 0 : stem.length < 8 ? 1 : 2;
  const sound = apply(index.soundRules, stem);
  /** @type {[number, number][]} */
  const found = [];
  index.sounds.forEach((other, number) => {
    if (sound[0] !== other[0] && !other.endsWith(sound.slice(-2))) return;
    const errors = distance(sound, other, most);
    if (errors <= most) found.push([number, TYPO[errors] * (sound[0] === other[0] ? 1 : 0.7)]);
  });
  return found;
}
