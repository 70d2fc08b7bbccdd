// @ts-check
// The rules of the model for what a contributor typed: the same codes and sentences as `plgdocs check`.
// The rules themselves come as data (form.py); this module applies them.

import { capital } from "../site/text.js";
import { fill, length } from "./sentences.js";
import { fileName, isEmptyStep, isEmptyValue, linesOf, namedTexts, nameOf, oneLine, slug, stepName, stepTime, tidyValue, writeCard } from "./text.js";

/** @import { CardText, Order, Value } from "./text.js" */

/**
 * @typedef {object} Type a JSON Schema, as far as the fields of a card need it
 * @property {string} [type]
 * @property {number} [maxLength]
 * @property {number} [mostInWords] of a text that may hold links; only its words count
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {Type} [items]
 * @property {Record<string, Type>} [properties]
 * @property {Type | false} [additionalProperties] of texts by a free name
 * @property {string[]} [required]
 *
 * @typedef {object} Rules what `form.py` knows of the model
 * @property {Type & { properties: Record<string, Type>, required: string[] }} fields
 * @property {Record<string, boolean>} sections by heading, in order: whether a card must have it
 * @property {string} steps the section that holds the steps
 * @property {import("./everyday.js").Table} everyday how people write lengths of time and sizes of groups
 * @property {Record<string, string>} counted by key of a range: what it counts, or nothing for minutes
 * @property {string} time regular expression of a step's time
 * @property {string} link regular expression of a link in a text
 * @property {number} longestTitle
 * @property {number} largest bytes of a file
 * @property {Record<"facts" | "details" | "ending", import("./preview.js").Shown[]>} shown by place of the page
 * @property {string} open what marks a place where something must still be written
 * @property {Record<string, string>} [taken] the page that a name leads to already
 * @property {string} id what the name of a file must look like
 * @property {Record<string, [string, string, string]>} problems by name: code, sentence, hint
 *
 * @typedef {object} Problem
 * @property {string} field where: `titel`, a key, `duur.van`, a heading, `stap-2.naam`
 * @property {string} code
 * @property {string} sentence
 * @property {string} hint
 *
 * @typedef {(field: string, name: string, values?: Record<string, string | number>) => void} Report
 * @typedef {{ report: Report, open: string, link: string }} Judge
 */

/** @param {CardText} card  @param {Rules} rules  @returns {Problem[]} what `plgdocs check` would say of the file */
export function checkCard(card, rules) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Report} */
  const report = (field, name, values = {}) => {
    const [code, sentence, hint] = rules.problems[name];
    problems.push({ field, code, sentence: capital(fill(sentence, values)), hint: fill(hint, values) });
  };
  if (isTooLarge(card, rules, report)) return problems;
  checkTitle(oneLine(card.title), card, rules, report);
  checkNames(card, rules, report);
  checkRecord(card.header, rules.fields, { report, open: rules.open, link: rules.link });
  checkSections(card, rules, report);
  checkSteps(card, rules, report);
  checkOpenPlaces(card, rules, report);
  return problems;
}

/**
 * @param {Pick<Rules, "fields" | "sections" | "steps" | "counted">} rules
 * @returns {Order} in which a file has its keys and sections
 */
export function orderOf({ fields, sections, steps, counted }) {
  const keys = Object.keys(fields.properties);
  return { keys, named: keys.filter((key) => fields.properties[key].additionalProperties), headings: Object.keys(sections), steps, counted };
}

/**
 * A file that is too large is not read at all.
 * @param {CardText} card
 * @param {Rules} rules
 * @param {Report} report
 */
function isTooLarge(card, { largest, ...rules }, report) {
  const bytes = new TextEncoder().encode(writeCard(card, orderOf(rules))).length;
  const longest = Object.entries(card.sections).sort(([, one], [, other]) => other.length - one.length)[0][0];
  if (bytes > largest) report(longest, "TOO_LARGE", { size: Math.ceil(bytes / 1000), limit: largest / 1000 });
  return bytes > largest;
}

/** @param {string} title  @param {CardText} card  @param {Rules} rules  @param {Report} report */
function checkTitle(title, card, rules, report) {
  if (!title) return report("titel", "NO_TITLE");
  if (length(title) > rules.longestTitle) report("titel", "LONG_TITLE", { length: length(title) });
  const heading = presentSections(card, rules).find((name) => slug(name) === slug(title));
  if (heading) report("titel", "REPEATED_HEADING", { heading });
}

/**
 * The card's name and its other names belong to no other page.
 * @param {CardText} card
 * @param {Rules} rules
 * @param {Report} report
 */
function checkNames(card, { taken = {}, id }, report) {
  const name = nameOf(card.title);
  const isName = new RegExp(`^${id}$`).test(name);
  if (!isName && oneLine(card.title)) report("titel", "BAD_ID", { name: fileName(card.title), better: "naam.md" });
  const clash = [name, slug(name)].find((claim) => Object.hasOwn(taken, claim));
  if (clash) report("titel", "ID_CLASH", { name, other: taken[clash] });
  const others = tidyValue(card.header["ook-bekend-als"] ?? []);
  for (const other of Array.isArray(others) ? new Set(others) : []) {
    if (Object.hasOwn(taken, slug(other))) report("ook-bekend-als", "ID_CLASH", { name: other, other: taken[slug(other)] });
  }
}

/**
 * @param {Record<string, Value>} values
 * @param {Type} record
 * @param {Judge} judge
 * @param {string} [path] of the record itself, with a dot
 */
function checkRecord(values, record, judge, path = "") {
  for (const [key, type] of Object.entries(record.properties ?? {})) {
    const value = tidyValue(values[key] ?? "");
    if (!isEmptyValue(value)) checkValue(path + key, key, value, type, judge);
    else if (record.required?.includes(key)) judge.report(path + key, "MISSING_KEY", { key });
  }
}

/**
 * @param {string} field
 * @param {string} key
 * @param {Value} value a tidy one
 * @param {Type} type
 * @param {Judge} judge
 */
function checkValue(field, key, value, type, judge) {
  if (type.additionalProperties) checkNamed(field, value, type.additionalProperties, judge);
  else if (Array.isArray(value)) checkList(field, key, value, type.items ?? {}, judge);
  else if (typeof value !== "string") checkRange(field, key, value, type, judge);
  else if (value.startsWith(judge.open)) judge.report(field, "OPEN_VALUE", { key });
  else if (type.type === "integer") checkNumber(field, key, value, type, judge);
  else checkText(field, key, value, type, judge);
}

/** @param {string} field  @param {Value} value lines  @param {Type} type of each text  @param {Judge} judge */
function checkNamed(field, value, type, judge) {
  for (const [name, text] of namedTexts(value)) {
    if (text) checkValue(field, name, text, type, judge);
    else judge.report(field, "EMPTY_VALUE", { key: name, example: "wat die doet" });
  }
}

/** @param {string} field  @param {string} key  @param {string[]} values  @param {Type} type  @param {Judge} judge */
function checkList(field, key, values, type, judge) {
  values.forEach((value, index) => {
    checkValue(field, key, value, type, judge);
    if (values.indexOf(value) < index && !value.startsWith(judge.open)) judge.report(field, "REPEATED_VALUE", { value, key });
  });
}

/** @param {string} field  @param {string} key  @param {string} value  @param {Type} type  @param {Judge} judge */
function checkText(field, key, value, { maxLength, mostInWords }, judge) {
  const words = mostInWords ? value.replace(new RegExp(judge.link, "gu"), "$<words>") : value;
  const [size, limit] = [length(words), mostInWords ?? maxLength ?? Infinity];
  const over = size - limit;
  if (over > 0) judge.report(field, "TOO_LONG", { key, length: size, limit, over: `${over} teken${over > 1 ? "s" : ""}` });
}

/** @param {string} field  @param {string} key  @param {string} value  @param {Type} type  @param {Judge} judge */
function checkNumber(field, key, value, { minimum: low = 0, maximum: high = 0 }, { report }) {
  if (!/^-?[0-9]{1,9}$/.test(value)) return report(field, "NOT_NUMBER", { key, value, low, high });
  const number = Number(value);
  if (number >= low && number <= high) return;
  report(field, "OUT_OF_RANGE", { key, value: number, way: number < low ? "klein" : "groot", low, high });
}

/**
 * @param {string} field
 * @param {string} key
 * @param {Record<string, string>} value
 * @param {Type} type
 * @param {Judge} judge
 */
function checkRange(field, key, value, type, judge) {
  let isSound = true;
  /** @type {Report} */
  const report = (...problem) => {
    isSound = false;
    judge.report(...problem);
  };
  checkRecord(value, type, { ...judge, report }, `${field}.`);
  const [start, end] = [Number(value.van), Number(value.tot)];
  if (isSound && start > end) judge.report(field, "BACKWARDS", { key, start, end });
}

/**
 * @param {CardText} card
 * @param {Rules} rules
 * @returns {string[]} the headings of the sections that hold something
 */
function presentSections(card, rules) {
  const hasSteps = card.steps.some((step) => !isEmptyStep(step));
  return Object.keys(rules.sections).filter((name) => (name === rules.steps ? hasSteps : linesOf(card.sections[name] ?? "").length));
}

/** @param {CardText} card  @param {Rules} rules  @param {Report} report */
function checkSections(card, rules, report) {
  const present = presentSections(card, rules);
  for (const [heading, isNeeded] of Object.entries(rules.sections)) {
    if (isNeeded && !present.includes(heading)) report(heading, "MISSING_SECTION", { heading });
  }
}

/** @param {CardText} card  @param {Rules} rules  @param {Report} report */
function checkSteps(card, rules, report) {
  const isTime = new RegExp(`^(?:${rules.time})$`);
  let number = 0;
  card.steps.forEach((step, index) => {
    if (isEmptyStep(step)) return;
    number += 1;
    const [time, field] = [stepTime(step), `stap-${index + 1}`];
    if (!stepName(step.name)) report(`${field}.naam`, "NAMELESS_STEP", { number });
    if (time && !isTime.test(time)) report(`${field}.minuten`, "BAD_TIME", { value: time });
  });
}

/** Nothing is left of what a template marks as a place to fill in.
 * @param {CardText} card
 * @param {Rules} rules
 * @param {Report} report
 */
function checkOpenPlaces(card, { open, sections }, report) {
  const check = (/** @type {string} */ field, /** @type {string} */ text) => {
    if (linesOf(text).some((line) => line.includes(open))) report(field, "OPEN_TEXT");
  };
  check("titel", oneLine(card.title));
  for (const heading of Object.keys(sections)) check(heading, card.sections[heading] ?? "");
  card.steps.forEach((step, index) => {
    check(`stap-${index + 1}.naam`, stepName(step.name));
    check(`stap-${index + 1}.tekst`, step.text);
    check(`stap-${index + 1}.zeg`, step.say);
  });
}
