// @ts-check
// The programme for who leads the meeting, made for A4: times, steps, what to say, what to lay ready, room for notes.

import { hourText, later } from "../share/meeting.js";
import { element, paragraph } from "../site/dom.js";
import { onSite } from "../site/page.js";
import { DEFAULT_GROUP } from "../site/limits.js";
import { parsePlan } from "../planner/address.js";
import { beforehand } from "../planner/beforehand.js";
import { whenOf } from "../invite/invitation.js";
import { linkTo } from "../planner/link.js";
import { goalsFor, stagesOfPart } from "../planner/schedule.js";
import { busy, fixedText, lengthOf, slackText, timeline } from "../planner/timeline.js";
import { factList, noteList } from "../site/lists.js";
import { inPhase, mark } from "../site/phases.js";

/** @import { Library, Plan } from "../planner/plan.js" */
/** @import { TimedPart } from "../planner/timeline.js" */
/** @import { Stage } from "../planner/schedule.js" */

const LEGEND = "Wat uit een bron komt, staat onderaan elke kaart; andere tijden zijn richttijden. Krijgt een methodiek meer of minder tijd dan op de kaart, dan rekenen de stappen mee.";

/** @param {HTMLElement} place  @param {Library} library  @param {string} given the query of the plan */
export function show(place, library, given) {
  const { plan, notes } = parsePlan(given, library);
  const title = plan.title || "Draaiboek";
  document.title = title;
  const button = element("button", { type: "button" }, "Druk af");
  button.addEventListener("click", () => print());
  const links = element("p", { class: "view-links" }, button, element("a", { href: linkTo(given) }, "Naar het draaiboek"));
  place.replaceChildren(element("div", { class: "view" }, ...noteList(notes), sheet(title, plan, library), links));
}

/** @param {string} title  @param {Plan} plan  @param {Library} library */
function sheet(title, plan, library) {
  const parts = timeline(plan, library);
  const minutes = lengthOf(plan, parts);
  const free = minutes - busy(parts);
  const { prepare, print: sheets, lay } = beforehand(plan, parts, library);
  const links = sheets.map(({ id, titel }) => element("a", { href: onSite(`werkbladen/${id}/`) }, titel));
  return element(
    "article",
    { class: "sheet" },
    element("p", { class: "band" }, element("span", {}, "Voor wie begeleidt")),
    element("h1", {}, title),
    ...paragraph(plan.goal && `Doel: ${plan.goal}`),
    factList([
      ["Wanneer", whenOf(plan, parts)],
      ["Duur", minutes ? `${minutes} min${free ? `, waarvan ${free} vrij` : ""}` : ""],
      ["Groep", plan.people ? `${plan.people} personen` : ""],
      ["Plaats", library.draaiboek.plaatsen[plan.place] ?? ""],
    ]),
    ...list("Klaarleggen", "sheet-things", lay),
    ...list("Vooraf", "sheet-before", [...prepare, ...links.map((link) => /** @type {[string, Node]} */ (["Druk het blad af", link]))]),
    ...parts.map((part) => partOf(part, plan)),
    ...(parts.some(({ card }) => card) ? [element("p", { class: "legend" }, LEGEND)] : []),
  );
}

/** @param {string} name  @param {string} className  @param {[string, Node | string][]} items */
function list(name, className, items) {
  const lines = items.map(([word, text]) => element("li", {}, element("b", {}, word), " ", text));
  return lines.length ? [element("section", {}, element("h2", {}, name), element("ul", { class: className }, ...lines))] : [];
}

/** @param {TimedPart} part  @param {Plan} plan */
function partOf(part, plan) {
  const { title, remark, guidance, things, phase, card, kind, minutes, isUnknown, start, end } = part;
  const stages = card ? stagesOfPart(part, plan.people || DEFAULT_GROUP) : [];
  const steps = stages.map((stage, index) => stepOf(stage, start && later(start, before(stages, index))));
  const heading = element(
    "h2",
    {},
    ...(start && minutes ? [element("span", { class: "hour" }, hourText(`${start}–${end}`))] : []),
    element("span", {}, ...mark(phase), title),
    ...(minutes ? [element("span", { class: "sheet-minutes" }, `${minutes} min${isUnknown ? " (duur onbekend)" : ""}`)] : []),
  );
  const notes = part.part.id === "pauze" ? [] : [element("p", { class: "sheet-notes" }, "Notities")];
  const unknown = kind === "onbekend" && "Deze methodiek kennen we niet.";
  const texts = [[fixedText(part), slackText(part)].filter(Boolean).join(" "), remark, guidance, unknown, !remark && !guidance && card?.samenvatting, things, goalsFor(part, plan)].flatMap(paragraph);
  const words = card ? [] : part.say.map(quote); // those of a card stand in its steps
  return element("section", inPhase(phase, "sheet-part"), heading, ...texts, ...words, ...(steps.length ? [element("ol", { class: "sheet-steps" }, ...steps)] : []), ...notes);
}

/** @param {string} words that the coach can say */
const quote = (words) => element("blockquote", { class: "say" }, words);

/** @param {Stage[]} stages  @param {number} index  @returns {number} minutes that the steps before take */
const before = (stages, index) => stages.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0) / 60;

/** @param {Stage} stage  @param {string} start hour:minute, or nothing */
function stepOf({ name, text, say, seconds, turns, rounds, silences }, start) {
  const each = turns && `${rounds > 1 ? `${rounds} rondes van ` : ""}${turns / rounds} beurten, samen `;
  const length = seconds && `${each || ""}${seconds < 60 ? "<1" : Math.round(seconds / 60)} min`;
  const time = length ? [" ", element("span", { class: "sheet-minutes" }, length)] : [];
  const silence = silences ? [" ", element("span", { class: "silence" }, "stilte")] : [];
  return element(
    "li",
    {},
    ...(start ? [element("span", { class: "hour" }, hourText(start))] : []),
    element("p", {}, element("strong", {}, name), ...time, ...silence),
    ...paragraph(text),
    ...say.map(quote),
  );
}
