// @ts-check
// From one meeting to the next: what goes along, shown before it is written.

import { linkTo } from "../planner/link.js";
import { button, element, find } from "../site/dom.js";
import { PLAN_VERSION } from "../site/limits.js";
import { SITE } from "../site/page.js";
import { textOf } from "./blocks.js";
import { word } from "./frame.js";
import { closePanel, showPanel } from "./panel.js";
import { lineOf, most, wholeText } from "./values.js";
import { moves } from "./yields.js";

/** @import { Filler } from "./filler.js" */
/** @import { Values } from "./values.js" */
/** @import { Move } from "./yields.js" */

/** Characters of a goal in an address. */
const GOAL = 150;

/** Show what would go to a new sheet; the reader chooses.  @param {Filler} filler */
export function following(filler) {
  const found = moves(filler.worksheet, filler.state.values);
  if (!found.length) return filler.say("Er staat nog niets open voor de volgende keer.");
  const groups = found.map((move) => group(move));
  const plan = element("a", { class: "ws-plan", href: planFor(found) }, goalsOf(found).length ? "Maak een draaiboek met deze doelen" : "Maak een draaiboek voor de volgende keer");
  const buttons = element("p", {}, button("writeNext", "Maak het nieuwe blad"), button("closePanel", "Annuleer"));
  return showPanel(filler, element("h3", {}, "Dit gaat mee naar een nieuw blad"), ...groups, buttons, element("p", {}, plan), element("p", { class: "hint" }, "Dit blad blijft zoals het is."));
}

/** @param {Move} move */
function group({ field, entries }) {
  const boxes = entries.map((entry, index) => word({ type: "checkbox", name: `mee-${field.id}`, value: `${index}`, ...(index < most(field) && { checked: "" }) }, textOf(field, entry)));
  const legend = element("legend", {}, `Naar “${field.label}”`, ...(entries.length > most(field) ? [` (kies er hoogstens ${most(field)})`] : []));
  return element("fieldset", { class: "ws-choice" }, legend, ...boxes);
}

/** @param {Move[]} found */
const goalsOf = (found) => found.filter(({ field }) => field.levert === "doelen" || field["vertrekt-van"] === "doelen");

/** @param {Move[]} found  @returns {string} the address of the planner, with the goals in it */
function planFor(found) {
  const goals = goalsOf(found).flatMap(({ field, entries }) => entries.map((entry) => lineOf(field, entry)));
  const day = found.find(({ field }) => field.soort === "datum")?.entries[0] ?? "";
  const query = new URLSearchParams({ v: `${PLAN_VERSION}`, datum: wholeText(day), doel: goals.join("; ").slice(0, GOAL) });
  return new URL(linkTo(`?${query}`), new URL("draaiboek/", SITE)).href;
}

/** @param {Filler} filler */
export function writeNext(filler) {
  const found = moves(filler.worksheet, filler.state.values);
  const pairs = found.map(({ field, entries }) => {
    const chosen = [...filler.root.querySelectorAll(`[name="mee-${field.id}"]:checked`)].map((input) => Number(input.getAttribute("value")));
    return [field.id, entries.filter((_, index) => chosen.includes(index)).slice(0, most(field))];
  });
  const values = /** @type {Values} */ (Object.fromEntries(pairs.filter(([, entries]) => entries.length)));
  closePanel(filler);
  filler.undoably(() => filler.state.create(values), "Het nieuwe blad is klaar. Het vorige staat ernaast.");
  find(filler.root, ".ws-fields").scrollIntoView();
}
