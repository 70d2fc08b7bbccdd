// @ts-check
// What fits a reader's choice: one answer for the lists, the kit, the home page, the search and the planner.
// Nothing here touches a page.

import { DEFAULT_GROUP } from "../site/limits.js";

/** What a reader chose: values by facet.  @typedef {Record<string, string[]>} Choice */
/** The values of an item by facet, as `facet_values` writes them (card_display.py).  @typedef {Record<string, string>} Facts */
/** A range of numbers; of a limit, only its start counts, and perhaps for each person.  @typedef {{from: number, to: number, isLimit: boolean, per: boolean}} Span */
/**
 * `missed` facets speak against an item; of `lacking` ones nobody knows; `distance` is how far off it is.
 * @template {{facts: Facts}} Item
 * @typedef {{item: Item, missed: string[], lacking: string[], distance: number}} Judged
 */
/**
 * @template {{facts: Facts}} Item
 * @typedef {{fitting: Item[], near: Judged<Item>[], unknown: Judged<Item>[]}} Sifted
 */

/** How far off a number may be: a share of what was asked for. */
const REACH = 0.5;
/** How far off is near at all: as far as another word, if much else was chosen and all of that fits. */
const FURTHEST = 0.9;
const MOST_NEAR = 3;
const SPAN = /^(\d+)(\.\.|-)(\d+)( persoon)?$/;

/**
 * @template {{facts: Facts}} Item
 * @param {Item[]} items
 * @param {Choice} choice
 * @returns {Sifted<Item>} what fits; the few that just don't, the nearest first; and what fits as far as anybody knows
 */
export function sift(items, choice) {
  const judged = items.map((item) => judge(item, choice));
  const near = judged.filter(({ missed, lacking, distance }) => missed.length && !lacking.length && distance <= FURTHEST);
  return {
    fitting: judged.filter(({ missed, lacking }) => !missed.length && !lacking.length).map(({ item }) => item),
    near: near.sort((one, other) => one.distance - other.distance).slice(0, MOST_NEAR),
    unknown: judged.filter(({ missed, lacking }) => !missed.length && lacking.length),
  };
}

/**
 * @template {{facts: Facts}} Item
 * @param {Item} item
 * @param {Choice} choice
 * @returns {Judged<Item>}
 */
function judge(item, choice) {
  const facets = Object.keys(choice);
  const lacking = facets.filter((facet) => !item.facts[facet]);
  const off = facets.filter((facet) => item.facts[facet]).map((facet) => ({ facet, by: distance(item.facts, facet, choice) }));
  const missed = off.filter(({ by }) => by > 0).map(({ facet }) => facet);
  return { item, missed, lacking, distance: off.reduce((sum, { by }) => sum + by, 0) };
}

/**
 * @param {Facts} facts
 * @param {string} facet
 * @param {Choice} choice
 * @returns {number} how far an item is from one facet; what is not near at all, is infinitely far
 */
function distance(facts, facet, choice) {
  if (spanOf(facts[facet])) {
    const share = Math.abs(excess(facts, facet, choice)) / Number(choice[facet][0]);
    return share <= REACH ? share : Infinity;
  }
  if (facts[facet].split(" ").some((word) => choice[facet].includes(word))) return 0;
  return Object.keys(choice).length > 2 ? FURTHEST : Infinity;
}

/**
 * @param {Facts} facts
 * @param {string} facet
 * @param {Choice} choice
 * @returns {number} by how much the number that was asked for is below a range (positive) or above it (negative)
 */
export function excess(facts, facet, choice) {
  const { from, to, isLimit, per } = /** @type {Span} */ (spanOf(facts[facet]));
  const asked = Number(choice[facet][0]);
  const least = from * (per ? Number(choice.groep?.[0] ?? DEFAULT_GROUP) : 1);
  return Math.max(0, least - asked) + (isLimit ? 0 : Math.min(0, to - asked));
}

/** @param {string} value of a facet  @returns {Span | undefined} the range, if it is one */
export function spanOf(value) {
  const found = SPAN.exec(value);
  return found ? { from: Number(found[1]), to: Number(found[3]), isLimit: found[2] === "-", per: Boolean(found[4]) } : undefined;
}

/**
 * @param {Choice} choice
 * @param {string} facet
 * @param {string} value
 * @param {boolean} isOne whether a facet takes one value only
 * @returns {Choice} the choice after a press on a value
 */
export function pressed(choice, facet, value, isOne) {
  const had = choice[facet] ?? [];
  const values = had.includes(value) ? had.filter((one) => one !== value) : isOne ? [value] : [...had, value];
  const { [facet]: _, ...others } = choice;
  return values.length ? { ...others, [facet]: values } : others;
}
