// @ts-check
// What the guide would say of what goes from one part into the next: a rule of advice.js.

import { fits, goesAfter, moved, without } from "./plan.js";
import { listed } from "./timeline.js";

/** @import { Card } from "./plan.js" */
/** @import { TimedPart } from "./timeline.js" */
/** @import { Advice, Given } from "./advice.js" */

/** What a card starts from must be there, unless a group has it of before or brings it along.  @param {Given} given  @returns {Advice[]} */
export function needs(given) {
  const { plan, parts, library } = given;
  return parts.flatMap((timed, index) => {
    const { part, card, takes } = timed;
    if (!card || !isHungry(timed, parts.slice(0, index), library.draaiboek["ter-plekke"])) return [];
    const giver = giverFor(card, given);
    return [{
      code: `vertrekt ${part.id}`,
      text: `${card.titel} vertrekt van ${listed(takes, library, "disjunction")}, en geen enkel onderdeel ervoor levert dat.`,
      reason: "Wat een methodiek nodig heeft, komt best uit een onderdeel ervoor. Anders gaat haar eigen tijd eraan op.",
      counter: "Brengen jullie het mee van een vorige keer, of komt het uit een eigen onderdeel? Dan klopt het zo.",
      page: card.adres,
      mend: giver ? `Zet ${giver.titel} ervoor` : "Verwijder deze methodiek",
      mended: giver ? moved(plan, giver.id, index) : without(plan, part),
    }];
  });
}

/** @param {TimedPart} timed  @param {TimedPart[]} before  @param {string[]} passing what a meeting makes itself */
function isHungry({ card, takes }, before, passing) {
  const isFed = before.some((other) => other.gives.some((word) => takes.includes(word)) || (card && other.card && goesAfter(card, other.card)));
  return takes.length > 0 && takes.every((word) => passing.includes(word)) && !isFed;
}

/** @param {Card} card  @param {Given} given  @returns {Card | undefined} another that gives what a card takes, best one that goes well before it */
function giverFor(card, { plan, library }) {
  const gives = (/** @type {Card} */ { levert = [] }) => levert.some((word) => card["vertrekt-van"]?.includes(word));
  const found = library.kaarten.filter((other) => other !== card && gives(other) && fits(other, plan.people, plan.place) && !other["vertrekt-van"]?.length);
  return found.find((other) => goesAfter(card, other)) ?? found[0];
}
