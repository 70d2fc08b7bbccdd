// @ts-check
// An address that does not exist: looks for what its words may have meant.

import { element } from "../site/dom.js";

const MOST = 5;

// The last part says what was looked for; the folders before it exist.
const last = location.pathname.replace(/(\/(index\.html?)?|\.\w+)$/, "").split("/").at(-1) ?? "";
const words = decoded(last).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const place = document.getElementById("gevonden");

if (place && words) show(place).catch(() => {});

/** @param {string} text an address, which may hold half an escape */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {HTMLElement} place */
async function show(place) {
  const [{ describe, quoted }, { Results }, { search }] = await Promise.all([import("./hit.js"), import("./results.js"), import("./search.js")]);
  const results = new Results();
  const index = await results.openIndex();
  const joined = search(index, words.replaceAll(" ", "")); // kan-doe is KanDoe
  const found = joined.hits[0]?.strong ? joined : search(index, words);
  const isJoined = found === joined && words.includes(" ");
  const isNamed = isJoined || words.toLowerCase().split(" ").some((word) => !index.stop.has(word)); // “niet” names no page
  const hits = (isNamed ? found.hits : []).slice(0, MOST).map((hit) => describe(index, results.texts, hit, found));
  const href = new URL(`zoeken/?q=${encodeURIComponent(words)}`, document.baseURI).href;
  const items = hits.map(({ href, name, kind }) => element("li", {}, element("p", { class: "kind" }, kind), element("a", { href }, ...name)));
  const heading = element("h2", {}, hits.length ? "Zocht je dit?" : "Niets dat erop lijkt");
  place.replaceChildren(heading, element("ol", { class: "found" }, ...items), element("p", {}, element("a", { href }, `Zoek naar ${quoted(words)}`)));
  place.hidden = false;
}
