// @ts-check

/**
 * @param {Element} item
 * @returns {import("./matching.js").Facts} what its data attributes say
 */
export function factsOf(item) {
  const data = [...item.attributes].filter(({ name }) => name.startsWith("data-"));
  return Object.fromEntries(data.map(({ name, value }) => [name.slice("data-".length), value]));
}
