// @ts-check
// What somebody answered to an assignment, and when: one try a day, the last one at the end.  Nothing here touches a page.

/** @typedef {{dag: string, tekst: string}} Try */

/** Tries that are kept, and characters of each. */
const MOST = 6;
const LONGEST = 4000;

/** @param {string} text as it is kept  @returns {Try[]} */
export function readTries(text) {
  try {
    const { pogingen } = JSON.parse(text);
    return pogingen.filter((/** @type {Try} */ one) => /^\d{4}-\d\d-\d\d$/.test(one.dag) && typeof one.tekst === "string" && one.tekst.length <= LONGEST);
  } catch {
    return [];
  }
}

/** @param {Try[]} tries  @returns {string} "" where there is nothing to keep */
export function writeTries(tries) {
  const written = tries.filter(({ tekst }) => tekst.trim()).slice(-MOST);
  return written.length ? JSON.stringify({ pogingen: written }) : "";
}

/** @param {Try[]} tries  @param {string} tekst of the last one  @param {string} dag  @returns {Try[]} */
export const withText = (tries, tekst, dag) => [...tries.slice(0, -1), { dag, tekst: tekst.slice(0, LONGEST) }];
