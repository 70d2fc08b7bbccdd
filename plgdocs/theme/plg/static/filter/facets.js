// @ts-check
// The filter above the cards and above the kit of questions.  A value of the editors never hides
// anything: what it speaks against comes after the rest, with a remark.

import { follow, readForm } from "./choice.js";
import { fit } from "./matching.js";

/** @typedef {import("./choice.js").Choice} Choice */
/** @typedef {import("./matching.js").Fit} Fit */

const RANKS = { yes: 0, maybe: 1, no: 2 };

/** @param {HTMLFormElement} form */
async function start(form) {
  /** @type {HTMLElement[]} */
  const items = [...document.querySelectorAll(form.dataset.items ?? "")].filter((item) => item instanceof HTMLElement);
  if (form.dataset.all) {
    const { startLong } = await import("./longlist.js");
    startLong(form, items, filter);
  } else follow(form, () => rank(items, filter(form, items)));
  const details = form.querySelector("details");
  if (details) details.open = readForm(form).size > 0 || matchMedia("(min-width: 48rem)").matches;
}

/**
 * Show which items fit, and how many there are.
 * @param {HTMLFormElement} form
 * @param {HTMLElement[]} items
 * @returns {HTMLElement[]} the items, the best first
 */
function filter(form, items) {
  const choice = readForm(form);
  const fits = new Map(items.map((item) => [item, fit(item, choice)]));
  for (const [item, value] of fits) show(item, value);
  hideEmptySections(items, form);
  showCounts(form, items, choice);
  announce(form, [...fits.values()], choice);
  return [...items].sort((one, other) => RANKS[fits.get(one) ?? "no"] - RANKS[fits.get(other) ?? "no"]);
}

/**
 * @param {HTMLElement} item
 * @param {Fit} value
 */
function show(item, value) {
  item.hidden = value === "no";
  const remark = item.querySelector(".maybe");
  if (value !== "maybe") remark?.remove();
  else if (!remark) item.append(paragraph("maybe", "Richtwaarde van de redactie: past misschien."));
  // What was retold beside a question goes with it.
  for (let next = item.nextElementSibling; next?.classList.contains("naverteld"); next = next.nextElementSibling) {
    /** @type {HTMLElement} */ (next).hidden = item.hidden;
  }
}

/**
 * Put the items of a list in order: what fits first.
 * @param {HTMLElement[]} items
 * @param {HTMLElement[]} ranked
 */
function rank(items, ranked) {
  const list = items[0]?.parentElement;
  if (list?.matches(".tiles")) list.append(...ranked);
}

/**
 * @param {HTMLElement[]} items
 * @param {HTMLFormElement} form
 */
function hideEmptySections(items, form) {
  for (const section of new Set(items.map((item) => item.closest("section")))) {
    if (section && !section.contains(form)) section.hidden = items.every((item) => item.hidden || !section.contains(item));
  }
}

/**
 * Say at each option how many would remain: those that fit, and after a plus those that maybe do.
 * @param {HTMLFormElement} form
 * @param {Element[]} items
 * @param {Choice} choice
 */
function showCounts(form, items, choice) {
  for (const count of form.querySelectorAll(".count")) {
    const input = count.parentElement?.querySelector("input");
    if (!input) continue;
    const fits = items.map((item) => fit(item, new Map([...choice, [input.name, [input.value]]])));
    const [sure, maybe] = ["yes", "maybe"].map((value) => fits.filter((found) => found === value).length);
    count.textContent = maybe ? `${sure}+${maybe}` : String(sure);
    count.setAttribute("title", maybe ? `${sure} passen, ${maybe} passen misschien` : `${sure} passen`);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Fit[]} fits
 * @param {Choice} choice
 */
function announce(form, fits, choice) {
  const [one, more] = (form.dataset.noun ?? "").split(" ");
  const [sure, maybe] = ["yes", "maybe"].map((value) => fits.filter((found) => found === value).length);
  const noun = sure === 1 ? one : more;
  const status = form.querySelector("[role=status]");
  const parts = [
    !choice.size ? `${sure} ${noun}` : `${sure || "Geen"} ${sure ? noun : one} ${sure > 1 ? "passen" : "past"}`,
    ...(maybe ? [`${maybe} ${maybe === 1 ? "past" : "passen"} misschien`] : []),
  ];
  if (status) status.textContent = `${parts.join(", ")}.`;
  const clear = form.querySelector("button[type=reset]");
  if (clear instanceof HTMLElement) clear.hidden = !choice.size;
}

/**
 * @param {string} className
 * @param {string} text
 */
function paragraph(className, text) {
  return Object.assign(document.createElement("p"), { className, textContent: text });
}

for (const form of document.querySelectorAll("form.facets")) if (form instanceof HTMLFormElement) start(form);
