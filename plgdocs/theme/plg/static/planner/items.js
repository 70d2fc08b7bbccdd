// @ts-check
// What the planner shows of a plan: each function makes the elements for one thing.

import { hourText } from "../share/meeting.js";
import { button, element, paragraph } from "../site/dom.js";
import { MOST_MINUTES } from "../site/limits.js";
import { onSite } from "../site/page.js";
import { inPhase } from "../site/phases.js";
import { rangeText } from "../site/spans.js";
import { cardOf, OWN, phaseOf } from "./plan.js";
import { spanOf } from "./suggestions.js";
import { fixedText, slackText } from "./timeline.js";

/** @import { TimedPart } from "./timeline.js" */
/** @import { Advice } from "./advice.js" */
/** @import { Suggestion } from "./suggestions.js" */
/** @import { Favourite } from "./store.js" */

/**
 * A part as a small card, with its time at the left.
 * @param {TimedPart} timed
 * @param {number} index
 * @param {number} count
 * @param {HTMLTemplateElement} marks the shape and name of each phase
 */
export function partItem(timed, index, count, marks) {
  const { part, card, phase, title, kind, start, end, guidance, things } = timed;
  const data = { "data-index": String(index) };
  const label = kind === "onbekend" ? "Kennen we niet" : phase ? "" : "Onderdeel";
  const shape = phase ? marks.content.querySelector(`[data-phase="${phase}"]`)?.cloneNode(true) : undefined;
  const grip = element("span", { class: "grip", title: "Versleep" });
  const tools = element(
    "p",
    { class: "plan-tools" },
    minutesField(timed, data),
    button("up", "↑", { ...data, "aria-label": `${title} omhoog`, "aria-disabled": String(index === 0) }),
    button("down", "↓", { ...data, "aria-label": `${title} omlaag`, "aria-disabled": String(index === count - 1) }),
    button("remove", "✕", { ...data, "aria-label": `Verwijder ${title}` }),
  );
  return element(
    "li",
    { class: `plan-part ${phase ? `phase-${phase}` : ""} is-${kind}` },
    ...(start ? [clock(start, end)] : []),
    element("p", { class: "band" }, shape ?? element("span", {}, label), grip),
    element("h3", part.id === OWN ? { class: "unseen" } : {}, card ? element("a", { href: onSite(card.adres) }, title) : title),
    ...wordsField(timed, data),
    ...fixedNote(timed),
    ...paragraph(guidance),
    ...paragraph(things),
    tools,
  );
}

/** @param {string} start  @param {string} end */
function clock(start, end) {
  const [from, until] = [start, end].map((time) => element("time", { datetime: time }, hourText(time)));
  return element("p", { class: "clock" }, from, element("span", { class: "until" }, "–", until));
}

/** @param {TimedPart} timed  @param {Record<string, string>} data */
function minutesField({ minutes, isUnknown, isChosen, title, shortest, longest, card }, data) {
  const field = element("input", { type: "number", name: "minutes", min: "1", max: String(MOST_MINUTES), inputmode: "numeric", value: String(minutes), "aria-label": `Minuten voor ${title}`, ...data });
  const range = card && shortest !== longest ? `${shortest}–${longest} min` : "";
  const unknown = `duur onbekend: we rekenen met ${minutes} min`;
  const back = card?.duur && isChosen && minutes !== longest ? `op de kaart: ${range || `${longest} min`}` : "";
  const small = isUnknown ? unknown : isChosen ? back : range;
  return element("label", { class: "plan-minutes" }, field, " min ", small ? element("small", {}, small) : "");
}

/** @param {TimedPart} timed  @param {Record<string, string>} data */
function wordsField(timed, data) {
  const { part } = timed;
  if (part.id !== OWN) return [noteField("text", part.text, timed, data)];
  const label = "Wat doen jullie?";
  const field = element("input", { type: "text", name: "text", value: part.text, "aria-label": label, placeholder: label, ...data });
  return [element("p", { class: "plan-words is-title" }, field), noteField("note", part.note ?? "", timed, data)];
}

/** @param {string} name  @param {string} note  @param {TimedPart} timed  @param {Record<string, string>} data */
function noteField(name, note, { part, title, start }, data) {
  const field = element("input", { type: "text", name, value: note, "aria-label": `Notitie bij ${title}`, ...data });
  const hour = element("input", { type: "time", name: "at", value: part.at ?? "", "aria-label": `${title} begint vast om`, ...data });
  const hours = start ? [element("label", { class: "plan-fixed" }, "Begint vast om ", hour)] : []; // an hour needs a first one
  return element("details", { class: "plan-words", ...(note || part.at ? { open: "" } : {}) }, element("summary", {}, start ? "Notitie, vast uur" : "Notitie"), field, ...hours);
}

/** @param {TimedPart} timed */
function fixedNote(timed) {
  const text = slackText(timed);
  return text ? [element("p", { class: timed.late ? "plan-slack is-late" : "plan-slack" }, `${fixedText(timed)} ${text}`)] : [];
}

/** @param {Advice} advice  @param {number} index */
export function adviceItem({ text, reason, counter, page, mend }, index) {
  const data = { "data-index": String(index) };
  return element(
    "li",
    {},
    element("p", {}, element("b", {}, text)),
    element("p", {}, reason, " ", element("a", { href: onSite(page) }, "Lees meer")),
    element("p", { class: "counter" }, counter),
    element("p", { class: "plan-buttons" }, button("mend", mend, data), button("dismiss", "Verwijder", { ...data, "aria-label": `Verwijder dit advies: ${text}` })),
  );
}

/** @param {Suggestion} suggestion  @param {import("./plan.js").Plan} plan  @param {import("./plan.js").Library} library */
export function suggestionItem({ id, title, reason, isNear }, plan, library) {
  const phase = phaseOf(cardOf({ id }, library), library);
  const { van, tot, isUnknown } = spanOf(id, plan, library);
  const time = isUnknown ? "duur onbekend" : rangeText(van, tot, "min");
  return element("li", inPhase(phase, isNear ? "is-near" : ""), button("add", `+ ${title}, ${time}`, { "data-id": id }), " ", element("span", {}, reason));
}

/** @param {Favourite} favourite  @param {number} index */
export function favouriteItem({ naam }, index) {
  const data = { "data-index": String(index) };
  return element("li", {}, button("open", naam, data), " ", button("forget", "✕", { ...data, "aria-label": `${naam} verwijderen` }));
}

/** @param {string} address  @param {string} label */
export const draftItem = (address, label) => element("li", {}, element("a", { href: address }, label));
