// @ts-check
// What is still wrong with a contribution: beside its fields, in words, and how far it is.

import { uncapital } from "../site/text.js";
import { checkCard } from "./check.js";
import { readCard } from "./fields.js";
import { form, left, one, rules } from "./page.js";
import { oneLine } from "./text.js";

/** @import { Problem } from "./check.js" */

const consents = [...form.querySelectorAll("[name^='akkoord.']")].map((box) => /** @type {HTMLInputElement} */ (box));

/** @returns {Problem[]} what is still wrong, in the order of the form */
export function problemsNow() {
  const open = consents.filter((box) => !box.checked);
  const found = [
    ...checkCard(readCard(form, rules), rules),
    ...open.map((box) => ({ field: box.name, code: "", sentence: `Bevestig nog: ${uncapital(box.value)}`, hint: "" })),
  ];
  const places = [...form.querySelectorAll("[data-field]")];
  const place = (/** @type {Problem} */ problem) => places.indexOf(/** @type {Element} */ (boxOf(problem)));
  return found.sort((one, other) => place(one) - place(other));
}

/**
 * @param {Problem} problem
 * @returns {HTMLElement | null} the innermost field that the problem is about and that can show it
 */
export function boxOf({ field }) {
  const names = field.split(".").map((_, index, parts) => parts.slice(0, parts.length - index).join("."));
  const boxes = names.map((name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`));
  return /** @type {HTMLElement | null} */ (boxes.find((box) => box?.querySelector(":scope > .error")) ?? null);
}

/** Show the problems of the fields that were left, and how far the card is. */
export function showAll() {
  const problems = problemsNow();
  for (const box of form.querySelectorAll("[data-field]")) {
    const error = box.querySelector(":scope > .error");
    if (error instanceof HTMLElement) showProblems(box, error, left.has(box) ? problems.filter((problem) => boxOf(problem) === box) : []);
  }
  for (const control of form.querySelectorAll("[data-limit]")) showRoom(/** @type {HTMLInputElement} */ (control));
  showProgress(problems);
}

/** @param {Element} box  @param {HTMLElement} error  @param {Problem[]} problems */
function showProblems(box, error, problems) {
  error.replaceChildren(...problems.map(message));
  error.hidden = !problems.length;
  for (const control of box.querySelectorAll("input, textarea")) {
    if (control.closest("[data-field]") === box) control.toggleAttribute("aria-invalid", false);
    if (control.closest("[data-field]") === box && problems.length) control.setAttribute("aria-invalid", "true");
  }
}

/** @param {Problem} problem */
function message(problem) {
  const line = Object.assign(document.createElement("span"), { textContent: [sentenceOf(problem), hintOf(problem)].filter(Boolean).join(" ") });
  line.dataset.code = problem.code;
  return line;
}

/** The codes for what isn't there: a form asks for it, where the checker misses it in a file. */
const ABSENT = new Set(["PLG201", "PLG204", "PLG401", "PLG404", "PLG405", "PLG501", "PLG502"]);

/** @param {Problem} problem */
const hintOf = ({ code, hint }) => (ABSENT.has(code) ? "" : hint);

/**
 * @param {Problem} problem
 * @returns {string} what is wrong, with the field's label where a file's sentence has its key
 */
function sentenceOf({ field, code, sentence }) {
  const label = textOf(form.querySelector(`[data-field="${CSS.escape(field)}"] > :is(label, legend, h3)`) ?? form.querySelector(`.number:has([name="${CSS.escape(field)}"]) > span`));
  const isChoice = form.querySelector(`fieldset[data-field="${CSS.escape(field)}"] > .chip`);
  if (label && ABSENT.has(code)) return isChoice ? `Kies bij “${label}” minstens één antwoord.` : `Vul “${label}” in.`;
  return label ? sentence.replace(`“${field.split(".").pop()}”`, (_, start) => (start ? `“${label}”` : label)) : sentence;
}

/** @param {Element | null | undefined} label without the mark behind it */
const textOf = (label) => label?.firstChild?.textContent?.trim() ?? "";

/** @param {HTMLInputElement} control a text with a limit: say what room is left when little is */
function showRoom(control) {
  const room = Number(control.dataset.limit) - [...oneLine(control.value)].length;
  const box = control.closest("[data-field]");
  let shown = box?.querySelector(":scope > .room");
  if (!shown) control.after((shown = Object.assign(document.createElement("p"), { className: "hint room" })));
  shown.textContent = room < Number(control.dataset.limit) / 3 ? (room < 0 ? `${-room} te veel` : `nog ${room} tekens`) : "";
}

/** @param {Problem[]} problems */
function showProgress(problems) {
  const bar = /** @type {HTMLProgressElement} */ (one(".bar progress"));
  const asked = form.querySelectorAll("[aria-required]:not(.edit-steps *), fieldset[data-needed], #f-stappen, [name^='akkoord.']").length;
  const open = new Set(problems.map(boxOf)).size;
  bar.max = Math.max(asked, open);
  bar.value = bar.max - open;
  one(".todo").textContent = open ? `Nog ${open} ${open === 1 ? "antwoord" : "antwoorden"}` : "Je kaart is klaar";
}

/**
 * @param {Problem} problem
 * @returns {string} the problem, with the name of its field where the sentence doesn't say it
 */
export function inWords(problem) {
  const box = boxOf(problem);
  const step = box?.closest(".edit-steps > li")?.querySelector("legend")?.textContent;
  const label = textOf(box?.querySelector(":scope > :is(label, legend, h3)"));
  const sentence = sentenceOf(problem);
  const names = [step, label].filter((name) => name && !sentence.toLowerCase().includes(name.toLowerCase()));
  return [names.length ? `${names.join(", ")}:` : "", sentence, hintOf(problem)].filter(Boolean).join(" ");
}
