// @ts-check
// What comes from elsewhere, looked at before anything is done with it: a file, a link, what this browser kept.  Nothing here touches a page.

import { isPlain } from "../site/json.js";

/** @import { Values } from "./values.js" */

/** A word of the model, perhaps with the mark of an old field. */
const ID = /^[a-z][a-z0-9-]{0,60}\*?$/;
/** More than any worksheet asks; what was taken over from elsewhere may be longer than the field that holds it. */
const MOST = { fields: 60, entries: 60, columns: 12, characters: 1000 };

/** @param {unknown} value  @returns {value is string} */
export const isShort = (value) => typeof value === "string" && value.length <= MOST.characters;

/** @param {unknown} value */
const isRow = (value) => isPlain(value) && Object.keys(value).length <= MOST.columns && Object.entries(value).every(([id, text]) => ID.test(id) && isShort(text));

/** @param {unknown} value */
const isList = (value) => Array.isArray(value) && value.length <= MOST.entries && value.every((entry) => isShort(entry) || isRow(entry));

/** @param {unknown} value  @returns {value is Values} whether it can be what somebody filled in, on any worksheet */
export function isValues(value) {
  return isPlain(value) && Object.keys(value).length <= MOST.fields && Object.entries(value).every(([id, list]) => ID.test(id) && isList(list));
}
