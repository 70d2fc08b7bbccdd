// @ts-check
// The search engine: pure functions over the index that plgdocs/search made.  Nothing here touches
// a page, so that tests run it in Node.

/**
 * @typedef {[address: string, title: string, kind: string, facts: Record<string, string>]} PageInfo
 * @typedef {[pattern: RegExp, replacement: string][]} Rules
 * @typedef {[anchor: string, heading: string, text: string]} Section
 * @typedef {{summary: string, sections: Section[]}} PageText
 * @typedef {{
 *   version: number, stem: [string, string][], root: [string, string][], sound: [string, string][], stop: string, levels: [number, number],
 *   pages: PageInfo[], words: string, gaps: string, weights: string, synonyms: string[]
 * }} IndexFile
 * @typedef {{page: number, score: number, coverage: number, strong: boolean}} Hit
 * @typedef {Map<number, number>} Weights  how much each word of the index counts for a word of the query
 * @typedef {{hits: Hit[], words: Map<string, number>}} Found  the hits, best first, and the stems to mark
 */

const VERSION = 1;
const LINKS = ["", "s", "en", "e", "n", "er"];
const LEAST_PART = 3;
const LEAST_COMPOUND = 8;

/** How much a match counts that is not the word itself. */
const KIN = 0.75;
const SYNONYM = 0.6;
const HEAD = 0.6;
const MODIFIER = 0.45;
const PART = 0.3;
const PREFIX = 0.8;
const PREFIX_OF_KNOWN = 0.45;
const TYPO = [1, 0.75, 0.5];
const SOUND = 0.8;
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
const apply = (rules, word) => rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);

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

/** @param {string} text each word as a capital for how many letters it shares with the last, and its other letters */
function decodeWords(text) {
  let last = "";
  return (text.match(/[A-Z][a-z0-9]*/g) ?? []).map((part) => (last = last.slice(0, part.charCodeAt(0) - 65) + part.slice(1)));
}

/**
 * For each word its pages, as `encoded` in plgdocs/search/index.py writes them.
 * @param {IndexFile} file
 */
function decodePostings({ gaps, weights, levels: [base, step] }) {
  let place = 0;
  return gaps.split(",").map((text) => {
    const [near, elsewhere] = text.split(".");
    let page = -1;
    const pages = (near.match(/[A-Z]*[0-9a-z]/g) ?? []).map((gap) => {
      page += 1 + parseInt(gap.slice(-1), 36);
      for (const letter of gap.slice(0, -1)) page += 36 * (letter.charCodeAt(0) - 64);
      return { page, weight: base * step ** (weights.charCodeAt(place++) - 65) };
    });
    return { pages, elsewhere: Number(elsewhere ?? 0) };
  });
}

/** @param {string} word the set of its letters, as bits */
function lettersOf(word) {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << word.charCodeAt(i) % 32;
  return mask;
}

/** @param {number} mask */
function bits(mask) {
  let count = 0;
  for (; mask; mask &= mask - 1) count++;
  return count;
}

/** Three rows of the table below, used again for every pair of words. */
const rows = [0, 1, 2].map(() => new Uint8Array(64));

/**
 * The number of typing errors between two words, or `most` + 1: letters left out, added, changed or swapped.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) >= 64) return most + 1;
  let [before, last, row] = rows;
  for (let j = 0; j <= other.length; j++) last[j] = j;
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
 * What a word of the query can mean in the index.
 * @param {Index} index
 * @param {string} word
 * @param {boolean} isUnfinished whether the reader may still be typing it
 * @returns {Weights}
 */
export function meanings(index, word, isUnfinished) {
  const stem = index.stem(word);
  const known = index.numbers.get(stem);
  /** @type {Weights} */
  const found = new Map();
  const add = (/** @type {number | undefined} */ number, /** @type {number} */ weight) => {
    if (number !== undefined && weight > (found.get(number) ?? 0)) found.set(number, weight);
  };
  add(known, 1);
  for (const number of index.kin.get(index.root(stem)) ?? []) add(number, KIN);
  const isKnown = found.size > 0 && !index.stop.has(word); // “zelf” is rather the start of a word
  for (const other of (index.synonyms.get(stem) ?? []).flat()) add(index.numbers.get(other), SYNONYM);
  for (const [number, weight] of index.compoundsOf(stem)) add(number, weight * asCommon(index, number, known));
  if (known !== undefined) for (const part of index.split(stem) ?? []) add(index.numbers.get(part), PART);
  if (isUnfinished) for (const [number, part] of startingWith(index, word, stem)) add(number, part * (isKnown ? PREFIX_OF_KNOWN : PREFIX));
  if (!found.size || (!isKnown && word.length > 5)) for (const [number, weight] of lookalikes(index, stem)) add(number, weight);
  return found;
}

/**
 * A compound is often rarer than the word that was asked for; that must not make it worth more.
 * @param {Index} index
 * @param {number} compound
 * @param {number | undefined} asked
 */
const asCommon = (index, compound, asked) => (asked === undefined ? 1 : Math.min(1, index.rarities[asked] / index.rarities[compound]));

/**
 * What a word means that the reader has left behind; each key of a later word asks again.
 * @param {Index} index
 * @param {string} word
 * @returns {Weights}
 */
function finished(index, word) {
  const known = index.finished.get(word) ?? meanings(index, word, false);
  index.finished.set(word, known);
  return new Map(known);
}

/**
 * @param {Index} index
 * @param {string} word
 * @param {string} stem
 * @returns {[number, number][]} the words that start so, and how much of each is there
 */
function startingWith(index, word, stem) {
  if (word.length < 2) return [];
  /** @type {[number, number][]} */
  const found = [];
  index.words.forEach((other, number) => {
    if (other.startsWith(word) || other.startsWith(stem)) found.push([number, Math.sqrt(Math.min(1, (word.length + 2) / other.length))]);
  });
  return found;
}

/**
 * @param {Index} index
 * @param {string} stem
 * @returns {[number, number][]} the words that this one may be a misspelling of
 */
function lookalikes(index, stem) {
  const most = stem.length < 4 ? 0 : stem.length < 8 ? 1 : 2;
  const mask = lettersOf(stem);
  const alike = index.alike.get(apply(index.soundRules, stem)) ?? [];
  /** @type {[number, number][]} */
  const found = alike.map((number) => [number, SOUND]);
  if (most) index.words.forEach((other, number) => {
    if (Math.abs(other.length - stem.length) > most || bits(mask ^ index.masks[number]) > 2 * most) return;
    const errors = distance(stem, other, most);
    if (errors <= most) found.push([number, TYPO[errors] * (stem[0] === other[0] ? 1 : 0.7)]);
  });
  const best = Math.max(...found.map(([, weight]) => weight));
  return found.filter(([, weight]) => weight === best);
}

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
  const all = tokens(query);
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

/**
 * @param {Index} index
 * @param {string} query
 * @returns {Found}
 */
export function search(index, query) {
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
