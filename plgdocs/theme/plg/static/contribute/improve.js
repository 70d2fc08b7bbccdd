// @ts-check
// Other words for a step of a card: shows the old ones, and sends old and new together (`authoring/improvement.py` reads them).

import { element, find } from "../site/dom.js";
import { fetched } from "../site/fetched.js";
import { labelled, points } from "./answers.js";
import { offerShare } from "./phone.js";
import { formAddress } from "./send.js";
import { pass, tell } from "./sent.js";
import { linesOf, oneLine, plainBullets } from "./text.js";

/**
 * @typedef {{ naam: string, tekst: string, zeg?: string[] }} Step
 * @typedef {{ id: string, titel: string, stappen: Step[] }} Card as in card.json
 * @typedef {{ labels: Record<string, string>, aanvulling: string, akkoord: string[], bullets: import("./text.js").Bullets }} Words
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector(".improve"));
/** @type {Words} */
const words = JSON.parse(document.getElementById("verbeterwoorden")?.textContent ?? "");
/** @type {Card | undefined} */
let card;

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
/** @param {string} selector */
const one = (selector) => find(form, selector);

/** @returns {Step | undefined} the step that is chosen; none for an addition */
const chosen = () => card?.stappen[Number(field("stap").value) - 1];

/** @param {string} wanted the number of a step, or nothing */
async function openCard(wanted) {
  const name = field("kaart").value;
  card = await fetched(new URL(`${name}/card.json`, new URL(form.dataset.cards ?? "", location.href)));
  if (name !== field("kaart").value) return;
  warn(card ? "" : "De woorden van deze kaart zijn nu niet te lezen. Probeer het opnieuw als je verbinding hebt.");
  const steps = (card?.stappen ?? []).map((step, index) => new Option(`Stap ${index + 1}: ${step.naam}`, String(index + 1)));
  const select = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (field("stap")));
  select.replaceChildren(...steps, new Option("Iets anders: een valkuil, een variant, een voorbeeld …", words.aanvulling));
  select.value = steps[Number(wanted) - 1]?.value ?? words.aanvulling;
  openStep();
}

/** Put the words of the step in the fields, to be changed. */
function openStep() {
  const step = chosen();
  field("nieuw").value = step?.tekst ?? "";
  field("zeg").value = (step?.zeg ?? []).join("\n");
  one("#v-nieuw-hint").textContent = step ? "De woorden van nu staan er al in. Wijzig wat beter kan." : "Schrijf wat er volgens jou op de kaart bij moet.";
  /** @type {HTMLElement} */ (one("#v-zeg").parentElement).hidden = !step;
  one(".preview").hidden = !step;
  one(".preview .shown").replaceChildren(...(step ? [element("p", {}, step.tekst), ...(step.zeg ?? []).map((line) => element("p", { class: "say" }, line))] : []));
  one(".sent").hidden = true;
}

/** @param {string} sentence */
function warn(sentence) {
  one(".error").textContent = sentence;
  one(".error").hidden = !sentence;
}

/** @returns {Record<string, string>} the answers by key; words that stay the same are left out */
function answers() {
  const [step, text, said] = [chosen(), oneLine(field("nieuw").value), linesOf(plainBullets(field("zeg").value, words.bullets))];
  const [old, before] = [oneLine(step?.tekst ?? ""), (step?.zeg ?? []).map(oneLine)];
  const isOther = text !== old;
  const saysOther = !!step && !!said.length && said.join("\n") !== before.join("\n");
  return {
    kaart: `${card?.titel} (${card?.id})`,
    stap: step ? `${field("stap").value}. ${step.naam}` : words.aanvulling,
    oud: isOther && step ? old : "",
    nieuw: isOther ? text : "",
    "zeg-oud": saysOther ? points(before) : "",
    "zeg-nieuw": saysOther ? points(said) : "",
    reden: oneLine(field("reden").value),
  };
}

/** @param {string} way */
async function send(way) {
  if (!card) return openCard(field("stap").value);
  const given = answers();
  warn(given.nieuw || given["zeg-nieuw"] ? "" : "Je woorden zijn nog die van de kaart. Wijzig iets, en stuur het dan.");
  if (!given.nieuw && !given["zeg-nieuw"]) return field("nieuw").focus();
  const subject = `Verbetering: ${card.titel}, ${given.stap}`;
  if (way === "host") return toHost(given);
  const pairs = Object.entries(given).filter(([, answer]) => answer).map(([key, answer]) => /** @type {[string, string]} */ ([words.labels[key], answer]));
  await pass({ subject, file: `verbetering-${card.id}.txt`, text: labelled(pairs) }, way, form.dataset.editors ?? "");
}

/** @param {Record<string, string>} given */
function toHost(given) {
  const { address } = formAddress(form.dataset.repository ?? "", "verbetering.yml", given);
  open(address, "_blank", "noopener");
  tell({ lines: ["Kijk op die pagina na wat er staat, en verstuur het.", "De redactie kijkt, en antwoordt je daar."], address, label: "Open de pagina" });
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  if (target === field("kaart")) openCard("");
  else if (target === field("stap")) openStep();
});
form.addEventListener("click", ({ target }) => {
  const way = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-way]"));
  if (way) send(way.dataset.way ?? "");
});
offerShare(form);

const query = new URLSearchParams(location.search);
if (form.querySelector(`option[value="${CSS.escape(query.get("kaart") ?? "")}"]`)) field("kaart").value = query.get("kaart") ?? "";
openCard(query.get("stap") ?? "").then(() => (form.hidden = false));
