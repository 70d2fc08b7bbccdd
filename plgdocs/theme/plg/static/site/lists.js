// @ts-check
// What is known, and what could not be read, as lists.

import { element, paragraph } from "./dom.js";

/** @param {[string, string][]} facts label and value; one without a value stays out */
export function factList(facts) {
  const pairs = facts.filter(([, value]) => value).flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]);
  return element("dl", { class: "view-facts" }, ...pairs);
}

/** @param {string[]} notes what of the address could not be read */
export const noteList = (notes) => (notes.length ? [element("div", { class: "plan-notes", role: "note" }, ...notes.flatMap(paragraph))] : []);
