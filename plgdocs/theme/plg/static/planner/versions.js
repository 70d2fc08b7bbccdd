// @ts-check
// What an address of an earlier version means.  An invitation that was sent says when the meeting ends, so its
// plan keeps the times that the cards had then, until somebody takes the new ones.

import { DEFAULT_GROUP } from "../site/limits.js";

/** @typedef {import("./plan.js").Card} Card */

/** Minutes that a card took in a plan of version 1; cards of later have none.  @type {Record<string, number>} */
const FIRST = { "check-in": 1, "check-out": 15, bsa: 60, "borgen-bannen-beginnen": 35, kandoe: 45, oase: 60, zelfscan: 60 };
/** The cards whose minutes are those of one person. */
const EACH = ["check-in"];

/**
 * @param {number} version of the plan
 * @param {Card | undefined} card
 * @param {number} people 0 where not known
 * @returns {number} the minutes that a card took in a plan of that version; 0 where it takes those of today
 */
export function earlierMinutes(version, card, people) {
  const name = version === 1 && card && [card.id, ...(card.vroeger ?? [])].find((id) => Object.hasOwn(FIRST, id));
  return name ? FIRST[name] * (EACH.includes(name) ? people || DEFAULT_GROUP : 1) : 0;
}
