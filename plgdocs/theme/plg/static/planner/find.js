// @ts-check
// Looking for a method from within the planner, with the search of the site: it knows the titles, the
// search words and the phases of cards, and forgives mistakes.

/** @import { Card, Library } from "./plan.js" */

const MOST = 6;

/** @type {ReturnType<typeof loadSearch> | undefined} */
let loading;

async function loadSearch() {
  const [{ Results }, { search }] = await Promise.all([import("../search/results.js"), import("../search/search.js")]);
  return { index: await new Results().openIndex(), search };
}

/** The search comes when somebody turns to it, once; after a failure the next try may succeed. */
export function openSearch() {
  loading ??= loadSearch();
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * @param {string} query
 * @param {Library} library
 * @returns {Promise<Card[]>} the cards that fit best, best first; none for an empty query
 */
export async function findMethods(query, library) {
  if (!query.trim()) return [];
  const { index, search } = await openSearch();
  const { hits } = search(index, query);
  const cards = hits.filter(({ strong }) => strong).map(({ page }) => library.kaarten.find(({ adres }) => adres === index.pages[page][0]));
  return /** @type {Card[]} */ (cards.filter(Boolean)).slice(0, MOST);
}
