// @ts-check
// The page for what isn't on this device: which pages are.

import { element } from "../site/dom.js";
import { keptSets, pageTitle } from "../site/offline.js";

/** @param {Cache} set  @param {Request} request  @returns {Promise<[string, string]>} the address of a kept page, and its title if it has one */
async function titleOf(set, request) {
  const html = (await (await set.match(request))?.text()) ?? "";
  const title = new DOMParser().parseFromString(/<title>[^<]*/.exec(html)?.[0] ?? "", "text/html").title;
  return [request.url, html.includes("noindex") ? "" : pageTitle(title)];
}

async function keptPages() {
  const sets = await keptSets();
  const found = await Promise.all(sets.map(async (set) => Promise.all((await set.keys()).filter(({ url }) => url.endsWith("/")).map((request) => titleOf(set, request)))));
  return [...new Map(found.flat())].filter(([, title]) => title).sort(([, one], [, other]) => one.localeCompare(other, "nl"));
}

async function show() {
  const pages = await keptPages();
  const place = /** @type {HTMLElement} */ (document.getElementById("hier"));
  place.querySelector("ul")?.replaceChildren(...pages.map(([href, title]) => element("li", {}, element("a", { href }, title))));
  place.hidden = !pages.length;
}

const pdf = document.getElementById("pdf");
if (pdf) pdf.hidden = !location.pathname.endsWith(".pdf");
document.getElementById("opnieuw")?.addEventListener("click", () => location.reload());
show().catch(() => {});
