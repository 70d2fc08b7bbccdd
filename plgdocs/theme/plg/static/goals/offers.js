// @ts-check
// The goals that were typed in plans, offered where a worksheet asks for goals.  Nothing here touches a page.

import { counted } from "../worksheet/names.js";

/** @import { Offer } from "../worksheet/offers.js" */
/** @import { Field } from "../worksheet/values.js" */

/** More would hide the field. */
const MOST = 3;
/** Between the goals of a plan, which are typed on one line: a semicolon, or the end of a sentence. */
const BETWEEN = /;|(?<=[.!?])\s+(?=\p{Lu})/u;

/** @param {Field} field  @returns {boolean} whether it asks for goals */
const asksGoals = (field) => [field.levert, field["vertrekt-van"]].includes("doelen");

/**
 * @param {Field} field
 * @param {string[]} plans the query of each
 * @returns {Offer[]} the goals that were typed there, if the field asks for them
 */
export function goalOffers(field, plans) {
  if (!asksGoals(field)) return [];
  const found = plans.map((plan) => new URLSearchParams(plan)).filter((query) => query.get("doel")?.trim());
  const offers = found.map((query) => {
    const regels = (query.get("doel") ?? "").split(BETWEEN).map((goal) => goal.trim()).filter(Boolean);
    const title = query.get("titel");
    return { given: { woord: "doelen", label: "", regels }, text: `Neem over uit ${title ? `draaiboek “${title}”` : "het draaiboek"}: ${counted(regels.length, "doelen")}` };
  });
  return offers.filter(({ given }, index) => offers.findIndex((other) => `${other.given.regels}` === `${given.regels}`) === index).slice(0, MOST);
}
