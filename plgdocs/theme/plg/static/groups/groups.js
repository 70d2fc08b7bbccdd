// @ts-check
// Who sits with whom: groups in which few meet again.  Nothing here touches a page, and nothing is kept.

/** @typedef {string[][]} Groups */

const TRIES = 12;
/** In a larger crowd people meet by chance alone. */
const MOST = 60;
/**
 * @param {string} text a name on each line
 * @param {number} people how many there are while nobody is named
 * @returns {string[]} each another: the second Sien is “Sien (2)”
 */
export function namesIn(text, people) {
  const names = text.split(/[\n,;]/).map((name) => name.trim()).filter(Boolean);
  if (!names.length) return Array.from({ length: people }, (_, index) => String(index + 1));
  return names.map((name, index) => {
    const same = names.slice(0, index).filter((other) => other === name).length;
    return same ? `${name} (${same + 1})` : name;
  });
}

/** @param {Groups[]} rounds  @returns {Map<string, number>} how often two sat together */
function meetings(rounds) {
  /** @type {Map<string, number>} */
  const met = new Map();
  for (const pair of rounds.flat().flatMap(pairsOf)) met.set(pair, (met.get(pair) ?? 0) + 1);
  return met;
}

/** @param {string[]} group */
const pairsOf = (group) => group.flatMap((one, index) => group.slice(index + 1).map((other) => [one, other].sort().join("\n")));

/** @param {Groups} groups  @param {Groups[]} rounds  @returns {number} how many pairs sat together before */
export function repeats(groups, rounds) {
  const met = meetings(rounds);
  return groups.flatMap(pairsOf).filter((pair) => met.has(pair)).length;
}

/**
 * @param {string[]} names
 * @param {number} size of a group; nobody sits alone, so that some may be one larger or smaller
 * @param {Groups[]} rounds of before
 * @returns {Groups}
 */
export function grouped(names, size, rounds) {
  const met = meetings(rounds);
  const cost = (/** @type {Groups} */ groups) => groups.flatMap(pairsOf).reduce((sum, pair) => sum + (met.get(pair) ?? 0) ** 2, 0);
  const tries = Array.from({ length: rounds.length ? TRIES : 1 }, () => improved(dealt(shuffled(names), size), cost));
  return tries.reduce((best, other) => (cost(other) < cost(best) ? other : best));
}

/** @param {string[]} names  @param {number} size  @returns {Groups} */
function dealt(names, size) {
  const count = Math.max(1, size === 2 ? Math.floor(names.length / 2) : Math.round(names.length / size));
  return Array.from({ length: count }, (_, group) => names.filter((_name, index) => index % count === group));
}

/** @param {string[]} names */
const shuffled = (names) => names.map((name) => ({ name, at: Math.random() })).sort((one, other) => one.at - other.at).map(({ name }) => name);

/** Exchange two people as long as that is better.  @param {Groups} groups  @param {(groups: Groups) => number} cost  @returns {Groups} */
function improved(groups, cost) {
  const people = groups.flat();
  if (!cost(groups) || people.length > MOST) return groups;
  for (const [index, one] of people.entries()) {
    for (const other of people.slice(index + 1)) {
      const swapped = groups.map((group) => group.map((name) => (name === one ? other : name === other ? one : name)));
      if (cost(swapped) < cost(groups)) return improved(swapped, cost);
    }
  }
  return groups;
}
