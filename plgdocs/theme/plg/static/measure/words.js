// @ts-check
// A choice that opens once there are words beside it: no number without what one sees happen.

import { element } from "../site/dom.js";

/** @import { Filler } from "../worksheet/filler.js" */
/** @import { Column } from "../worksheet/values.js" */

/** @param {Filler} filler */
export function openAfterWords(filler) {
  if (filler.isExample) return;
  for (const field of filler.worksheet.velden) {
    const { kolommen = [] } = field;
    for (const column of kolommen.filter(({ na }) => na)) {
      for (const row of filler.place(field).querySelectorAll("tbody tr")) openInRow(row, column, kolommen);
    }
  }
}

/** @param {Element} row  @param {Column} column  @param {Column[]} columns */
function openInRow(row, column, columns) {
  const words = row.querySelector(`[data-column="${column.na}"] textarea`);
  const place = row.querySelector(`[data-column="${column.id}"]`);
  if (!place || !(words instanceof HTMLTextAreaElement)) return;
  const isOpen = words.value.trim() !== "";
  for (const input of place.querySelectorAll("input")) input.disabled = !isOpen;
  place.querySelector(".ws-first")?.remove();
  const label = columns.find(({ id }) => id === column.na)?.label;
  if (!isOpen) place.append(element("p", { class: "ws-first hint" }, `Vul eerst in: “${label}”`));
}
