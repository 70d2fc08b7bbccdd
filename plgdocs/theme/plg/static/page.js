// @ts-check
// What modules that come later need of the page they run on.

/** The site's root, seen from the scripts.  @type {URL} */
export const SITE = new URL("../", import.meta.url);

/**
 * Load a style sheet of this folder, once.
 * @param {string} name
 * @returns {Promise<unknown>} settles when it is there
 */
export function style(name) {
  const href = new URL(name, import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(link);
  return new Promise((resolve) => (link.onload = link.onerror = resolve));
}

/**
 * @param {string} target relative to the page that is open
 * @returns {URL} its address below the site's public one, if it has one
 */
export function publicAddress(target) {
  const canonical = document.querySelector("link[rel=canonical]");
  return new URL(target, canonical instanceof HTMLLinkElement ? canonical.href : location.origin + location.pathname);
}
