// @ts-check
// What a reader chose, in a form and in the address.

/** What a reader chose: values by facet.  @typedef {Map<string, string[]>} Choice */

/**
 * @param {HTMLFormElement} form
 * @returns {Choice} what is chosen in a form
 */
export function readForm(form) {
  /** @type {Choice} */
  const choice = new Map();
  for (const [name, value] of new FormData(form)) {
    if (value) choice.set(name, [...(choice.get(name) ?? []), String(value)]);
  }
  return choice;
}

/** Fill a form from the address.  @param {HTMLFormElement} form */
export function fillForm(form) {
  const state = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !field.name) continue;
    const values = (state.get(field.name) ?? "").split(",");
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
      field.checked = values.includes(field.value) || (field.type === "radio" && field.defaultChecked);
    } else {
      field.value = values[0];
    }
  }
}

/** Keep the choice in the address, and leave the rest of it alone.  @param {HTMLFormElement} form */
export function writeAddress(form) {
  const address = new URL(location.href);
  const state = address.searchParams;
  for (const field of form.elements) if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) state.delete(field.name);
  for (const [name, values] of readForm(form)) state.set(name, values.join(","));
  address.search = state.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", address);
}

/**
 * Show a form, and call `update` after each change of it or of the address.
 * @param {HTMLFormElement} form
 * @param {() => void} update
 */
export function follow(form, update) {
  const load = () => {
    fillForm(form);
    update();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    writeAddress(form);
    update();
  });
  form.addEventListener("reset", () => {
    // The fields are empty only after this event.
    setTimeout(() => {
      writeAddress(form);
      update();
      const first = form.querySelector("summary, input");
      if (first instanceof HTMLElement) first.focus();
    });
  });
  addEventListener("popstate", load);
  form.hidden = false;
  load();
}
