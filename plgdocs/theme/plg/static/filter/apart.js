// @ts-check
// What stands below the line: what just doesn't fit, with its reason, and what nobody knows enough of.

import { element } from "../site/dom.js";
import { joined, reason } from "./reasons.js";

/** @import { Choice, Facts, Sifted } from "./matching.js" */

/** @param {HTMLElement} list  @returns {HTMLElement} the place below it of what stands apart */
export function placeApart(list) {
  const place = element("div", { class: "apart" });
  list.after(place);
  return place;
}

/**
 * @template {{facts: Facts}} Item
 * @param {HTMLElement} place
 * @param {Sifted<Item>} sifted
 * @param {Choice} choice
 * @param {import("./reasons.js").Words} words
 * @param {HTMLElement} list the one that the items are of
 * @param {(item: Item) => Element} draw an item that stands apart
 */
export function showApart(place, { near, unknown }, choice, words, list, draw) {
  const reasons = near.map(({ item, missed }) => {
    const drawn = draw(item);
    drawn.append(element("p", { class: "miss" }, reason(missed, item.facts, choice, words)));
    return drawn;
  });
  const lacking = [...new Set(unknown.flatMap(({ lacking }) => lacking))].map((facet) => words(facet).toLowerCase());
  place.replaceChildren(
    ...group("Past net niet", list, reasons),
    ...group(`Nog ${unknown.length} zonder ${joined(lacking, "of")}`, list, unknown.map(({ item }) => draw(item))),
  );
}

/** @param {string} title  @param {HTMLElement} list  @param {Element[]} drawn */
function group(title, list, drawn) {
  const copy = /** @type {HTMLElement} */ (list.cloneNode(false));
  for (const name of ["id", "aria-label"]) copy.removeAttribute(name);
  copy.append(...drawn);
  return drawn.length ? [element("section", {}, element("h2", {}, title), copy)] : [];
}
