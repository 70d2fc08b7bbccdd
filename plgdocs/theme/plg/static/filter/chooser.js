// @ts-check
// "Welke methodiek nu?": a few cards for what a group needs.  The cards and their facts stand in the list of needs, which is
// the answer where no script runs.

import { element } from "../site/dom.js";
import { rangeText } from "../site/spans.js";
import { placeApart, showApart } from "./apart.js";
import { follow, readForm } from "./choice.js";
import { itemsOf } from "./facts.js";
import { sift, spanOf } from "./matching.js";
import { showRow, startRow, wordsOf } from "./row.js";

/** @import { Facts } from "./matching.js" */

/** @typedef {{facts: Facts, shown: Element}} Item */

const MOST = 6;
const HINT = "Kies wat je nodig hebt. Eén keuze is genoeg.";

/** @param {HTMLFormElement} form */
function start(form) {
  const results = document.getElementById("gekozen");
  const [status, answer] = ["[role=status]", ".result a"].map((name) => form.querySelector(name));
  if (!(results && status && answer instanceof HTMLElement)) return;
  const apart = placeApart(results);
  /** @type {Item[] | undefined} */
  let items = form.dataset.all ? undefined : itemsOf(distinct([...document.querySelectorAll(".needs li")]));
  startRow(form, ".chosen > li");
  follow(form, async () => {
    if (Object.keys(readForm(form)).length) items ??= itemsOf(await loadMinis(form.dataset.all ?? ""));
    const choice = readForm(form);
    const isChosen = Object.keys(choice).length > 0;
    const sifted = sift(isChosen && items ? items : [], choice);
    const { fitting } = sifted;
    showRow(form, choice, items);
    results.replaceChildren(...fitting.slice(0, MOST).map(draw));
    if (fitting.length > MOST) results.append(moreLink(fitting.length));
    showApart(apart, sifted, choice, wordsOf(form), results, draw);
    answer.hidden = !fitting.length;
    answer.textContent = fitting.length ? summary(fitting) : "";
    status.textContent = isChosen ? sentence(fitting.length) : HINT;
  });
}

/** @param {number} count */
function sentence(count) {
  if (!count) return "Geen methodiek past bij alles.";
  return count === 1 ? "1 methodiek past." : `${count} methodieken passen.`;
}

/** The answer in one line.  @param {Item[]} fitting */
function summary([first, ...others]) {
  const title = first.shown.querySelector("a")?.textContent ?? "";
  return [title, ...spans(first.facts).slice(0, 1)].join(" · ") + (others.length ? `, en nog ${others.length}` : "");
}

/** @param {Item} item */
function draw({ facts, shown }) {
  const copy = /** @type {Element} */ (shown.cloneNode(true));
  const texts = spans(facts);
  if (texts.length) copy.append(element("p", { class: "mini-facts" }, texts.join(" · ")));
  return copy;
}

/** @param {Facts} facts @returns {string[]} how long it takes, and for how many it is */
function spans({ duur, groep }) {
  const [duration, group] = [duur, groep].map((value) => value && spanOf(value));
  return [...(duration ? [rangeText(duration.from, duration.to, "min", duration.per)] : []), ...(group ? [rangeText(group.from, group.to, "personen")] : [])];
}

/** @param {number} count */
function moreLink(count) {
  const href = new URL("methodieken/", document.baseURI);
  href.search = location.search;
  return element("li", { class: "mini" }, element("a", { href: href.href }, `Bekijk alle ${count}`));
}

/**
 * Load the cards of a large library, of which the page shows only a few, and make entries of their tiles.
 * @param {string} address
 */
async function loadMinis(address) {
  const { loadTiles } = await import("./longlist.js");
  return (await loadTiles(address)).map((tile) => {
    const item = document.createElement("li");
    for (const { name, value } of tile.attributes) item.setAttribute(name, value.replace("tile", "mini"));
    const summary = element("span", {}, tile.querySelector("h2 + p")?.textContent ?? "");
    item.append(...[tile.querySelector(".mark"), tile.querySelector("a"), summary].filter((part) => part !== null));
    return item;
  });
}

/** @param {Element[]} cards  @returns {Element[]} each card once */
function distinct(cards) {
  return [...new Map(cards.map((card) => [card.querySelector("a")?.href, card])).values()];
}

for (const form of document.querySelectorAll("form.chooser")) if (form instanceof HTMLFormElement) start(form);
