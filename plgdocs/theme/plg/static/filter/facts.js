// @ts-check
// What can be chosen among, as its data attributes say.

/** @import { Facts } from "./matching.js" */

/**
 * @template {Element} Shown
 * @param {Shown[]} elements
 */
export const itemsOf = (elements) => elements.map((shown) => ({ facts: factsOf(shown), shown }));

/** @param {Element} item  @returns {Facts} */
function factsOf(item) {
  const data = [...item.attributes].filter(({ name }) => name.startsWith("data-"));
  return Object.fromEntries(data.map(({ name, value }) => [name.slice("data-".length), value]));
}
