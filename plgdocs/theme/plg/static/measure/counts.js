// @ts-check
// Counts of answers: each word with how often it was given.  Nothing here touches a page.

/** From how many answers on there is a middle and a spread: fewer would show who gave them. */
const ENOUGH = 5;
/** More show of hands than any group has. */
const MOST = 99;

/** @typedef {Map<string, number>} Counts  by word, or under "" for a count without words */

/**
 * @param {string} text “begint 3, zit goed 2”, or “5” where there are no words
 * @param {string[]} words
 * @returns {Counts}
 */
export function countsOf(text, words) {
  const pairs = text.split(",").map((part) => /^(.*?)\s*(\d+)$/.exec(part.trim()));
  const found = new Map(pairs.filter((pair) => pair !== null).map(([, word, count]) => [word, Number(count)]));
  return new Map((words.length ? words : [""]).map((word) => [word, found.get(word) ?? 0]));
}

/**
 * @param {string} text as it is kept
 * @param {string[]} words
 * @param {string} word that is counted once more, or less
 * @param {number} by
 * @returns {string} as it is kept from now on
 */
export function counted(text, words, word, by) {
  const counts = countsOf(text, words);
  counts.set(word, Math.min(MOST, Math.max(0, (counts.get(word) ?? 0) + by)));
  return [...counts].filter(([, count]) => count).map(([name, count]) => `${name} ${count}`.trim()).join(", ");
}

/**
 * @param {string} text as it is kept
 * @param {string[]} words that go from little to much
 * @returns {string} where the middle lies, and how far answers are apart; nothing for a few answers, and nothing that adds up words
 */
export function middleOf(text, words) {
  const answers = [...countsOf(text, words)].flatMap(([word, count]) => Array.from({ length: word ? count : 0 }, () => word));
  if (answers.length < ENOUGH) return "";
  const [low, high] = [answers[Math.ceil(answers.length / 2) - 1], answers[Math.floor(answers.length / 2)]];
  const middle = low === high ? `Het midden: ${low}.` : `Het midden: tussen ${low} en ${high}.`;
  const [first, last] = [answers[0], answers[answers.length - 1]];
  return `${middle} ${first === last ? "Ieder antwoordt hetzelfde." : `Van ${first} tot ${last}.`}`;
}
