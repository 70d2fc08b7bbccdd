// @ts-check
// Lengths of time and sizes of groups as people write them, read by the table that `authoring/everyday.py` reads with.

/**
 * @typedef {"time" | "count"} Kind
 * @typedef {Record<string, string[]>} Words by the sign that they mean
 *
 * @typedef {object} Table `everyday.toml`
 * @property {number} longest
 * @property {string} spaces
 * @property {string} number
 * @property {string} aside
 * @property {string} unsaid
 * @property {string} ends
 * @property {import("./text.js").Bullets} bullets
 * @property {Record<string, string>} fold
 * @property {Record<string, number>} units
 * @property {Record<"both" | Kind, Words>} signs
 * @property {Words} counted
 * @property {Record<Kind, string>} amount
 * @property {Record<"both" | Kind, string[]>} shapes
 * @property {Record<Kind, string>} around
 * @property {Record<Kind, number>} bare
 * @property {Record<Kind, number>} apart
 * @property {Record<Kind, string>} lending
 * @property {Record<string, number>} clock
 *
 * @typedef {{ van?: number, tot?: number, per?: string }} Range
 */

/**
 * @param {string} text
 * @param {string} counted what the range counts, or nothing for minutes
 * @param {Table} table
 * @returns {Range | null} the ends that are sure
 */
export function rangeOf(text, counted, table) {
  if (text.length > table.longest) return null;
  const kind = counted ? "count" : "time";
  const signs = signsOf(text, counted, table).join(" ").replace(new RegExp(table.aside, "g"), "").trim();
  for (const shape of shapes(kind, table)) {
    const found = shape.exec(signs)?.groups;
    if (found) return ends(kind, found, table);
  }
  return null;
}

/**
 * @param {string} text
 * @param {string} counted
 * @param {Table} table
 * @returns {string[]} the signs that the text is made of; “?” where the table has none
 */
function signsOf(text, counted, table) {
  const { words, cut } = lexer(counted, table);
  return [...folded(text, table).matchAll(cut)].flatMap(({ 0: whole, groups: { word, number } = {} }) => {
    if (number) return [number.replace(",", ".")];
    return whole === " " ? [] : [words.get(word) ?? "?"].filter(Boolean);
  });
}

/**
 * @param {string} text
 * @param {Table} table
 * @returns {string} in lower case, without accents, and with one dash, one apostrophe and no dots around it
 */
function folded(text, { fold, spaces, unsaid, ends }) {
  const plain = Object.entries(fold).reduce((before, [sign, others]) => before.replace(new RegExp(`[${others}]`, "g"), sign), text);
  const lower = plain.replace(new RegExp(spaces, "g"), " ").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return lower.replace(new RegExp(unsaid, "g"), "").replace(new RegExp(`^[${ends}]+|[${ends}]+$`, "g"), "");
}

/**
 * @param {string} counted
 * @param {Table} table
 * @returns {{ words: Map<string, string>, cut: RegExp }} the sign of each word, and what cuts a text into words, numbers and spaces
 */
function lexer(counted, { signs, counted: counts, number }) {
  const tables = [signs.both, signs[counted ? "count" : "time"], { w: [counted, ...(counts[counted] ?? [])] }];
  const words = new Map(tables.flatMap((table) => Object.entries(table)).flatMap(([sign, phrases]) => phrases.filter(Boolean).map((phrase) => [phrase, sign])));
  const longestFirst = [...words.keys()].sort((one, other) => other.length - one.length).map(bounded).join("|");
  return { words, cut: new RegExp(`(?:(?<word>${longestFirst})\\.?)|(?<number>${number})|[^]`, "g") };
}

/**
 * @param {string} word
 * @returns {string} the pattern of a word that no other letter or digit of the same kind follows
 */
function bounded(word) {
  const kind = /[a-z]$/.test(word) ? "[a-z]" : /\d$/.test(word) ? "[0-9]" : "$^";
  return `${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!${kind})`;
}

/** @param {Kind} kind  @param {Table} table  @returns {RegExp[]} the patterns of rows of signs that mean a range */
function shapes(kind, { amount, around, shapes }) {
  return [...shapes.both, ...shapes[kind]].map((shape) => {
    const named = shape.replace(/(?<!P)<[a-z]+>/g, (name) => `(?${name}${amount[kind]})`);
    return new RegExp(`^(?:${around[kind].replace("SHAPE", () => named).replaceAll("?P<", "?<")})$`);
  });
}

/**
 * @param {Kind} kind
 * @param {Record<string, string | undefined>} given the amounts in a shape; one without a unit has that of the other
 * @param {Table} table
 * @returns {Range | null}
 */
function ends(kind, given, { units, bare, apart, lending, clock }) {
  const amounts = ["van", "tot", "beide", "zelfde"].flatMap((name) => (given[name] ? [{ name, signs: given[name].split(" ") }] : []));
  const own = Object.fromEntries(amounts.map(({ name, signs }) => [name, signs.find((sign) => sign in units) ?? ""]));
  const lent = Object.values(own).find(Boolean) ?? "";
  /** @type {Record<string, number>} */
  const values = Object.fromEntries(amounts.map(({ name, signs }) => [name, amountOf(signs, lent, units)]));
  if (own.van === "" && 0 < values.tot && values.tot < values.van) {
    values.van = minutesBefore(values.tot, amountOf(/** @type {string} */ (given.van).split(" "), "", units), bare.time, units.h) || values.van;
  }
  const { beide, van = beide, tot = beide, zelfde = beide } = values;
  const isSmall = !lent && Math.min(...Object.values(values)) < bare[kind];
  const isFar = own.tot && own.van === "" && tot > van * apart[kind];
  const isLoose = lent && own.tot === "" && "van" in own && (!lending[kind].includes(lent) || van < units[lent]);
  const isClock = van !== tot && van >= (clock[own.van || lent] ?? Infinity);
  const isOdd = zelfde !== beide || (van === tot && van !== beide && kind === "count");
  if (isSmall || isFar || isLoose || isClock || isOdd || Object.values(values).some((value) => value % 1)) return null;
  const per = given.before || given.after ? { per: "persoon" } : {};
  return { ...(van === undefined ? {} : { van }), ...(tot === undefined ? {} : { tot }), ...per };
}

/**
 * @param {number} end
 * @param {number} number
 * @param {number} least
 * @param {number} hour
 * @returns {number} the minutes up to an end in hours or quarters; 0 if they may as well be a time of the day
 */
function minutesBefore(end, number, least, hour) {
  return number >= least && number < end && (end < hour || (number >= hour / 3 && end < 2 * hour)) ? number : 0;
}

/**
 * @param {string[]} signs of an amount: numbers before a unit are added up, and after “uur” come minutes or a half
 * @param {string} lent the unit, where it has none
 * @param {Record<string, number>} units
 */
function amountOf(signs, lent, units) {
  let [total, number, unit] = [0, 0, ""];
  for (const sign of signs) {
    if (sign in units) [total, number, unit] = [total + (number || 1) * units[sign], 0, sign];
    else if (sign !== "&") number += Number(sign);
  }
  return total + number * (unit ? (number < 1 ? 60 : 1) : (units[lent] ?? 1));
}
