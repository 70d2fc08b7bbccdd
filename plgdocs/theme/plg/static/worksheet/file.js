// @ts-check
// A filled-in sheet as a file: an HTML document that a person can read, with its data in it.  Nothing here touches a page.

import { isPlain, parsed } from "../site/json.js";
import { safe } from "../site/text.js";
import { asHtml, blocksOf } from "./blocks.js";
import { isShort, isValues } from "./check.js";
import { sheetName } from "./names.js";
import { dayOf } from "./values.js";

/** @import { Values, Worksheet } from "./values.js" */

/** @typedef {{naam: string, gewijzigd: string, waarden: Values}} Content */

const SORT = "plg-werkblad";
const VERSION = 1;
/** Characters. */
const LONGEST = 200_000;
const DATA = /<script type="application\/json" id="plg-werkblad">([^<]*)<\/script>/g;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const STYLE = "body{font:16px/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em}h1{line-height:1.2}h2{font-size:1.1em;margin:1.5em 0 .3em}table{border-collapse:collapse}.uitleg{background:#eef4f3;padding:.7em 1em}";

/**
 * @param {Worksheet} worksheet
 * @param {Content} content
 * @param {string} address where the file can be opened again
 * @returns {string} the text of the file
 */
export function writeFile(worksheet, { naam, gewijzigd, waarden }, address) {
  const data = { soort: SORT, versie: VERSION, blad: worksheet.id, naam, gewijzigd, waarden };
  const name = sheetName({ naam, gewijzigd }, worksheet.titel, dayOf(worksheet, waarden));
  return [
    `<!doctype html>\n<html lang="nl-BE">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${safe(name)}</title>\n<style>${STYLE}</style>`,
    `<p class="uitleg">Bewaar dit bestand op een plaats die je vertrouwt. Verder werken? Ga naar <a href="${safe(address)}">${safe(address)}</a> en kies daar “Open een bestand”.</p>`,
    asHtml(worksheet.titel, naam, blocksOf(worksheet, waarden, { hasAll: true })),
    `<script type="application/json" id="plg-werkblad">${json(data)}</script>\n`,
  ].join("\n");
}

/** @param {unknown} data  @returns {string} JSON in which no HTML can begin */
const json = (data) => JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {string} text of a file  @param {Worksheet} worksheet  @returns {{content: Content} | {problem: string}} */
export function readFile(text, worksheet) {
  if (text.length > LONGEST) return { problem: "Dit bestand is te groot om een werkblad te zijn." };
  const found = [...text.matchAll(DATA)];
  if (!found.length) return { problem: "In dit bestand zit geen werkblad. Kies een bestand dat je hier eerder bewaarde." };
  const data = found.length === 1 ? parsed(found[0][1]) : undefined;
  if (!isPlain(data) || data.soort !== SORT) return { problem: "Dit bestand is beschadigd. Kies een ander bestand." };
  if (typeof data.versie === "number" && data.versie > VERSION) return { problem: "Dit bestand komt uit een nieuwere versie van de gids. Open het daar." };
  if (data.blad !== worksheet.id) return { problem: "Dit bestand hoort bij een ander werkblad. Open het op de pagina die in het bestand staat." };
  return checked(data) ?? { problem: "Dit bestand is beschadigd. Kies een ander bestand." };
}

/** @param {Record<string, unknown>} data  @returns {{content: Content} | undefined} */
function checked({ naam, gewijzigd, waarden }) {
  if (!isShort(naam) || !isShort(gewijzigd) || !MOMENT.test(gewijzigd) || !isValues(waarden)) return undefined;
  return { content: { naam, gewijzigd, waarden } };
}
