// @ts-check
// Plans with one thing changed.  Parts are told apart as objects: an id may stand there twice.  Nothing here touches a page.

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Part} Part */
/** @typedef {import("./plan.js").Card} Card */

/** @param {Plan} plan  @param {Part} part  @param {number} index */
export const inserted = (plan, part, index) => ({ ...plan, parts: [...plan.parts.slice(0, index), part, ...plan.parts.slice(index)] });

/** @param {Plan} plan  @param {Part} part */
export const without = (plan, part) => ({ ...plan, parts: plan.parts.filter((other) => other !== part) });

/** @param {Plan} plan  @param {Part} part  @param {string} id */
export const replaced = (plan, part, id) => ({ ...plan, parts: plan.parts.map((other) => (other === part ? { ...part, id, minutes: 0 } : other)) });

/** @param {Part} part  @returns {boolean} whether the group works in smaller ones, as `split` notes */
export const isSplit = ({ text }) => /\bin \d+ groepen\b/.test(text);

/** Note that the group works in smaller ones.  @param {Plan} plan  @param {Part} part  @param {Card} card */
export function split(plan, part, card) {
  const count = Math.ceil(plan.people / card.groep.tot);
  const note = `in ${count} groepen`;
  if (part.text.includes(note)) return plan;
  const minutes = card.duur?.per ? Math.ceil(plan.people / count) * card.duur.tot : part.minutes;
  const changed = { ...part, text: [part.text, note].filter(Boolean).join(", "), minutes };
  return { ...plan, parts: plan.parts.map((other) => (other === part ? changed : other)) };
}

/** @param {Plan} plan  @param {Part} one  @param {Part} other */
export const swapped = (plan, one, other) => ({ ...plan, parts: plan.parts.map((part) => (part === one ? other : part === other ? one : part)) });

/** Bring a card to a place: the one that is there, or else a new one.  @param {Plan} plan  @param {string} id  @param {number} index */
export function moved(plan, id, index) {
  const there = plan.parts.find((part) => part.id === id);
  const rest = there ? without(plan, there) : plan;
  return inserted(rest, there ?? { id, text: "", minutes: 0 }, Math.min(index, rest.parts.length));
}
