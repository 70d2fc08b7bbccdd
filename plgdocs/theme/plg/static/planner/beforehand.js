// @ts-check
// What there is to do before a meeting, as its ready plan, its cards and their worksheets say.  Nothing here touches a page.

/** @import { Library, Plan, Sheet } from "./plan.js" */
/** @import { TimedPart } from "./timeline.js" */

/** Of preparing, the title of a card; of a thing, the thing and for which cards it is.  @typedef {[string, string]} Task */

/**
 * @param {Plan} plan
 * @param {TimedPart[]} parts
 * @param {Library} library
 * @returns {{prepare: Task[], print: Sheet[], lay: Task[]}} each thing once
 */
export function beforehand(plan, parts, library) {
  const cards = [...new Set(parts.flatMap(({ card }) => card ?? []))];
  const sheets = parts.flatMap(({ sheets: own, card }) => [...own, ...(card?.stappen ?? []).flatMap(({ werkbladen = [] }) => werkbladen)]);
  /** @type {Map<string, string[]>} */
  const users = new Map();
  const own = (parts.length && library.draaiboek["leg-klaar"]?.[plan.ready]) || [];
  for (const { materiaal, titel } of cards) for (const thing of materiaal ?? []) users.set(thing, [...(users.get(thing) ?? []), titel]);
  for (const thing of users.keys()) if (own.some((text) => text.includes(thing))) users.delete(thing);
  return {
    prepare: cards.flatMap(({ titel, voorbereiding }) => (voorbereiding ? [/** @type {Task} */ ([titel, voorbereiding])] : [])),
    print: [...new Map(sheets.map((sheet) => [sheet.id, sheet])).values()],
    lay: [...own.map((text) => /** @type {Task} */ ([text, ""])), ...[...users].map(([thing, titles]) => /** @type {Task} */ ([thing, `voor ${titles.join(", ")}`]))],
  };
}
