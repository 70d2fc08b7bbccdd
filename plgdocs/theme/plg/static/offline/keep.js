// @ts-check
// Once a page is read: this browser remembers the card, and keeps the page for use without a network.

import { keepOffline, pageTitle } from "../site/offline.js";
import { SITE } from "../site/page.js";
import { see } from "../site/seen.js";

/** @param {string} href  @returns {string} an address of the site, from its root */
const pathOf = (href) => href.slice(SITE.href.length).replace(/[?#].*/, "");

/** Of a ready plan, the pages of its cards are kept, too. */
export function keepPage() {
  const here = pathOf(location.href);
  if (document.body.matches(".card")) see(here, pageTitle(document.title));
  const links = [...document.querySelectorAll("body.plan main a")].map((link) => (link instanceof HTMLAnchorElement ? pathOf(link.href) : ""));
  keepOffline([here, ...new Set(links.filter((path) => path.startsWith("methodieken/")))]);
}
