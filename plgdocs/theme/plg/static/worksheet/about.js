// @ts-check
// What a field is about: the answers to other fields, which stand beside it also where it is shown alone.

import { element, paragraph } from "../site/dom.js";
import { wholeText } from "./values.js";
import { filledOf } from "./yields.js";

/** @import { Field, Values, Worksheet } from "./values.js" */

/** In a word to choose, between the answer and where it points. */
const ARROW = " → ";

/**
 * @param {Worksheet} worksheet
 * @param {Field} field
 * @param {Values} values
 * @returns {string[]} what was answered there; of answers that point somewhere, which ones point where
 */
export function aboutLines(worksheet, { over = [] }, values) {
  /** @type {Map<string, number[]>} */
  const pointed = new Map();
  const lines = worksheet.velden.flatMap((field, index) => {
    const texts = over.includes(field.id) ? filledOf(worksheet, field, values).map(wholeText) : [];
    for (const text of texts.filter((one) => one.includes(ARROW))) {
      const [, where] = text.split(ARROW);
      pointed.set(where, [...(pointed.get(where) ?? []), index + 1]);
    }
    return texts.filter((text) => !text.includes(ARROW));
  });
  return [...lines, ...[...pointed].map(([where, numbers]) => `Naar “${where}” wijst: vraag ${numbers.join(", ")}.`)];
}

/** @param {Worksheet} worksheet  @param {Field} field  @param {Values} values  @returns {Node[]} */
export const aboutParts = (worksheet, field, values) => aboutLines(worksheet, field, values).flatMap(paragraph);

/**
 * @param {Worksheet} worksheet
 * @param {Field} field
 * @param {Values} values
 * @returns {HTMLElement[]} a place for it, if the field is about others; choices are told as they change, words would be at each key
 */
export function drawAbout(worksheet, field, values) {
  const { over } = field;
  const isLive = worksheet.velden.some(({ id, soort }) => soort === "keuze" && over?.includes(id));
  return over ? [element("div", { class: "ws-about", ...(isLive && { "aria-live": "polite" }) }, ...aboutParts(worksheet, field, values))] : [];
}
