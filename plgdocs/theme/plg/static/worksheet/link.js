// @ts-check
// What a sheet yields, in a link.  It stands behind the “#”, which no browser sends, in letters, digits, “-” and “_”, which every program
// takes for part of a link.  Nothing here touches a page.

import { isPlain } from "../site/json.js";
import { isShort, isValues } from "./check.js";
import { isEmpty, present } from "./values.js";
import { shareable } from "./yields.js";

/** @import { Values, Worksheet } from "./values.js" */

const FRAGMENT = /^#werkblad=([\w-]+)$/;
/** Characters behind #werkblad=; not every program takes a longer link. */
const LONGEST = 2000;

/**
 * @param {Worksheet} worksheet
 * @param {Values} values
 * @param {string} day of the sheet
 * @returns {string} the part of an address from the “#” on; "" where there is nothing to send, or too much
 */
export function linkOf(worksheet, values, day) {
  const yielded = shareable(worksheet, values);
  const code = encoded(JSON.stringify({ dag: day, waarden: yielded }));
  return worksheet.vertrouwelijk || isEmpty(yielded) || code.length > LONGEST ? "" : `#werkblad=${code}`;
}

/**
 * @param {string} hash of an address
 * @param {Worksheet} worksheet
 * @returns {{day: string, values: Values} | undefined} what the link holds, if it is one of ours
 */
export function readLink(hash, worksheet) {
  const [, code = ""] = FRAGMENT.exec(hash) ?? [];
  const data = code.length <= LONGEST ? decoded(code) : undefined;
  if (!isPlain(data) || !isShort(data.dag) || !isValues(data.waarden)) return undefined;
  const values = shareable(worksheet, present(worksheet, data.waarden));
  return isEmpty(values) ? undefined : { day: data.dag.slice(0, 10), values };
}

/** @param {string} text  @returns {string} */
function encoded(text) {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} code  @returns {unknown} */
function decoded(code) {
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
