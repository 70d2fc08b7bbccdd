// @ts-check
// What the sheets of this browser yield, where a field takes it.  Nothing here touches a page.

import { counted, sheetName } from "./names.js";

/** @import { Shelf } from "./store.js" */
/** @import { Field } from "./values.js" */
/** @import { Yield } from "./yields.js" */

/** @typedef {{text: string, given: Yield}} Offer */

/** More would hide the field. */
const MOST = 3;

/**
 * @param {Field} field
 * @param {Shelf[]} shelves all sheets that are kept
 * @param {string} key of the sheet that takes it
 * @returns {Offer[]} the last changed first
 */
export function offersFor({ "vertrekt-van": takes }, shelves, key) {
  const sheets = shelves.flatMap(({ titel, bladen }) => bladen.map((filled) => ({ titel, filled }))).filter(({ filled }) => filled.sleutel !== key);
  sheets.sort((one, other) => other.filled.gewijzigd.localeCompare(one.filled.gewijzigd));
  const offers = sheets.flatMap(({ titel, filled }) => {
    const found = filled.levert.filter(({ woord }) => woord === takes);
    return found.map((given) => ({ given, text: `Neem over uit ${sheetName(filled, titel, filled.dag)}: ${counted(given.regels.length, given.woord)}${given.vak ? ` bij “${given.vak}”` : ""}` }));
  });
  return takes ? offers.slice(0, MOST) : [];
}
