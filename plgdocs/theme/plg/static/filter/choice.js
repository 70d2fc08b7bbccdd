// @ts-check
// What a reader chose, in a form and in the address.

/** @import { Choice } from "./matching.js" */
/** @typedef {HTMLInputElement | HTMLSelectElement} Input */

/** @param {HTMLFormElement} form  @returns {Input[]} the fields in which a reader chooses */
function inputs(form) {
  return /** @type {Input[]} */ ([...form.elements].filter((field) => (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name));
}

/** @param {Input} field */
const isTicked = (field) => field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);

/** @param {HTMLFormElement} form  @returns {Choice} what is chosen in a form; a number that can't be is no choice */
export function readForm(form) {
  /** @type {Choice} */
  const choice = {};
  for (const field of inputs(form)) {
    const isChosen = !isTicked(field) || /** @type {HTMLInputElement} */ (field).checked;
    if (isChosen && field.value && field.validity.valid) choice[field.name] = [...(choice[field.name] ?? []), field.value];
  }
  return choice;
}

/** Fill a form from the address.  @param {HTMLFormElement} form */
function fillForm(form) {
  const state = new URLSearchParams(location.search);
  for (const field of inputs(form)) {
    const values = (state.get(field.name) ?? "").split(",");
    if (isTicked(field)) /** @type {HTMLInputElement} */ (field).checked = values.includes(field.value);
    else field.value = values[0];
  }
}

/** Keep the choice in the address, and leave the rest of it alone.  @param {HTMLFormElement} form */
export function writeAddress(form) {
  const address = new URL(location.href);
  const state = address.searchParams;
  for (const { name } of inputs(form)) state.delete(name);
  for (const [name, values] of Object.entries(readForm(form))) state.set(name, values.join(","));
  address.search = state.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", address);
}

/**
 * Call `update` now, and after each change of a form or of the address.
 * @param {HTMLFormElement} form
 * @param {() => void} update
 */
export function follow(form, update) {
  const load = () => {
    fillForm(form);
    update();
  };
  const changed = () => {
    writeAddress(form);
    update();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => {
    // The fields are empty only after this event.
    setTimeout(() => {
      changed();
      const first = form.querySelector("button:not([hidden]), input");
      if (first instanceof HTMLElement) first.focus();
    });
  });
  addEventListener("popstate", load);
  load();
  delete document.documentElement.dataset.picked;
}
