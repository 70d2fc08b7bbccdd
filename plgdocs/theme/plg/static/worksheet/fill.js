// @ts-check
// Starts the form of a worksheet, in the place of its paper.

import { Filler } from "./filler.js";

/** @typedef {import("./values.js").Worksheet} Worksheet */

const data = document.getElementById("werkblad");
const paper = document.querySelector("[data-werkblad]");

/** @param {HTMLElement} place  @param {Worksheet} worksheet */
async function start(place, worksheet) {
  try {
    const boards = worksheet.velden.some(({ kaartjes }) => kaartjes) && (await import("../notes/boards.js"));
    new Filler(place, worksheet, boards ? boards.Boards : undefined).start();
  } finally {
    place.classList.add("is-ready"); // what can't be filled in here is still there to print
  }
}

if (data && paper instanceof HTMLElement) start(paper, JSON.parse(data.textContent ?? ""));
