// @ts-check
// Questions as cards to cut, four or eight on an A4.

import { element } from "../site/dom.js";

/** @param {{text: string, when: string}[]} questions  @param {number} count of cards on a sheet */
export function printCards(questions, count) {
  const cards = questions.map(({ text, when }) => element("div", {}, element("p", {}, text), element("small", {}, when)));
  const sheets = Array.from({ length: Math.ceil(cards.length / count) }, (_, index) => element("div", { class: "kit-sheet" }, ...cards.slice(index * count, (index + 1) * count)));
  const all = element("div", { class: `kit-sheets is-${count}` }, ...sheets);
  document.body.append(all);
  document.body.classList.add("is-kit-cards");
  const done = () => {
    all.remove();
    document.body.classList.remove("is-kit-cards");
  };
  addEventListener("afterprint", done, { once: true });
  print();
}
