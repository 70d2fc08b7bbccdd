// @ts-check
// Data that may be broken.  Nothing here touches a page.

/** @param {string} text  @returns {unknown} the data in it; undefined if it can't be read */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value  @returns {value is Record<string, unknown>} whether it has values by name */
export const isPlain = (value) => value instanceof Object && !Array.isArray(value);
