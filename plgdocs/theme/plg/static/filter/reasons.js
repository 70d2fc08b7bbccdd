// @ts-check
// Why something just doesn't fit, in words.  Nothing here touches a page.

import { rangeText } from "../site/spans.js";
import { capital } from "../site/text.js";
import { excess, spanOf } from "./matching.js";

/** @import { Choice, Facts } from "./matching.js" */

/** What a reader sees as a facet, or as a value of it.  @typedef {(facet: string, value?: string) => string} Words */

/**
 * @param {string[]} missed facets
 * @param {Facts} facts
 * @param {Choice} choice
 * @param {Words} words
 * @returns {string} a sentence
 */
export function reason(missed, facts, choice, words) {
  return `${capital(joined(missed.map((facet) => clause(facet, facts, choice, words)), "en"))}.`;
}

/** @param {string} facet  @param {Facts} facts  @param {Choice} choice  @param {Words} words */
function clause(facet, facts, choice, words) {
  const span = spanOf(facts[facet]);
  if (!span) {
    const [own, asked] = [facts[facet].split(" "), choice[facet]].map((values) => values.map((value) => words(facet, value)));
    return `${words(facet)}: ${joined(own, "en")}, niet ${joined(asked, "of")}`;
  }
  const by = excess(facts, facet, choice);
  if (facet === "duur") return `duurt ${by} ${by === 1 ? "minuut" : "minuten"} langer${span.per && choice.groep ? ` met ${choice.groep[0]} deelnemers` : ""}`;
  if (facet === "groep") return by > 0 ? `is voor minstens ${span.from} deelnemers` : `is voor hoogstens ${span.to} deelnemers`;
  return `${words(facet)}: ${rangeText(span.from, span.to, "")}`.trim();
}

/** @param {string[]} parts  @param {string} word before the last */
export function joined(parts, word) {
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}` : (parts[0] ?? "");
}
