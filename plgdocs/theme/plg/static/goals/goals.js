// @ts-check
// The plans of this browser: goals that were typed there can be taken over into a sheet.

import { parsed } from "../site/json.js";
import { SITE } from "../site/page.js";
import { stored } from "../site/storage.js";
import { goalOffers } from "./offers.js";

/** @param {"draaiboek" | "begeleid"} name  @returns {Record<string, any>} what is kept; nothing if it can't be read */
const read = (name) => Object(parsed(stored(SITE, name)));

/** @returns {string[]} the query of each plan: of the meetings that are led, the last begun first, and of the draft */
function plansHere() {
  const runs = Object.entries(read("begeleid"));
  runs.sort(([, one], [, other]) => Number(Object(other).began) - Number(Object(one).began));
  const { ontwerp } = read("draaiboek");
  return [...runs.map(([plan]) => plan), ...(typeof ontwerp === "string" ? [ontwerp] : [])];
}

/** @param {import("../worksheet/values.js").Field} field */
export const goalsHere = (field) => goalOffers(field, plansHere());
