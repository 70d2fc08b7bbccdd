// @ts-check
// "Welke methodiek nu?": one to three cards, each with the reason in a sentence.  The cards and
// their facts stand in the list of needs below, which is the answer where no script runs.

import { durationText, groupText } from "../site/spans.js";
import { follow, readForm } from "./choice.js";
import { fit, isEditorial, meets, spanOf, valuesOf } from "./matching.js";

/** @typedef {import("./choice.js").Choice} Choice */

const MOST = 3;
/** What to let go first when nothing fits. */
const LEAST_NEEDED = ["groep", "duur", "fase"];

/** @param {HTMLFormElement} form */
function start(form) {
  const needs = document.querySelector(".needs");
  const results = form.querySelector(".chosen");
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button[type=reset]");
  const show = form.querySelector(".result a");
  if (!(needs instanceof HTMLElement && clear instanceof HTMLElement && show instanceof HTMLElement && results && status)) return;
  needs.hidden = true;
  const cards = form.dataset.all ? undefined : distinct([...needs.querySelectorAll("li")]);
  /** @type {Promise<Element[]> | undefined} */
  let loaded;
  const all = async () => cards ?? (loaded ??= loadMinis(form.dataset.all ?? ""));
  follow(form, async () => {
    const known = readForm(form).size ? await all() : [];
    const choice = readForm(form);
    const { found, given } = choice.size ? choose(known, choice) : { found: [], given: choice };
    clear.hidden = show.hidden = !choice.size;
    results.replaceChildren(...found.map((card) => result(card, choice, form)));
    const isExact = given.size === choice.size && found.every((card) => fit(card, choice) === "yes");
    status.textContent = choice.size ? sentence(found.length, isExact) : "Eén keuze is genoeg. Je krijgt één tot drie kaarten.";
  });
}

/**
 * @param {number} count
 * @param {boolean} isExact
 */
function sentence(count, isExact) {
  if (!isExact) return "Geen enkele kaart past bij alles. Dit komt het dichtst in de buurt:";
  return count === 1 ? "Dit past bij jullie:" : `Deze ${count} passen bij jullie:`;
}

/**
 * @param {Element[]} cards
 * @param {Choice} choice
 * @returns {{found: Element[], given: Choice}} the best cards, and the part of the choice that they meet
 */
function choose(cards, choice) {
  const given = new Map(choice);
  for (const facet of [...LEAST_NEEDED, "helpt-bij", ""]) {
    const found = cards.filter((card) => fit(card, given) !== "no").sort((one, other) => worth(other, given) - worth(one, given));
    const best = found.filter((card) => met(card, given).length === met(found[0], given).length);
    if (best.length && met(best[0], given).length) return { found: best.slice(0, MOST), given };
    given.delete(facet);
  }
  return { found: [], given };
}

/**
 * @param {Element} card
 * @param {Choice} choice
 * @returns {number} more for what fits, and most for what fits by the source
 */
function worth(card, choice) {
  const facets = met(card, choice);
  return facets.length * 10 + facets.filter((facet) => !isEditorial(card, facet)).length;
}

/**
 * @param {Element} card
 * @param {Choice} choice
 * @returns {string[]} the facets that a card meets
 */
function met(card, choice) {
  return [...choice.keys()].filter((facet) => meets(card, facet, choice));
}

/**
 * @param {Element} card
 * @param {Choice} choice
 * @param {HTMLFormElement} form
 */
function result(card, choice, form) {
  const item = /** @type {Element} */ (card.cloneNode(true));
  const why = Object.assign(document.createElement("p"), { className: "why", textContent: reason(card, choice, form) });
  item.append(why);
  return item;
}

/**
 * @param {Element} card
 * @param {Choice} choice
 * @param {HTMLFormElement} form
 * @returns {string} why this card, in one sentence
 */
function reason(card, choice, form) {
  const good = met(card, choice);
  const other = [...choice.keys()].filter((facet) => !good.includes(facet));
  const [pro, con] = [good, other].map((facets) => joined(facets.map((facet) => clause(card, facet, choice, form))));
  return `Deze kaart ${[pro, con].filter(Boolean).join(", maar ")}.`;
}

/** @param {string[]} parts */
function joined(parts) {
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} en ${parts.at(-1)}` : (parts[0] ?? "");
}

/**
 * @param {Element} card
 * @param {string} facet
 * @param {Choice} choice
 * @param {HTMLFormElement} form
 * @returns {string} what the card says on one facet, and that the editors say it where they do
 */
function clause(card, facet, choice, form) {
  const values = valuesOf(card, facet);
  const span = spanOf(card, facet);
  const mark = isEditorial(card, facet) ? " volgens de redactie" : "";
  if (span?.isLimit) return `duurt ${durationText(span.from, span.to, span.per)}${mark}`;
  if (span) return `is voor ${groupText(span.from, span.to)}${mark}`;
  const chosen = values.filter((value) => choice.get(facet)?.includes(value));
  const named = chosen.length ? chosen : values;
  if (facet === "fase") return `past bij ${joined(named)}${mark}`;
  const needs = named.map((need) => form.querySelector(`[value="${need}"] ~ span`)?.textContent ?? need);
  return `helpt bij “${needs.join("” en “")}”${mark}`;
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
    const summary = Object.assign(document.createElement("span"), { textContent: tile.querySelector("h2 + p")?.textContent });
    item.append(...[tile.querySelector(".mark"), tile.querySelector("a"), summary].filter((part) => part !== null));
    return item;
  });
}

/**
 * @param {Element[]} cards
 * @returns {Element[]} each card once
 */
function distinct(cards) {
  return [...new Map(cards.map((card) => [card.querySelector("a")?.href, card])).values()];
}

for (const form of document.querySelectorAll("form.chooser")) if (form instanceof HTMLFormElement) start(form);
