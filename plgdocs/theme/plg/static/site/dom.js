// @ts-check
// Makes elements, and the small groups of them that several rooms use.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} what it does  @param {string} text  @param {Record<string, string>} [more] */
export const button = (what, text, more = {}) => element("button", { type: "button", "data-do": what, ...more }, text);

/** @param {ParentNode} place  @param {string} selector of what is there  @returns {HTMLElement} */
export const find = (place, selector) => /** @type {HTMLElement} */ (place.querySelector(selector));

/** @param {string} phase or nothing  @returns {(Node | string)[]} its drawn shape, in the colour around it */
export function mark(phase) {
  const shapes = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template.plan-marks")); // of the planner's page
  const shape = phase && shapes?.content.querySelector(`[data-phase="${phase}"] > svg`);
  return shape ? [shape.cloneNode(true), " "] : [];
}

/** @param {string} phase or nothing  @param {string} [more] another class */
export const inPhase = (phase, more = "") => ({ class: `${more} ${phase && `phase-${phase}`}`.trim() });

/** @param {string | false | undefined} text  @returns {Node[]} a paragraph, if there is text */
export const paragraph = (text) => (text ? [element("p", {}, text)] : []);

/** @param {[string, string][]} facts label and value; one without a value stays out */
export function factList(facts) {
  const pairs = facts.filter(([, value]) => value).flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]);
  return element("dl", { class: "view-facts" }, ...pairs);
}

/** @param {string[]} notes what of the address could not be read */
export const noteList = (notes) => (notes.length ? [element("div", { class: "plan-notes", role: "note" }, ...notes.flatMap(paragraph))] : []);
