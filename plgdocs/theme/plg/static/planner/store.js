// @ts-check
// What a reader keeps of plans, in this browser alone: the draft, earlier drafts, favourites with a name,
// and advice that was dismissed.  A file to take along has the same shape.  Plans are kept as queries (address.js), so that there
// is one way to read them.

import { parsed } from "../site/json.js";
import { SITE } from "../site/page.js";
import { store, stored } from "../site/storage.js";
import { isPlan } from "./link.js";

/**
 * @typedef {{naam: string, plan: string}} Favourite
 * @typedef {{soort: "plg-draaiboek", versie: number, ontwerp: string, vorige: string[], favorieten: Favourite[], weg: string[]}} Kept
 */

/** What a file says that it is. */
const SORT = "plg-draaiboek";
const VERSION = 1;
/** Earlier drafts that are kept. */
const MOST_DRAFTS = 5;

/** @type {Kept} */
const NOTHING = { soort: SORT, versie: VERSION, ontwerp: "", vorige: [], favorieten: [], weg: [] };

/** @returns {Kept} what is kept; nothing where the browser keeps nothing, or something that we can't read */
export const kept = () => checked(parsed(stored(SITE, "draaiboek"))) ?? NOTHING;

/** @param {Partial<Kept>} changes  @returns {boolean} whether the browser keeps it */
export const keep = (changes) => store(SITE, "draaiboek", JSON.stringify({ ...kept(), ...changes }));

/**
 * Keep a plan as the draft, and the one of before among the earlier ones.
 * @param {string} plan
 * @returns {boolean} whether the browser keeps it
 */
export function keepDraft(plan) {
  const { ontwerp, vorige } = kept();
  const others = [...new Set([ontwerp, ...vorige])].filter((draft) => draft && draft !== plan);
  return keep({ ontwerp: plan, vorige: others.slice(0, MOST_DRAFTS) });
}

/** @param {string} text what a file holds  @returns {{kept: Kept} | {problem: string}} */
export function readFile(text) {
  const value = parsed(text);
  if (value === undefined) return { problem: "Dit bestand is niet te lezen. Kies een bestand dat je hier eerder bewaarde." };
  const version = Object(value).versie;
  if (Object(value).soort !== SORT) return { problem: "In dit bestand zit geen draaiboek. Kies een bestand dat je hier eerder bewaarde." };
  if (typeof version === "number" && version > VERSION) return { problem: "Dit bestand komt uit een nieuwere versie van de gids. Open het daar." };
  const found = checked(value);
  return found ? { kept: found } : { problem: "Dit bestand is beschadigd. Kies een ander bestand." };
}

/**
 * @param {string} plan the address of the draft
 * @returns {string} the text of a file with the draft and the favourites
 */
export function writeFile(plan) {
  return `${JSON.stringify({ ...kept(), ontwerp: plan, vorige: [], weg: [] }, null, 1)}\n`;
}

/**
 * @param {unknown} value
 * @returns {Kept | undefined} the value, if it is what we write; a plan that is another address is left out
 */
function checked(value) {
  const { soort, versie, ontwerp, vorige = [], favorieten = [], weg = [] } = Object(value);
  const isText = (/** @type {unknown} */ text) => typeof text === "string";
  const isFavourite = (/** @type {unknown} */ item) => isText(Object(item).naam) && isText(Object(item).plan);
  const isWhole = soort === SORT && versie === VERSION && isPlan(ontwerp);
  const hasTexts = [vorige, weg].every((list) => Array.isArray(list) && list.every(isText));
  const hasFavourites = Array.isArray(favorieten) && favorieten.every(isFavourite);
  if (!(isWhole && hasTexts && hasFavourites)) return undefined;
  const favourites = favorieten.filter(({ plan }) => isPlan(plan));
  return { soort, versie, ontwerp, vorige: vorige.filter(isPlan), favorieten: favourites, weg };
}
