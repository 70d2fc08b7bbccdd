// @ts-check
// What the worksheet counts stands below the label of a row, and is told when it changes.

import { element } from "../site/dom.js";
import { sentenceOf } from "./found.js";

/** @import { Filler } from "../worksheet/filler.js" */

/** Milliseconds that somebody stops typing. */
const PAUSE = 600;

/** @param {Filler} filler */
export function addSums(filler) {
  for (const field of filler.worksheet.velden) {
    for (const [index, tally] of (field.telt ?? []).entries()) {
      const row = filler.place(field).querySelectorAll("tbody tr")[index];
      if (tally && row) tell(row, sentenceOf(filler.worksheet, filler.values, tally));
    }
  }
}

/** @param {Element} row  @param {string} text */
function tell(row, text) {
  const drawn = row.querySelector(".ws-sum");
  if (!drawn) row.querySelector("th")?.append(element("p", { class: "ws-sum", role: "status" }, text));
  else if (drawn instanceof HTMLElement) {
    drawn.dataset.now = text;
    setTimeout(() => drawn.textContent === drawn.dataset.now || (drawn.textContent = drawn.dataset.now ?? ""), PAUSE);
  }
}
