// @ts-check
// What modules that come later need of the page they run on.

/** Where the build puts every script and style sheet; this file is joined into one that lies there. */
const STATIC = new URL("./", import.meta.url);
/** The site's root. */
export const SITE = new URL("../", STATIC);

/** @param {string} address from the site's root */
export const onSite = (address) => new URL(address, SITE).href;

/**
 * Load a style sheet, once.
 * @param {string} name
 * @returns {Promise<unknown>} settles when it is there
 */
export function style(name) {
  const href = new URL(name, STATIC).href;
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
