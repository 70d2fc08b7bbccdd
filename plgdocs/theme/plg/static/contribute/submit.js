// @ts-check
// A finished card goes to the editors, and the contributor hears what comes next.

import { copy, download } from "../site/copy.js";
import { cardAnswers, labelled } from "./answers.js";
import { hostAddress } from "./send.js";
import { pass, tell } from "./sent.js";
import { fileName, nameOf, oneLine, writeCard } from "./text.js";

/** @import { CardText, Order } from "./text.js" */

/** @param {HTMLFormElement} form  @param {CardText} card  @param {Order} order  @param {string} way */
export async function submit(form, card, order, way) {
  const [name, text] = [fileName(card.title), writeCard(card, order)];
  const words = labelled(cardAnswers(card, order, (key) => labelOf(form, key), (key, word) => wordOf(form, key, word)));
  if (way === "host") await propose(form.dataset.repository ?? "", name, text);
  else if (way === "file") {
    download(name, text, "text/markdown");
    const give = form.dataset.repository || form.dataset.editors ? [] : ["Geef het bestand aan de mensen van wie je deze gids kent."];
    tell({ lines: [`Je kaart is gedownload als ${name}.`, "Laat de naam zo: hij wordt het adres van je kaart.", ...give], text: words });
  } else await pass({ subject: `Nieuwe methodiek: ${oneLine(card.title)}`, file: `${nameOf(card.title)}.txt`, text: words }, way, form.dataset.editors ?? "");
}

const HOST_STEPS = ["Klik op die pagina op de groene knop, en daarna nog eens om je voorstel te versturen.", "De redactie kijkt, en antwoordt je daar."];

/** @param {string} repository  @param {string} name  @param {string} text */
async function propose(repository, name, text) {
  const { address, isWhole } = hostAddress(repository, name, text);
  const label = "Open de pagina";
  if (isWhole) open(address, "_blank", "noopener");
  if (isWhole) return tell({ lines: HOST_STEPS, address, label });
  if (await copy(text)) return tell({ lines: ["Je kaart is te lang om mee te geven. Ze staat op je klembord.", "Open de pagina en plak alles in het grote vak.", ...HOST_STEPS], address, label });
  download(name, text, "text/markdown");
  tell({ lines: [`Je kaart is te lang om mee te geven. Ze is gedownload als ${name}.`, "Open dat bestand, kopieer alles, en plak het op de pagina in het grote vak.", ...HOST_STEPS], address, label });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} key
 * @returns {string} what the form calls a field, without the mark behind it
 */
function labelOf(form, key) {
  return form.querySelector(`[data-field="${CSS.escape(key)}"] > :is(label, legend, h3)`)?.firstChild?.textContent?.trim() ?? key;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} key
 * @param {string} word
 * @returns {string} what the form calls one of the words to choose from; other text as it is
 */
function wordOf(form, key, word) {
  const box = form.querySelector(`[name="${CSS.escape(key)}"][value="${CSS.escape(word)}"]`);
  return box?.parentElement?.textContent?.trim() || word;
}
