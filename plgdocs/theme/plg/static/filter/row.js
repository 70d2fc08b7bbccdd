// @ts-check
// The row of filters: a button for each facet opens its choices, and says what is chosen.

import { uncapital } from "../site/text.js";
import { pressed, sift } from "./matching.js";
import { joined } from "./reasons.js";

/** @import { Choice, Facts } from "./matching.js" */

/** How much of the result a phone must show after a choice, in pixels. */
const SEEN = 120;

/**
 * One facet is open at a time; on a phone it closes if the result would be out of view.
 * @param {HTMLFormElement} form
 * @param {string} items what comes of a choice
 */
export function startRow(form, items) {
  const buttons = [...form.querySelectorAll("button[aria-controls]")].map((button) => /** @type {HTMLElement} */ (button));
  const opened = () => buttons.find((button) => button.getAttribute("aria-expanded") === "true");
  const open = (/** @type {Element | undefined} */ chosen) => {
    for (const button of buttons) {
      const isOpen = button === chosen;
      button.setAttribute("aria-expanded", String(isOpen));
      /** @type {HTMLElement} */ (button.nextElementSibling).hidden = !isOpen;
    }
  };
  const isBelow = () => {
    const first = [...document.querySelectorAll(items)].find((item) => item.checkVisibility());
    return first && first.getBoundingClientRect().top > innerHeight - SEEN;
  };
  const close = () => {
    const button = opened();
    if (!button) return;
    open(undefined);
    button.focus();
  };
  const showResult = () => {
    if (!matchMedia("(max-width: 40rem)").matches || !opened() || !isBelow()) return;
    close();
    if (isBelow()) form.querySelector(".result")?.scrollIntoView();
  };
  form.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && target.type === "checkbox" && showResult());
  form.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.hasAttribute("aria-controls")) open(button.getAttribute("aria-expanded") === "true" ? undefined : button);
    else if (button?.dataset.for) {
      pick(form, button);
      showResult();
    }
  });
  form.addEventListener("keydown", ({ key }) => key === "Escape" && close());
}

/**
 * Put a number that is offered into its field, or take it out again.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
function pick(form, button) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem(button.dataset.for ?? ""));
  field.value = field.value === button.value ? "" : button.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Say at each facet what is chosen, and at each value how many remain after a press on it.
 * @param {HTMLFormElement} form
 * @param {Choice} choice
 * @param {{facts: Facts}[]} [items] without them nothing is counted
 */
export function showRow(form, choice, items) {
  const words = wordsOf(form);
  for (const button of form.querySelectorAll("button[aria-controls]")) {
    const names = fieldsIn(button.nextElementSibling).filter((name) => choice[name]);
    const chosen = joined(names.flatMap((name) => choice[name].map((value) => words(name, value))), "of");
    button.querySelector("b")?.replaceChildren(chosen);
  }
  for (const chip of form.querySelectorAll(".chip")) showChip(chip, choice, items);
  const clear = form.querySelector("button[type=reset]");
  if (clear instanceof HTMLElement) clear.hidden = !Object.keys(choice).length;
}

/** @param {Element} chip  @param {Choice} choice  @param {{facts: Facts}[]} [items] */
function showChip(chip, choice, items) {
  const input = chip instanceof HTMLButtonElement ? chip : chip.querySelector("input");
  const name = chip instanceof HTMLButtonElement ? (chip.dataset.for ?? "") : (input?.name ?? "");
  const isChosen = Boolean(input && choice[name]?.includes(input.value));
  if (chip instanceof HTMLButtonElement) chip.setAttribute("aria-pressed", String(isChosen));
  const count = chip.querySelector(".count");
  if (!input || !count || !items) return;
  const remaining = sift(items, pressed(choice, name, input.value, input.type !== "checkbox")).fitting.length;
  count.textContent = isChosen ? "" : String(remaining);
}

/** @param {Element | null} part @returns {string[]} the names of its fields */
function fieldsIn(part) {
  return [...new Set([...(part?.querySelectorAll("[name]") ?? [])].map((field) => field.getAttribute("name") ?? ""))];
}

/** @param {HTMLFormElement} form  @returns {import("./reasons.js").Words} the words of its labels */
export function wordsOf(form) {
  return (facet, value) => {
    const field = form.querySelector(value === undefined ? `[name="${facet}"]` : `[name="${facet}"][value="${CSS.escape(value)}"]`);
    if (value === undefined) return field?.closest("fieldset")?.dataset.label ?? facet;
    const option = form.querySelector(`select[name="${facet}"] option[value="${CSS.escape(value)}"]`);
    const text = (option ?? field?.closest(".chip")?.querySelector(".word"))?.textContent;
    if (text) return uncapital(text);
    const number = form.querySelector(`input[name="${facet}"]`);
    return number?.getAttribute("data-text")?.replace("0", value) ?? value;
  };
}
