// @ts-check
// What stands around the fields of a worksheet: where it is kept, the sheets side by side, the example, and what one does with it.

import { button, element, find } from "../site/dom.js";
import { currentDay, keptAt, ownName } from "./names.js";
import { leftovers } from "./values.js";
import { isOfSeries } from "./yields.js";

/** @import { SheetState } from "./state.js" */
/** @import { Values, Worksheet } from "./values.js" */

/** @param {Record<string, string>} box  @param {string} text  @returns {HTMLElement} a box to tick, with what it stands for */
export const word = (box, text) => element("label", { class: "ws-word" }, element("input", box), element("span", {}, text));

/** @param {Worksheet} worksheet  @returns {HTMLElement[]} */
export function drawFrame(worksheet) {
  const tools = element("p", { class: "ws-tools" }, ...(worksheet.voorbeeld ? [button("example", "Toon een voorbeeld ingevuld")] : []), ...(worksheet.wie === "alleen" ? [] : [button("board", "Groot, voor het bord")]));
  const sheets = element("details", { class: "ws-sheets" }, element("summary", {}), element("div", {}));
  const example = element("div", { class: "ws-example", tabindex: "-1", role: "group", "aria-label": "Voorbeeld" });
  const said = element("div", { class: "ws-said", role: "status" }, element("span", {}), " ", button("undo", "Maak ongedaan", { hidden: "" }));
  const form = element("form", { class: "ws-fields", autocomplete: "off", "aria-label": worksheet.titel });
  return [element("p", { class: "ws-kept" }), tools, sheets, example, element("div", { class: "ws-received", tabindex: "-1" }), form, drawTurn(), drawKeep(worksheet), said];
}

function drawTurn() {
  return element("nav", { class: "ws-turn", "aria-label": "Velden", hidden: "" }, button("previous", "← Vorige"), element("output", {}), button("next", "Volgende →"), button("full", "Volledig scherm"), button("closeBoard", "Sluit"));
}

/** @param {Worksheet} worksheet */
function drawKeep(worksheet) {
  const file = element("label", { class: "ws-open" }, element("span", {}, "Open een bestand"), element("input", { type: "file", accept: ".html,text/html" }));
  const link = worksheet.vertrouwelijk ? [] : [button("link", "Maak een link")];
  const series = isOfSeries(worksheet) ? [element("p", { class: "ws-series" }, button("report", "Maak het verslag"), button("following", "Volgende keer"))] : [];
  return element(
    "section",
    { class: "ws-keep", "aria-labelledby": "ws-keep" },
    element("h2", { id: "ws-keep" }, "Neem het mee"),
    ...series,
    element("div", { class: "ws-ways" }, button("print", "Druk af"), button("copy", "Kopieer"), button("download", "Bewaar als bestand"), file, ...link),
    element("div", { class: "ws-panel", tabindex: "-1" }),
    element("p", { class: "hint" }, "Deel je deze computer met anderen? Verwijder je blad voor je weggaat."),
    element("p", {}, button("clear", "Verwijder alles", { class: "ws-clear" })),
  );
}

/** @param {Values} values  @returns {HTMLElement[]} the answers that the worksheet doesn't ask any more */
export function drawLeftovers(values) {
  const found = leftovers(values);
  if (!found.length) return [];
  const pairs = found.flatMap(({ id, lines }) => [element("dt", {}, id), ...lines.map((line) => element("dd", {}, line))]);
  return [element("section", { class: "ws-old" }, element("h2", {}, "Bewaard van een ouder blad"), element("dl", {}, ...pairs))];
}

/**
 * Show where the sheet is kept, which one it is, and whether it is the example.
 * @param {HTMLElement} root
 * @param {SheetState} state
 * @param {Worksheet} worksheet
 * @param {boolean} isExample
 */
export function drawBar(root, state, worksheet, isExample) {
  const kept = find(root, ".ws-kept");
  kept.textContent = keptText(state);
  kept.classList.toggle("is-warning", !state.isKept);
  const others = state.sheets.filter(({ sleutel }) => sleutel !== state.sheet.sleutel).length;
  const name = state.isEmpty && !state.sheet.naam ? "nieuw en leeg" : ownName(state.sheet);
  find(root, ".ws-sheets summary").textContent = `Open: ${name}${others ? `, en nog ${others} ernaast` : ""}`;
  find(root, ".ws-example").replaceChildren(...(isExample ? drawExample(worksheet, state.isEmpty) : []));
}

/** @param {SheetState} state */
function keptText({ isKept, isEmpty, sheet }) {
  if (!isKept) return "Deze browser bewaart niets. Druk af of bewaar als bestand voor je deze pagina sluit.";
  if (isEmpty) return "Wat je invult, blijft op dit toestel. Er wordt niets verstuurd.";
  return `Bewaard ${keptAt(sheet.gewijzigd, currentDay())}, alleen op dit toestel.`;
}

/** Show the name of the sheet, and those beside it.  @param {HTMLElement} root  @param {SheetState} state */
export function drawSheets(root, { sheet, sheets }) {
  const others = sheets.filter(({ sleutel }) => sleutel !== sheet.sleutel);
  const items = others.map((other) => element("li", {}, button("open", `Open ${ownName(other)}`, { "data-key": other.sleutel })));
  const naam = element("label", {}, "Naam van dit blad ", element("input", { name: "naam", maxlength: "60", value: sheet.naam, autocomplete: "off" }));
  const buttons = element("p", {}, button("create", "Nieuw blad"), button("remove", "Verwijder dit blad"));
  find(root, ".ws-sheets div").replaceChildren(naam, buttons, ...(items.length ? [element("ul", {}, ...items)] : []));
}

/** @param {Worksheet} worksheet  @param {boolean} canTake */
function drawExample({ voorbeeld }, canTake) {
  const take = canTake ? [button("takeExample", "Neem dit voorbeeld over")] : [];
  return [element("p", {}, element("b", {}, "Voorbeeld. "), voorbeeld?.inleiding ?? ""), element("p", {}, button("closeExample", "Sluit het voorbeeld"), ...take)];
}
