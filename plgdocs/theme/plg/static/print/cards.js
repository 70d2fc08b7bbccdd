// @ts-check
// Prints chosen cards, each on a sheet of its own, or two by two.  The choice stands in the address: ?kaart=kandoe&kaart=oase&blad=a5

import { element } from "../site/dom.js";
import { fetched } from "../site/json.js";

const form = document.querySelector("form.print-choice");
const main = document.querySelector("main");

/** @param {HTMLFormElement} choice @returns {HTMLInputElement[]} the boxes of the cards */
const boxesOf = (choice) => [...choice.querySelectorAll("input")].filter(({ name }) => name === "kaart");

/** @param {HTMLFormElement} choice @returns {HTMLInputElement[]} the ticked boxes */
const ticked = (choice) => boxesOf(choice).filter((box) => box.checked);

/** @param {HTMLFormElement} choice @returns {boolean} whether two cards go on a sheet */
const isInPairs = (choice) => new FormData(choice).get("blad") === "a5";

/** @param {HTMLFormElement} choice */
function show(choice) {
  const boxes = ticked(choice);
  const status = choice.querySelector("[role=status]");
  const isTwice = boxes.length === 1 && isInPairs(choice);
  if (status) status.textContent = `${boxes.length || "Nog geen"} ${boxes.length === 1 ? "kaart" : "kaarten"} gekozen${isTwice ? ", twee keer op het blad" : ""}.`;
  for (const button of choice.querySelectorAll("button")) button.disabled = !boxes.length;
  const query = new URLSearchParams(boxes.map((box) => ["kaart", box.value]));
  if (isInPairs(choice)) query.set("blad", "a5");
  history.replaceState(null, "", boxes.length ? `?${query}` : location.pathname);
}

/** @param {string} address of a card's page @returns {Promise<Element>} the card, to stand among others */
async function card(address) {
  const response = await fetch(address);
  const found = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("article.card");
  if (!response.ok || !found) throw new Error(address);
  found.append(element("p", { class: "credit" }, found.querySelector(".share")?.getAttribute("data-credit") ?? ""));
  for (const part of found.querySelectorAll(".actions, .share, [popover]")) part.remove();
  for (const image of found.querySelectorAll("img")) {
    image.loading = "eager";
    image.src = new URL(image.getAttribute("src") ?? "", response.url).href;
  }
  return found;
}

/** @param {Element[]} cards  @returns {Element[]} sheets of two; a card alone lies on its sheet twice */
function inPairs(cards) {
  const all = cards.length === 1 ? [cards[0], /** @type {Element} */ (cards[0].cloneNode(true))] : cards;
  const sheets = Array.from({ length: Math.ceil(all.length / 2) }, (_, sheet) => all.slice(2 * sheet, 2 * sheet + 2));
  return sheets.map((pair) => element("div", { class: "two-up" }, ...pair));
}

/** @param {HTMLFormElement} choice */
async function printChosen(choice) {
  const status = choice.querySelector("[role=status]");
  for (const old of document.querySelectorAll("main > :is(article.card, .two-up)")) old.remove();
  try {
    const cards = await Promise.all(ticked(choice).map((box) => card(box.dataset.page ?? "")));
    main?.append(...(isInPairs(choice) ? inPairs(cards) : cards));
    await Promise.all([...document.querySelectorAll("article.card img")].map((image) => image instanceof HTMLImageElement && image.decode().catch(() => {})));
    print();
  } catch {
    if (status) status.textContent = "Een kaart kon niet geladen worden. Kijk na of je verbinding hebt, en probeer opnieuw.";
  }
}

/**
 * Add a card of a large library that isn't in the list.
 * @param {HTMLFormElement} choice
 * @param {string} name
 */
async function add(choice, name) {
  const page = `${choice.dataset.cards}${name}/`;
  const found = await fetched(`${page}card.json`);
  if (!found) return;
  const box = element("input", { type: "checkbox", name: "kaart", value: name, checked: "", "data-page": page });
  choice.querySelector("ul")?.append(element("li", {}, element("label", {}, box, ` ${found.titel}`)));
}

if (form instanceof HTMLFormElement) {
  for (const part of form.querySelectorAll("[hidden]")) part.removeAttribute("hidden");
  const asked = new URLSearchParams(location.search);
  const chosen = asked.getAll("kaart");
  const listed = boxesOf(form).map((box) => box.value);
  const others = chosen.filter((name) => !listed.includes(name) && /^[a-z0-9-]+$/.test(name));
  Promise.all(others.map((name) => add(form, name))).then(() => show(form));
  for (const box of boxesOf(form)) box.checked = chosen.includes(box.value);
  for (const way of form.querySelectorAll("input")) if (way.name === "blad") way.checked = way.value === (asked.get("blad") === "a5" ? "a5" : "");
  form.addEventListener("change", () => show(form));
  form.addEventListener("reset", () => setTimeout(() => show(form)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    printChosen(form);
  });
}
