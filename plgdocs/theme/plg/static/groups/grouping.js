// @ts-check
// Making groups while a meeting is led.  Names stay in the memory of this page: they are gone when it closes.

import { element, find } from "../site/dom.js";
import { grouped, namesIn, repeats } from "./groups.js";

/** @import { Groups } from "./groups.js" */

const SIZES = { 2: "Per twee", 3: "Per drie", 4: "Per vier" };
const DIALOG = `
<header><h2 id="run-groups-name">Groepjes</h2><button type="button" data-groups="close" aria-label="Sluit de groepjes">Sluit</button></header>
<label>Wie is er? Eén naam per regel (niet verplicht) <textarea rows="4" autocomplete="off" spellcheck="false"></textarea></label>
<p class="hint">Namen blijven alleen op dit scherm. Sluit of herlaad je de pagina, dan zijn ze weg. Zonder namen krijgt ieder een nummer.</p>
<p class="run-tools">${Object.entries(SIZES).map(([size, label]) => `<button type="button" data-groups="${size}">${label}</button>`).join(" ")}
<button type="button" data-groups="again">Zoals vorige keer</button></p>
<p class="run-met" aria-live="polite"></p>
<ol></ol>`;

export class Grouping {
  /** The groups of each step in which some were made.  @type {Map<string, Groups>} */
  rounds = new Map();
  step = "";
  people = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.dialog = element("dialog", { class: "run-list run-groups", "aria-labelledby": "run-groups-name" });
    this.dialog.innerHTML = DIALOG;
    this.dialog.addEventListener("click", (event) => {
      event.stopPropagation(); // its buttons lead nothing else
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button) this.do(button.dataset.groups ?? "");
    });
    root.append(this.dialog);
  }

  /** @param {string} step for which the groups are  @param {number} people */
  open(step, people) {
    Object.assign(this, { step, people });
    this.draw();
    this.dialog.showModal();
  }

  /** @param {string} what */
  do(what) {
    if (what === "close") return this.dialog.close();
    const names = namesIn(this.dialog.querySelector("textarea")?.value ?? "", this.people);
    const last = this.others.at(-1);
    if (what !== "again") this.rounds.set(this.step, grouped(names, Number(what), this.others));
    else if (last) this.rounds.set(this.step, last);
    return this.draw();
  }

  /** The groups of other steps, the latest last. */
  get others() {
    return [...this.rounds].flatMap(([step, groups]) => (step === this.step ? [] : [groups]));
  }

  draw() {
    const groups = this.rounds.get(this.step) ?? [];
    const again = repeats(groups, this.others);
    const met = `${again} ${again === 1 ? "tweetal zat" : "tweetallen zaten"} al eens samen.`;
    const place = (/** @type {string} */ selector) => find(this.dialog, selector);
    place("[data-groups=again]").hidden = !this.others.length;
    place(".run-met").textContent = groups.length && this.others.length ? (again ? met : "Niemand zit opnieuw met dezelfde samen.") : "";
    place("ol").replaceChildren(...groups.map((group) => element("li", {}, group.join(" – "))));
  }
}
