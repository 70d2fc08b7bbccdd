// @ts-check
// What a meeting that is led looks like: the beginning, a step with its clock, the end.  Reads state, changes none.

import { goalsFor, wordsOf } from "../planner/schedule.js";
import { hourText } from "../share/meeting.js";
import { element, find } from "../site/dom.js";
import { MOST_PEOPLE } from "../site/limits.js";
import { onSite } from "../site/page.js";
import { inPhase, mark } from "../site/phases.js";
import { clockText, spoken, turnText } from "./announce.js";
import { DIALOG } from "./overview.js";
import { after, before } from "./timer.js";

/** @import { Led as Stage } from "./changes.js" */
/** @import { Moment } from "./timer.js" */
/** @import { TimedPart } from "../planner/timeline.js" */

/** Words of a step in which people sit in small groups. */
const SPLIT = /\bper (twee|drie|vier|duo)\b|\bdrietal|\bgroepjes?\b|\bgemengde groepen\b/i;
/** Minutes that nobody needs to know of. */
const LATE = 3;

export const SCREEN = `
<header class="run-top">
<p class="run-part"></p>
<button type="button" data-do="list">Overzicht</button>
<button type="button" data-do="sound" aria-pressed="false">Geluid</button>
<button type="button" data-do="full" aria-pressed="false">Groot scherm</button>
<a class="run-close" data-plan>Sluit</a>
</header>
<section class="run-start" hidden>
<h1></h1>
<p class="run-goal"></p>
<ol class="run-parts"></ol>
<details class="run-ready" hidden><summary>Doe vooraf</summary></details>
<label class="number run-people">Met hoeveel zijn jullie? <input type="number" name="groep" min="1" max="${MOST_PEOPLE}" inputmode="numeric"></label>
<label class="run-ask">Wat willen jullie bereiken? (niet verplicht) <input type="text" name="doel" autocomplete="off"></label>
<p class="run-short" aria-live="polite"></p>
<button type="button" data-do="begin" class="run-main">Begin</button>
<button type="button" data-do="resume" hidden>Verder waar je was</button>
<p class="hint">Toetsen: spatie is pauze, → volgende, ← terug, ↑ een minuut erbij. Herlaad je of gaat je scherm op slot, dan loopt de tijd gewoon door.</p>
</section>
<section class="run-step" tabindex="-1" aria-labelledby="run-name" hidden>
<p class="run-aim"></p>
<h1 id="run-name"></h1>
<div class="run-says"></div>
<p class="run-text"></p>
<p class="run-goals"></p>
<p class="run-left"></p>
<p class="run-sheets"></p>
<button type="button" data-do="groups">Maak groepjes</button>
</section>
<div class="run-foot">
<section class="run-clock" aria-label="Tijd" hidden>
<svg viewBox="0 0 120 120" aria-hidden="true"><circle class="run-track" cx="60" cy="60" r="54"/><circle class="run-ring" cx="60" cy="60" r="54" pathLength="1" transform="rotate(-90 60 60)"/></svg>
<p class="run-digits"><span class="run-label"></span><b role="timer" aria-live="off"></b><span class="run-note"></span></p>
<p class="run-turns" aria-hidden="true"></p>
</section>
<nav class="run-controls" aria-label="Verloop" hidden>
<p class="run-next"></p>
<p class="run-late"></p>
<button type="button" data-do="back">Terug</button>
<button type="button" data-do="pause">Pauze</button>
<button type="button" data-do="extend" title="Een minuut erbij">+1 min</button>
<button type="button" data-do="hush">Stilte</button>
<button type="button" data-do="pass">Beurt overslaan</button>
<button type="button" data-do="skip">Stap overslaan</button>
<button type="button" data-do="next" class="run-main">Volgende</button>
</nav>
</div>
<section class="run-end" tabindex="-1" hidden>
<h1>Klaar</h1>
<p class="run-took"></p>
<p class="run-sheets"></p>
<p class="run-tried"></p>
<p><a class="run-back" data-plan></a></p>
<p class="run-take"></p>
<button type="button" data-do="back">Terug naar de laatste stap</button>
<button type="button" data-do="again">Begin opnieuw</button>
</section>
${DIALOG}
<p class="unseen" role="status"></p>`;

/**
 * Show one of the three screens.
 * @param {HTMLElement} root
 * @param {"start" | "step" | "end"} screen
 */
export function turnTo(root, screen) {
  root.dataset.screen = screen;
  for (const [selector, shown] of [[".run-start", "start"], [".run-step", "step"], [".run-clock", "step"], [".run-controls", "step"], [".run-end", "end"]]) {
    find(root, selector).hidden = shown !== screen;
  }
  for (const name of ["list", "sound"]) find(root, `[data-do=${name}]`).hidden = screen !== "step";
}

/**
 * Write what stays the same as long as a step lasts.
 * @param {HTMLElement} root
 * @param {Stage[]} stages
 * @param {number} at
 * @param {import("../planner/plan.js").Plan} plan
 */
export function drawStage(root, stages, at, plan) {
  const { part, number, of, name, text, say, sheets, turns, silences } = stages[at];
  const isWhole = of === 1;
  root.className = inPhase(part.phase, "run").class;
  find(root, ".run-part").replaceChildren(...mark(part.phase), isWhole ? whichPart(stages, at) : part.title);
  const left = part.left && `Jullie hebben nu: ${part.left}`;
  const aim = number === 1 && ((!isWhole && wordsOf(part)) || part.card?.samenvatting);
  find(root, ".run-aim").textContent = [!isWhole && `Stap ${number} van ${of}`, aim].filter(Boolean).join(" · ");
  find(root, "#run-name").textContent = name;
  find(root, ".run-text").textContent = text;
  const goals = goalsFor(part, plan);
  find(root, ".run-goals").textContent = goals;
  find(root, ".run-left").textContent = number === 1 ? left : "";
  find(root, ".run-says").replaceChildren(...say.map((words) => element("blockquote", { class: "say" }, words)));
  find(root, ".run-step .run-sheets").replaceChildren(...sheetLinks(sheets));
  find(root, "[data-do=groups]").hidden = !SPLIT.test(`${name} ${text}`);
  find(root, "[data-do=hush]").hidden = !silences;
  for (const event of ["pass", "skip"]) find(root, `[data-do=${event}]`).hidden = !turns;
  find(root, ".run-turns").replaceChildren(...Array.from({ length: turns <= 40 ? turns : 0 }, () => document.createElement("i")));
  const next = stages[after(stages, at)];
  find(root, ".run-next").textContent = next ? `Straks: ${nameOf(next, part)}${next.seconds ? `, ${Math.round(next.seconds / 60) || "<1"} min` : ""}` : "Dit is de laatste stap.";
  root.classList.toggle("is-long", name.length + say.join("").length + text.length + goals.length > 420);
}

/**
 * Each opens in a tab of its own, so that the clock goes on here and no key there turns a step.
 * @param {import("../planner/plan.js").Sheet[]} sheets
 * @returns {HTMLElement[]}
 */
function sheetLinks(sheets) {
  const titles = new Map(sheets.map(({ id, titel }) => [id, titel]));
  return [...titles].map(([id, titel]) => element("a", { href: onSite(`werkbladen/${id}/`), target: "_blank" }, `Werkblad: ${titel}`));
}

/** @param {Stage[]} stages  @param {number} at */
function whichPart(stages, at) {
  const parts = [...new Set(stages.flatMap(({ part, isOff }, index) => (isOff && index !== at ? [] : part)))];
  return parts.length > 1 ? `Onderdeel ${parts.indexOf(stages[at].part) + 1} van ${parts.length}` : "";
}

/** @param {Stage} stage  @param {TimedPart} part  the one that goes on */
function nameOf(stage, part) {
  return stage.part === part || stage.of === 1 ? stage.name : `${stage.part.title}: ${stage.name}`;
}

/**
 * Write what changes with the clock.
 * @param {HTMLElement} root
 * @param {Stage[]} stages
 * @param {Moment} moment
 * @param {number} silence seconds that a silence lasts at least
 * @param {number} late minutes after the planned end at which all will be over
 */
export function drawClock(root, stages, moment, silence, late) {
  const stage = stages[moment.at];
  const isHush = moment.hush >= 0;
  const share = isHush ? moment.hush / silence : moment.seconds ? moment.elapsed / moment.seconds : 0;
  for (const [name, is] of Object.entries({ "is-over": moment.phase === "over", "is-last": moment.phase === "last", "is-paused": moment.isPaused, "is-hush": isHush })) root.classList.toggle(name, is);
  find(root, ".run-ring").style.strokeDashoffset = String(Math.min(1, isHush ? 1 - share : share));
  write(root, ".run-digits b", isHush ? clockText(-moment.hush) : `${moment.phase === "over" ? "+" : ""}${clockText(moment.left)}`);
  write(root, ".run-label", label(moment, isHush));
  write(root, ".run-note", note(stage, moment, silence));
  write(root, ".run-late", late >= LATE ? `Zo eindigen jullie ${late} min later dan gepland: kijk in het overzicht.` : "");
  write(root, "[data-do=pause]", moment.isPaused ? "Ga verder" : "Pauze");
  write(root, "[data-do=hush]", isHush ? "Stilte voorbij" : "Stilte");
  write(root, "[data-do=next]", stage.turns && moment.turn < stage.turns ? "Volgende beurt" : after(stages, moment.at) < stages.length ? "Volgende" : "Rond af");
  /** @type {HTMLButtonElement} */ (find(root, "[data-do=back]")).disabled = before(stages, moment.at) < 0 && moment.turn < 2;
  [...find(root, ".run-turns").children].forEach((dot, index) => (dot.className = index + 1 < moment.turn ? "had" : index + 1 === moment.turn ? "now" : ""));
}

/** @param {Moment} moment  @param {boolean} isHush  @returns {string} what the digits are */
function label({ phase, isPaused, seconds }, isHush) {
  if (isPaused) return "Gepauzeerd";
  if (isHush) return "Stilte";
  if (!seconds) return "Bezig";
  return { over: "De tijd is om", last: "Laatste minuut", runs: "Nog", done: "" }[phase];
}

/** @param {Stage} stage  @param {Moment} moment  @param {number} silence  @returns {string} whose turn it is */
function note(stage, moment, silence) {
  if (moment.hush >= 0) return moment.hush >= silence ? "lang genoeg? ga dan verder" : "wacht even";
  return stage.turns ? turnText(stage, moment.turn) : "";
}

/** @param {HTMLElement} root  @param {number} took seconds  @param {number} planned seconds  @param {Stage[]} stages */
export function drawEnd(root, took, planned, stages) {
  find(root, ".run-end .run-sheets").replaceChildren(...sheetLinks(stages.flatMap(({ sheets }) => sheets)));
  find(root, ".run-tried").replaceChildren(...triedLinks(stages));
  const minutes = (/** @type {number} */ seconds) => spoken(Math.max(1, Math.round(seconds / 60)) * 60);
  find(root, ".run-took").textContent = `Jullie waren ${minutes(took)} bezig. ${planned ? `Gepland: ${minutes(planned)}.` : ""}`;
}

/**
 * Where one tells how a method went, for each that had a part in the meeting.
 * @param {Stage[]} stages
 * @returns {HTMLElement[]}
 */
function triedLinks(stages) {
  const cards = new Map(stages.flatMap(({ part }) => (part.card ? [[part.card.id, part.title]] : [])));
  const question = (/** @type {string} */ title) => (cards.size > 1 ? `Werkte dit? ${title}` : "Werkte dit?");
  return [...cards].map(([id, title]) => element("a", { href: onSite(`bijdragen/ervaring/?kaart=${id}`) }, question(title)));
}

/**
 * Fill a list with the parts of a plan.
 * @param {Element} list
 * @param {TimedPart[]} parts
 */
export function drawParts(list, parts) {
  list.replaceChildren(...parts.map((part) => element("li", inPhase(part.phase), ...mark(part.phase), partText(part))));
}

/** @param {TimedPart} part */
function partText({ part, start, title, minutes }) {
  const hour = part.at && start ? "vast uur" : "";
  const length = minutes > 0 ? `${minutes} min` : "";
  const more = [length, hour].filter(Boolean).join(", ");
  return [hourText(start), title, more && `(${more})`].filter(Boolean).join(" ");
}

/** Change a text only where it differs, so that nothing flickers and no reader hears it again.  @param {HTMLElement} root  @param {string} selector  @param {string} text */
function write(root, selector, text) {
  const element = find(root, selector);
  if (element.textContent !== text) element.textContent = text;
}
