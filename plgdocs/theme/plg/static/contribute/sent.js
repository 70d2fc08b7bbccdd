// @ts-check
// What somebody wrote goes to the editors the way that was chosen, and the page says what comes next.

import { copy } from "../site/copy.js";
import { element, find } from "../site/dom.js";
import { canShare, share } from "./phone.js";
import { mailAddress } from "./send.js";

/**
 * @typedef {object} Message
 * @property {string} subject
 * @property {string} file its name, where it is shared as a file
 * @property {string} text with labels, for people
 *
 * @typedef {{ lines: string[], text?: string, address?: string, label?: string }} Next what to do now, with a text to copy and a place to go
 */

const MAIL = "Verstuur het bericht dat klaarstaat in je mailprogramma.";
const MAIL_LINK = "Open je mailprogramma";
const SHARED = ["Verstuur het bericht in het programma dat je koos. Je tekst gaat mee als bestand."];
const GIVE = "Geef de tekst aan de mensen van wie je deze gids kent.";

/**
 * Mail, share or copy; a text that is too long for a mail is shared as a file, or else copied and pasted.
 * @param {Message} message
 * @param {string} way
 * @param {string} editors their mail address, if any
 */
export async function pass(message, way, editors) {
  if (way === "mail") return mail(message, editors);
  if (way === "share") return (await share(message.subject, message.file, message.text)) && tell({ lines: SHARED, text: message.text });
  const isCopied = await copy(message.text);
  const to = editors ? `Plak de tekst in een mail aan ${editors}.` : GIVE;
  tell({ lines: [...(isCopied ? ["De tekst staat op je klembord."] : ["Kopieer de tekst hieronder."]), to], text: message.text });
}

/** @param {Message} message  @param {string} editors */
async function mail(message, editors) {
  const { subject, file, text } = message;
  const { address, isWhole } = mailAddress(editors, subject, text);
  if (!isWhole && canShare() && (await share(subject, file, text))) return tell({ lines: SHARED, text });
  if (!isWhole) await copy(text);
  location.href = address;
  tell({ lines: isWhole ? [MAIL] : ["Je tekst is te lang om zelf in de mail te zetten. Hij staat op je klembord.", "Plak hem in het bericht (Ctrl+V, of lang drukken en “Plakken”).", MAIL], text, address, label: MAIL_LINK });
}

/** @param {Next} next */
export function tell({ lines, text = "", address = "", label = "" }) {
  const sent = find(document, ".sent");
  const list = element("ol", {}, ...lines.map((line) => element("li", {}, line)));
  const link = element("a", { href: address, target: "_blank", rel: "noopener" }, label);
  sent.replaceChildren(element("h3", {}, "Dank je wel!"), list, ...(text ? copyable(text) : []), ...(address ? [" ", link] : []));
  sent.hidden = false;
  sent.focus();
}

/** @param {string} text */
function copyable(text) {
  const field = element("textarea", { readonly: "", rows: "8", "aria-label": "Je tekst" }, text);
  const fold = element("details", {}, element("summary", {}, "Toon de tekst"), field);
  const button = element("button", { type: "button" }, "Kopieer de tekst");
  button.addEventListener("click", async () => {
    const isCopied = await copy(text);
    button.textContent = isCopied ? "Gekopieerd" : "Kopieer nu met Ctrl+C";
    if (isCopied) return;
    fold.open = true;
    field.select();
  });
  return [button, fold];
}
