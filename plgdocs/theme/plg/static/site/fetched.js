// @ts-check
// Data that may not be there.  Nothing here touches a page.

/** @param {URL | string} address  @returns {Promise<any>} the data there; undefined if it can't be had */
export async function fetched(address) {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}
