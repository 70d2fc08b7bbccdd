// @ts-check
// The index that plgdocs/search made, opened: its words, and how words are formed.  Nothing here touches a page, so that tests run it in Node.

import { decodePostings, decodeWords } from "./decode.js";

/**
 * @typedef {[address: string, title: string, kind: string, facts: Record<string, string>]} PageInfo
 * @typedef {[pattern: RegExp, replacement: string][]} Rules
 * @typedef {[anchor: string, heading: string, text: string]} Section
 * @typedef {{summary: string, sections: Section[]}} PageText
 * @typedef {{
 *   version: number, stem: [string, string][], root: [string, string][], sound: [string, string][], stop: string, levels: [number, number],
 *   pages: PageInfo[], words: string, gaps: string, weights: string, synonyms: string[]
 * }} IndexFile
 * @typedef {Map<number, number>} Weights  how much each word of the index counts for a word of the query
 */

const VERSION = 1;
const LINKS = ["", "s", "en", "e", "n", "er"];
const LEAST_PART = 3;
const LEAST_COMPOUND = 8;

/** How much a match counts with the last part of a compound, and with the first. */
const HEAD = 0.6;
const MODIFIER = 0.45;

/** @param {string} text */
export function fold(text) {
  const plain = text.toLowerCase().replaceAll("’", "'").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return plain.replace(/(?<=[a-z])'s(?![a-z])/g, "").replaceAll("'", "");
}

/** @param {string} text */
export const tokens = (text) => fold(text).match(/[a-z0-9]+/g) ?? [];

/** @param {[string, string][]} rules @returns {Rules} */
const compiled = (rules) => rules.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]);

/** The index, opened. */
export class Index {
  /** @param {IndexFile} file */
  constructor(file) {
    if (file.version !== VERSION) throw new Error("another version of the index");
    this.pages = file.pages;
    this.titles = file.pages.map(([, title]) => fold(title));
    this.stop = new Set(file.stop.split(" "));
    this.stemRules = compiled(file.stem);
    this.rootRules = compiled(file.root);
    this.soundRules = compiled(file.sound);
    /** @type {Map<string, string>} */
    this.stems = new Map();
    this.words = decodeWords(file.words);
    this.postings = decodePostings(file);
    this.numbers = new Map(this.words.map((word, number) => [word, number]));
    this.rarities = this.postings.map(({ pages, elsewhere }) => this.rarity(pages.length + elsewhere));
    this.kin = group(this.words.map((word, number) => [this.root(word), number]));
    this.alike = group(this.words.map((word, number) => [apply(this.soundRules, word), number]));
    this.synonyms = group(file.synonyms.flatMap((line) => line.split(" ").map((word) => /** @type {[string, string[]]} */ ([word, line.split(" ")]))));
    /** @type {Map<string, Weights>} */
    this.finished = new Map();
    this.masks = this.words.map(lettersOf);
  }

  /** @param {number} count how rare a word on that many pages is */
  rarity(count) {
    return Math.log(1 + (this.pages.length - count + 0.5) / (count + 0.5));
  }

  /** @param {string} word */
  stem(word) {
    let stem = this.stems.get(word);
    if (stem === undefined) this.stems.set(word, (stem = word.length > 3 ? apply(this.stemRules, word) : word));
    return stem;
  }

  /** @param {string} stem */
  root(stem) {
    return stem.length > 4 ? apply(this.rootRules, stem) : stem;
  }

  /** @param {string} stem whether some page says this, in one form or another */
  knows(stem) {
    return this.numbers.has(stem) || this.kin.has(this.root(stem)) || this.synonyms.has(stem);
  }

  /**
   * The ways to take a word for a compound: its two parts, as stems, the last as long as can be.
   * @param {string} word
   * @returns {[string, string][]}
   */
  cuts(word) {
    /** @type {[string, string][]} */
    const found = [];
    for (let cut = LEAST_PART; word.length >= LEAST_COMPOUND && cut <= word.length - LEAST_PART; cut++) {
      found.push([this.modifier(word.slice(0, cut)), this.stem(word.slice(cut))]);
    }
    return found;
  }

  /** @param {string} text the first part of a compound, with or without a linking letter */
  modifier(text) {
    if (text.length > LEAST_PART && this.stop.has(text)) return text; // zelfscan
    const words = LINKS.map((link) => (text.endsWith(link) ? text.slice(0, text.length - link.length) : ""));
    return words.map((word) => (word.length < LEAST_PART ? "" : this.stem(word))).find((stem) => this.knows(stem)) ?? "";
  }

  /** @param {string} word the parts of a compound, if both are known */
  split(word) {
    return this.cuts(word).find(([modifier, head]) => modifier && this.knows(head));
  }

  /**
   * The compounds of the index that have this word as one part, if the other is known too.
   * @param {string} stem
   * @returns {[number, number][]} each compound, and what it counts for
   */
  compoundsOf(stem) {
    /** @type {[number, number][]} */
    const found = [];
    if (stem.length < LEAST_PART) return found;
    const start = stem.slice(0, -1); // the last letter may be doubled or differ: vraag, vragenkit
    this.words.forEach((word, number) => {
      if (word.length < LEAST_COMPOUND || word === stem) return;
      if (word.endsWith(stem) && this.modifier(word.slice(0, -stem.length))) found.push([number, HEAD]);
      else if (word.startsWith(start) && this.hasModifier(word, stem)) found.push([number, MODIFIER]);
    });
    return found;
  }

  /** @param {string} word @param {string} stem whether the word is a compound that starts with this stem */
  hasModifier(word, stem) {
    const cuts = [0, 1, 2, 3].map((more) => stem.length + more).filter((cut) => cut <= word.length - LEAST_PART);
    return cuts.some((cut) => this.modifier(word.slice(0, cut)) === stem && this.numbers.has(this.stem(word.slice(cut))));
  }
}

/** @param {Rules} rules @param {string} word */
export const apply = (rules, word) => rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);

/**
 * @template K, V
 * @param {[K, V][]} pairs
 * @returns {Map<K, V[]>}
 */
function group(pairs) {
  /** @type {Map<K, V[]>} */
  const groups = new Map();
  for (const [key, value] of pairs) {
    const found = groups.get(key);
    if (found) found.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** @param {string} word the set of its letters, as bits */
export function lettersOf(word) {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << word.charCodeAt(i) % 32;
  return mask;
}
