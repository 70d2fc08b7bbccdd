// @ts-check
// A finished card goes to the editors, and the contributor hears what comes next.

import { copy, download, hostAddress, mailAddress } from "./send.js";
import { fileName, oneLine, writeCard } from "./text.js";

/** @typedef {import("./text.js").CardText} CardText */
/** @typedef {import("./text.js").Order} Order */

/**
 * @param {HTMLFormElement} form
 * @param {CardText} card
 * @param {Order} order
 * @param {string} way
 */
export async function submit(form, card, order, way) {
  const [name, text] = [fileName(card.title), writeCard(card, order)];
  if (way === "host") {
    const { address, isWhole } = hostAddress(form.dataset.repository ?? "", name, text);
    if (isWhole) open(address, "_blank", "noopener");
    else await copy(text);
    tell(isWhole ? HOST_STEPS : [...PASTE_STEPS, ...HOST_STEPS], text, address, "Open de pagina");
  } else if (way === "mail") {
    const { address, isWhole } = mailAddress(form.dataset.editors ?? "", oneLine(card.title), name, text);
    if (!isWhole) download(name, text);
    location.href = address;
    tell(isWhole ? [MAIL_STEP] : [`Je kaart is gedownload als ${name}. Voeg ze als bijlage toe.`, MAIL_STEP], text, address, "Open je mailprogramma");
  } else {
    download(name, text);
    tell([`Je kaart is gedownload als ${name}.`, "Laat de naam zo: hij wordt het adres van je kaart.", ...(form.dataset.repository || form.dataset.editors ? [] : ["Geef het bestand aan de mensen van wie je deze gids kent."])], text);
  }
}

const HOST_STEPS = ["Klik op die pagina op de groene knop, en daarna nog eens om je voorstel te versturen.", "De redactie kijkt, en antwoordt je daar."];
const PASTE_STEPS = ["Je kaart is te lang om mee te geven. Kopieer de tekst hieronder.", "Open de pagina en plak alles in het grote vak."];
const MAIL_STEP = "Verstuur het bericht dat klaarstaat in je mailprogramma.";

/**
 * Say what comes next, with the text of the file to copy.
 * @param {string[]} lines
 * @param {string} text
 * @param {string} [address] where to go, for whoever isn't there yet
 * @param {string} [label]
 */
function tell(lines, text, address = "", label = "") {
  const sent = /** @type {HTMLElement} */ (document.querySelector(".sent"));
  const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, rows: 8 });
  field.setAttribute("aria-label", "De tekst van je kaart");
  const fold = document.createElement("details");
  fold.append(Object.assign(document.createElement("summary"), { textContent: "Toon de tekst" }), field);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Kopieer de tekst" });
  button.addEventListener("click", async () => {
    const isCopied = await copy(text);
    button.textContent = isCopied ? "Gekopieerd" : "Kopieer nu met Ctrl+C";
    if (isCopied) return;
    fold.open = true;
    field.select();
  });
  const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", rel: "noopener", textContent: label });
  const list = document.createElement("ol");
  list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  sent.replaceChildren(Object.assign(document.createElement("h3"), { textContent: "Dank je wel!" }), list, button, ...(address ? [" ", link] : []), fold);
  sent.hidden = false;
  sent.focus();
}
