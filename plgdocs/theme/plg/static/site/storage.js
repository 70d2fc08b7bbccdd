// @ts-check
// What this browser keeps for this copy of the site.  Copies on one origin share one storage, so each name carries the copy's path.

/** @typedef {"draaiboek" | "begeleid" | "scheme" | "gezien" | "nieuwe-methodiek" | "vragenset" | `werkblad-${string}` | `opdracht-${string}`} Name  what is kept */

/** Those of before 0.2.0.  @type {Name[]} */
const NAMES = ["draaiboek", "begeleid", "scheme", "nieuwe-methodiek"];

/** @param {URL} site  @param {Name} name */
export const keyOf = (site, name) => `plg:${site.pathname}:${name}`;

/** Until 0.2.0 names had no path.  @param {Name} name */
const oldKeyOf = (name) => `plg-${name}`;

/**
 * @param {URL} site the root of this copy
 * @param {Name} name
 * @returns {string} what is kept; "" if nothing is, or the browser keeps nothing
 */
export function stored(site, name) {
  try {
    return localStorage.getItem(keyOf(site, name)) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {URL} site
 * @param {Name} name
 * @param {string} text "" forgets it
 * @returns {boolean} whether the browser keeps it
 */
export function store(site, name, text) {
  try {
    if (text) localStorage.setItem(keyOf(site, name), text);
    else localStorage.removeItem(keyOf(site, name));
    return true;
  } catch {
    return false;
  }
}

/**
 * Take over, once, what was kept under names without a path, if this copy wrote it.
 * @param {URL} site
 */
export async function takeOver(site) {
  const isOld = (/** @type {Name} */ name) => localStorage.getItem(oldKeyOf(name)) !== null;
  try {
    if (!NAMES.some(isOld) || !(await wasUsed(site))) return;
    for (const name of NAMES.filter(isOld)) {
      if (!stored(site, name)) store(site, name, localStorage.getItem(oldKeyOf(name)) ?? "");
      localStorage.removeItem(oldKeyOf(name));
    }
  } catch {
    // Without storage there is nothing to take over.
  }
}

/**
 * Whether this copy was used when names had no path.  Its service worker then kept pages of one copy, under a name without a path;
 * where there are none, no other copy can be known.
 * @param {URL} site
 */
async function wasUsed(site) {
  const names = "caches" in globalThis ? await caches.keys() : [];
  const kept = await Promise.all(names.filter((name) => /^plg-\w{12}$/.test(name)).map((name) => caches.open(name)));
  const ours = await Promise.all(kept.map((cache) => cache.match(new URL("cards.json", site))));
  return !kept.length || ours.some(Boolean);
}
