// @ts-check
// The page /zoeken/.

import { placeApart, showApart } from "../filter/apart.js";
import { follow, readForm, writeAddress } from "../filter/choice.js";
import { sift } from "../filter/matching.js";
import { showRow, startRow, wordsOf } from "../filter/row.js";
import { element } from "../site/dom.js";
import { keepOffline } from "../site/offline.js";
import { asked } from "./search.js";
import { counted, describe, lacking, quoted, sorry } from "./hit.js";
import { Results } from "./results.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./search.js").Hit} Hit */

const MOST = 25;
/** Results whose texts are loaded at once; those of the others come when a reader gets near. */
const READ = 10;
const MOST_WEAK = 5;
const SOME = 5;
const LATER = 2000;

/**
 * Show all results, with filters; what is asked stands in the address.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box
 * @param {HTMLFormElement} refine
 */
async function start(form, box, refine) {
  const results = new Results();
  const [list, perhaps] = ["zoekresultaten", "bedoelde-je"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  const apart = placeApart(list);
  const status = refine.querySelector("[role=status]");
  const [heading, absent] = ["resultaten", "nog-niet"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  const title = document.title;
  startRow(refine, ".found > li");
  const index = await results.openIndex().catch(() => undefined);
  if (!index) return void status?.replaceChildren(sorry());

  // What comes later is drawn where it stands: nothing moves before a reader's eyes.
  let [openRest, drawRest] = [() => {}, () => {}];
  const watcher = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && openRest(), { rootMargin: "50%" });

  const update = () => {
    const query = box.value.trim();
    const { soort, ...choice } = readForm(refine);
    const found = results.find(index, query && box.value);
    const items = found.hits.filter(({ page }) => isOf(index, page, soort, choice)).map((hit) => ({ hit, facts: index.pages[hit.page][3] }));
    const [strong, weak] = [true, false].map((is) => sift(items.filter(({ hit }) => hit.strong === is), choice));
    const draw = (/** @type {typeof items[number]} */ { hit }) => result(describe(index, results.texts, hit, found), hit === found.hits[0]);
    const some = strong.fitting.length < SOME ? weak.fitting.slice(0, MOST_WEAK) : [];
    const shown = strong.fitting.slice(0, MOST);
    list.replaceChildren(...shown.map(draw));
    perhaps.querySelector("ol")?.replaceChildren(...some.map(draw));
    perhaps.hidden = !some.length;
    showApart(apart, strong, choice, wordsOf(refine), list, draw);
    showRow(refine, readForm(refine));
    status?.replaceChildren(query.length === 1 ? "Typ minstens twee letters." : query ? said(query, strong.fitting.length, found.hits.filter((hit) => hit.strong).length) : "");
    document.title = query ? `${asked(query)} – ${title}` : title;
    heading.hidden = !query || !items.length;
    absent.hidden = !lacking(index, query);
    absent.querySelector("span")?.replaceChildren(lacking(index, query));
    const open = (/** @type {typeof items} */ some, /** @type {() => void} */ show) => results.openTexts(index, found, some.map(({ hit }) => hit), show).catch(() => {});
    open([...shown.slice(0, READ), ...some], update);
    openRest = () => open(shown, () => drawRest());
    drawRest = () => shown.slice(READ).forEach((item, at) => list.children[READ + at].replaceWith(draw(item)));
    watcher.disconnect();
    if (list.children[READ]) watcher.observe(list.children[READ]);
  };
  if (document.activeElement === box && box.value) writeAddress(form); // typed before this script came
  follow(refine, update);
  follow(form, update);
  if (box.value) heading.focus({ preventScroll: true });
  else box.focus();
  form.addEventListener("submit", () => heading.focus());
  setTimeout(() => keepOffline(["kern", "resultaten"]), LATER);
}

/**
 * @param {Index} index
 * @param {number} page
 * @param {string[] | undefined} kinds
 * @param {import("../filter/matching.js").Choice} choice
 * @returns {boolean} whether a page is of the kinds that were asked for; only methods have what else is chosen
 */
function isOf(index, page, kinds, choice) {
  const [, , kind, facts] = index.pages[page];
  return (!kinds || kinds.includes(kind)) && (!Object.keys(choice).length || Object.keys(facts).length > 0);
}

/**
 * @param {string} query
 * @param {number} count how many results fit the filter
 * @param {number} all how many there are without one
 */
const said = (query, count, all) => (count < all ? `${count || "Geen"} van de ${counted(all)} voor ${quoted(query)} ${count > 1 ? "passen" : "past"} bij je filter.` : `${counted(count)} voor ${quoted(query)}.`);

/**
 * @param {ReturnType<typeof describe>} shown
 * @param {boolean} isFirst the first says what people take it for
 */
function result({ href, name, kind, excerpt, others }, isFirst) {
  const unlike = (isFirst ? others : []).map(({ href, name, difference }) => element("p", {}, "Zoek je ", element("a", { href }, name), `? Dat is iets anders: ${difference}.`));
  return element("li", {}, element("p", { class: "kind" }, kind), element("a", { href }, ...name), excerpt, ...unlike);
}

const [form, refine] = ["zoekformulier", "verfijn"].map((id) => document.getElementById(id));
const box = form?.querySelector("input[type=search]");
if (form instanceof HTMLFormElement && box instanceof HTMLInputElement && refine instanceof HTMLFormElement) start(form, box, refine);
