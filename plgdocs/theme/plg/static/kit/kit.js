// @ts-check
// The kit of questions: draw one, and gather a set of one's own.

import { copy } from "../site/copy.js";
import { element, find } from "../site/dom.js";
import { publicAddress, SITE } from "../site/page.js";
import { store, stored } from "../site/storage.js";
import { printCards } from "./cards.js";
import { cleaned, draw, linkOf, LONGEST, MOST, moved, OWN, readLink, readSet } from "./set.js";

/** @typedef {{place: string, text: string, when: string}} Question */

const blocks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".block.vraag[id]")]);

/** @param {HTMLElement} block  @returns {Question} */
function questionOf(block) {
  const [, when] = block.querySelectorAll(".question-facts li");
  return { place: block.id, text: block.querySelector(".question")?.firstChild?.textContent?.trim() ?? "", when: when?.textContent ?? "" };
}

const questions = new Map(blocks.map((block) => [block.id, questionOf(block)]));

/** @param {string} item  @returns {Question | undefined} */
const found = (item) => (item.startsWith(OWN) ? { place: "", text: item.slice(1), when: "" } : questions.get(item));

/** @param {string} what  @param {string} text  @param {Record<string, string>} [more] */
const button = (what, text, more = {}) => element("button", { type: "button", "data-kit": what, ...more }, text);

class Kit {
  constructor() {
    this.items = readSet(stored(SITE, "vragenset")).filter(found);
    /** @type {string[]} */
    this.drawn = [];
    this.card = element("div", { class: "kit-card", tabindex: "-1" });
    this.received = element("div", { class: "kit-received", tabindex: "-1" });
    this.set = /** @type {HTMLDetailsElement} */ (find(document, ".kit-set"));
    this.summary = find(this.set, "summary");
    this.list = element("ol", {});
    this.said = element("p", { class: "hint", role: "status" });
    this.own = element("input", { id: "eigen-vraag", maxlength: `${LONGEST}`, autocomplete: "off" });
    this.ways = element("p", { class: "kit-ways" }, button("cards", "Druk kaartjes af, 8 op een blad", { "data-count": "8" }), button("cards", "4 op een blad", { "data-count": "4" }), button("link", "Maak een link"), button("clear", "Verwijder alles"));
    const add = element("form", { class: "kit-add" }, element("label", { for: "eigen-vraag" }, "Een eigen vraag, zonder naam"), this.own, element("button", { type: "submit" }, "Voeg toe"));
    add.addEventListener("submit", (event) => this.addOwn(event));
    this.set.append(element("p", { class: "hint" }, `Kies hieronder hoogstens ${MOST} vragen, met “+ Mijn set”.`), this.list, add, this.ways, this.said);
    this.set.before(this.card, this.received);
  }

  start() {
    for (const block of blocks) block.append(button("toggle", "", { "data-place": block.id, class: "kit-toggle" }));
    document.addEventListener("click", ({ target }) => target instanceof Element && this.press(target.closest("button[data-kit]")));
    addEventListener("hashchange", () => this.receive());
    this.show();
    this.receive();
  }

  /** @param {HTMLElement | null} pressed */
  press(pressed) {
    if (!pressed) return;
    const { kit, place = "", count = "8" } = pressed.dataset;
    const index = [...this.list.children].indexOf(/** @type {Element} */ (pressed.closest("li")));
    if (kit === "draw") this.draw();
    if (kit === "toggle") this.keep(this.items.includes(place) ? this.items.filter((item) => item !== place) : [...this.items, place]);
    if (kit === "up" || kit === "down") this.move(index, kit === "up" ? -1 : 1);
    if (kit === "drop") this.keep(this.items.filter((_, at) => at !== index), "De vraag is verwijderd.");
    if (kit === "clear") this.keep([], "Je set is leeg.");
    if (kit === "cards") printCards(this.items.map(found).filter((one) => one !== undefined), Number(count));
    if (kit === "link") this.link();
    if (kit === "take") this.take();
    if (kit === "close") this.close();
  }

  /** One question, large; of those that the filter shows. */
  draw() {
    const places = blocks.filter((block) => !block.hidden).map(({ id }) => id);
    const { place, drawn } = draw(places, this.drawn, Math.random());
    this.drawn = drawn;
    const question = found(place);
    if (!question) return;
    const more = element("a", { href: `#${place}` }, "Lees erbij");
    this.card.replaceChildren(element("p", { class: "kit-text" }, question.text), element("p", { class: "hint" }, question.when), element("p", { class: "kit-ways" }, button("draw", "Trek een andere"), button("toggle", "", { "data-place": place }), more, button("close", "Sluit")));
    this.show();
    this.card.focus();
  }

  /** @param {string[]} items  @param {string} [said] */
  keep(items, said = "") {
    const isFull = items.length > MOST;
    this.items = cleaned(items);
    const isKept = store(SITE, "vragenset", this.items.length ? JSON.stringify(this.items) : "");
    this.said.textContent = isFull ? `Een set heeft hoogstens ${MOST} vragen.` : isKept ? said : "Deze browser bewaart niets. Maak een link, of druk af.";
    if (isFull) this.set.open = true;
    this.show();
  }

  /** @param {number} index  @param {number} by */
  move(index, by) {
    this.keep(moved(this.items, index, by), "Verplaatst.");
    const item = this.list.children[Math.min(this.items.length - 1, Math.max(0, index + by))];
    /** @type {HTMLElement | null} */ (item?.querySelector(`[data-kit=${by < 0 ? "up" : "down"}]`))?.focus();
  }

  /** @param {SubmitEvent} event */
  addOwn(event) {
    event.preventDefault();
    const text = this.own.value.trim();
    if (text) this.keep([...this.items, OWN + text], "Toegevoegd.");
    this.own.value = "";
    this.own.focus();
  }

  async link() {
    const { href } = new URL(linkOf(this.items), publicAddress(""));
    const isCopied = await copy(href);
    this.said.replaceChildren(isCopied ? "De link is gekopieerd: " : "Neem de link zelf over: ", element("a", { href }, href));
  }

  /** Show what a link brought along. */
  receive() {
    const items = readLink(location.hash)?.filter(found);
    if (!items) return;
    const texts = items.map((item) => element("li", {}, found(item)?.text ?? ""));
    const what = items.length ? [element("ol", {}, ...texts), element("p", { class: "kit-ways" }, button("take", "Neem over in mijn set"), button("close", "Sluit"))] : [element("p", {}, "Deze link is niet volledig. Vraag hem opnieuw.")];
    this.received.replaceChildren(element("h2", {}, "Een set vragen, gekregen met een link"), ...what);
    this.received.focus();
  }

  take() {
    const items = readLink(location.hash)?.filter(found) ?? [];
    this.close();
    this.set.open = true;
    this.keep([...this.items, ...items], "Overgenomen.");
  }

  close() {
    this.card.replaceChildren();
    this.received.replaceChildren();
    if (readLink(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  }

  show() {
    const count = this.items.length;
    this.summary.textContent = `Mijn set: ${count ? `${count} ${count === 1 ? "vraag" : "vragen"}` : "nog leeg"}`;
    this.ways.hidden = !count;
    this.list.replaceChildren(...this.items.map((item, index) => this.row(item, index)));
    for (const one of document.querySelectorAll("[data-kit=toggle]")) {
      const isIn = this.items.includes(/** @type {HTMLElement} */ (one).dataset.place ?? "");
      one.textContent = isIn ? "✓ In mijn set" : "+ Mijn set";
      one.setAttribute("aria-pressed", String(isIn));
    }
  }

  /** @param {string} item  @param {number} index */
  row(item, index) {
    const text = found(item)?.text ?? "";
    const move = [index > 0 && button("up", "↑", { "aria-label": `Naar boven: ${text}` }), index < this.items.length - 1 && button("down", "↓", { "aria-label": `Naar onder: ${text}` })].filter((one) => one instanceof HTMLElement);
    return element("li", {}, element("span", {}, text), ...move, button("drop", "×", { "aria-label": `Verwijder: ${text}` }));
  }
}

new Kit().start();
