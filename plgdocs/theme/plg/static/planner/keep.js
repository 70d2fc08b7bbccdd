// @ts-check
// What a reader does to keep a plan: a name in this browser, a file to take along.

import { download as offer } from "../site/copy.js";
import { find } from "../site/dom.js";
import { planAddress } from "./address.js";
import { keep, kept, readFile, writeFile } from "./store.js";

/** @import { Planner } from "./planner.js" */

const NOT_KEPT = "Je browser bewaart niets. Hou de link bij, of download een bestand.";

/** @param {Planner} planner */
export function save({ root, state, show }) {
  const field = /** @type {HTMLInputElement} */ (find(root, "[name=favourite]"));
  const { favorieten } = kept();
  const naam = field.value.trim() || state.plan.title || `Draaiboek ${favorieten.length + 1}`;
  const others = favorieten.filter((favourite) => favourite.naam !== naam);
  const isKept = keep({ favorieten: [...others, { naam, plan: planAddress(state.plan) }] });
  field.value = "";
  show(isKept ? `“${naam}” staat nu in deze browser.` : NOT_KEPT);
}

/** @param {Planner} planner  @param {number} index */
export function openFavourite({ state, show }, index) {
  const { naam, plan } = kept().favorieten[index];
  state.take(plan);
  show(`“${naam}” is open.`);
}

/** @param {Planner} planner  @param {number} index */
export function forget({ root, show }, index) {
  const { favorieten } = kept();
  keep({ favorieten: favorieten.filter((_, place) => place !== index) });
  show(`“${favorieten[index].naam}” is verwijderd.`);
  find(root, "[name=favourite]").focus();
}

/** @param {Planner} planner */
export function download({ state, show }) {
  offer("draaiboek.json", writeFile(planAddress(state.plan)), "application/json");
  show("Het bestand staat bij je downloads.");
}

/** @param {Planner} planner  @param {File} file */
export async function upload({ state, show }, file) {
  const found = readFile(await file.text());
  if ("problem" in found) return show(found.problem);
  const { favorieten } = kept();
  const isNew = (/** @type {import("./store.js").Favourite} */ { naam, plan }) => !favorieten.some((other) => other.naam === naam && other.plan === plan);
  keep({ favorieten: [...favorieten, ...found.kept.favorieten.filter(isNew)] });
  state.take(found.kept.ontwerp);
  return show("Het bestand is open.");
}
