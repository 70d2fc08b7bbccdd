// @ts-check
// Starts the form of a worksheet, in the place of its paper.

import { takeOver } from "../site/storage.js";
import { SITE } from "../site/page.js";
import { Filler } from "./filler.js";

const data = document.getElementById("werkblad");
const place = document.querySelector("[data-werkblad]");

/** @param {string} text  @param {HTMLElement} paper */
function start(text, paper) {
  try {
    new Filler(paper, JSON.parse(text)).start();
  } finally {
    paper.classList.add("is-ready"); // what can't be filled in here is still there to print
  }
}

if (data?.textContent && place instanceof HTMLElement) {
  const { textContent } = data;
  takeOver(SITE).finally(() => start(textContent, place));
}
