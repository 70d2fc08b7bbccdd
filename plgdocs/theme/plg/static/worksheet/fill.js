// @ts-check
// Starts the form of a worksheet, in the place of its paper.

import { Filler } from "./filler.js";

const data = document.getElementById("werkblad");
const paper = document.querySelector("[data-werkblad]");

if (data && paper instanceof HTMLElement) {
  try {
    new Filler(paper, JSON.parse(data.textContent ?? "")).start();
  } finally {
    paper.classList.add("is-ready"); // what can't be filled in here is still there to print
  }
}
