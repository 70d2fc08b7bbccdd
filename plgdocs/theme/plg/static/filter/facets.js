// @ts-check
// The filter above the cards and above the kit of questions.

import { element } from "../site/dom.js";
import { placeApart, showApart } from "./apart.js";
import { follow, readForm } from "./choice.js";
import { itemsOf } from "./facts.js";
import { sift } from "./matching.js";
import { showRow, startRow, wordsOf } from "./row.js";

/** @typedef {{facts: import("./matching.js").Facts, shown: HTMLElement}} Item */

/** @param {HTMLFormElement} form */
async function start(form) {
  /** @type {HTMLElement[]} */
  const shown = [...document.querySelectorAll(form.dataset.items ?? "")].filter((item) => item instanceof HTMLElement);
  const list = /** @type {HTMLElement | undefined} */ (shown.at(-1)?.closest(".tiles, section"));
  if (!list) return;
  const apart = placeApart(list);
  startRow(form, form.dataset.items ?? "");
  const update = (/** @type {HTMLElement[]} */ all) => filter(form, itemsOf(all), list, apart);
  if (form.dataset.all) {
    const { startLong } = await import("./longlist.js");
    startLong(form, list, update);
  } else follow(form, () => showOnly(shown, update(shown), form));
}

/**
 * Say what fits, and show what stands apart.
 * @param {HTMLFormElement} form
 * @param {Item[]} items
 * @param {HTMLElement} list
 * @param {HTMLElement} apart
 * @returns {HTMLElement[]} what fits
 */
function filter(form, items, list, apart) {
  const choice = readForm(form);
  const sifted = sift(items, choice);
  showRow(form, choice, items);
  const holder = list.matches(".tiles") ? list : element("div", {});
  showApart(apart, sifted, choice, wordsOf(form), holder, ({ shown }) => copyOf(shown));
  form.querySelector("[role=status]")?.replaceChildren(sentence(form, sifted.fitting.length, Object.keys(choice).length > 0));
  return sifted.fitting.map(({ shown }) => shown);
}

/** @param {HTMLElement} item */
function copyOf(item) {
  const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
  copy.hidden = false;
  return copy;
}

/** @param {HTMLElement[]} items  @param {HTMLElement[]} fitting  @param {HTMLFormElement} form */
function showOnly(items, fitting, form) {
  for (const item of items) {
    item.hidden = !fitting.includes(item);
    // What was retold beside a question goes with it.
    for (let next = item.nextElementSibling; next?.classList.contains("naverteld"); next = next.nextElementSibling) {
      /** @type {HTMLElement} */ (next).hidden = item.hidden;
    }
  }
  for (const section of new Set(items.map((item) => item.closest("section")))) {
    if (section && !section.contains(form)) section.hidden = items.every((item) => item.hidden || !section.contains(item));
  }
}

/** @param {HTMLFormElement} form  @param {number} count  @param {boolean} isChosen */
function sentence(form, count, isChosen) {
  const [one, more] = (form.dataset.noun ?? "").split(" ");
  if (!count) return `Geen ${one} past bij alles wat je koos.`;
  return `${count} ${count === 1 ? one : more}${isChosen ? (count === 1 ? " past" : " passen") : ""}.`;
}

for (const form of document.querySelectorAll("form.facets[data-items]")) if (form instanceof HTMLFormElement) start(form);
