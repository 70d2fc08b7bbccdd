// @ts-check
// The report of a meeting: what of the sheet others may read.

import { button, element, paragraph } from "../site/dom.js";
import { blocksOf } from "./blocks.js";
import { word } from "./frame.js";
import { dayText } from "./names.js";
import { drawBlocks, showPanel } from "./panel.js";

/** @import { Filler } from "./filler.js" */
/** @import { Values, Worksheet } from "./values.js" */

/** Show the report, and let the reader choose what comes in.  @param {Filler} filler */
export function report(filler) {
  const { worksheet, state } = filler;
  if (state.isEmpty) return filler.say("Vul eerst iets in.");
  const elsewhere = [worksheet.velden.find(({ soort }) => soort === "datum")?.id ?? "", ...repeated(worksheet, state.values)];
  const parts = blocksOf(worksheet, state.values).filter(({ id }) => !elsewhere.includes(id));
  const boxes = parts.map(({ id, label }) => box(`veld-${id}`, label, !worksheet.velden.find((field) => field.id === id)?.["zonder-naam"]));
  const who = worksheet.velden.some(({ kolommen = [] }) => kolommen.some(({ soort }) => soort === "wie")) ? [box("wie", "Wie wat doet", false)] : [];
  const choice = element("fieldset", { class: "ws-choice" }, element("legend", {}, "Wat komt in het verslag?"), ...boxes, ...who);
  const sheet = element("article", { class: "ws-report" });
  const draw = () => drawReport(filler, sheet);
  choice.addEventListener("change", draw);
  showPanel(filler, choice, element("p", {}, button("copyReport", "Kopieer het verslag"), button("printReport", "Druk het verslag af"), button("closePanel", "Sluit")), sheet);
  return draw();
}

/** @param {string} name  @param {string} label  @param {boolean} isChosen */
const box = (name, label, isChosen) => word({ type: "checkbox", name, ...(isChosen && { checked: "" }) }, label);

/** @param {Worksheet} worksheet  @param {Values} values  @returns {string[]} the fields whose lines a table repeats */
function repeated({ velden }, values) {
  return velden.filter(({ id }) => values[id]?.length).map((field) => field["rijen-van"] ?? "").filter(Boolean);
}

/** @param {Filler} filler  @returns {[string, string, import("./blocks.js").Block[]]} title, what stands below it, and the parts */
export function reportParts({ root, worksheet, state }) {
  const chosen = [...root.querySelectorAll(".ws-choice input:checked")].map((input) => input.getAttribute("name") ?? "");
  const only = chosen.filter((name) => name.startsWith("veld-")).map((name) => name.slice(5));
  const { naam, dag } = state.sheet;
  return [dag ? `Verslag van ${dayText(dag)}` : "Verslag", naam, blocksOf(worksheet, state.values, { only, hasWho: chosen.includes("wie") })];
}

/** @param {Filler} filler  @param {HTMLElement} place */
function drawReport(filler, place) {
  const [title, name, blocks] = reportParts(filler);
  place.replaceChildren(element("h2", {}, title), ...paragraph(name), ...drawBlocks(blocks));
}
