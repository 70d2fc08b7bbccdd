// @ts-check
// What is shown below the buttons, in answer to one.

import { element, find } from "../site/dom.js";

/** @typedef {{root: HTMLElement}} Place */

/** @param {Place} place  @param {...Node} shown */
export function showPanel({ root }, ...shown) {
  const panel = find(root, ".ws-panel");
  panel.replaceChildren(...shown);
  panel.focus();
}

/** @param {Place} place */
export function closePanel({ root }) {
  find(root, ".ws-panel").replaceChildren();
}

/** @param {import("./blocks.js").Block[]} blocks  @returns {HTMLElement[]} a document, as text only */
export function drawBlocks(blocks) {
  return blocks.flatMap(({ label, text, list, table }) => [
    element("h3", {}, label),
    ...(table ? [drawTable(table)] : list ? [element("ul", {}, ...list.map((line) => element("li", {}, line)))] : [element("p", {}, text ?? "")]),
  ]);
}

/** @param {string[][]} table */
function drawTable([head, ...rows]) {
  const row = (/** @type {"td" | "th"} */ name, /** @type {string[]} */ cells) => element("tr", {}, ...cells.map((cell) => element(name, {}, cell)));
  return element("div", { class: "table-wrap" }, element("table", {}, element("thead", {}, row("th", head)), element("tbody", {}, ...rows.map((cells) => row("td", cells)))));
}
