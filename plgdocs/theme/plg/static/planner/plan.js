// @ts-check
// A plan (draaiboek) as data.  Nothing here touches a page, so that the planner, the other views of a plan and the tests share it.

import { PLAN_VERSION } from "../site/limits.js";

/**
 * A step of a card, as cards.json has it.
 * @typedef {{naam: string, tekst: string, tijd?: string, richttijd?: boolean, formule?: import("./timing.js").Formula,
 *   deel?: number, rondes?: number, stiltes?: number, zeg?: string[], werkbladen?: Sheet[]}} Step
 *
 * A worksheet to which a step links.
 * @typedef {{id: string, titel: string}} Sheet
 *
 * Minutes, perhaps for each person.
 * @typedef {{van: number, tot: number, per?: "persoon"}} Duration
 *
 * A card, as cards.json has it; keys that a plan doesn't read are left out here.
 * @typedef {{id: string, titel: string, adres: string, samenvatting: string, fase: string[], "fase-variant"?: string[],
 *   duur?: Duration, groep: {van: number, tot: number}, plaats: string[],
 *   licentie?: string, materiaal?: string[], voorbereiding?: string, "voor-deelnemers"?: string, "beurt-overslaan"?: string,
 *   "vertrekt-van"?: string[], levert?: string[], ervoor?: string[], erna?: string[], aanbevelingen?: number[], redactie?: string[], vroeger?: string[],
 *   zoektermen?: string[], zoekvragen?: string[], "ook-bekend-als"?: string[], stappen: Step[]}} Card
 *
 * The file cards.json.
 * @typedef {{kaarten: Card[], draaiboek: {delen: Record<string, {titel: string, minuten: number, levert: string[]}>,
 *   dingen: Record<string, string>, "ter-plekke": string[], plaatsen: Record<string, string>, fasen: Record<string, string>, stilte: number, toen: Record<string, Duration>,
 *   "leg-klaar"?: Record<string, string[]>,
 *   klaar: Record<string, Record<string, {tekst: string, zeg: string[], werkbladen?: Sheet[]}>>}}} Library
 */

/**
 * @typedef {object} Part
 * @property {string} id a card's id, a word of PLAN_PARTS, or a word that we don't know
 * @property {string} text own words: the title of an own part, a remark with any other
 * @property {string} [note] the remark with an own part, whose text is its title
 * @property {number} minutes as chosen; 0 where the card or the guide time decides
 * @property {string} [at] the hour at which it begins, whatever comes before it: hour:minute
 */

/**
 * @typedef {object} Plan
 * @property {number} version of its address; those of before keep the cards’ times of then
 * @property {string} day year-month-day, or ""
 * @property {string} start hour:minute, or ""
 * @property {number} people 0 where not known
 * @property {string} place a word of PLACES (vocabularies.py), or ""
 * @property {string} track "school" for a plan of the second track (TRACKS in vocabularies.py), else ""
 * @property {number} available minutes, 0 where not known
 * @property {string} ready the ready plan that it began as, or ""
 * @property {string} title
 * @property {string} goal
 * @property {Part[]} parts
 */

/** The word of PLAN_PARTS for a part with a title of its own. */
export const OWN = "eigen";

/** @type {Plan} */
export const EMPTY = { version: PLAN_VERSION, day: "", start: "", people: 0, place: "", track: "", available: 0, ready: "", title: "", goal: "", parts: [] };

/** @param {Pick<Part, "id">} part  @param {Library} library */
export const cardOf = (part, library) => library.kaarten.find(({ id }) => id === part.id);

/**
 * @param {Part} part
 * @param {Library} library
 * @returns {{titel: string, minuten: number, levert: string[]} | undefined} what a part is that is no card
 */
export function ownOf(part, library) {
  return Object.hasOwn(library.draaiboek.delen, part.id) ? library.draaiboek.delen[part.id] : undefined;
}

/**
 * @param {Card | undefined} card
 * @param {Library} library
 * @returns {string} the phase whose colour and shape a card wears, or nothing
 */
export const phaseOf = (card, library) => Object.keys(library.draaiboek.fasen).find((phase) => card?.fase.includes(phase)) ?? "";

/** @param {Card} card  @param {number} people  0 where not known  @param {string} [place]  @returns {boolean} whether it is for so many, and can be there */
export const fits = ({ groep, plaats }, people, place) => (!people || (groep.van <= people && people <= groep.tot)) && (!place || plaats.includes(place));

/** @param {Card} card  @param {Card} other  @returns {boolean} whether a card goes well after another */
export const goesAfter = (card, other) => Boolean(card.ervoor?.includes(other.id) || other.erna?.includes(card.id));

/** @param {string} id  @returns {Part} as it comes into a plan */
export const newPart = (id) => ({ id, text: "", minutes: 0 });

// Plans with one thing changed.  Parts are told apart as objects: an id may stand there twice.

/** @param {Plan} plan  @param {Part} part  @param {number} index */
export const inserted = (plan, part, index) => ({ ...plan, parts: [...plan.parts.slice(0, index), part, ...plan.parts.slice(index)] });

/** @param {Plan} plan  @param {Part} part */
export const without = (plan, part) => ({ ...plan, parts: plan.parts.filter((other) => other !== part) });

/** @param {Plan} plan  @param {Part} part  @param {Partial<Part>} changes */
export const edited = (plan, part, changes) => ({ ...plan, parts: plan.parts.map((other) => (other === part ? { ...part, ...changes } : other)) });

/** @param {Part} part  @returns {boolean} whether the group works in smaller ones, as `split` notes */
export const isSplit = ({ text }) => / groepen\b/.test(text);

/** Note that the group works in smaller ones.  @param {Plan} plan  @param {Part} part  @param {Card} card */
export function split(plan, part, card) {
  const count = Math.ceil(plan.people / card.groep.tot);
  const note = `in ${count} groepen`;
  if (part.text.includes(note)) return plan;
  const minutes = card.duur?.per ? Math.ceil(plan.people / count) * card.duur.tot : part.minutes;
  return edited(plan, part, { text: [part.text, note].filter(Boolean).join(", "), minutes });
}

/** @param {Plan} plan  @param {Part} one  @param {Part} other */
export const swapped = (plan, one, other) => ({ ...plan, parts: plan.parts.map((part) => (part === one ? other : part === other ? one : part)) });

/** Bring a card to a place: the one that is there, or else a new one.  @param {Plan} plan  @param {string} id  @param {number} index */
export function moved(plan, id, index) {
  const there = plan.parts.find((part) => part.id === id);
  const rest = there ? without(plan, there) : plan;
  return inserted(rest, there ?? newPart(id), Math.min(index, rest.parts.length));
}
