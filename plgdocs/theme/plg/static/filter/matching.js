// @ts-check
// How well a card or a question matches what a reader chose.

import { DEFAULT_GROUP } from "../site/limits.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** "maybe": only values of the editors, or values that nobody knows, speak against it.  @typedef {"yes" | "maybe" | "no"} Fit */

/** A range, `4..12`, which any number in it meets; or a limit, `5-10`, met by what is at least its start (`card_display.py`). */
const SPAN = /^(\d+)(\.\.|-)(\d+)( persoon)?$/;

/**
 * @param {Element} item
 * @param {string} facet
 * @returns {{ from: number, to: number, isLimit: boolean, per: boolean } | undefined} the range of an item, if the facet is one
 */
export function spanOf(item, facet) {
  const found = SPAN.exec(item.getAttribute(`data-${facet}`) ?? "");
  return found ? { from: Number(found[1]), to: Number(found[3]), isLimit: found[2] === "-", per: Boolean(found[4]) } : undefined;
}

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
  return valuesOf(item, "redactie").includes(facet) || !valuesOf(item, facet).length;
}

/**
 * @param {Element} item
 * @param {string} facet
 * @param {Choice} choice
 * @returns {boolean} whether the item meets one facet
 */
export function meets(item, facet, choice) {
  const wanted = choice.get(facet) ?? [];
  const span = spanOf(item, facet);
  if (!span) return valuesOf(item, facet).some((value) => wanted.includes(value));
  const number = Number(wanted[0]);
  if (!span.isLimit) return span.from <= number && number <= span.to;
  const people = span.per ? Number(choice.get("groep")?.[0] ?? DEFAULT_GROUP) : 1;
  return span.from * people <= number;
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
