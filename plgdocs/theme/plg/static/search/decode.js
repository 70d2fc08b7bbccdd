// @ts-check
// The words of an index and their pages, as the file packs them (plgdocs/search/index.py).

/** @typedef {import("./index.js").IndexFile} IndexFile */

/** @param {string} text each word as a capital for how many letters it shares with the last, and its other letters */
export function decodeWords(text) {
  let last = "";
  return (text.match(/[A-Z][a-z0-9]*/g) ?? []).map((part) => (last = last.slice(0, part.charCodeAt(0) - 65) + part.slice(1)));
}

/**
 * For each word its pages, as `encoded` in plgdocs/search/index.py writes them.
 * @param {IndexFile} file
 */
export function decodePostings({ gaps, weights, levels: [base, step] }) {
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
