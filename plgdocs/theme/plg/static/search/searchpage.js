// @ts-check
// The page /zoeken/.

import { follow, readForm, writeAddress } from "../filter/choice.js";
import { fit } from "../filter/matching.js";
import { element } from "../site/dom.js";
import { keepOffline } from "../site/offline.js";
import { counted, quoted, Results } from "./results.js";
import { search } from "./search.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./search.js").Hit} Hit */

const MOST = 25;
const MOST_WEAK = 5;
const SOME = 5;
const LATER = 2000;

/**
 * Show all results, with filters; what is asked stands in the address.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box
 */
async function start(form, box) {
  const results = new Results();
  const list = /** @type {HTMLElement} */ (document.getElementById("zoekresultaten"));
  const perhaps = /** @type {HTMLElement} */ (document.getElementById("bedoelde-je"));
  const status = form.querySelector("[role=status]");
  const refine = form.querySelector("details");
  const index = await results.openIndex().catch(() => undefined);
  if (!index) return void status?.replaceChildren("Zoeken lukt nu niet. Probeer het straks opnieuw.");

  const update = () => {
    const query = box.value.trim();
    const choice = readForm(form);
    const kinds = choice.get("soort");
    for (const name of ["q", "soort"]) choice.delete(name);
    const found = search(index, query && box.value);
    const items = found.hits.map((hit) => ({ hit, fits: fits(index, hit, kinds, choice) })).filter(({ fits }) => fits !== "no");
    const strong = items.filter(({ hit }) => hit.strong).sort((one, other) => Number(one.fits === "maybe") - Number(other.fits === "maybe"));
    const weak = strong.length < SOME ? items.filter(({ hit }) => !hit.strong).slice(0, MOST_WEAK) : [];
    const show = (/** @type {typeof items} */ some) => some.map(({ hit, fits }) => result(results.describe(index, hit, found), fits === "maybe"));
    list.replaceChildren(...show(strong.slice(0, MOST)));
    perhaps.querySelector("ol")?.replaceChildren(...show(weak));
    perhaps.hidden = !weak.length;
    status?.replaceChildren(query ? `${counted(strong.length)} voor ${quoted(query)}.` : "");
    if (query && items.length) results.openTexts(update).catch(() => {});
  };
  if (document.activeElement === box && box.value) writeAddress(form); // typed before this script came
  if (refine) refine.hidden = false;
  follow(form, update);
  if (!box.value) box.focus();
  setTimeout(() => keepOffline(form.dataset.worker), LATER);
}

/**
 * @param {Index} index
 * @param {Hit} hit
 * @param {string[] | undefined} kinds
 * @param {import("../filter/choice.js").Choice} choice
 */
function fits(index, hit, kinds, choice) {
  const [, , kind, facts] = index.pages[hit.page];
  if (kinds && !kinds.includes(kind)) return "no";
  if (!choice.size) return "yes";
  return Object.keys(facts).length ? fit(withFacts(facts), choice) : "no";
}

/** @param {Record<string, string>} facts what a method card has, as an element that matching.js reads */
const withFacts = (facts) => element("li", Object.fromEntries(Object.entries(facts).map(([name, value]) => [`data-${name}`, value])));

/**
 * @param {ReturnType<Results["describe"]>} shown
 * @param {boolean} isMaybe
 */
function result({ href, name, kind, excerpt }, isMaybe) {
  const remark = isMaybe ? [element("p", { class: "maybe" }, "Richtwaarde van de redactie: past misschien.")] : [];
  return element("li", {}, element("p", { class: "kind" }, kind), element("a", { href }, ...name), excerpt, ...remark);
}

const form = document.getElementById("zoekformulier");
const box = form?.querySelector("input[type=search]");
if (form instanceof HTMLFormElement && box instanceof HTMLInputElement) start(form, box);
