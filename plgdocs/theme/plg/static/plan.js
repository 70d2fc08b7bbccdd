// @ts-check
// A plan (draaiboek) as data: read from an address, written into one, laid out in time.  Nothing here
// touches a page, so that the planner, the running of a plan, an invitation and the tests share it.
//
//   ?v=1&start=13:30&groep=8&plaats=online&duur=90&plan=check-in,bsa:30,pauze:10,eigen:Gast+van+buiten:20
//
// A part is a card's id or a word of PLAN_PARTS (model.py), then its own words and its minutes, if any.  Two colons part the title
// of an own part from the remark beside it: eigen:Gast+van+buiten::zorg+voor+koffie:20.  &uit=studiedag names
// the ready plan that it began as: what that says of a part holds as long as the part has the same words.

import { DEFAULT_GROUP } from "./fit.js";
import { checked } from "./meeting.js";

/**
 * A step of a card, as cards.json has it.
 * @typedef {{naam: string, tekst: string, tijd?: string, richttijd?: boolean, minuten?: number, per?: "persoon",
 *   deel?: number, stiltes?: number, zeg?: string[]}} Step
 *
 * A card, as cards.json has it; keys that a plan doesn't read are left out here.
 * @typedef {{id: string, titel: string, adres: string, samenvatting: string, fase: string[], "fase-variant"?: string[],
 *   duur: {van: number, tot: number, per?: "persoon"}, groep: {van: number, tot: number}, plaats: string[],
 *   materiaal?: string[], voorbereiding?: string, "voor-deelnemers"?: string, "beurt-overslaan"?: string,
 *   ervoor?: string[], erna?: string[], aanbevelingen?: number[], redactie?: string[], vroeger?: string[],
 *   zoektermen?: string[], zoekvragen?: string[], "ook-bekend-als"?: string[], stappen: Step[]}} Card
 *
 * The file cards.json.
 * @typedef {{kaarten: Card[], draaiboek: {delen: Record<string, {titel: string, minuten: number}>,
 *   plaatsen: Record<string, string>, fasen: Record<string, string>, stilte: number,
 *   klaar: Record<string, Record<string, {tekst: string, zeg: string[]}>>}}} Library
 */

/**
 * @typedef {object} Part
 * @property {string} id a card's id, a word of PLAN_PARTS, or a word that we don't know
 * @property {string} text own words: the title of an own part, a remark with any other
 * @property {string} [note] the remark with an own part, whose text is its title
 * @property {number} minutes as chosen; 0 where the card or the guide time decides
 */

/**
 * @typedef {object} Plan
 * @property {string} day year-month-day, or ""
 * @property {string} start hour:minute, or ""
 * @property {number} people 0 where not known
 * @property {string} place a word of PLACES (model.py), or ""
 * @property {string} track "school" for a plan of the second track (TRACKS in model.py), else ""
 * @property {number} available minutes, 0 where not known
 * @property {string} ready the ready plan that it began as, or ""
 * @property {string} title
 * @property {string} goal
 * @property {Part[]} parts
 */

/**
 * A part at its place in time.
 * @typedef {object} TimedPart
 * @property {Part} part
 * @property {"kaart" | "deel" | "onbekend"} kind
 * @property {Card | undefined} card
 * @property {string} title
 * @property {string} remark own words beside the title
 * @property {string} guidance what the ready plan says to who leads it
 * @property {string[]} say what the ready plan lets the coach say
 * @property {string} phase the phase whose colour and shape it wears, or ""
 * @property {number} minutes
 * @property {number} shortest
 * @property {number} longest
 * @property {boolean} isChosen whether the plan sets the minutes
 * @property {boolean} isGuide whether the minutes are the editors' guide time
 * @property {string} start hour:minute; counted from 00:00 where the plan has no start
 * @property {string} end
 */

const VERSION = "1";
export const MOST_MINUTES = 480;
const DAY = 24 * 60;
/** The word of PLAN_PARTS for a part with a title of its own. */
export const OWN = "eigen";
/** How long own words may be in an address, so that 20 parts stay within 2,000 characters; a title and its remark share the room. */
export const ROOM = { part: 60, title: 100, goal: 200 };

/** @type {Plan} */
export const EMPTY = { day: "", start: "", people: 0, place: "", track: "", available: 0, ready: "", title: "", goal: "", parts: [] };

/**
 * @param {string} search the part of an address from the question mark on
 * @param {Library} library
 * @returns {{plan: Plan, notes: string[]}} the plan, and what could not be read as it stands, in Dutch
 */
export function parsePlan(search, library) {
  const given = rawValues(search);
  const value = (/** @type {string} */ name) => clean(decode(given.get(name) ?? ""));
  const { day, time, people } = checked(value("datum"), value("start"), value("groep"));
  const place = value("plaats").replaceAll("-", " ");
  const plan = {
    day,
    start: time,
    people,
    place: Object.hasOwn(library.draaiboek.plaatsen, place) ? place : "",
    track: value("spoor") === "school" ? "school" : "",
    available: within(value("duur"), DAY),
    ready: Object.hasOwn(library.draaiboek.klaar, value("uit")) ? value("uit") : "",
    title: value("titel"),
    goal: value("doel"),
    parts: (given.get("plan") ?? "").split(",").filter(Boolean).map(readPart),
  };
  const notes = [...unread(plan, value), ...plan.parts.flatMap((part) => translate(part, library))];
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
  const [id, ...rest] = raw.split(":");
  const minutes = isMinutes(rest.at(-1) ?? "") ? Number(rest.pop()) : 0;
  const part = { id: clean(decode(id)) || OWN, text: rest.join(":"), minutes };
  const [title, remark] = part.id === OWN ? cut(part.text) : [part.text, ""];
  const note = clean(decode(remark));
  return { ...part, text: clean(decode(title)), ...(note && { note }) };
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
  if (![VERSION, ""].includes(value("v"))) notes.push("Deze link komt uit een nieuwere versie van de gids. Kijk na of alles er staat.");
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

/**
 * @param {Part} part
 * @param {Library} library
 * @returns {Card | undefined}
 */
export function cardOf(part, library) {
  return library.kaarten.find(({ id }) => id === part.id);
}

/**
 * @param {Part} part
 * @param {Library} library
 * @returns {{titel: string, minuten: number} | undefined} what a part is that is no card
 */
function ownOf(part, library) {
  return Object.hasOwn(library.draaiboek.delen, part.id) ? library.draaiboek.delen[part.id] : undefined;
}

/**
 * @param {Plan} plan
 * @returns {string} the part of an address from the question mark on
 */
export function planAddress(plan) {
  const values = {
    v: VERSION,
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
function writePart({ id, text, note, minutes }) {
  const words = note ? [`${encode(text)}::${encode(note)}`] : text ? [encode(text)] : [];
  return [encode(id), ...words, ...(minutes || isMinutes(note || text) ? [minutes] : [])].join(":");
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

/**
 * @param {string} text
 * @returns {string} one line of whole characters, without those that nobody sees
 */
function clean(text) {
  return text.replace(/[\p{Cc}\p{Cs}\p{Z}]/gu, " ").replace(/ +/g, " ").trim();
}

/**
 * @param {string} text
 * @param {number} room escaped characters
 * @returns {string} as much of the text as an address has room for
 */
export function fitting(text, room) {
  let kept = clean(text);
  while (encode(kept).length > room) kept = [...kept].slice(0, -1).join("").trimEnd();
  return kept;
}

/**
 * @param {Plan} plan
 * @param {Library} library
 * @returns {TimedPart[]}
 */
export function timeline(plan, library) {
  let at = minutesOf(plan.start);
  return plan.parts.map((part) => {
    const facts = describe(part, plan, library);
    const start = clock(at);
    at += facts.minutes;
    return { part, ...facts, start, end: clock(at) };
  });
}

/**
 * @param {Part} part
 * @param {Plan} plan
 * @param {Library} library
 * @returns {Omit<TimedPart, "part" | "start" | "end">}
 */
function describe(part, { people, ready }, library) {
  const card = cardOf(part, library);
  const own = ownOf(part, library);
  const times = card?.duur.per ? people || DEFAULT_GROUP : 1;
  const [shortest, longest] = card ? [card.duur.van * times, card.duur.tot * times] : [own?.minuten ?? 0, own?.minuten ?? 0];
  const isOwn = part.id === OWN && part.text !== "";
  const written = library.draaiboek.klaar[ready]?.[`${part.id}:${part.text}`];
  return {
    kind: card ? "kaart" : own ? "deel" : "onbekend",
    card,
    title: isOwn ? part.text : (card?.titel ?? own?.titel ?? part.id),
    remark: part.id === OWN ? (part.note ?? "") : part.text,
    guidance: written?.tekst ?? "",
    say: written?.zeg ?? [],
    phase: phaseOf(card, library),
    minutes: part.minutes || longest,
    shortest,
    longest,
    isChosen: part.minutes > 0,
    isGuide: !part.minutes && (card ? (card.redactie ?? []).includes("duur") : own !== undefined),
  };
}

/**
 * @param {Card | undefined} card
 * @param {Library} library
 * @returns {string} the phase whose colour and shape a card wears, or nothing
 */
export const phaseOf = (card, library) => Object.keys(library.draaiboek.fasen).find((phase) => card?.fase.includes(phase)) ?? "";

/** @param {TimedPart[]} parts  @returns {number} minutes */
export const total = (parts) => parts.reduce((sum, { minutes }) => sum + minutes, 0);

/** @param {string} time hour:minute, or nothing  @returns {number} minutes since midnight */
function minutesOf(time) {
  const [hours, minutes] = (time || "0:0").split(":").map(Number);
  return hours * 60 + minutes;
}

/**
 * @param {string} time hour:minute
 * @param {number} minutes
 * @returns {string} the time so much later, in whole minutes
 */
export const later = (time, minutes) => clock(minutesOf(time) + Math.round(minutes));

/** @param {number} minutes since midnight of the first day */
function clock(minutes) {
  return [Math.floor(minutes / 60) % 24, minutes % 60].map((number) => String(number).padStart(2, "0")).join(":");
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {number} a whole number from 1 to `most`, or 0
 */
function within(text, most) {
  const number = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  return number <= most ? number : 0;
}
