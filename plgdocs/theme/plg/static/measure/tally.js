// @ts-check
// A counter to press, in the place of the text that holds the counts.

import { element } from "../site/dom.js";
import { counted, countsOf, middleOf } from "./counts.js";

/** @import { Filler } from "../worksheet/filler.js" */
/** @import { Column } from "../worksheet/values.js" */

/** @param {Filler} filler */
export function addTallies(filler) {
  for (const field of filler.worksheet.velden) {
    for (const column of (field.kolommen ?? []).filter(({ soort }) => soort === "turf")) {
      for (const place of filler.place(field).querySelectorAll(`[data-column="${column.id}"]`)) addTally(filler, column, place);
    }
  }
}

/** @param {Filler} filler  @param {Column} column  @param {Element} place */
function addTally(filler, column, place) {
  const input = place.querySelector("input");
  if (!input || place.querySelector(".ws-tally")) return;
  input.type = "hidden";
  const words = column.woorden ?? [];
  const middle = element("p", { class: "ws-middle hint", role: "status" });
  const list = element("ul", { class: "ws-tally" });
  const show = () => {
    const counts = countsOf(input.value, words);
    for (const item of list.children) {
      const count = counts.get(/** @type {HTMLElement} */ (item).dataset.word ?? "") ?? 0;
      item.querySelector("b")?.replaceChildren(`${count}`);
      item.classList.toggle("is-none", !count);
    }
    middle.textContent = middleOf(input.value, words);
  };
  const count = (/** @type {string} */ word, /** @type {number} */ by) => {
    input.value = counted(input.value, words, word, by);
    show();
    filler.typed(input);
  };
  list.append(...(words.length ? words : [""]).map((word) => counter(word, input, count)));
  place.append(list, middle);
  show();
}

/** @param {string} word  @param {HTMLInputElement} input  @param {(word: string, by: number) => void} count */
function counter(word, input, count) {
  const name = [word, input.getAttribute("aria-label")].filter(Boolean).join(", ");
  const button = (/** @type {string} */ className, /** @type {string} */ said, /** @type {number} */ by, /** @type {(Node | string)[]} */ ...shown) => {
    const made = element("button", { type: "button", class: className, "aria-label": `${said}: ${name}`, ...(input.readOnly && { disabled: "" }) }, ...shown);
    made.addEventListener("click", () => count(word, by));
    return made;
  };
  return element("li", { "data-word": word }, button("ws-more", "Eén meer", 1, `${word} `, element("b", {}), element("span", {}, " +")), button("ws-less", "Eén minder", -1, "−"));
}
