// @ts-check
// The sheets that somebody filled in, kept in this browser alone: all of one worksheet under one name.

import { parsed } from "../site/json.js";
import { SITE } from "../site/page.js";
import { keyOf, store, stored } from "../site/storage.js";
import { isShort, isValues } from "./check.js";

/** @import { Values, Worksheet } from "./values.js" */
/** @import { Yield } from "./yields.js" */

/**
 * @typedef {object} Filled
 * @property {string} sleutel tells it from the others
 * @property {string} naam given by who filled it in, or ""
 * @property {string} gewijzigd the moment of the last change
 * @property {string} dag that it is of, if it says so
 * @property {Values} waarden
 * @property {Yield[]} levert what it yields for other worksheets, which don't know what this one asks
 *
 * @typedef {{blad: string, titel: string, bladen: Filled[]}} Shelf  all sheets of one worksheet
 */

const VERSION = 1;

/** @param {unknown} value  @returns {value is Yield} */
function isYield(value) {
  const { woord, label, kolommen = [], regels } = Object(value);
  const isColumn = (/** @type {unknown} */ column) => isShort(Object(column).id) && isShort(Object(column).soort);
  return isShort(woord) && isShort(label) && Array.isArray(kolommen) && kolommen.every(isColumn) && isValues({ regels });
}

/** @param {unknown} value  @returns {value is Filled} */
function isFilled(value) {
  const { sleutel, naam, gewijzigd, dag, waarden, levert } = Object(value);
  return [sleutel, naam, gewijzigd, dag].every(isShort) && isValues(waarden) && Array.isArray(levert) && levert.every(isYield);
}

/** What a sheet yields was first called `geeft`.  @param {unknown} value */
function renamed(value) {
  const { geeft, ...filled } = Object(value);
  return { levert: geeft, ...filled };
}

/** @param {string} text  @returns {Shelf | undefined} */
function shelfOf(text) {
  const { versie, blad, titel, bladen } = Object(parsed(text));
  return versie === VERSION && isShort(blad) && isShort(titel) && Array.isArray(bladen) ? { blad, titel, bladen: bladen.map(renamed).filter(isFilled) } : undefined;
}

/** @param {Worksheet} worksheet  @returns {Filled[]} the last one that was changed comes first */
export function kept({ id }) {
  const found = shelfOf(stored(SITE, `werkblad-${id}`))?.bladen ?? [];
  return found.sort((one, other) => other.gewijzigd.localeCompare(one.gewijzigd));
}

/** @param {Worksheet} worksheet  @param {Filled[]} bladen  @returns {boolean} whether the browser keeps them */
export function keep({ id, titel }, bladen) {
  return store(SITE, `werkblad-${id}`, bladen.length ? JSON.stringify({ versie: VERSION, blad: id, titel, bladen }) : "");
}

/** @returns {Shelf[]} the sheets of all worksheets */
export function allKept() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(keyOf(SITE, "werkblad-")));
    return names.map((name) => shelfOf(localStorage.getItem(name) ?? "")).filter((shelf) => shelf !== undefined);
  } catch {
    return [];
  }
}

/** @returns {boolean} whether this browser keeps anything at all */
export const canKeep = () => store(SITE, "werkblad-", "{}") && store(SITE, "werkblad-", "");
