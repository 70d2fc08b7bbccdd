// @ts-check
// The versions of a sentence, one beside the next, with what changed.

import { button, element } from "../site/dom.js";
import { changes } from "./changes.js";

/** @import { Piece } from "./changes.js" */

/**
 * @param {string[]} versions the oldest first
 * @param {boolean} isReadOnly
 * @returns {HTMLElement[]} nothing for one version
 */
export function earlier(versions, isReadOnly) {
  if (versions.length < 2) return [];
  const pairs = versions.slice(1).map((now, index) => pair(versions[index], now, index, isReadOnly));
  const summary = element("summary", {}, versions.length === 2 ? "Leg de versies naast elkaar" : `Leg de ${versions.length} versies naast elkaar`);
  return [element("details", { class: "ws-versions", open: "" }, summary, ...pairs.reverse())];
}

/** @param {string} before  @param {string} now  @param {number} index  @param {boolean} isReadOnly */
function pair(before, now, index, isReadOnly) {
  const pieces = changes(before, now);
  const side = (/** @type {number} */ number, /** @type {Piece["kind"]} */ without) => {
    const shown = pieces.filter(({ kind }) => kind !== without);
    return element("div", {}, element("b", {}, `Versie ${number}`), element("p", {}, ...shown.flatMap(marked)));
  };
  const remove = isReadOnly ? [] : [button("dropVersion", `Verwijder versie ${index + 1}`, { "data-index": `${index}` })];
  return element("div", { class: "ws-pair" }, side(index + 1, "in"), side(index + 2, "out"), ...remove);
}

/** @param {Piece} piece  @returns {(Node | string)[]} its words, and for who doesn't see the mark what happened to them */
function marked({ kind, text }) {
  if (kind === "same") return [text, " "];
  const [name, before, after] = kind === "out" ? /** @type {const} */ (["del", "[weg: ", "]"]) : /** @type {const} */ (["ins", "[nieuw: ", "]"]);
  const unseen = (/** @type {string} */ words) => element("span", { class: "unseen" }, words);
  return [element(name, {}, unseen(before), text, unseen(after)), " "];
}
