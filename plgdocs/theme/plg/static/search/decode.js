// @ts-check
// The words of an index and their pages, as the file packs them (plgdocs/search/packing.py).

/** @typedef {import("./index.js").IndexFile} IndexFile */

/** @param {string} text each word as a capital for how many letters it shares with the last, and its other letters */
export function decodeWords(text) {
  let last = "";
  return (text.match(/[A-Z][a-z0-9]*/g) ?? []).map((part) => (last = last.slice(0, part.charCodeAt(0) - 65) + part.slice(1)));
}

/** @param {string} text bits in base 64  @returns {() => number} gives the next bit */
function reader(text) {
  const bytes = atob(text);
  let place = 0;
  return () => (bytes.charCodeAt(place >> 3) >> (7 - (place++ & 7))) & 1;
}

/**
 * For each word its pages and what it weighs on each.
 * @param {IndexFile} file
 */
export function decodePostings({ postings, weights, levels: [base, step], pages }) {
  const bit = reader(postings);
  const ones = (/** @type {number} */ sought, count = 0) => {
    while (bit() === sought) count++;
    return count;
  };
  const bits = (/** @type {number} */ count, value = 0) => {
    while (count--) value = 2 * value + bit();
    return value;
  };
  const worth = [...Array(26).keys()].map((level) => base * step ** level);
  const posting = (/** @type {number} */ page, /** @type {number} */ letter) => ({ page, weight: worth[(letter & 31) - 1], isProminent: letter > 96 });
  /** @type {ReturnType<typeof posting>[][]} */
  const found = [];
  for (let place = 0; place < weights.length; ) {
    const more = ones(0);
    const count = 2 ** more + bits(more);
    const low = Math.max(0, Math.floor(Math.log2(Math.max(1, (0.7 * pages.length) / count))));
    let page = -1;
    found.push(Array.from({ length: count }, () => posting((page += 1 + 2 ** low * ones(1) + bits(low)), weights.charCodeAt(place++))));
  }
  return found;
}

/**
 * For each page its search questions, as the numbers of their words.
 * @param {IndexFile} file
 * @param {ReturnType<typeof decodePostings>} postings
 */
export function decodePhrases({ phrases: [sizes, high = "", low = ""], pages }, postings) {
  /** @type {number[][]} */
  const words = pages.map(() => []);
  postings.forEach((found, number) => found.forEach(({ page }) => words[page].push(number)));
  let place = 0;
  return sizes.split(",").map((phrases, page) => {
    const word = () => words[page][64 * (high.charCodeAt(place) - 48) + low.charCodeAt(place++) - 48];
    return [...phrases].map((size) => Array.from({ length: Number(size) }, word));
  });
}
