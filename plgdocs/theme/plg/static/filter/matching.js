// @ts-check
// How well a card or a question matches what a reader chose.

import { DEFAULT_GROUP } from "../site/limits.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** "maybe": only values of the editors, or values that nobody knows, speak against it.  @typedef {"yes" | "maybe" | "no"} Fit */

/** The key in a card's front matter, where it is not the facet's name.  @type {Record<string, string>} */
const KEYS = { werkvorm: "groepsvorm" };

/**
 * @param {Element} item
 * @param {string} name
 * @returns {string[]} the values of an item
 */
export function valuesOf(item, name) {
  return (item.getAttribute(`data-${name}`) ?? "").split(" ").filter(Boolean);
}

/**
 * @param {Element} item
 * @param {string} facet
 * @returns {boolean} whether the item's value is the editors', or unknown
 */
export function isEditorial(item, facet) {
  return valuesOf(item, "redactie").includes(KEYS[facet] ?? facet) || !valuesOf(item, facet).length;
}

/**
 * @param {Element} item
 * @param {string} facet
 * @param {Choice} choice
 * @returns {boolean} whether the item meets one facet
 */
export function meets(item, facet, choice) {
  const wanted = choice.get(facet) ?? [];
  const given = valuesOf(item, facet);
  if (facet === "groep") return Number(given[0]) <= Number(wanted[0]) && Number(wanted[0]) <= Number(given[1]);
  if (facet === "duur") {
    const people = given[2] ? Number(choice.get("groep")?.[0] ?? DEFAULT_GROUP) : 1;
    return Number(given[0]) * people <= Number(wanted[0]);
  }
  return wanted.some((value) => given.includes(value));
}

/**
 * @param {Element} item
 * @param {Choice} choice
 * @returns {Fit} how well the item fits the whole choice
 */
export function fit(item, choice) {
  const unmet = [...choice.keys()].filter((facet) => !meets(item, facet, choice));
  if (unmet.some((facet) => !isEditorial(item, facet))) return "no";
  return unmet.length ? "maybe" : "yes";
}
