// @ts-check
// A contribution as the page of its card, with the site's own markup.  What somebody typed only ever becomes text.

import { element } from "../site/dom.js";
import { DEFAULT_GROUP } from "../site/limits.js";
import { rangeText } from "../site/spans.js";
import { capital } from "../site/text.js";
import { blocksOf, isEmptyStep, namedTexts, oneLine, saidIn, shownTime, SILENCE, slug, stepName, tidyValue } from "./text.js";

/** @import { Block, CardText, Order, Span, StepText } from "./text.js" */

/**
 * @typedef {Record<string, any>} Header the front matter, tidy
 * @typedef {{ key: string, label: string, unit?: string }} Shown a field, and what a range of it counts
 */

/** The sections that come after the rest, as on a card's page (page_header.py). */
const BACKGROUND = ["wat", "waarom"];

/**
 * @param {CardText} card
 * @param {HTMLFormElement} form whose chips give words their labels and phases their shapes
 * @param {Order} order of the sections
 * @param {Record<"facts" | "details" | "ending", Shown[]>} shown the fields that each place of the page shows
 * @returns {HTMLElement}
 */
export function previewCard(card, form, order, shown) {
  /** @type {Header} */
  const header = Object.fromEntries(Object.entries(card.header).map(([key, value]) => [key, tidyValue(value)]));
  const phases = chosen(form, "fase");
  const sections = order.headings.map((heading) => section(card, heading, order)).filter((part) => part !== null);
  const article = element("article", { class: ["card", ...(header.fase ?? []).slice(0, 1).map((/** @type {string} */ phase) => `phase-${phase}`)].join(" ") });
  article.append(
    element("p", { class: "band" }, ...phases.map((chip) => element("span", {}, ...copies(chip)))),
    element("h1", {}, oneLine(card.title) || "Naam van je methodiek"),
    element("p", { class: "lead" }, header.samenvatting),
    definitions("strip", shown.facts.map((field) => pair(field, valueOf(field, header, form)))),
    ready(card, header, form, shown.details),
    ...sections.filter(({ id }) => !BACKGROUND.includes(id)),
    element("div", { class: "background" }, ...sections.filter(({ id }) => BACKGROUND.includes(id))),
    ending(header, form, shown.ending),
    element("p", { class: "corner" }, ...phases.slice(0, 1).flatMap((chip) => copies(chip).slice(0, 1))),
  );
  return article;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLElement[]} the chips of the words that were chosen
 */
function chosen(form, name) {
  return [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => /** @type {HTMLElement} */ (box.parentElement));
}

/** @param {HTMLElement} chip */
const copies = (chip) => [...(chip.querySelector("svg") ? [/** @type {Element} */ (chip.querySelector("svg")).cloneNode(true)] : []), (chip.textContent ?? "").trim()];

/** @param {HTMLFormElement} form  @param {string} name  @returns {string} what was chosen, in words */
function labels(form, name) {
  return chosen(form, name).map((chip, index) => (index ? chip.textContent?.toLowerCase() : chip.textContent)?.trim()).join(", ");
}

/**
 * @param {Shown} field
 * @param {Header} header
 * @param {HTMLFormElement} form
 * @returns {(Node | string)[]} a value as a card's page shows it, or nothing
 */
function valueOf({ key, unit }, header, form) {
  const value = header[key];
  if (unit) return value?.van && value.tot ? [element("b", {}, rangeText(value.van, value.tot, unit, value.per)), ...forEight(value, unit)] : [];
  if (form.querySelector(`[name="${key}"]:is([type=checkbox], [type=radio])`)) return [labels(form, key)].filter(Boolean);
  if (key === "rollen") return roles(namedTexts(value ?? []));
  return value?.length ? [[value].flat().join(", ")] : [];
}

/** @param {{ van: number, tot: number, per?: unknown }} span  @param {string} unit */
function forEight({ van, tot, per }, unit) {
  return per ? [" ", element("span", {}, `met ${DEFAULT_GROUP} deelnemers: ${rangeText(van * DEFAULT_GROUP, tot * DEFAULT_GROUP, unit)}`)] : [];
}

/** @param {CardText} card  @param {Header} header  @param {HTMLFormElement} form  @param {Shown[]} fields */
function ready(card, header, form, fields) {
  const first = card.steps.find((step) => !isEmptyStep(step));
  return definitions("ready", [
    ["Begin met", first && [element("a", { class: "go", href: "#stap-1" }, stepName(first.name) || "stap 1")]],
    ...fields.map((field) => pair(field, valueOf(field, header, form))),
  ]);
}

/** @param {Shown} field  @param {(Node | string)[]} value  @returns {[string, any]} */
const pair = ({ label }, value) => [label, value];

/** @param {Map<string, string>} texts what each role does  @returns {(Node | string)[]} */
function roles(texts) {
  const parts = [...texts].flatMap(([role, task]) => ["; ", element("b", {}, capital(role)), ` ${task.replace(/\.+$/, "")}`]);
  return parts.length ? [...parts.slice(1), "."] : [];
}

/** @param {(Node | string)[]} parts its shape and its name */
const variantName = ([shape, name]) => [shape, " ", String(name).toLowerCase()];

/** @param {HTMLElement[]} chips the phases that only the variant serves  @returns {(Node | string)[]} */
function variant(chips) {
  const parts = chips.flatMap((chip) => [", ", element("span", { class: `phase ${chip.className.replace("chip ", "")}` }, ...variantName(copies(chip)))]);
  return parts.length ? ["; met de variant ook ", ...parts.slice(1)] : [];
}

/** @param {string} className  @param {[string, any][]} pairs what has no value stays out */
function definitions(className, pairs) {
  const isStrip = className === "strip";
  const parts = pairs.filter(([, value]) => value?.length).map(([term, value]) => [element("dt", {}, term), element("dd", {}, ...[value].flat())]);
  return element("dl", { class: className }, ...parts.flatMap((pair) => (isStrip ? [element("div", {}, ...pair)] : pair)));
}

/** @param {CardText} card  @param {string} heading  @param {Order} order  @returns {HTMLElement | null} */
function section(card, heading, order) {
  const steps = card.steps.filter((step) => !isEmptyStep(step));
  const content = heading === order.steps ? [element("ol", { class: "steps" }, ...steps.map(stepItem))] : blocksOf(card.sections[heading] ?? "").map(blockElement);
  if (heading === order.steps ? !steps.length : !content.length) return null;
  return element("section", { id: slug(heading) }, element("h2", {}, heading), ...content);
}

/** @param {Span[]} spans */
const inline = (spans) => spans.flatMap(({ text, isBold }) => (isBold ? [element("strong", {}, text)] : withSilences(text)));

/** @param {Block} block */
function blockElement(block) {
  return "points" in block ? element("ul", {}, ...block.points.map((spans) => element("li", {}, element("p", {}, ...inline(spans))))) : element("p", {}, ...inline(block.spans));
}

/** @param {string} text  @returns {(Node | string)[]} the text, each “(stilte)” marked */
function withSilences(text) {
  return text.split(SILENCE).flatMap((part, index) => (index ? [element("span", { class: "silence" }, "stilte"), part] : [part]));
}

/** @param {StepText} step  @param {number} index */
function stepItem(step, index) {
  const [name, time] = [stepName(step.name), shownTime(step)];
  const head = element("p", { class: "step-head" }, element("strong", {}, `${name}${/(^|[!?…])$/.test(name) ? "" : "."}`));
  if (time) head.append(" ", element("span", { class: "time" }, time));
  const text = blocksOf(step.text + (step.hasSilence ? ` ${SILENCE}` : ""));
  const parts = [head, ...text.map(blockElement), ...saidIn(step).map((line) => element("blockquote", { class: "say" }, element("div", {}, element("p", {}, line))))];
  return element("li", { id: `stap-${index + 1}` }, ...parts);
}

/** @param {Header} header  @param {HTMLFormElement} form  @param {Shown[]} fields */
function ending(header, form, fields) {
  const expect = header["voor-deelnemers"];
  const guests = expect ? [element("section", { class: "participants" }, element("h2", {}, "Voor deelnemers"), element("p", {}, expect))] : [];
  const colophon = definitions("colophon", fields.map((field) => pair(field, [...valueOf(field, header, form), ...(field.key === "fase" ? variant(chosen(form, "fase-variant")) : [])])));
  return element("div", { class: "card-end" }, ...guests, colophon);
}
