// @ts-check
// The sentences of the model, filled in as the checker fills them in.

import { LONGEST_QUOTED } from "../site/limits.js";

/** @param {string} text */
export const length = (text) => [...text].length;

/** @param {string} template  @param {Record<string, string | number>} values */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => quoted(values[name]));
}

/** @param {string | number} value */
function quoted(value) {
  const text = String(value).replace(/(?! )[\p{C}\p{Z}]/gu, "\ufffd");
  return length(text) > LONGEST_QUOTED && typeof value === "string" ? `${[...text].slice(0, LONGEST_QUOTED).join("")}…` : text;
}
