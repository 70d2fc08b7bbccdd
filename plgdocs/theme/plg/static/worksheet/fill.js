// @ts-check
// Starts the form of a worksheet, in the place of its paper; what only some worksheets need is loaded for those.

import { Filler } from "./filler.js";

/** @typedef {import("./values.js").Worksheet} Worksheet */

const data = document.getElementById("werkblad");
const paper = document.querySelector("[data-werkblad]");

/** @param {HTMLElement} place  @param {Worksheet} worksheet */
async function start(place, worksheet) {
  const hasBoard = worksheet.velden.some(({ kaartjes }) => kaartjes);
  const more = hasBoard ? [(await import("../notes/boards.js")).addBoards()] : [];
  new Filler(place, worksheet, more).start();
}

if (data && paper instanceof HTMLElement) {
  // What can't be filled in here is still there to print.
  start(paper, JSON.parse(data.textContent ?? "")).finally(() => paper.classList.add("is-ready"));
}
