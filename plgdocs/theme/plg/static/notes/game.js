// @ts-check
// The notes of a board as data: where each lies, and what the rules of its game allow.  Nothing here touches a page.

/** @import { Column, Entry, Field, Row } from "../worksheet/values.js" */

/**
 * How many people play, how many minutes they have, and the number of the turn; 0 while notes are written.
 * @typedef {{people: number, minutes: number, turn: number}} Stand
 *
 * @typedef {{notes: Row[], stand?: Stand}} Game
 */

/** The key of a note for its zone: that of ../worksheet/values.js for the label of a row. */
export const ROW = "rij";
export const NOTE = "kaart";
export const WHY = "reden";
export const UNDER = "samen";
export const SEAT = "van";
/** Columns that every board has, besides what its worksheet asks of a note. */
const OWN = [NOTE, WHY, UNDER, SEAT];
/** The name of the row that says whose turn it is. */
const STAND = "Stand";
/** Between the reasons of a note, and between those that lie together. */
export const BETWEEN = " · ";
/** Seconds of a turn; the editors' guide time on the card KanDoe. */
const TURN = 45;
/** Rounds below which hardly anything gets to the middle. */
export const FEW = 3;
/** Characters of what lies under one name; check.js takes no more than 1000. */
const MOST_UNDER = 900;
const USUAL = { people: 8, minutes: 18, turn: 0 }; // three rounds, as on the card

/** @param {Field} field  @returns {string[]} */
export const zonesOf = ({ rijen = [] }) => rijen;

/** @param {Field} field */
export const hasTurns = (field) => Boolean(field["om-beurten"]);

/** @param {Field} field  @returns {Column[]} what the worksheet asks of a note */
export const askedOf = ({ kolommen = [] }) => kolommen.filter(({ id }) => !OWN.includes(id));

/** @param {Field} field  @param {Row} note  @returns {number} the zone in which it lies: new ones begin in the first */
export const zoneOf = (field, note) => Math.max(0, zonesOf(field).indexOf(note[ROW]));

/** @param {string | undefined} text  @returns {string[]} */
export const parts = (text) => (text ? text.split(BETWEEN) : []);

/** @param {Field} field  @param {Entry[]} entries  @returns {Game} */
export function gameOf(field, entries) {
  const rows = /** @type {Row[]} */ (entries.filter((entry) => typeof entry !== "string"));
  const said = rows.find((row) => row[ROW] === STAND)?.[NOTE] ?? "";
  const numbers = (said.match(/\d+/g) ?? []).map(Number);
  const notes = rows.filter((row) => row[ROW] !== STAND).map((row) => ({ ...row, [ROW]: zonesOf(field)[zoneOf(field, row)] }));
  return { notes: ordered(field, notes), ...(hasTurns(field) && { stand: numbers.length > 1 ? { people: numbers[0], minutes: numbers[1], turn: numbers[2] ?? 0 } : USUAL }) };
}

/** @param {Game} game  @returns {Entry[]} as they are kept */
export function entriesOf({ notes, stand }) {
  if (!stand || JSON.stringify(stand) === JSON.stringify(USUAL)) return notes;
  const text = `${stand.people} personen, ${stand.minutes} minuten${stand.turn ? `, beurt ${stand.turn}` : ""}`;
  return [...notes, { [ROW]: STAND, [NOTE]: text }];
}

/** Put the notes in their order: by zone, the middle first; within a zone as they came.  @param {Field} field  @param {Row[]} notes */
export function ordered(field, notes) {
  const sign = field.cirkels ? -1 : 1;
  return [...notes].sort((one, other) => sign * (zoneOf(field, one) - zoneOf(field, other)));
}

/** @param {Stand} stand  @returns {number} the rounds that fit in the time */
export const rounds = ({ people, minutes }) => Math.floor((minutes * 60) / (people * TURN));

/** @param {Stand} stand  @returns {{seat: number, round: number}} whose turn it is, and in which round */
export const turnOf = ({ people, turn }) => ({ seat: ((turn - 1) % people) + 1, round: Math.floor((turn - 1) / people) + 1 });

/** @param {Game} game  @returns {number} whose note comes next: who has the fewest */
export function nextSeat({ notes, stand = USUAL }) {
  const seats = Array.from({ length: stand.people }, (_, index) => index + 1);
  const count = (/** @type {number} */ seat) => notes.filter((note) => note[SEAT] === `${seat}`).length;
  return seats.sort((one, other) => count(one) - count(other))[0];
}

/** @param {Field} field  @param {Game} game  @param {string} seat  @returns {string} why no note can be added, if so */
export function full(field, { notes }, seat) {
  const { kaartjes: most = 0, "per-persoon": each = most } = field;
  if (notes.length >= most) return `Er is plaats voor ${most} kaartjes. Leg er eerst samen wat op elkaar lijkt.`;
  const mine = notes.filter((note) => seat && note[SEAT] === seat).length;
  return mine >= each ? `Nummer ${seat} heeft al ${mine === 1 ? "een kaartje" : `${mine} kaartjes`}.` : "";
}

/** @param {Field} field  @param {Game} game  @param {Row} note  @param {number} zone  @returns {string} why it can't go there now, if so */
export function refusal(field, { stand }, note, zone) {
  if (!stand) return "";
  if (!stand.turn) return "Schrijf eerst alle kaartjes. Begin daarna te schuiven.";
  const { seat } = turnOf(stand);
  if (note[SEAT] === `${seat}`) return `Dit kaartje is van nummer ${seat} zelf. Kies er een van een ander.`;
  return zone === zoneOf(field, note) + 1 ? "" : "Een kaartje schuift één cirkel op, naar het midden toe.";
}

/** @param {Game} game  @returns {Game} in the next turn */
export const turned = ({ notes, stand }) => ({ notes, ...(stand && { stand: { ...stand, turn: stand.turn + 1 } }) });

/** @param {Game} game  @param {number} at  @param {Row[]} into what comes in the place of a note  @returns {Game} */
const replaced = ({ notes, stand }, at, into) => ({ notes: notes.flatMap((note, index) => (index === at ? into : [note])), ...(stand && { stand }) });

/** @param {Game} game  @param {number} at  @param {Row} changes  @returns {Game} */
export function changed(game, at, changes) {
  const filled = Object.entries({ ...game.notes[at], ...changes }).filter(([, text]) => text);
  return replaced(game, at, [Object.fromEntries(filled)]);
}

/** @param {Game} game  @param {number} at */
export const removed = (game, at) => replaced(game, at, []);

/** @param {Game} game  @param {Row} note */
export const added = ({ notes, ...rest }, note) => ({ ...rest, notes: [...notes, note] });

/**
 * @param {Field} field
 * @param {Game} game
 * @param {number} at
 * @param {number} zone
 * @param {string} [reason] of a move in a turn
 * @returns {Game} in which the note came last to its zone
 */
export function moved(field, game, at, zone, reason = "") {
  /** @type {Row} */
  const note = { ...game.notes[at], [ROW]: zonesOf(field)[zone] };
  const why = joined([...parts(note[WHY]), reason]);
  return added(removed(game, at), why ? { ...note, [WHY]: why } : note);
}

/** @param {(string | undefined)[]} texts */
const joined = (texts) => texts.filter(Boolean).join(BETWEEN).slice(0, MOST_UNDER);

/** @param {Row} note  @returns {string[]} the notes that lie under its name, or its own */
const under = (note) => (note[UNDER] ? parts(note[UNDER]) : [note[NOTE]]);

/** @param {Row} one  @param {Row} other  @returns {boolean} whether both fit under one name */
export const canMerge = (one, other) => [...under(one), ...under(other)].join(BETWEEN).length <= MOST_UNDER;

/**
 * Lay two notes together under a new name, in the zone that is further on.  Whose they were stays.
 * @param {Field} field
 * @param {Game} game
 * @param {number} at
 * @param {number} other
 * @param {string} name
 * @returns {Game}
 */
export function merged(field, game, at, other, name) {
  const both = [game.notes[at], game.notes[other]];
  const texts = [WHY, SEAT, ...askedOf(field).map(({ id }) => id)].map((id) => [id, joined([...new Set(both.flatMap((note) => parts(note[id])))])]);
  const zone = Math.max(...both.map((note) => zoneOf(field, note)));
  /** @type {Row} */
  const note = { [ROW]: zonesOf(field)[zone], [NOTE]: name, [UNDER]: joined(both.flatMap(under)), ...Object.fromEntries(texts.filter(([, text]) => text)) };
  const notes = game.notes.filter((_, index) => index !== at && index !== other);
  return added({ ...game, notes }, note);
}
