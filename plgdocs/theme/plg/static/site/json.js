// @ts-check
// Data that may be broken, or not be there.  Nothing here touches a page.

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

/** @param {URL | string} address  @returns {Promise<any>} the data there; undefined if it can't be had */
export async function fetched(address) {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}
