// @ts-check
// What the control of a field or a cell holds.

/** @param {Element} place that holds a control  @returns {string[]} what it holds */
export function valuesOf(place) {
  const fields = /** @type {HTMLInputElement[]} */ ([...place.querySelectorAll("input, textarea")]);
  return fields.filter(({ type, checked }) => checked || !["checkbox", "radio"].includes(type)).map(({ value }) => value);
}
