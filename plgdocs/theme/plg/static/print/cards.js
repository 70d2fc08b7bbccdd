// @ts-check
// Prints chosen cards, each on a sheet of its own, or two by two.  The choice stands in the address: ?kaart=kandoe&kaart=oase&blad=a5

import { element, find } from "../site/dom.js";
import { fetched } from "../site/fetched.js";

const form = /** @type {HTMLFormElement} */ (find(document, "form.print-choice"));
const status = find(form, "[role=status]");

/** The boxes of the cards. */
const cardBoxes = () => [...form.querySelectorAll("input")].filter(({ name }) => name === "kaart");

const ticked = () => cardBoxes().filter((box) => box.checked);

/** Whether two cards go on a sheet. */
const isInPairs = () => new FormData(form).get("blad") === "a5";

function show() {
  const boxes = ticked();
  const isTwice = boxes.length === 1 && isInPairs();
  status.textContent = `${boxes.length || "Nog geen"} ${boxes.length === 1 ? "kaart" : "kaarten"} gekozen${isTwice ? ", twee keer op het blad" : ""}.`;
  for (const button of form.querySelectorAll("button")) button.disabled = !boxes.length;
  const query = new URLSearchParams(boxes.map((box) => ["kaart", box.value]));
  if (isInPairs()) query.set("blad", "a5");
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

async function printChosen() {
  for (const old of document.querySelectorAll("main > :is(article.card, .two-up)")) old.remove();
  try {
    const cards = await Promise.all(ticked().map((box) => card(box.dataset.page ?? "")));
    find(document, "main").append(...(isInPairs() ? inPairs(cards) : cards));
    await Promise.all([...document.querySelectorAll("article.card img")].map((image) => image instanceof HTMLImageElement && image.decode().catch(() => {})));
    print();
  } catch {
    status.textContent = "Een kaart kon niet geladen worden. Kijk na of je verbinding hebt, en probeer opnieuw.";
  }
}

/** Add a card of a large library that isn't in the list.  @param {string} name */
async function add(name) {
  const page = `${form.dataset.cards}${name}/`;
  const found = await fetched(`${page}card.json`);
  if (!found) return;
  const box = element("input", { type: "checkbox", name: "kaart", value: name, checked: "", "data-page": page });
  find(form, "ul").append(element("li", {}, element("label", {}, box, ` ${found.titel}`)));
}

for (const part of form.querySelectorAll("[hidden]")) part.removeAttribute("hidden");
const asked = new URLSearchParams(location.search);
const chosen = asked.getAll("kaart");
const listed = cardBoxes().map((box) => box.value);
const others = chosen.filter((name) => !listed.includes(name) && /^[a-z0-9-]+$/.test(name));
Promise.all(others.map(add)).then(show);
for (const box of cardBoxes()) box.checked = chosen.includes(box.value);
/** @type {RadioNodeList} */ (form.elements.namedItem("blad")).value = asked.get("blad") === "a5" ? "a5" : "";
form.addEventListener("change", show);
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  printChosen();
});
