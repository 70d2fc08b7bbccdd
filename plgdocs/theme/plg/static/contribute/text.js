// @ts-check
// What a contributor typed -> the text of a card's file.  Values in, text out; nothing here reads a card
// or touches the page.
//
// The rule for running text: each line is a paragraph, lines that open with “- ” are the points of a list,
// and **two stars** make words bold.  Everything else that Markdown would take for markup is escaped.

/**
 * @typedef {{ signs: string[], mark: string }} Bullets the table `bullets` of `everyday.toml`
 *
 * @typedef {object} StepText what the form asks of a step; all as typed, with plain bullets
 * @property {string} name
 * @property {string} minutes
 * @property {string} share into how many equal parts the time is cut, of which the step gets one
 * @property {boolean} perPerson
 * @property {string} text
 * @property {string} say each line is something the coach can say
 * @property {boolean} hasSilence
 *
 * @typedef {object} CardText what the form asks of a card; all as typed, with plain bullets
 * @property {string} title
 * @property {Record<string, Value>} header by front matter key: a text, lines or words, or a record of texts
 * @property {Record<string, string>} sections by heading
 * @property {StepText[]} steps
 * @property {string[]} remarks for the editors; comments in the front matter
 *
 * @typedef {string | string[] | Record<string, string>} Value
 * @typedef {{ keys: string[], named: string[], headings: string[], steps: string, counted: Record<string, string> }} Order of the front matter and of the sections; `named` keys
 *   hold texts by name, and the section `steps` holds the steps
 * @typedef {{ text: string, isBold: boolean }} Span
 * @typedef {{ spans: Span[] } | { points: Span[][] }} Block a paragraph, or the points of a list
 */

const LINE_END = /\r\n|[\n\v\f\r\x85\u2028\u2029]/;
const SPACES = /[\t-\r\x1c-\x1f\x85\p{Z}]+/gu;
export const BULLET = /^[-*] (?=.)/;
const BOLD = /(^|\s)\*\*([^\s*](?:[^*]*[^\s*])?)\*\*(?=$|[\s.,:;!?)])/gu;
const INLINE_MARKUP = /[\\`*_{}[\]<>~#]|&(?=#?\w+;)/g;
const OPENING_MARKUP = /^(?:[-+=:%|]|\((?=.*\)=$))/;
const NUMBERED = /^(\d+)([.)])(?= |$)/;
const PLAIN_VALUE = /^\p{L}[\p{L}\p{N} .’()/-]*$|^\d{1,9}$/u;
export const SILENCE = "(stilte)";
/** Characters of the name of a role: YAML reads no long ones. */
const LONGEST_NAME = 60;

/** What nobody sees: control characters, those that turn the direction of writing, blank letters, no characters at all. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff\u{e0000}-\u{10ffff}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0e]|(?<!\p{Emoji})\ufe0f/gu;

/**
 * @param {string} text as typed
 * @returns {string} on one line, with single spaces
 */
export function oneLine(text) {
  return text.replace(SPACES, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();
}

/**
 * @param {string} text as typed
 * @returns {string[]} its lines, without those that hold nothing
 */
export function linesOf(text) {
  return text.split(LINE_END).map(oneLine).filter(Boolean);
}

/**
 * @param {string} text as typed or pasted
 * @param {Bullets} bullets
 * @returns {string} the text with “- ” for each bullet that Word and others make
 */
export function plainBullets(text, { signs, mark }) {
  const bullet = new RegExp(`^\\s*${mark.replace("SIGNS", signs.join(""))}`, "u");
  return text.split(LINE_END).map((line) => line.replace(bullet, "- ")).join("\n");
}

/**
 * A title as the name of a file, without its ending (`outline.file_name`).
 * @param {string} title
 */
export function nameOf(title) {
  const ascii = oneLine(title).toLowerCase().normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  return ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * The fragment of a heading (`outline.slug`).
 * @param {string} text
 */
export const slug = (text) => nameOf(text).replace(/^[-0-9]+/, "");

/** @param {string} title */
export const fileName = (title) => `${nameOf(title)}.md`;

/**
 * @param {string} text
 * @returns {string} the name of a step, without the dot that the file puts behind it
 */
export const stepName = (text) => oneLine(text).replace(/[ .:]+$/, "");

/**
 * The time of a step, as it stands between brackets.
 * @param {StepText} step
 * @returns {string} the time, or nothing
 */
export function stepTime({ minutes, share, perPerson }) {
  const [number, parts] = [minutes, share].map((text) => oneLine(text.replace(/[()]/g, "")));
  const time = [number && `${number} min`, parts && `1/${parts.replace(/^1\//, "")}`].filter(Boolean).join(" + ");
  return time && `${time}${perPerson ? " per persoon" : ""}`;
}

/**
 * The time of a step as a reader sees it.
 * @param {StepText} step
 * @returns {string} the time, or nothing
 */
export function shownTime(step) {
  const time = stepTime(step);
  return time.startsWith("1/") ? `${time} van de tijd` : time;
}

/**
 * @param {StepText} step
 * @returns {boolean} whether nobody has written anything in it
 */
export const isEmptyStep = (step) => ![step.name, step.minutes, step.share, step.text, step.say].some(oneLine) && !step.hasSilence;

/**
 * @param {string} line
 * @returns {Span[]} its bold and its ordinary words
 */
function spansOf(line) {
  const spans = [];
  let end = 0;
  for (const match of line.matchAll(BOLD)) {
    const start = match.index + match[1].length;
    spans.push({ text: line.slice(end, start), isBold: false }, { text: match[2], isBold: true });
    end = match.index + match[0].length;
  }
  return [...spans, { text: line.slice(end), isBold: false }].filter((span) => span.text);
}

/**
 * @param {string} text as typed
 * @returns {Block[]} its paragraphs and lists
 */
export function blocksOf(text) {
  /** @type {Block[]} */
  const blocks = [];
  for (const line of linesOf(text)) {
    const last = blocks.at(-1);
    if (!BULLET.test(line)) blocks.push({ spans: spansOf(line) });
    else if (last && "points" in last) last.points.push(spansOf(line.replace(BULLET, "")));
    else blocks.push({ points: [spansOf(line.replace(BULLET, ""))] });
  }
  return blocks;
}

/** @param {string} text */
const escapeInline = (text) => text.replace(INLINE_MARKUP, "\\$&");

/**
 * @param {string} text
 * @returns {string} Markdown at the start of a line that shows just this text
 */
function escapeLine(text) {
  return escapeInline(text).replace(NUMBERED, "$1\\$2").replace(OPENING_MARKUP, "\\$&");
}

/**
 * @param {Span[]} spans
 * @param {(text: string) => string} [opening] how the first words are escaped
 */
function markdownOf(spans, opening = escapeLine) {
  return spans.map(({ text, isBold }, index) => {
    if (isBold) return `**${escapeInline(text)}**`;
    return index ? escapeInline(text) : opening(text);
  }).join("");
}

/**
 * @param {Block} block
 * @returns {string} Markdown
 */
function blockMarkdown(block) {
  return "points" in block ? block.points.map((spans) => `- ${markdownOf(spans)}`).join("\n") : markdownOf(block.spans);
}

/**
 * @param {string} text
 * @param {string} space
 */
const indent = (text, space) => text.replace(/\n(?=.)/g, `\n${space}`);

/** @param {StepText} step */
export const saidIn = (step) => linesOf(step.say).map((line) => line.replace(BULLET, ""));

/**
 * One step.  Text that opens with a bracket gets a paragraph of its own, so that it isn't read as a time.
 * @param {StepText} step
 * @param {number} number
 */
function stepMarkdown(step, number) {
  const name = stepName(step.name);
  const time = stepTime(step);
  const head = `**${escapeInline(name)}${/[!?…]$/.test(name) ? "" : "."}**${time && ` (${escapeInline(time)})`}`;
  const blocks = blocksOf(step.text);
  const first = blocks[0];
  const joins = first && "spans" in first && !first.spans[0].text.startsWith("(");
  const parts = [joins ? `${head} ${markdownOf(first.spans, escapeInline)}` : head, ...blocks.slice(joins ? 1 : 0).map(blockMarkdown)];
  const endsInList = !!blocks.length && "points" in blocks[blocks.length - 1];
  if (step.hasSilence && endsInList) parts.push(SILENCE);
  else if (step.hasSilence) parts[parts.length - 1] += ` ${SILENCE}`;
  parts.push(...saidIn(step).map((line) => `> ${escapeLine(line)}`));
  return indent(`${number}. ${parts.join("\n\n")}`, " ".repeat(`${number}. `.length));
}

/**
 * @param {string} text
 * @returns {string} the text as a YAML value that nothing in it can end
 */
function yamlText(text) {
  return PLAIN_VALUE.test(text) && text.toLowerCase() !== "null" ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * @param {Value} value
 * @returns {Value} the value on single lines, without what holds nothing
 */
export function tidyValue(value) {
  if (typeof value === "string") return oneLine(value);
  if (Array.isArray(value)) return value.flatMap(linesOf).map((line) => line.replace(BULLET, ""));
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, oneLine(text)]).filter(([, text]) => text));
}

/** @param {Value} value a tidy one */
export const isEmptyValue = (value) => (typeof value === "string" ? !value : !Object.keys(value).length);

/**
 * Lines such as “tijdbewaker: let op de klok”, as texts by name; a line without a name is one, without a text.
 * @param {Value} lines tidy ones
 * @returns {Map<string, string>}
 */
export function namedTexts(lines) {
  const found = new Map();
  for (const line of Array.isArray(lines) ? lines : []) {
    const [, before, after] = /** @type {RegExpExecArray} */ (/^([^:]*):?(.*)$/u.exec(line));
    const [name, text] = [before, after].map(oneLine);
    if (!name && !text) continue;
    const isShort = name && [...name].length <= LONGEST_NAME;
    const key = isShort ? name : [...(name || text)].slice(0, LONGEST_NAME).join("").trim();
    found.set(key, [found.get(key), isShort ? text : ""].filter(Boolean).join(" "));
  }
  return found;
}

/** @param {Value} value a tidy one */
function yamlOf(value) {
  if (typeof value === "string") return yamlText(value);
  if (Array.isArray(value)) return `[${value.map(yamlText).join(", ")}]`;
  return yamlMapping(Object.entries(value));
}

/** @param {Iterable<[string, string]>} pairs */
const yamlMapping = (pairs) => `{${[...pairs].map(([key, text]) => `${yamlText(key)}: ${yamlText(text)}`).join(", ")}}`;

/**
 * @param {CardText} card
 * @param {Order} order
 */
function headerText(card, { keys, named }) {
  const values = keys.filter((key) => key in card.header).map((key) => /** @type {const} */ ([key, tidyValue(card.header[key])]));
  const full = values.filter(([key, value]) => (named.includes(key) ? namedTexts(value).size : !isEmptyValue(value)));
  const lines = full.map(([key, value]) => `${key}: ${named.includes(key) ? yamlMapping(namedTexts(value)) : yamlOf(value)}`);
  return ["---", ...lines, ...card.remarks.map((remark) => `# ${oneLine(remark)}`), "---"].join("\n");
}

/**
 * @param {CardText} card
 * @param {string} heading
 * @param {Order} order
 */
function sectionText(card, heading, order) {
  if (heading !== order.steps) return blocksOf(card.sections[heading] ?? "").map(blockMarkdown).join("\n\n");
  return card.steps.filter((step) => !isEmptyStep(step)).map((step, index) => stepMarkdown(step, index + 1)).join("\n\n");
}

/**
 * The file of a card.
 * @param {CardText} card
 * @param {Order} order
 */
export function writeCard(card, order) {
  const sections = order.headings.map((heading) => [heading, sectionText(card, heading, order)]).filter(([, text]) => text);
  const body = sections.map(([heading, text]) => `## ${heading}\n\n${text}`);
  return `${[headerText(card, order), `# ${escapeInline(oneLine(card.title))}`.trim(), ...body].join("\n\n")}\n`;
}
