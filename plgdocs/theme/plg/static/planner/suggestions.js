// @ts-check
// Where a new part goes in a plan, and what could come next.  Nothing here touches a page.

import { sift } from "../filter/matching.js";
import { reason as whyNot } from "../filter/reasons.js";
import { cardOf, goesAfter, inserted, newPart } from "./plan.js";
import { listed, timeline, total } from "./timeline.js";

/** @import { Card, Library, Part, Plan } from "./plan.js" */
/** @import { Choice, Facts } from "../filter/matching.js" */

/** With `isNear`, it just doesn't fit, and the reason says why.  @typedef {{id: string, title: string, reason: string, isNear?: boolean}} Suggestion */
/** @typedef {{van: number, tot: number, isUnknown: boolean}} Span  minutes, perhaps a guess */

const MOST = 4;
/** How long people sit before they need a break. */
const LONG = 75;

/**
 * @param {Plan} plan
 * @param {string} id
 * @param {Library} library
 * @returns {{plan: Plan, index: number}} the plan with one part more: what opens goes first, and what closes stays last
 */
export function added(plan, id, library) {
  const part = newPart(id);
  const isIn = (/** @type {Part | undefined} */ some, /** @type {string} */ phase) => Boolean(some && cardOf(some, library)?.fase.includes(phase));
  const last = plan.parts.length - (isIn(plan.parts.at(-1), "afronden") && !isIn(part, "afronden") ? 1 : 0);
  const index = isIn(part, "openen") && !isIn(plan.parts[0], "openen") ? 0 : last;
  return { plan: inserted(plan, part, index), index };
}

/**
 * @param {Plan} plan
 * @param {Library} library
 * @returns {Suggestion[]} what could come next within the time that is left, with why; and then the little that just doesn't fit
 */
export function suggestions(plan, library) {
  const found = [...followers(plan, library), ...phases(plan, library)].filter(({ id }) => !plan.parts.some((part) => part.id === id));
  const distinct = [...new Map(found.toReversed().map((suggestion) => [suggestion.id, suggestion])).values()].reverse();
  const items = distinct.map((suggestion) => ({ suggestion, facts: factsOf(/** @type {Card} */ (cardOf(suggestion, library))) }));
  const choice = choiceOf(plan, library);
  const { fitting, near, unknown } = sift(items, choice);
  const words = (/** @type {string} */ facet, value = "") => (value ? library.draaiboek.plaatsen[value.replaceAll("-", " ")].toLowerCase() : facet);
  const pause = breaks(plan, library).filter(({ id }) => !choice.duur || spanOf(id, plan, library).van <= Number(choice.duur[0]));
  return [
    ...[...pause, ...fitting.map(({ suggestion }) => suggestion), ...unknown.map(({ item }) => item.suggestion)].slice(0, MOST),
    ...near.map(({ item, missed }) => ({ ...item.suggestion, reason: whyNot(missed, item.facts, choice, words), isNear: true })),
  ];
}

/** @param {Plan} plan  @param {Library} library  @returns {Choice} what a plan asks of the next part */
function choiceOf(plan, library) {
  const left = Math.max(0, plan.available - total(timeline(plan, library)));
  return {
    ...(plan.available && { duur: [String(left)] }),
    ...(plan.people && { groep: [String(plan.people)] }),
    ...(plan.place && { plaats: [inFilter(plan.place)] }),
  };
}

/** A word as filters write it.  @param {string} word */
const inFilter = (word) => word.replaceAll(" ", "-");

/** @param {Card} card @returns {Facts} */
function factsOf({ duur, groep, plaats }) {
  return { duur: duur ? `${duur.van}-${duur.tot}${duur.per ? " persoon" : ""}` : "", groep: `${groep.van}..${groep.tot}`, plaats: plaats.map(inFilter).join(" ") };
}

/** @param {Plan} plan  @param {Library} library */
function breaks(plan, library) {
  const parts = timeline(plan, library);
  const since = parts.slice(parts.findLastIndex(({ part }) => part.id === "pauze") + 1);
  const minutes = total(since);
  return minutes < LONG || !plan.parts.length ? [] : [{ id: "pauze", title: library.draaiboek.delen.pauze.titel, reason: `Jullie zijn ${minutes} min bezig zonder pauze.` }];
}

/** What goes well after the last method; a closing one is the end.  @param {Plan} plan  @param {Library} library */
function followers(plan, library) {
  const cards = plan.parts.map((part) => cardOf(part, library)).filter((card) => card && !card.fase.includes("afronden"));
  const last = cards.at(-1);
  if (!last) return [];
  const after = library.kaarten.filter((card) => goesAfter(card, last));
  return after.map((card) => ({ id: card.id, title: card.titel, reason: reasonAfter(card, last, library) }));
}

/** @param {Card} card  @param {Card} last  @param {Library} library  @returns {string} why a card may come next */
function reasonAfter(card, last, library) {
  const shared = (card["vertrekt-van"] ?? []).filter((word) => last.levert?.includes(word));
  return shared.length ? `Vertrekt van wat ${last.titel} oplevert: ${listed(shared, library)}.` : `Gaat goed na ${last.titel}.`;
}

/** Methods for the phases that the plan doesn't have yet: one of each, then the next of each.  @param {Plan} plan  @param {Library} library */
function phases(plan, library) {
  const there = new Set(plan.parts.flatMap((part) => cardOf(part, library)?.fase ?? []));
  const missing = Object.entries(library.draaiboek.fasen).filter(([phase]) => !there.has(phase));
  const lists = missing.map(([phase, label]) => library.kaarten.filter(({ fase }) => fase.includes(phase)).map(({ id, titel }) => ({
    id,
    title: titel,
    reason: `Om te ${label.toLowerCase()}: dat zit er nog niet in.`,
  })));
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, rank) => lists.flatMap((list) => list.slice(rank, rank + 1))).flat();
}

/**
 * @param {string} id
 * @param {Plan} plan
 * @param {Library} library
 * @returns {Span} how long a new part would take this group
 */
export function spanOf(id, plan, library) {
  const [{ shortest, longest, isUnknown }] = timeline({ ...plan, parts: [newPart(id)] }, library);
  return { van: shortest, tot: longest, isUnknown };
}
