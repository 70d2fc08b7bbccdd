// @ts-check
// The words of an index and their pages, as the file packs them (plgdocs/search/packing.py).

/** @import { IndexFile } from "./index.js" */

/** @param {string} text each word as a capital for how many letters it shares with the last, and its other letters */
export function decodeWords(text) {
  let last = "";
  return (text.match(/[A-Z][a-z0-9]*/g) ?? []).map((part) => (last = last.slice(0, part.charCodeAt(0) - 65) + part.slice(1)));
}

/** @param {string} text  @returns {number[]} each character a number */
const numbers = (text) => Array.from(text, (letter) => letter.charCodeAt(0) - 35);

/**
 * For each word its pages and what it weighs on each.
 * @param {IndexFile} file
 */
export function decodePostings({ postings, weights, levels: [base, step] }) {
  let place = 0;
  return postings.split("!").map((gaps) => {
    let page = -1;
    return numbers(gaps).map((gap) => {
      const letter = weights.charCodeAt(place++);
      return { page: (page += gap + 1), weight: base * step ** ((letter & 31) - 1), isProminent: letter > 96 };
    });
  });
}

/**
 * For each page its search questions, as the numbers of their words.
 * @param {IndexFile} file
 * @param {ReturnType<typeof decodePostings>} postings
 */
export function decodePhrases({ phrases, pages }, postings) {
  /** @type {number[][]} */
  const words = pages.map(() => []);
  postings.forEach((found, number) => found.forEach(({ page }) => words[page].push(number)));
  return phrases.split("!").map((page, number) => page.split(" ").filter(Boolean).map((phrase) => numbers(phrase).map((place) => words[number][place])));
}
