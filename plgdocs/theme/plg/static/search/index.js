// @ts-check
// The index that plgdocs/search made, opened: its words, and how words are formed.  Nothing here touches a page, so that tests run it in Node.

import { decodePhrases, decodePostings, decodeWords } from "./decode.js";

/**
 * @typedef {[address: string, title: string, kind: string, facts: Record<string, string>]} PageInfo
 * @typedef {[pattern: RegExp, replacement: string][]} Rules
 * @typedef {[anchor: string, heading: string, text: string]} Section
 * @typedef {{summary: string, sections: Section[], others: [address: string, difference: string][]}} PageText
 * @typedef {{
 *   version: number, stem: [string, string][], root: [string, string][], sound: [string, string][], stop: string, numbers: string, levels: [number, number],
 *   pages: PageInfo[], words: string, postings: string, weights: string, phrases: string, synonyms: string, near: string, forms: string, missing: string
 * }} IndexFile
 * @typedef {Map<number, number>} Weights  how much each word of the index counts for a word of the query
 */

const VERSION = 3;
const LINKS = ["", "s", "en", "e", "n", "er"];
const LEAST_PART = 3;
const LEAST_COMPOUND = 8;

/** @param {string} text */
export function fold(text) {
  const plain = text.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").normalize("NFKD").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  return plain.replace(/[‘’ʼ]/g, "'").replace(/(?<=[a-z])'s(?![a-z])/g, "").replaceAll("'", "");
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
    /** Numbers are found as a word and in digits; “een” is rather an article.  @type {Map<string, string>} */
    this.digits = new Map(file.numbers.split(" ").map((word, number) => [word, number === 1 ? word : String(number)]));
    this.stems = new Map(this.digits);
    this.missing = new Set(file.missing.split(" "));
    this.words = decodeWords(file.words);
    this.postings = decodePostings(file);
    this.numbers = new Map(this.words.map((word, number) => [word, number]));
    this.rarities = this.postings.map((pages) => this.rarity(pages.length));
    this.kin = group(this.words.map((word, number) => [this.root(word), number]));
    /** What words mean the same or almost, by root. */
    this.synonyms = group(`${file.synonyms}|${file.near}`.split("|").flatMap((line) => {
      const [from, to = from] = line.split(">").map((side) => side.split(" "));
      return from.map((word) => /** @type {[string, string[]]} */ ([this.root(word), to]));
    }));
    /** Spoken forms, and the word that is looked for. */
    this.forms = new Map(file.forms.split("|").map((line) => line.split("=")).map(([word, said]) => [this.root(word), said]));
    /** For each page its search questions and its title, as numbers of words. */
    this.phrases = decodePhrases(file, this.postings).map((phrases, page) => [...phrases, this.known(file.pages[page][1])]);
    /** @type {Map<string, Weights>} */
    this.finished = new Map();
    this.sounds = this.words.map((word) => apply(this.soundRules, word));
  }

  /** @param {string} text  @returns {number[]} those of its words that name something */
  known(text) {
    const naming = tokens(text).filter((word) => !this.stop.has(word));
    return naming.flatMap((word) => this.numbers.get(this.stem(word)) ?? []);
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

  /** @param {string} word  @returns {string | undefined} what a spoken word stands for */
  said(word) {
    return this.forms.get(this.root(this.stem(word)));
  }

  /** @param {string} stem whether some page says this, in one form or another */
  knows(stem) {
    return this.numbers.has(stem) || this.kin.has(this.root(stem)) || this.synonyms.has(this.root(stem));
  }

  /** @param {string} text the first part of a compound, with or without a linking letter */
  modifier(text) {
    const words = LINKS.map((link) => (text.endsWith(link) ? text.slice(0, text.length - link.length) : ""));
    return words.map((word) => (word.length < LEAST_PART ? "" : this.stem(word))).find((stem) => this.knows(stem)) ?? "";
  }

  /** @param {string} word  @returns {string[]} the two parts of a compound if both are known, as alike in length as can be */
  split(word) {
    const cuts = [...Array(Math.max(0, word.length - 2 * LEAST_PART + 1)).keys()].map((cut) => cut + LEAST_PART);
    cuts.sort((one, other) => Math.abs(2 * one - word.length) - Math.abs(2 * other - word.length));
    const ways = word.length < LEAST_COMPOUND ? [] : cuts.map((cut) => [this.modifier(word.slice(0, cut)), this.stem(word.slice(cut))]);
    return ways.find(([modifier, head]) => modifier && this.knows(head)) ?? [];
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
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
