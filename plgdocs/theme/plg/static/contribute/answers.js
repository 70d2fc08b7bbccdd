// @ts-check
// What somebody filled in, as text for people: a label above each answer (`authoring/mail.py` reads it).  Touches no page.

import { BULLET, isEmptyStep, isEmptyValue, linesOf, namedTexts, oneLine, saidIn, SILENCE, stepName, stepTime, tidyValue } from "./text.js";

/** @import { CardText, Order, StepText, Value } from "./text.js" */

/** The label below the last answer. */
const END = "Einde";

/** @param {[string, string][]} pairs label and answer  @returns {string} a text whose labels no answer can hold */
export function labelled(pairs) {
  const parts = pairs.map(([label, answer]) => `== ${label} ==\n${answer.replace(/^(\s*[*>\s]*)==/gmu, "$1= =")}`);
  return `${[...parts, `== ${END} ==`].join("\n\n")}\n`;
}

/** @param {string[]} lines */
export const points = (lines) => lines.map((line) => `- ${line.replace(BULLET, "")}`).join("\n");

/**
 * @param {CardText} card
 * @param {Order} order
 * @param {(name: string) => string} labelOf what the form calls a key
 * @param {(name: string, word: string) => string} wordOf what it calls one of the words to choose from
 * @returns {[string, string][]} label and answer of all that was filled in
 */
export function cardAnswers(card, { keys, named, headings, steps, counted }, labelOf, wordOf) {
  const values = keys.map((key) => /** @type {const} */ ([key, tidyValue(card.header[key] ?? "")])).filter(([, value]) => !isEmptyValue(value));
  const sections = headings.map((name) => /** @type {[string, string]} */ ([name, name === steps ? stepsText(card.steps) : paragraphs(card.sections[name] ?? "")]));
  return [
    [labelOf("titel"), oneLine(card.title)],
    ...values.map(([key, value]) => /** @type {[string, string]} */ ([labelOf(key), valueText(value, named.includes(key), counted[key], (word) => wordOf(key, word))])),
    ...sections.filter(([, text]) => text),
    ["Afspraken", points(card.remarks)],
  ];
}

/**
 * @param {Value} value a tidy one
 * @param {boolean} isNamed
 * @param {string} unit
 * @param {(word: string) => string} wordOf
 */
function valueText(value, isNamed, unit, wordOf) {
  if (typeof value === "string") return wordOf(value);
  if (isNamed) return points([...namedTexts(value)].map(([name, text]) => `${name}: ${text}`));
  if (Array.isArray(value)) return points(value.map(wordOf));
  return rangeText(value, unit);
}

/** @param {Record<string, string>} range  @param {string} unit what it counts, or nothing for minutes */
function rangeText({ van = "", tot = "", per }, unit) {
  const numbers = Number(van) === Number(tot) ? `${unit && "precies "}${van}` : `${van} tot ${tot}`;
  return `${numbers} ${unit || "minuten"}${per ? " per persoon" : ""}`;
}

/** @param {string} text */
function paragraphs(text) {
  const lines = linesOf(text);
  return lines.map((line, index) => (index && !(BULLET.test(line) && BULLET.test(lines[index - 1])) ? `\n${line}` : line)).join("\n");
}

/** @param {StepText[]} steps */
function stepsText(steps) {
  return steps.filter((step) => !isEmptyStep(step)).map(stepText).join("\n\n");
}

/** @param {StepText} step  @param {number} index */
function stepText(step, index) {
  const time = stepTime(step);
  const parts = [`${index + 1}. ${stepName(step.name)}${time && ` (${time})`}`, paragraphs(step.text), step.hasSilence ? SILENCE : "", ...saidIn(step).map((line) => `Zeg: ${line}`)];
  return parts.filter(Boolean).join("\n\n").replace(/\n(?=.)/g, "\n   ");
}
