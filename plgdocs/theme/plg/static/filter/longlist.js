// @ts-check
// The filter above a list of many pages.  The tiles of all cards are loaded once, when a reader turns to the filter
// or comes with a choice in the address; until then the page is as it was made.

import { follow, readForm } from "./choice.js";

/** How many tiles are shown at once; a button brings as many more. */
const SHOWN = 48;
const FAILED = "De andere methodieken zijn nu niet te laden. Probeer het later opnieuw.";

/** @param {string} address of the file with all tiles  @returns {Promise<HTMLElement[]>} */
export async function loadTiles(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  const holder = document.createElement("template");
  holder.innerHTML = await response.json();
  // Addresses are written as seen from the list; the page at hand may lie elsewhere.
  for (const link of holder.content.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", response.url).href;
  return [...holder.content.children].filter((tile) => tile instanceof HTMLElement);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list with the tiles of this page
 * @param {(items: HTMLElement[]) => HTMLElement[]} filter counts, says, and returns what fits
 */
export function startLong(form, list, filter) {
  const own = [...list.children];
  const [pages, more, status] = [".pages", ".more", ".facets [role=status]"].map((name) => document.querySelector(name));
  if (!(pages instanceof HTMLElement && more instanceof HTMLElement && status)) return;
  /** @type {Promise<HTMLElement[]> | undefined} */
  let tiles;
  let shown = SHOWN;

  const update = async () => {
    try {
      const all = await (tiles ??= loadTiles(form.dataset.all ?? ""));
      const isChosen = Object.keys(readForm(form)).length > 0;
      const fitting = filter(all);
      list.replaceChildren(...(isChosen ? fitting.slice(0, shown) : own));
      pages.hidden = isChosen;
      more.hidden = !isChosen || fitting.length <= shown;
    } catch {
      tiles = undefined;
      status.textContent = FAILED;
    }
  };

  follow(form, () => {
    shown = SHOWN;
    if (tiles || Object.keys(readForm(form)).length) return update();
    status.textContent = `${form.dataset.total} methodieken.`;
  });
  for (const event of ["focusin", "pointerover"]) form.addEventListener(event, () => tiles || update());
  more.addEventListener("click", async () => {
    const first = shown;
    shown += SHOWN;
    await update();
    list.children[first]?.querySelector("a")?.focus();
  });
}
