// @ts-check
// The list below the search box of every page.

import { element } from "../site/dom.js";
import { counted, describe, lacking, quoted, sorry } from "./hit.js";
import { Results } from "./results.js";

const MOST = 6;
/** As many as fit above the keyboard of a phone. */
const MOST_ON_PHONE = 3;
const MOST_WEAK = 3;
const PAUSE = 700;

/**
 * Say something to a screen reader, once the reader has stopped typing.
 * @param {Element | null} status
 */
function announcer(status) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (/** @type {string} */ text) => {
    clearTimeout(timer);
    timer = setTimeout(() => status?.replaceChildren(text), PAUSE);
  };
}

/**
 * The list below the box: a combobox with a list of links.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box
 */
export function startList(form, box) {
  const list = element("div", { class: "hits", id: "treffers", role: "listbox", "aria-label": "Zoekresultaten", hidden: "" });
  const status = element("p", { class: "unseen", role: "status" });
  const say = announcer(status);
  const results = new Results();
  form.append(list, status);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) box.setAttribute(key, value);
  let active = -1;

  /** @param {number} number the option to make active, or -1 */
  const activate = (number) => {
    active = number;
    [...list.children].forEach((option, here) => option.setAttribute("aria-selected", String(here === active)));
    const chosen = list.children[active];
    if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
    else box.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  };
  /** @param {boolean} isOpen @param {number} chosen */
  const open = (isOpen, chosen = -1) => {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
    activate(chosen);
  };
  /** @param {HTMLElement[]} options @param {number} chosen @param {string} heard */
  const show = (options, chosen, heard) => {
    list.replaceChildren(...options.map((option, number) => Object.assign(option, { id: `treffer-${number}` })));
    open(true, chosen);
    say(heard);
  };
  const update = async (chosen = -1) => {
    const index = await results.openIndex().catch(() => undefined);
    const query = box.value.trim();
    if (query.length < 2) return open(false);
    if (!index) return show([element("p", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, sorry())], -1, sorry());
    const found = results.find(index, box.value);
    const strong = found.hits.filter((hit) => hit.strong);
    const most = matchMedia("(max-width: 40rem)").matches ? MOST_ON_PHONE : MOST;
    const shown = (strong.length ? strong : found.hits.slice(0, MOST_WEAK)).slice(0, most);
    const options = shown.map((hit) => {
      const { href, name, kind, excerpt } = describe(index, results.texts, hit, found);
      return element("a", { href, role: "option", tabindex: "-1" }, element("span", { class: "kind" }, kind), element("b", {}, ...name), excerpt);
    });
    const more = new URL(form.action);
    more.searchParams.set("q", query);
    const last = strong.length ? `Alle resultaten voor ${quoted(query)}` : shown.length ? "Bedoelde je dit? Zo raak je verder" : "Niets dat echt past. Zo raak je verder";
    options.push(element("a", { href: more.href, role: "option", tabindex: "-1", class: "more" }, lacking(index, query) || last));
    show(options, chosen, `${counted(strong.length)}.${strong.length ? " Kies met de pijltjes." : ""}`);
    results.openTexts(index, found, shown, () => list.hidden || update(active)).catch(() => {});
  };

  box.addEventListener("input", () => update());
  box.addEventListener("focus", () => box.value && update());
  form.addEventListener("focusout", (event) => form.contains(/** @type {Node | null} */ (event.relatedTarget)) || open(false));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      open(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.hidden) {
      update();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      activate(((active + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      /** @type {HTMLElement} */ (list.children[active]).click();
    }
  });
  if (box.value) update();
}
