// @ts-check
// What the buttons of a board do.

import { find } from "../site/dom.js";
import { added, BETWEEN, changed, entriesOf, full, hasTurns, merged, moved, NOTE, ordered, parts, refusal, removed, ROW, SEAT, turned, UNDER, zoneOf, zonesOf } from "./game.js";
import { turnText } from "./turns.js";
import { lies } from "./zones.js";

/** @import { NoteBoard } from "./board.js" */

/** @typedef {{at: number, zone: number, other?: number, asked?: string, text?: string}} Pressed  the note, the zone, another note; what was answered */

/** @type {Record<string, (board: NoteBoard, pressed: Pressed) => unknown>} */
export const ACTIONS = {
  add,
  openZone,
  note: (board, { at }) => (board.open === at ? shut(board, at) : board.ask(at, "")),
  close: (board, { at }) => shut(board, at),
  move: (board, { at, zone }) => (hasTurns(board.field) ? board.ask(at, "reason") : go(board, at, zone)),
  drop,
  moveNow: (board, { at }) => (board.answer ? step(board, at, board.answer) : board.filler.say("Schrijf waarom, of zeg het hardop.")),
  aloud: (board, { at }) => step(board, at, "hardop gezegd"),
  merge: (board, { at }) => board.ask(at, "merge"),
  with: (board, { at, other = -1 }) => {
    board.other = other;
    board.ask(at, "name");
  },
  mergeNow: merge,
  rename: (board, { at }) => board.ask(at, "rename"),
  renameNow: rename,
  remove,
  answer: (board, { at, asked = "", text = "" }) => answer(board, at, asked, text),
  begin,
  pass,
  undo,
  view,
};

/** @param {NoteBoard} board  @param {number} at */
function shut(board, at) {
  board.close();
  board.draw();
  board.focus(at);
}

/** @param {NoteBoard} board  @param {Pressed} pressed */
function add(board, { zone }) {
  const box = /** @type {HTMLInputElement} */ (board.root.querySelector(`[data-add="${zone}"]`));
  const seat = /** @type {HTMLSelectElement | null} */ (board.root.querySelector(".nb-seat select"))?.value ?? "";
  const text = box.value.trim().replaceAll(BETWEEN, ", ");
  const why = full(board.field, board.game, seat);
  if (!text || why) return board.filler.say(why || "Schrijf eerst iets op het kaartje.");
  const note = { [ROW]: zonesOf(board.field)[zone], [NOTE]: text, ...(seat && { [SEAT]: seat }) };
  board.put(added(board.game, note), lies(note));
  return find(board.root, `[data-add="${zone}"]`).focus();
}

/** @param {NoteBoard} board */
function openZone(board) {
  board.zones += 1;
  board.draw();
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (board.root.querySelectorAll("[data-add]"));
  boxes[boxes.length - 1]?.focus();
  board.filler.say(`“${zonesOf(board.field)[board.zones - 1]}” is open.`);
}

/** @param {NoteBoard} board  @param {number} at  @param {number} zone */
function go(board, at, zone) {
  const game = moved(board.field, board.game, at, zone);
  const note = game.notes[game.notes.length - 1];
  board.put(game, lies(note), note);
}

/** Move one ring on, in one's turn.  @param {NoteBoard} board  @param {number} at  @param {string} reason */
function step(board, at, reason) {
  const { field } = board;
  const zone = zoneOf(field, board.game.notes[at]) + 1;
  const game = turned(moved(field, board.game, at, zone, reason));
  const note = game.notes[game.notes.length - 1];
  board.put(game, `${lies(note)} ${turnText(game.stand)}`, note);
}

/** @param {NoteBoard} board  @param {Pressed} pressed */
function drop(board, { at, zone }) {
  const note = board.game.notes[at];
  if (!note || zone === zoneOf(board.field, note) || zone >= board.zones) return undefined;
  const why = refusal(board.field, board.game, note, zone);
  if (why) return board.filler.say(why);
  return hasTurns(board.field) ? board.ask(at, "reason") : go(board, at, zone);
}

/** @param {NoteBoard} board  @param {Pressed} pressed */
function merge(board, { at }) {
  if (!board.answer) return board.filler.say("Schrijf een naam waar allebei onder passen.");
  const game = merged(board.field, board.game, at, board.other, board.answer);
  const note = game.notes[game.notes.length - 1];
  return board.put(game, `Onder “${note[NOTE]}” liggen nu ${parts(note[UNDER]).length} kaartjes samen.`, note);
}

/** @param {NoteBoard} board  @param {Pressed} pressed */
function rename(board, { at }) {
  if (!board.answer) return board.filler.say("Schrijf een naam.");
  const game = changed(board.game, at, { [NOTE]: board.answer });
  return board.put(game, `Het kaartje heet nu “${board.answer}”.`, game.notes[at]);
}

/** @param {NoteBoard} board  @param {Pressed} pressed */
function remove(board, { at }) {
  const game = removed(board.game, at);
  board.put(game, `“${board.game.notes[at][NOTE]}” is verwijderd.`);
  const notes = ordered(board.field, game.notes);
  if (notes.length) board.focus(Math.min(at, notes.length - 1));
  else /** @type {HTMLElement | null} */ (board.root.querySelector("[data-add]"))?.focus();
}

/** Keep what was asked of a note, which stays open; typing it is one step.  @param {NoteBoard} board  @param {number} at  @param {string} asked  @param {string} text */
function answer(board, at, asked, text) {
  board.filler.write(board.field, entriesOf(changed(board.game, at, { [asked]: text })));
  if (board.asked === asked) board.seen = JSON.stringify(board.entries);
  else board.follow();
  board.asked = asked;
}

/** @param {NoteBoard} board */
function begin(board) {
  if (board.game.notes.length < 2) return board.filler.say("Schrijf eerst kaartjes: ieder minstens één.");
  const game = turned(board.game);
  board.put(game, turnText(game.stand));
  return board.focus(0);
}

/** @param {NoteBoard} board */
function pass(board) {
  const game = turned(board.game);
  board.put(game, turnText(game.stand));
  /** @type {HTMLElement | null} */ (board.root.querySelector("[data-nb=pass]"))?.focus();
}

/** @param {NoteBoard} board */
function undo(board) {
  const { filler, field } = board;
  const before = board.history.pop();
  if (!before) return;
  filler.write(field, before);
  board.seen = JSON.stringify(board.entries);
  board.close();
  board.draw();
  filler.say("De laatste stap is ongedaan gemaakt.");
  const again = /** @type {HTMLButtonElement} */ (board.root.querySelector("[data-nb=undo]"));
  if (again.disabled) board.focus(0);
  else again.focus();
}

/** @param {NoteBoard} board */
function view(board) {
  board.root.classList.toggle("is-drawn");
  board.draw();
  /** @type {HTMLElement | null} */ (board.root.querySelector("[data-nb=view]"))?.focus();
}
