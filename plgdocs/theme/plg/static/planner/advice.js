// @ts-check
// What the guide would say of a plan: each piece of advice with its reason, when it doesn't hold, and a
// plan in which it is mended.  Each rule is a function; nothing here touches a page.

import { DEFAULT_GROUP } from "../site/limits.js";
import { cardOf, edited, fits, goesAfter, inserted, moved, newPart, split, swapped, without } from "./plan.js";
import { needs } from "./thingadvice.js";
import { timeline } from "./timeline.js";
import { fixedHours, overTime, renewed, shortTurns } from "./timeadvice.js";

/** @import { Card, Library, Plan } from "./plan.js" */
/** @import { TimedPart } from "./timeline.js" */

/**
 * @typedef {object} Advice
 * @property {string} code what it is about; with the part's id the same for the same advice
 * @property {string} text
 * @property {string} reason
 * @property {string} counter when it doesn't hold
 * @property {string} page where the guide says so, from the site's root; "" where the card itself says it
 * @property {string} mend what the button says
 * @property {Plan} mended
 */

/** @typedef {{plan: Plan, parts: TimedPart[], library: Library}} Given */

const CHECK_IN = "check-in";
const CHECK_OUT = "check-out";
const LEARNING = 4; // the recommendation to ask for what people learned

/** @param {Plan} plan  @param {Library} library  @returns {Advice[]} nothing for a plan without parts */
export function advice(plan, library) {
  const given = { plan, parts: timeline(plan, library), library };
  // What the guide says of a PLG does not hold for the other track.
  const rules = [...(plan.track ? [] : [opening, closing, learning, translating]), renewed, overTime, fixedHours, shortTurns, groups, places, repeated, order, needs];
  return plan.parts.length ? rules.flatMap((rule) => rule(given)) : [];
}

/** @param {Given} given */
function opening({ plan, parts, library }) {
  if (!cardOf({ id: CHECK_IN }, library) || isIn(parts.find(isWork), "openen")) return [];
  return [{
    code: "check-in",
    text: "Er staat geen check-in vooraan.",
    reason: "Wie eerst kan zeggen hoe hij of zij erbij zit, komt echt aan en is er met het hoofd bij.",
    counter: "Niet elk team is klaar voor een persoonlijk rondje. Dan past een lichtere start, of geen.",
    page: "aanbevelingen/6-mens-achter-de-professional/",
    mend: "Zet een check-in vooraan",
    mended: moved(plan, CHECK_IN, 0),
  }];
}

/** @param {Given} given */
function closing({ plan, parts, library }) {
  if (!cardOf({ id: CHECK_OUT }, library) || isIn(parts.findLast(isWork), "afronden")) return [];
  return [{
    code: "check-out",
    text: "Er staat geen check-out achteraan.",
    reason: "Op het einde kijk je of de doelen bereikt zijn, hoe het was, en wat de volgende stap is.",
    counter: "Bij een korte bijeenkomst volstaat soms één vraag. Sluit je op een eigen manier af, dan is dat ook goed.",
    page: "aanbevelingen/5-vast-stramien/",
    mend: "Zet een check-out achteraan",
    mended: moved(plan, CHECK_OUT, plan.parts.length),
  }];
}

/** Learning is asked for in the last part, or in a part of its own in the last third.  @param {Given} given */
function learning({ plan, parts }) {
  const end = Math.floor((parts.length * 2) / 3);
  const asks = (/** @type {TimedPart} */ timed) => timed.part.id === "leren" || (isIn(timed, "afronden") && timed.card?.aanbevelingen?.includes(LEARNING));
  if (parts.slice(end).some(asks)) return [];
  const place = isIn(parts.at(-1), "afronden") ? parts.length - 1 : parts.length;
  return [{
    code: "leren",
    text: "Nergens op het einde vraag je wat ieder leerde.",
    reason: "Leren blijft meestal onuitgesproken. Ernaar vragen maakt het bewust, en toont wat een PLG anders maakt dan een werkgroep.",
    counter: "Vraag je het al in een ander onderdeel, dan hoeft het geen twee keer.",
    page: "aanbevelingen/4-professioneel-leren/",
    mend: "Voeg “Wat leerden we?” toe",
    mended: inserted(plan, newPart("leren"), place),
  }];
}

/** Input is followed by time to bring it home.  @param {Given} given */
function translating({ plan, parts }) {
  const last = parts.findLastIndex(({ part }) => part.id === "input");
  if (last < 0 || parts.slice(last).some(({ part }) => part.id === "vertaalslag")) return [];
  const place = isIn(parts.at(-1), "afronden") ? Math.max(last + 1, parts.length - 1) : parts.length;
  return [{
    code: "vertaalslag",
    text: "Na de input is er geen tijd om die naar jullie school te vertalen.",
    reason: "Input blijft hangen als je er meteen mee aan de slag gaat. Toch valt die vertaalslag vaak weg.",
    counter: "Zit het al in de verwerking, of komt het in een aparte bijeenkomst, dan kan het zonder.",
    page: "aanbevelingen/8-externe-input/#vertaal-ter-plekke",
    mend: "Voeg een vertaalslag toe",
    mended: inserted(plan, newPart("vertaalslag"), place),
  }];
}

/** @param {Given} given */
function groups({ plan, parts }) {
  const people = plan.people;
  const misfits = cardsOf(parts).filter(({ card }) => !fits(card, people));
  return misfits.map(({ part, card }) => {
    const isLarge = people > card.groep.tot;
    const guess = card.redactie?.includes("groep") ? " Dat aantal is een richtwaarde van de redactie." : "";
    return {
      code: `groep ${part.id}`,
      text: `Jullie zijn met ${people}, en ${card.titel} is voor ${range(card.groep)}.`,
      reason: isLarge ? `In een te grote groep komt niet ieder aan bod.${guess}` : `Met te weinig mensen komen er te weinig invalshoeken.${guess}`,
      counter: isLarge ? "Splits je de groep op, dan kan het wel." : "Een klein groepje dat elkaar goed kent, lukt het soms wel.",
      page: card.adres,
      mend: isLarge ? "Schrijf erbij dat je opsplitst" : "Verwijder deze methodiek",
      mended: isLarge ? split(plan, part, card) : without(plan, part),
    };
  }).filter(({ mended }) => mended !== plan);
}

/** @param {Given} given */
function places({ plan, parts, library }) {
  const misfits = cardsOf(parts).filter(({ card }) => !fits(card, 0, plan.place));
  return misfits.map(({ part, card }) => {
    const other = standIn(card, plan, library);
    return {
      code: `plaats ${part.id}`,
      text: `Bij ${card.titel} staat niet dat het ${plan.place} kan.`,
      reason: `De kaart noemt alleen: ${card.plaats.join(", ")}.`,
      counter: "Heb je er zelf een manier voor, dan kan het best lukken.",
      page: card.adres,
      mend: other ? `Neem ${other.titel} in de plaats` : "Verwijder deze methodiek",
      mended: other ? edited(plan, part, { id: other.id, minutes: 0 }) : without(plan, part),
    };
  });
}

/** @param {Given} given */
function repeated({ plan, parts }) {
  const again = cardsOf(parts).filter(({ part }, index, all) => all.findIndex((other) => other.part.id === part.id) < index);
  return again.map(({ part, card }) => ({
    code: `twee-keer ${part.id}`,
    text: `${card.titel} staat er twee keer in.`,
    reason: "Afwisseling houdt mensen wakker, en elke methodiek dient voor iets anders.",
    counter: "Werk je in rondes of met twee casussen, dan is twee keer net de bedoeling.",
    page: card.adres,
    mend: `Verwijder die op plaats ${plan.parts.indexOf(part) + 1}`,
    mended: without(plan, part),
  }));
}

/** A card that names what goes well before it comes after that, not before.  @param {Given} given */
function order({ plan, parts }) {
  const cards = cardsOf(parts);
  const pairs = cards.flatMap((first, index) => cards.slice(index + 1).map((second) => /** @type {const} */ ([first, second])));
  const wrong = pairs.filter(([first, second]) => goesAfter(first.card, second.card) && !goesAfter(second.card, first.card));
  return wrong.map(([first, second]) => ({
    code: `volgorde ${first.part.id} ${second.part.id}`,
    text: `${first.card.titel} past beter na ${second.card.titel}.`,
    reason: `Op de kaart staat dat ${second.card.titel} goed voorafgaat aan ${first.card.titel}. Die volgorde koos de redactie.`,
    counter: "Het is een voorkeur. Vraagt jullie verhaal om de andere volgorde, hou die dan.",
    page: first.card.adres,
    mend: "Wissel ze om",
    mended: swapped(plan, first.part, second.part),
  }));
}

/** @param {TimedPart[]} parts  @returns {(TimedPart & {card: Card})[]} */
const cardsOf = (parts) => /** @type {(TimedPart & {card: Card})[]} */ (parts.filter(({ card }) => card));

/** @param {TimedPart} timed whether a part is more than a word of welcome, a break or a drink */
const isWork = ({ part, card }) => card !== undefined || part.id === "input" || part.id === "vertaalslag";

/** @param {TimedPart | undefined} timed  @param {string} phase */
const isIn = (timed, phase) => Boolean(timed?.card?.fase.includes(phase));

/** @param {{van: number, tot: number}} size */
const range = ({ van, tot }) => (van === tot ? `${van} personen` : `${van} tot ${tot} personen`);

/**
 * @param {Card} card
 * @param {Plan} plan
 * @param {Library} library
 * @returns {Card | undefined} another card with one of its phases that fits the place and the group
 */
function standIn(card, plan, library) {
  const people = plan.people || DEFAULT_GROUP;
  const isFree = (/** @type {Card} */ { id }) => !plan.parts.some((part) => part.id === id);
  return library.kaarten.find((other) => isFree(other) && fits(other, people, plan.place) && other.fase.some((phase) => card.fase.includes(phase)));
}
