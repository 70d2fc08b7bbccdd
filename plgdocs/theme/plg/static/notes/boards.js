// @ts-check
// The boards of a worksheet: fields with notes in zones.

import { NoteBoard } from "./board.js";

/** @import { Filler } from "../worksheet/filler.js" */

/** @returns {(filler: Filler) => void} what puts the boards in their places, whenever the fields are drawn or changed */
export function addBoards() {
  /** @type {NoteBoard[] | undefined} */
  let boards;
  return (filler) => {
    boards ??= filler.worksheet.velden.filter(({ kaartjes }) => kaartjes).map((field) => new NoteBoard(filler, field));
    for (const board of boards) board.show();
  };
}
