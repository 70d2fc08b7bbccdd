// @ts-check
// The controls of the contribution form: what they hold, and the steps that one adds, moves and removes.

import { rangeOf } from "./everyday.js";
import { plainBullets } from "./text.js";

/** @import { CardText, StepText, Value } from "./text.js" */
/** @import { Rules, Type } from "./check.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/** The parts of a step: as the model calls them, and as the controls do. */
const STEP_CONTROLS = /** @type {const} */ ({
  name: "naam", minutes: "minuten", share: "deel", perPerson: "per", text: "tekst", say: "zeg", hasSilence: "stilte",
});

/** @type {StepText} */
const NEW_STEP = { name: "", minutes: "", share: "", perPerson: false, text: "", say: "", hasSilence: false };

/** @param {ParentNode} place  @param {string} name  @returns {Control[]} */
function controls(place, name) {
  return [...place.querySelectorAll(`[name="${CSS.escape(name)}"]`)].map((control) => /** @type {Control} */ (control));
}

/** @param {Control} control */
const isBox = (control) => control.type === "checkbox" || control.type === "radio";

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {string[]} what its controls hold: the chosen words, or the text
 */
function held(form, name) {
  return controls(form, name).filter((control) => !isBox(control) || /** @type {HTMLInputElement} */ (control).checked).map((control) => control.value);
}

/** @param {HTMLFormElement} form  @param {string} key  @param {Type} type  @param {(text: string) => string} plain  @returns {Value} */
function readValue(form, key, type, plain) {
  if (type.properties) return Object.fromEntries(Object.keys(type.properties).map((name) => [name, held(form, `${key}.${name}`)[0] ?? ""]));
  return type.type === "array" || type.additionalProperties ? held(form, key).map(plain) : held(form, key)[0] ?? "";
}

/** @param {HTMLFormElement} form  @param {Rules} rules  @returns {CardText} what the form holds, as typed, with plain bullets */
export function readCard(form, rules) {
  const plain = (/** @type {string} */ text) => plainBullets(text, rules.everyday.bullets);
  const keys = Object.entries(rules.fields.properties);
  return {
    title: held(form, "titel")[0],
    header: Object.fromEntries(keys.map(([key, type]) => [key, readValue(form, key, type, plain)])),
    sections: Object.fromEntries(Object.keys(rules.sections).map((name) => [name, plain(held(form, name)[0] ?? "")])),
    steps: stepItems(form).map(readStep).map((step) => ({ ...step, text: plain(step.text), say: plain(step.say) })),
    remarks: ["idee", "licentie", "personen"].flatMap((name) => held(form, `akkoord.${name}`)),
  };
}

/** @param {HTMLFormElement} form  @param {string} name  @param {string[]} values */
function put(form, name, values) {
  for (const control of controls(form, name)) {
    if (isBox(control)) /** @type {HTMLInputElement} */ (control).checked = values.includes(control.value);
    else control.value = values.join("\n");
  }
}

/**
 * Put numbers in the place of words such as “een half uur” or “20 à 30 min”, also in the fields beside it.
 * @param {HTMLFormElement} form
 * @param {Control} control that somebody left
 * @param {Rules} rules
 * @returns {boolean} whether anything was understood
 */
export function understand(form, control, { counted, everyday }) {
  const [record, end] = control.name.split(".");
  const range = /^\s*\d*\s*$/.test(control.value) ? null : rangeIn(control.value, counted[record] ?? "", everyday);
  const isStep = end === "minuten" && range?.van === range?.tot;
  if (!range || !(isStep || (record in counted && end !== "per"))) return false;
  const { per, ...ends } = range.van === range.tot ? { per: range.per, [end]: range.van } : range;
  control.value = "";
  for (const [name, number] of Object.entries(ends)) put(form, `${record}.${name}`, [String(number)]);
  for (const box of per ? controls(form, `${record}.per`) : []) /** @type {HTMLInputElement} */ (box).checked = true;
  return true;
}

/**
 * @param {string} text in a field for one end of a range, so a single number is sure there
 * @param {string} counted
 * @param {import("./everyday.js").Table} table
 */
const rangeIn = (text, counted, table) => rangeOf(text, counted, table) ?? (counted ? rangeOf(`precies ${text}`, counted, table) : null);

/** @param {HTMLFormElement} form  @param {CardText} card */
export function fillCard(form, card) {
  put(form, "titel", [card.title]);
  for (const [key, value] of Object.entries(card.header)) {
    if (typeof value === "string" || Array.isArray(value)) put(form, key, [value].flat());
    else for (const [name, text] of Object.entries(value)) put(form, `${key}.${name}`, [text]);
  }
  for (const [name, text] of Object.entries(card.sections)) put(form, name, [text]);
  for (const item of stepItems(form)) item.remove();
  for (const step of card.steps) addStep(form, step);
}

/** @param {HTMLFormElement} form  @returns {HTMLElement[]} the steps, in order */
export const stepItems = (form) => [...form.querySelectorAll(".edit-steps > li")].map((item) => /** @type {HTMLElement} */ (item));

/** @param {HTMLElement} item  @param {string} name  @returns {any} the control of a part of a step */
const part = (item, name) => item.querySelector(`[name$=".${name}"]`);

/** @param {HTMLElement} item  @returns {StepText} */
function readStep(item) {
  const parts = Object.entries(STEP_CONTROLS).map(([key, name]) => [key, isBox(part(item, name)) ? part(item, name).checked : part(item, name).value]);
  return Object.fromEntries(parts);
}

/** @param {HTMLFormElement} form  @param {StepText} [step]  @returns {HTMLElement} the new step, at the end */
export function addStep(form, step = NEW_STEP) {
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("#een-stap"));
  const item = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (template.content.firstElementChild).cloneNode(true));
  for (const [key, name] of Object.entries(STEP_CONTROLS)) {
    const value = step[/** @type {keyof StepText} */ (key)];
    if (typeof value === "boolean") part(item, name).checked = value;
    else part(item, name).value = value ?? "";
  }
  form.querySelector(".edit-steps")?.append(item);
  numberSteps(form);
  return item;
}

/** @param {HTMLElement} item  @param {-1 | 1} way */
export function moveStep(item, way) {
  if (way < 0) item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
}

/**
 * Give each step its number, in what is shown and in what connects labels, hints and controls.
 * @param {HTMLFormElement} form
 */
export function numberSteps(form) {
  const items = stepItems(form);
  items.forEach((item, index) => {
    const number = String(index + 1);
    for (const element of item.querySelectorAll("*")) {
      for (const name of ["id", "for", "name", "data-field", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/stap-\d+/g, `stap-${number}`));
      }
    }
    for (const shown of item.querySelectorAll("legend > b")) shown.textContent = number;
    label(item, "[data-move='-1']", `Zet stap ${number} hoger`, index === 0);
    label(item, "[data-move='1']", `Zet stap ${number} lager`, index === items.length - 1);
    label(item, "[data-remove]", `Verwijder stap ${number}`, items.length === 1);
  });
}

/** @param {HTMLElement} item  @param {string} selector  @param {string} text  @param {boolean} isOff */
function label(item, selector, text, isOff) {
  const button = /** @type {HTMLButtonElement} */ (item.querySelector(selector));
  button.setAttribute("aria-label", text);
  button.disabled = isOff;
}
