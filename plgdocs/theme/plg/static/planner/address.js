// @ts-check
// A plan as the query of an address: read from it, and written into it.  So plans are kept, in this browser and in files;
// link.js puts them in the address of the page.  Nothing here touches a page.
//
//   ?v=2&start=13:30&groep=8&plaats=online&duur=90&plan=check-in,bsa:30,pauze:10,eigen:Gast+van+buiten:20
//
// A part is a card's id or a word of PLAN_PARTS (vocabularies.py), then its own words and its minutes, if any.  Two colons part the title
// of an own part from the remark beside it: eigen:Gast+van+buiten::zorg+voor+koffie:20.  &uit=studiedag names
// the ready plan that it began as: what that says of a part holds as long as the part has the same words.  An @ and four
// digits behind the id are the hour at which a part begins, whatever comes before it: pauze@1215:45.

import { checked, within } from "../share/meeting.js";
import { DAY, MOST_MINUTES, PLAN_VERSION } from "../site/limits.js";
import { inOneLine } from "../site/text.js";
import { cardOf, OWN, ownOf } from "./plan.js";

/** @import { Library, Part, Plan } from "./plan.js" */

/** What an address of the first version says that it is. */
const FIRST = ["", "1"];
/** More parts than a day has room for; what comes after them is left out, so that no address keeps a page busy. */
export const MOST_PARTS = 30;
/** Characters of a value; longer ones are cut. */
const LONGEST_VALUE = 300;
/** An id with the hour at which its part begins; no id of before has a bare @. */
const FIXED = /^([^@]+)@([01]\d|2[0-3])([0-5]\d)$/;
/** How long own words may be in an address, so that 20 parts stay within 2,000 characters; a title and its remark share the room. */
export const ROOM = { part: 60, title: 100, goal: 200 };

/**
 * @param {string} search the query of a plan
 * @param {Library} library
 * @returns {{plan: Plan, notes: string[]}} the plan, and what could not be read as it stands, in Dutch
 */
export function parsePlan(search, library) {
  const given = rawValues(search);
  const value = (/** @type {string} */ name) => clean(decode(given.get(name) ?? ""));
  const { day, time, people } = checked(value("datum"), value("start"), value("groep"));
  const place = value("plaats").replaceAll("-", " ");
  const written = (given.get("plan") ?? "").split(",").filter(Boolean);
  const plan = {
    version: FIRST.includes(value("v")) ? 1 : PLAN_VERSION,
    day,
    start: time,
    people,
    place: Object.hasOwn(library.draaiboek.plaatsen, place) ? place : "",
    track: value("spoor") === "school" ? "school" : "",
    available: within(value("duur"), DAY),
    ready: Object.hasOwn(library.draaiboek.klaar, value("uit")) ? value("uit") : "",
    title: value("titel"),
    goal: value("doel"),
    parts: written.slice(0, MOST_PARTS).map(readPart),
  };
  const notes = [...unread(plan, value), ...plan.parts.flatMap((part) => translate(part, library))];
  if (written.length > MOST_PARTS) notes.push(`In de link staan ${written.length} onderdelen. We tonen de eerste ${MOST_PARTS}.`);
  return { plan, notes };
}

/**
 * Values are split while they are still escaped, so that own words may hold any character.
 * @param {string} search
 * @returns {Map<string, string>}
 */
function rawValues(search) {
  const pairs = search.replace(/^\?/, "").split("&").map((pair) => /** @type {[string, string]} */ ([pair.split("=", 1)[0], pair.slice(pair.indexOf("=") + 1)]));
  return new Map(pairs.filter(([name]) => name));
}

/** @param {string} raw  @returns {Part} */
function readPart(raw) {
  const [first, ...rest] = raw.split(":");
  const [, id, hour, minute] = FIXED.exec(first) ?? [, first];
  const minutes = isMinutes(rest.at(-1) ?? "") ? Number(rest.pop()) : 0;
  const part = { id: clean(decode(id)) || OWN, text: rest.join(":"), minutes };
  const [title, remark] = part.id === OWN ? cut(part.text) : [part.text, ""];
  const note = clean(decode(remark));
  return { ...part, text: clean(decode(title)), ...(note && { note }), ...(hour && { at: `${hour}:${minute}` }) };
}

/** @param {string} raw  @returns {[string, string]} what stands before two colons, and behind them */
function cut(raw) {
  const at = raw.indexOf("::");
  return at < 0 ? [raw, ""] : [raw.slice(0, at), raw.slice(at + 2)];
}

/** @param {string} text whether it can be the minutes of a part; anything else is own words */
const isMinutes = (text) => /^\d{1,3}$/.test(text) && Number(text) <= MOST_MINUTES;

/**
 * Say what of the address is no valid value.
 * @param {Plan} plan
 * @param {(name: string) => string} value
 */
function unread(plan, value) {
  const read = { datum: plan.day, start: plan.start, groep: plan.people, plaats: plan.place, spoor: plan.track, duur: plan.available };
  const wrong = Object.entries(read).filter(([name, found]) => value(name) && !found).map(([name]) => `${name}=${value(name)}`);
  const notes = wrong.map((text) => `Dit in de link begrijpen we niet: “${text}”.`);
  if (![...FIRST, `${PLAN_VERSION}`].includes(value("v"))) notes.push("Deze link komt uit een nieuwere versie van de gids. Kijk na of alles er staat.");
  return notes;
}

/**
 * Give a part the present id of its card.
 * @param {Part} part
 * @param {Library} library
 * @returns {string[]} what happened, if anything
 */
function translate(part, library) {
  const old = part.id;
  if (ownOf(part, library) || cardOf(part, library)) return [];
  const card = library.kaarten.find(({ vroeger }) => vroeger?.includes(old));
  if (!card) return [`De methodiek “${old}” kennen we niet. Ze blijft staan zoals ze in de link stond.`];
  part.id = card.id;
  return [`De methodiek “${old}” heet nu “${card.titel}”.`];
}

/** @param {Plan} plan  @returns {string} its query */
export function planAddress(plan) {
  const values = {
    v: plan.version,
    datum: plan.day,
    start: plan.start,
    groep: plan.people,
    plaats: plan.place.replaceAll(" ", "-"),
    spoor: plan.track,
    duur: plan.available,
    uit: plan.ready,
    titel: encode(plan.title),
    doel: encode(plan.goal),
    plan: plan.parts.map(writePart).join(","),
  };
  const pairs = Object.entries(values).filter(([, value]) => value);
  return `?${pairs.map((pair) => pair.join("=")).join("&")}`;
}

/** @param {Part} part */
function writePart({ id, text, note, minutes, at }) {
  const words = note ? [`${encode(text)}::${encode(note)}`] : text ? [encode(text)] : [];
  return [encode(id) + (at ? `@${at.replace(":", "")}` : ""), ...words, ...(minutes || isMinutes(note || text) ? [minutes] : [])].join(":");
}

/**
 * @param {string | undefined} other what shares the room of own words
 * @returns {number} escaped characters that it leaves
 */
export const roomBeside = (other) => ROOM.part - encode(other ?? "").length;

/**
 * Escape own words for an address; also what programs that make links of addresses cut off or take for their own.
 * @param {string} text
 */
function encode(text) {
  const escaped = encodeURIComponent(clean(text)).replaceAll("%20", "+");
  return escaped.replace(/[!'()*.]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {string} text */
function decode(text) {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced; // a percent sign that escapes nothing
  }
}

/** @param {string} text */
const clean = (text) => inOneLine(text, LONGEST_VALUE);

/**
 * @param {string} text
 * @param {number} room escaped characters
 * @returns {string} as much of the text as an address has room for
 */
export function fitting(text, room) {
  let kept = [...clean(text)].slice(0, room).join("");
  while (encode(kept).length > room) kept = [...kept].slice(0, -1).join("").trimEnd();
  return kept;
}
