// @ts-check
// Assignments that one answers in this browser, before looking at what the source says.

import { element } from "../site/dom.js";
import { SITE } from "../site/page.js";
import { store, stored } from "../site/storage.js";
import { currentDay, dayText } from "../worksheet/names.js";
import { readTries, withText, writeTries } from "./tries.js";

const NOT_KEPT = "Deze browser bewaart niets. Druk de pagina af als je je antwoord wilt houden.";

class Answer {
  /** @param {HTMLElement} block  @param {number} index */
  constructor(block, index) {
    const place = location.pathname.slice(SITE.pathname.length).replace(/\W+/g, "-");
    /** @type {import("../site/storage.js").Name} */
    this.name = `opdracht-${place}${index + 1}`;
    this.tries = readTries(stored(SITE, this.name));
    this.area = /** @type {HTMLTextAreaElement} */ (block.querySelector("textarea"));
    this.block = block;
    this.again = element("button", { type: "button" }, "Antwoord opnieuw");
    this.clear = element("button", { type: "button", class: "reflect-clear" }, "Verwijder");
    this.before = element("div", { class: "reflect-before" });
  }

  start() {
    this.area.addEventListener("input", () => this.write(withText(this.tries, this.area.value, currentDay())));
    this.again.addEventListener("click", () => this.write(this.isEmpty ? this.tries : [...this.tries, { dag: currentDay(), tekst: "" }], true));
    this.clear.addEventListener("click", () => this.write([], true));
    this.block.querySelector(".reflect-ways")?.append(this.again, this.clear);
    this.block.querySelector(".reflect")?.append(this.before);
    this.show();
  }

  get isEmpty() {
    return !this.tries.some(({ tekst }) => tekst.trim());
  }

  /** @param {import("./tries.js").Try[]} tries  @param {boolean} [isAnew] whether the box holds something else now */
  write(tries, isAnew = false) {
    this.tries = tries;
    const isKept = store(SITE, this.name, writeTries(tries));
    const note = this.block.querySelector(".hint");
    if (note && !isKept) note.textContent = NOT_KEPT;
    if (isAnew) this.show();
    else this.showAround();
    if (isAnew) this.area.focus();
  }

  show() {
    this.area.value = this.tries.at(-1)?.tekst ?? "";
    const older = this.tries.slice(0, -1).reverse();
    this.before.replaceChildren(...older.flatMap(({ dag, tekst }) => [element("p", { class: "label" }, dayText(dag)), element("p", {}, tekst)]));
    this.showAround();
  }

  /** Show what goes with the text: buttons, the text on paper, and what the source says, if that comes next. */
  showAround() {
    const { block, isEmpty } = this;
    this.again.hidden = this.clear.hidden = isEmpty;
    block.querySelector(".lines")?.classList.toggle("is-answered", !isEmpty);
    block.querySelector(".reflect-paper")?.replaceChildren(this.area.value);
    const summary = block.nextElementSibling?.matches(".antwoord") && block.nextElementSibling.querySelector("summary");
    if (summary) summary.textContent = isEmpty ? "Wat de slides zeggen" : "Leg er de slides naast";
  }
}

const blocks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".opdracht")]);
for (const [index, block] of blocks.entries()) new Answer(block, index).start();
