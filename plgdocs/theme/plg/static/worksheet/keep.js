// @ts-check
// Taking a sheet along: copied, as a file, as a link.

import { copy, download, NOT_COPIED } from "../site/copy.js";
import { button, element, find } from "../site/dom.js";
import { publicAddress } from "../site/page.js";
import { asHtml, asText, blocksOf } from "./blocks.js";
import { readFile, writeFile } from "./file.js";
import { currentDay, dayText, sheetName } from "./names.js";
import { linkOf, readLink } from "./link.js";
import { closePanel, drawBlocks, showPanel } from "./panel.js";
import { report, reportParts } from "./report.js";
import { dayOf } from "./values.js";

/** @import { Filler } from "./filler.js" */
/** @import { Block } from "./blocks.js" */
/** @import { Values, Worksheet } from "./values.js" */

/** Bytes of a file that can be a sheet. */
const LARGEST = 200_000;

/** What the buttons do.  @type {Record<string, (filler: Filler) => unknown>} */
export const TAKING = {
  copy: copySheet,
  download: keepFile,
  link,
  report,
  following: async (filler) => (await import("./next.js")).following(filler),
  writeNext: async (filler) => (await import("./next.js")).writeNext(filler),
  copyReport,
  printReport,
  takeFile: (filler) => takeAlong(filler, "Het bestand is open. Je vorige blad staat ernaast."),
  takeReceived: (filler) => takeAlong(filler, "Overgenomen in een nieuw blad."),
  closePanel,
  closeReceived,
};

/** What waits for a yes: the contents of a file, or of a link.  @type {WeakMap<Filler, {naam: string, waarden: Values}>} */
const waiting = new WeakMap();

/** @param {Filler} filler  @returns {[string, string, Block[]]} title, what stands below it, and the parts */
function documentOf({ worksheet, state }) {
  const { sheet, values } = state;
  return [worksheet.titel, sheet.naam || (sheet.dag && dayText(sheet.dag)), blocksOf(worksheet, values)];
}

/** @param {Filler} filler */
async function copySheet(filler) {
  if (filler.state.isEmpty) return filler.say("Vul eerst iets in.");
  return give(filler, documentOf(filler), "Gekopieerd. Plak het in een tekst of een mail.");
}

/** @param {Filler} filler */
function copyReport(filler) {
  return give(filler, reportParts(filler), "Het verslag is gekopieerd. Plak het in een tekst of een mail.");
}

/**
 * Put a document on the clipboard; where that isn't allowed, show it.
 * @param {Filler} filler
 * @param {[string, string, Block[]]} parts
 * @param {string} done
 */
async function give(filler, parts, done) {
  if (await copy(asText(...parts), asHtml(...parts))) return filler.say(done);
  const area = element("textarea", { readonly: "", rows: "8", "aria-label": "Tekst om zelf te kopiëren" });
  area.value = asText(...parts);
  showPanel(filler, area);
  area.select();
  return filler.say(NOT_COPIED);
}

/** Print the report alone. */
function printReport() {
  document.body.classList.add("is-report");
  addEventListener("afterprint", () => document.body.classList.remove("is-report"), { once: true });
  print();
}

/** @param {Filler} filler */
function keepFile(filler) {
  const { worksheet, state } = filler;
  if (state.isEmpty) return filler.say("Vul eerst iets in.");
  const text = writeFile(worksheet, { ...state.sheet, waarden: state.values }, publicAddress("").href);
  const day = state.sheet.dag || currentDay();
  download(`${worksheet.id}-${day}.html`, text, "text/html");
  return filler.say("Het bestand staat bij je downloads. Je kunt het lezen, en hier weer openen.");
}

/** Look at a file, and ask before anything comes of it.  @param {Filler} filler  @param {File} file */
export async function load(filler, file) {
  const found = readFile(file.size > LARGEST ? " ".repeat(LARGEST + 1) : await file.text(), filler.worksheet);
  /** @type {HTMLInputElement} */ (find(filler.root, "input[type=file]")).value = ""; // the same file can be chosen again
  if ("problem" in found) return showPanel(filler, element("p", { class: "ws-problem", role: "alert" }, found.problem));
  const { naam, gewijzigd, waarden } = found.content;
  waiting.set(filler, { naam: naam || `Uit een bestand van ${dayText(gewijzigd)}`, waarden });
  const name = sheetName({ naam, gewijzigd }, filler.worksheet.titel, dayOf(filler.worksheet, waarden));
  const asked = filler.state.isEmpty ? `Open je “${name}”?` : `Open je “${name}” als nieuw blad? Wat je nu invulde, blijft ernaast staan.`;
  return showPanel(filler, element("p", {}, asked), element("p", {}, button("takeFile", "Open het"), button("closePanel", "Annuleer")));
}

/** @param {Filler} filler  @param {string} text */
function takeAlong(filler, text) {
  const given = waiting.get(filler);
  if (!given) return;
  closePanel(filler);
  closeReceived(filler);
  filler.undoably(() => filler.state.create(given.waarden, given.naam), text);
  find(filler.root, ".ws-fields").scrollIntoView();
}

/** @param {Filler} filler */
async function link(filler) {
  const { worksheet, state } = filler;
  const hash = linkOf(worksheet, state.values, state.sheet.dag || state.sheet.gewijzigd.slice(0, 10));
  if (!hash) return showPanel(filler, element("p", { class: "ws-problem" }, noLink(filler)));
  const { href } = new URL(hash, publicAddress(""));
  const isCopied = await copy(href);
  const note = `In de link staat alleen wat dit blad oplevert: ${yieldedBy(worksheet)}. Wie iets doet, staat er niet in. Ook deze site krijgt niets te zien.`;
  showPanel(filler, element("p", {}, isCopied ? "De link is gekopieerd." : "Neem de link zelf over."), element("p", { class: "hint" }, note), element("output", { class: "ws-link" }, href));
}

/** @param {Worksheet} worksheet  @returns {string} the fields of which the answers go into a link */
const yieldedBy = ({ velden }) => velden.filter(({ levert }) => levert).map(({ label }) => `“${label}”`).join(", ");

/** @param {Filler} filler  @returns {string} why there is no link */
function noLink({ worksheet, state }) {
  const fields = yieldedBy(worksheet);
  if (!fields) return "Dit blad levert niets op dat in een link past. Bewaar het als bestand.";
  return state.sheet.levert.length ? "Dit is te lang voor een link. Bewaar het als bestand." : `Vul eerst in wat in de link komt: ${fields}.`;
}

/** Show what a link brought along, as plain text.  @param {Filler} filler */
export function showReceived(filler) {
  const found = readLink(location.hash, filler.worksheet);
  const place = find(filler.root, ".ws-received");
  if (!found) {
    place.replaceChildren(element("p", { class: "ws-problem", role: "alert" }, "Deze link is niet volledig. Vraag hem opnieuw."));
    return place.focus();
  }
  waiting.set(filler, { naam: found.day && `Gekregen blad van ${dayText(found.day)}`, waarden: found.values });
  const blocks = blocksOf(filler.worksheet, found.values, { only: Object.keys(found.values), hasWho: false });
  const heading = element("h2", {}, `Gekregen met een link${found.day && `, van ${dayText(found.day)}`}`);
  place.replaceChildren(heading, ...drawBlocks(blocks), element("p", {}, button("takeReceived", "Neem over in een nieuw blad"), button("closeReceived", "Sluit")));
  return place.focus();
}

/** @param {Filler} filler */
function closeReceived({ root }) {
  find(root, ".ws-received").replaceChildren();
  if (location.hash.startsWith("#werkblad=")) history.replaceState(null, "", location.pathname + location.search);
}
