// @ts-check
// What somebody answered to an assignment, and when: one try a day, the last one at the end.  Nothing here touches a page.

import { parsed } from "../site/json.js";

/** @typedef {{dag: string, tekst: string}} Try */

/** Tries that are kept, and characters of each. */
const MOST = 6;
const LONGEST = 4000;

/** @param {string} text as it is kept  @returns {Try[]} */
export function readTries(text) {
  const { pogingen } = Object(parsed(text));
  return Array.isArray(pogingen) ? pogingen.filter(isTry) : [];
}

/** @param {unknown} value  @returns {value is Try} */
function isTry(value) {
  const { dag, tekst } = Object(value);
  return /^\d{4}-\d\d-\d\d$/.test(dag) && typeof tekst === "string" && tekst.length <= LONGEST;
}

/** @param {Try[]} tries  @returns {string} "" where there is nothing to keep */
export function writeTries(tries) {
  const written = tries.filter(({ tekst }) => tekst.trim()).slice(-MOST);
  return written.length ? JSON.stringify({ pogingen: written }) : "";
}

/** @param {Try[]} tries  @param {string} tekst of the last one  @param {string} dag  @returns {Try[]} */
export const withText = (tries, tekst, dag) => [...tries.slice(0, -1), { dag, tekst: tekst.slice(0, LONGEST) }];
