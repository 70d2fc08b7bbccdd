// @ts-check
// A board as it stands on the page: its zones, the notes in each, and what can be done with the one that is open.

import { element } from "../site/dom.js";
import { askedOf, canMerge, hasTurns, NOTE, nextSeat, refusal, ROW, SEAT, UNDER, WHY, zoneOf, zonesOf } from "./game.js";

/** @import { Field, Row } from "../worksheet/values.js" */
/** @import { Game } from "./game.js" */

/**
 * @typedef {object} Shown
 * @property {number} open the note that is open, or -1
 * @property {string} step what is asked of it: "", "merge", "name", "rename" or "reason"
 * @property {number} zones how many can be filled in: they open one after another
 * @property {boolean} isReadOnly as for the example
 */

/** @param {string} what  @param {string} text  @param {Record<string, string>} [more] */
export const press = (what, text, more = {}) => element("button", { type: "button", "data-nb": what, ...more }, text);

/** @param {string} label  @param {Record<string, string>} attributes  @param {string} [value] */
export function labelled(label, attributes, value = "") {
  return element("label", {}, element("span", {}, label), element("input", { autocomplete: "off", value, ...attributes }));
}

/** @param {Field} field  @param {Game} game  @param {Shown} shown  @returns {HTMLElement[]} */
export function drawZones(field, game, shown) {
  return zonesOf(field).map((name, zone) => {
    const inside = game.notes.map((note, at) => ({ note, at })).filter(({ note }) => zoneOf(field, note) === zone);
    const id = `vak-${field.id}-${zone}`;
    const question = field.vragen?.[zone];
    const list = element("ul", { role: "list" }, ...inside.map(({ note, at }) => drawNote(field, game, note, at, shown)));
    const isOpen = zone < shown.zones;
    const add = shown.isReadOnly || field.cirkels ? [] : [isOpen ? drawAdd(field, game, zone) : press("openZone", `Open “${name}”`, zone > shown.zones ? { disabled: "" } : {})];
    const head = [element("h3", { id }, name, " ", element("small", {}, `${inside.length}`)), ...(question ? [element("p", { class: "hint" }, question)] : [])];
    return element("section", { class: `nb-zone${isOpen ? "" : " is-closed"}`, "data-zone": `${zone}`, "aria-labelledby": id }, ...head, list, ...add);
  });
}

/** @param {Field} field  @param {Game} game  @param {number} zone */
export function drawAdd(field, game, zone) {
  const name = zonesOf(field)[zone];
  const box = element("input", { type: "text", maxlength: `${field.tekens ?? 60}`, autocomplete: "off", "data-add": `${zone}`, "aria-label": `Nieuw kaartje bij ${name}`, placeholder: "Nieuw kaartje" });
  return element("p", { class: "nb-add" }, ...(hasTurns(field) ? [drawSeats(game)] : []), box, press("add", "Leg erbij", { "aria-label": `Leg erbij bij ${name}` }));
}

/** @param {Game} game */
function drawSeats(game) {
  const seats = element("select", {});
  fillSeats(seats, game);
  return element("label", { class: "nb-seat" }, element("span", {}, "Van nummer"), seats);
}

/** Give each who plays a number, and choose whose note comes next.  @param {HTMLSelectElement} seats  @param {Game} game */
export function fillSeats(seats, game) {
  const numbers = Array.from({ length: game.stand?.people ?? 0 }, (_, index) => `${index + 1}`);
  seats.replaceChildren(...numbers.map((value) => element("option", { value }, value)));
  seats.value = `${nextSeat(game)}`;
}

/** @param {Field} field  @param {Game} game  @param {Row} note  @param {number} at  @param {Shown} shown */
function drawNote(field, game, note, at, { open, step, zones, isReadOnly }) {
  const seat = note[SEAT] && element("small", {}, element("span", { class: "unseen" }, "van nummer "), note[SEAT]);
  const text = [element("span", {}, note[NOTE]), ...(seat ? [" ", seat] : [])];
  const isOpen = open === at;
  const card = isReadOnly ? element("p", { class: "nb-card" }, ...text) : press("note", "", { class: "nb-card", "aria-expanded": `${isOpen}` });
  if (!isReadOnly) card.replaceChildren(...text);
  const details = isOpen ? [drawPanel(field, game, at, step, zones)] : [];
  return element("li", { class: `nb-note${isOpen ? " is-open" : ""}${note[UNDER] ? " is-pile" : ""}`, "data-at": `${at}` }, card, drawFacts(field, note), ...details);
}

/** @param {Field} field  @param {Row} note  @returns {HTMLElement} what lies under it, why it moved, and what was asked of it */
function drawFacts(field, note) {
  const asked = askedOf(field).map(({ id, label }) => [label, note[id], "unseen"]);
  const facts = [["Lag eerst apart:", note[UNDER], ""], ["Schoof op:", note[WHY], ""], ...asked].filter(([, text]) => text);
  return element("div", { class: "nb-facts" }, ...facts.map(([label, text, look]) => element("p", {}, element("span", { class: look }, label), " ", text)));
}

/** @param {Field} field  @param {Game} game  @param {number} at  @param {string} step  @param {number} zones */
function drawPanel(field, game, at, step, zones) {
  const note = game.notes[at];
  const panel = element("div", { class: "nb-panel", role: "group", "aria-label": `Wat doe je met “${note[NOTE]}”?` });
  const limit = { maxlength: `${field.tekens ?? 60}`, class: "nb-answer" };
  const back = press("close", "Annuleer");
  if (step === "merge") panel.append(element("p", {}, "Leg samen met …"), ...others(game, at).map((other) => press("with", `“${game.notes[other][NOTE]}”`, { "data-other": `${other}` })), back);
  else if (step === "name") panel.append(labelled("Een ruimere naam voor allebei", limit), press("mergeNow", "Leg samen"), back);
  else if (step === "rename") panel.append(labelled("Nieuwe naam", limit, note[NOTE]), press("renameNow", "Hernoem"), back);
  else if (step === "reason") panel.append(labelled("Waarom schuif je het op?", { maxlength: "100", class: "nb-answer" }), press("moveNow", "Schuif op"), press("aloud", "Hardop gezegd, schuif op"), back);
  else panel.append(...menu(field, game, at, zones));
  return panel;
}

/** @param {Game} game  @param {number} at  @returns {number[]} the notes with which it can lie together */
const others = ({ notes }, at) => notes.map((_, other) => other).filter((other) => other !== at && canMerge(notes[at], notes[other]));

/** @param {Field} field  @param {Game} game  @param {number} at  @param {number} zones  @returns {HTMLElement[]} */
function menu(field, game, at, zones) {
  const note = game.notes[at];
  const asked = askedOf(field).map(({ id, label, tekens }) => labelled(label, { maxlength: `${tekens ?? 200}`, "data-asked": id }, note[id] ?? ""));
  const together = others(game, at).length ? [press("merge", "Leg samen met …")] : [];
  return [...asked, ...ways(field, game, at, zones), ...together, press("rename", "Hernoem"), press("remove", "Verwijder"), press("close", "Sluit")];
}

/** @param {Field} field  @param {Game} game  @param {number} at  @param {number} zones  @returns {HTMLElement[]} where the note can go */
function ways(field, game, at, zones) {
  const note = game.notes[at];
  const here = zoneOf(field, note);
  const to = (/** @type {number} */ zone, /** @type {string} */ text) => press("move", text, { "data-to": `${zone}` });
  if (!field.cirkels) return zonesOf(field).map((name, zone) => to(zone, `Naar “${name}”`)).filter((_, zone) => zone !== here && zone < zones);
  const inward = here + 1 < zonesOf(field).length ? [to(here + 1, "Dichter bij het midden")] : [];
  if (!game.stand) return [...inward, ...(here ? [to(here - 1, "Verder van het midden")] : [])];
  const why = inward.length && game.stand.turn ? refusal(field, game, note, here + 1) : "";
  return why ? [element("p", { class: "hint" }, why)] : game.stand.turn ? inward : [];
}

/** @param {Row} note */
export const lies = (note) => `“${note[NOTE]}” ligt nu bij “${note[ROW]}”.`;
