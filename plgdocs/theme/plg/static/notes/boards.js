// @ts-check
// The boards of a worksheet: fields with notes in zones.

import { NoteBoard } from "./board.js";

/** @typedef {import("../worksheet/filler.js").Filler} Filler */

export class Boards {
  /** @param {Filler} filler */
  constructor(filler) {
    this.boards = filler.worksheet.velden.filter(({ kaartjes }) => kaartjes).map((field) => new NoteBoard(filler, field));
  }

  draw() {
    for (const board of this.boards) board.show();
  }
}
