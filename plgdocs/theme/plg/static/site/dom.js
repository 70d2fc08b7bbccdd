// @ts-check
// Makes and finds elements.

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

/** @param {string | false | undefined} text  @returns {Node[]} a paragraph, if there is text */
export const paragraph = (text) => (text ? [element("p", {}, text)] : []);
