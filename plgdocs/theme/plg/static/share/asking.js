// @ts-check
// What who invites is asked, for a card and for a plan alike; and how what was typed goes along.  Words stand behind the “#”
// of the link (code.js), so that who opens it reads them and no host does.  Nothing here touches a page.

import { MOST_PEOPLE } from "../site/limits.js";
import { inOneLine } from "../site/text.js";
import { decoded } from "./code.js";

/** @typedef {{waar: string, mee: string, van: string, antwoord: string}} Words  "" is what nobody typed */

/** Each question: its name in a form and in a link, its label in the form, and as a fact of the invitation.  @type {[keyof Words, string, string][]} */
const WORDS = [
  ["waar", "Waar precies", "Waar"],
  ["mee", "Meebrengen", "Meebrengen"],
  ["van", "Wie nodigt uit", "Uitgenodigd door"],
  ["antwoord", "Hoe laat je iets weten", "Laat iets weten"],
];
/** Characters of an answer. */
const LONGEST = 120;

/** @param {string} [more] a field besides */
export const fieldsFor = (more = "") => `
<fieldset>
<legend>Jullie bijeenkomst</legend>
<label>Datum <input type="date" name="datum" min="2000-01-01" max="2099-12-31"></label>
<label>Beginuur <input type="time" name="uur"></label>
<label>Deelnemers <input type="number" name="groep" min="1" max="${MOST_PEOPLE}" inputmode="numeric"></label>
${more}
${WORDS.map(([name, label]) => `<label>${label} <input type="text" name="${name}" maxlength="${LONGEST}" autocomplete="off"></label>`).join("\n")}
<p class="hint">Vul in wat je al weet (niet verplicht). Het komt in de link en in de uitnodiging. Je eigen woorden staan in de link achter het hekje (#): wij zien ze niet, en bewaren niets.</p>
</fieldset>`;

export const BUTTONS = `
<div class="share-actions">
<button type="button" data-do="link">Kopieer de link</button>
<button type="button" data-do="mail">Kopieer voor een mail</button>
<button type="button" data-do="chat">Kopieer voor een chat</button>
<button type="button" data-do="agenda">Zet in de agenda</button>
</div>`;

export const STATUS = `
<p class="share-status" role="status"></p>
<textarea readonly rows="6" aria-label="Tekst om zelf te kopiëren" hidden></textarea>`;

/** @param {(name: string) => string} answer to each question  @returns {Words} */
export const wordsFrom = (answer) => /** @type {Words} */ (Object.fromEntries(WORDS.map(([name]) => [name, inOneLine(answer(name), LONGEST)])));

/** @param {string} query  @returns {Words} what of it answers a question */
export function readWords(query) {
  const given = new URLSearchParams(query);
  return wordsFrom((name) => given.get(name) ?? "");
}

/** @param {string} hash of an address  @returns {Words} */
export const wordsOf = (hash) => readWords(decoded(/^#bij=([\w-]+)/.exec(hash)?.[1] ?? ""));

/** @param {Words} words  @returns {string} their part of a query, which ends on “&” or is empty */
export const writeWords = (words) => WORDS.filter(([name]) => words[name]).map(([name]) => `${name}=${encodeURIComponent(words[name]).replaceAll("%20", "+")}&`).join("");

/** @param {Words} words  @param {string} [place] what is known of the place besides  @returns {[string, string][]} label and value of each fact */
export function factsOf(words, place = "") {
  const facts = WORDS.map(([name, , label]) => /** @type {[string, string]} */ ([label, name === "waar" ? [place, words.waar].filter(Boolean).join(": ") : words[name]]));
  return facts.filter(([, value]) => value);
}
