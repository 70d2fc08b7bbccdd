// @ts-check
// The turns of a game: how many rounds fit, whose turn it is, and passing.

import { element } from "../site/dom.js";
import { FEW, rounds, turnOf, zonesOf } from "./game.js";
import { labelled, press } from "./zones.js";

/** @import { Field } from "../worksheet/values.js" */
/** @import { Stand } from "./game.js" */

/** @param {Field} field  @param {Stand} stand  @returns {HTMLElement} */
export function drawTurns(field, stand) {
  const place = element("div", { class: "nb-turns" });
  if (stand.turn) place.append(element("p", {}, element("b", {}, turnText(stand))), press("pass", "Pas deze beurt"));
  else place.append(...numbers(stand), element("p", { class: "nb-fit", "aria-live": "polite" }), press("begin", "Begin te schuiven"));
  if (!stand.turn) showFit(field, stand, place);
  return place;
}

/** @param {Stand} stand */
function numbers({ people, minutes }) {
  return [labelled("Met hoeveel?", { type: "number", min: "3", max: "20", "data-set": "people" }, `${people}`), labelled("Minuten om te schuiven", { type: "number", min: "1", max: "240", "data-set": "minutes" }, `${minutes}`)];
}

/** Say how many rounds fit, and warn where they are few.  @param {Field} field  @param {Stand} stand  @param {ParentNode} place */
export function showFit(field, stand, place) {
  const fit = place.querySelector(".nb-fit");
  if (!fit) return;
  const count = rounds(stand);
  const steps = zonesOf(field).length - 1;
  const said = `Er ${count === 1 ? "past 1 ronde" : `passen ${count} rondes`}, met 45 seconden per beurt. Een kaartje heeft ${steps} zetten nodig tot het midden.`;
  fit.textContent = count < FEW ? `${said} Dat is krap: neem meer tijd, of ga met twee achter één nummer zitten.` : said;
  fit.classList.toggle("is-few", count < FEW);
}

/** @param {Stand | undefined} stand */
export function turnText(stand) {
  if (!stand) return "";
  const { seat, round } = turnOf(stand);
  const most = rounds(stand);
  if (round > most) return `Alle rondes zijn gespeeld: lees voor wat in het midden ligt. Speel je verder, dan is nummer ${seat} aan de beurt.`;
  return `Ronde ${round} van ${most}: nummer ${seat} is aan de beurt.`;
}
