// @ts-check
// “Vertel hoe het ging”, for the card that the address names: its name stands in the mail, the form and the questions.

import { fetched } from "../site/fetched.js";

const block = /** @type {HTMLElement} */ (document.querySelector(".tell"));
const question = block.dataset.question ?? "";
const hint = block.dataset.hint ?? "";

/** @returns {Promise<string>} the title of the card in the address, or nothing */
async function title() {
  const name = new URLSearchParams(location.search).get("kaart") ?? "";
  if (!/^[a-z0-9-]+$/.test(name)) return "";
  const card = await fetched(new URL(`${name}/card.json`, new URL(block.dataset.cards ?? "", location.href)));
  return card?.titel ?? "";
}

/** @param {string} name */
function fill(name) {
  for (const link of block.querySelectorAll("a")) {
    if (link.protocol === "mailto:") link.href = link.href.replace(encodeURIComponent(hint), encodeURIComponent(name));
    else link.href += `&${question.toLowerCase()}=${encodeURIComponent(name)}`;
  }
  const texts = document.createTreeWalker(/** @type {Node} */ (document.querySelector("main pre")), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.nodeValue = texts.currentNode.nodeValue?.replace(`${question}: ${hint}`, `${question}: ${name}`) ?? "";
  const said = /** @type {HTMLElement} */ (block.firstElementChild);
  said.hidden = false;
  /** @type {HTMLElement} */ (said.querySelector("strong")).textContent = name;
}

title().then((name) => name && fill(name));
