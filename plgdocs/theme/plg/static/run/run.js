// @ts-check
// Leading a meeting: a plan step by step, with a clock.  timer.js keeps the time, screen.js draws.

import { fitting, parsePlan, planAddress, ROOM } from "../planner/address.js";
import { linkTo, writePlan } from "../planner/link.js";
import { shortTurn } from "../planner/schedule.js";
import { drawTasks } from "../planner/tasks.js";
import { lengthOf, timeline } from "../planner/timeline.js";
import { needsPeople } from "../planner/timing.js";
import { find } from "../site/dom.js";
import { DEFAULT_GROUP } from "../site/limits.js";
import { noteList } from "../site/lists.js";
import { onSite } from "../site/page.js";
import { announcement } from "./announce.js";
import { chime, openSound, stayAwake } from "./awake.js";
import { asPlanned, changesOf, stagesFor } from "./changes.js";
import { forecast } from "./forecast.js";
import { takeLink } from "./overview.js";
import { Rest } from "./rest.js";
import { drawClock, drawEnd, drawParts, drawStage, SCREEN, turnTo } from "./screen.js";
import { load, save } from "./store.js";
import { act, begin, goTo, isOld, momentAt } from "./timer.js";

/** @import { Library, Plan } from "../planner/plan.js" */
/** @import { Event, Moment, Run } from "./timer.js" */

const TICK = 200;
/** @type {Record<string, Event>} */
const KEYS = { " ": "pause", ArrowRight: "next", ArrowLeft: "back", ArrowUp: "extend" };

/** @param {HTMLElement} place  @param {Library} library  @param {string} given the query of the plan */
export function show(place, library, given) {
  const { plan, notes } = parsePlan(given, library);
  document.body.classList.add("is-led");
  const root = Object.assign(document.createElement("div"), { className: "run", innerHTML: SCREEN });
  place.replaceChildren(root);
  const leader = new Leader(root, plan, library);
  find(root, ".run-start h1").after(...noteList([...notes, ...leader.open()]));
}

export class Leader {
  /** @type {Run | undefined} */
  run;
  /** One of an earlier day, that goes on only when asked for.  @type {Run | undefined} */
  earlier;
  /** @type {Moment | undefined} */
  seen;
  hasSound = false;
  /** Comes when asked for.  @type {import("../groups/grouping.js").Grouping | undefined} */
  groups;
  /** How long the plan takes. */
  minutes = 0;

  /** @param {HTMLElement} root  @param {Plan} plan  @param {Library} library */
  constructor(root, plan, library) {
    this.root = root;
    this.plan = plan;
    this.library = library;
    this.stages = stagesFor(plan, asPlanned(plan), library);
    this.rest = new Rest(this);
    this.silence = library.draaiboek.stilte;
  }

  /** @returns {string[]} what was wrong with the meeting that was kept, in Dutch */
  open() {
    const { run, notes } = load(planAddress(this.plan), this.plan, this.library);

    if (run && isOld(run, this.stages, Date.now())) this.earlier = run;
    else this.take(run);
    this.root.addEventListener("click", (event) => this.click(event));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.draw());
    find(this.root, "[data-do=full]").hidden = !document.fullscreenEnabled;
    document.addEventListener("fullscreenchange", () => this.press("full", document.fullscreenElement !== null));
    this.drawLinks();
    this.drawStart();
    this.draw();
    setInterval(() => this.draw(), TICK);
    return notes;
  }

  /** @param {Run | undefined} run  with the stages of its parts */
  take(run) {
    this.run = run;
    this.stages = stagesFor(this.plan, changesOf(this.plan, run), this.library);
    this.minutes = lengthOf(this.plan, timeline(this.plan, this.library));
  }

  /** Where one goes after the meeting: to the card, or to the plan. */
  drawLinks() {
    const [part, ...others] = this.stages.map((stage) => stage.part).filter((found, index, parts) => parts.indexOf(found) === index);
    const isCard = part?.card && !others.length;
    const title = isCard ? part.title : this.plan.title || "het draaiboek";
    document.title = `${title}, met timer`;
    const address = isCard ? onSite(part.card?.adres ?? "") : linkTo(planAddress(this.plan));
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (this.root.querySelectorAll("a[data-plan]"))) link.href = address;
    find(this.root, ".run-back").textContent = isCard ? `Terug naar ${title}` : "Terug naar het draaiboek";
  }

  drawStart() {
    const start = find(this.root, ".run-start");
    const parts = [...new Set(this.stages.map(({ part }) => part))];
    find(start, "h1").textContent = this.plan.title || (parts.length === 1 ? parts[0].title : "Jullie bijeenkomst");
    find(start, ".run-goal").textContent = this.plan.goal || (parts.length === 1 ? parts[0].card?.samenvatting ?? "" : "");
    drawParts(find(start, ".run-parts"), parts);
    drawTasks(find(start, ".run-ready"), this.plan, parts, this.library);
    find(start, "[data-do=resume]").hidden = !this.earlier;
    this.askPeople(start);
    this.askGoal(start);
    const short = this.plan.people ? parts.map((part) => shortTurn(part, this.plan.people)).find(Boolean) : "";
    find(start, ".run-short").textContent = short ? `${short}.` : "";
  }

  /** Steps with a time for each person or pair need to know how many people there are.  @param {HTMLElement} start */
  askPeople(start) {
    const field = /** @type {HTMLInputElement} */ (find(start, "[name=groep]"));
    const isAsked = this.stages.some(({ part }) => part.card?.stappen.some(({ formule }) => needsPeople(formule)));
    const people = isAsked ? this.plan.people || DEFAULT_GROUP : 0;
    find(start, ".run-people").hidden = !people;
    field.value = String(people || "");
    field.oninput = () => {
      if (!field.value || !field.checkValidity()) return;
      this.plan = { ...this.plan, people: Number(field.value) };
      this.stages = stagesFor(this.plan, asPlanned(this.plan), this.library);
      writePlan(planAddress(this.plan), "begeleid", "replaceState");
      this.drawStart();
    };
  }

  /** A part that comes back to the goals needs to know them.  @param {HTMLElement} start */
  askGoal(start) {
    const field = /** @type {HTMLInputElement} */ (find(start, "[name=doel]"));
    find(start, ".run-ask").hidden = !this.stages.some(({ part }) => [...part.takes, ...part.gives].includes("doelen"));
    field.value = this.plan.goal;
    field.onchange = () => {
      this.plan = { ...this.plan, goal: fitting(field.value, ROOM.goal) };
      writePlan(planAddress(this.plan), "begeleid", "replaceState");
    };
  }

  draw() {
    const { run, root, stages } = this;
    if (!run) return turnTo(root, "start");
    const now = momentAt(run, stages, Date.now());
    const isNew = this.seen?.at !== now.at;
    const text = announcement(this.seen, now, stages, this.silence);
    if (text) find(root, "[role=status]").textContent = text;
    if (this.hasSound && now.phase === "over" && this.seen?.phase !== "over") chime();
    this.seen = now;
    stayAwake(now.phase !== "done");
    turnTo(root, now.phase === "done" ? "end" : "step");
    if (now.phase === "done") return isNew && this.drawEnd(now.took);
    if (isNew) drawStage(root, stages, now.at, this.plan);
    const coming = this.forecast(run);
    drawClock(root, stages, now, this.silence, coming.late);
    this.rest.follow(coming);
  }

  /** @param {number} took seconds */
  drawEnd(took) {
    const planned = stagesFor(this.plan, asPlanned(this.plan), this.library).reduce((sum, { seconds }) => sum + seconds, 0);
    drawEnd(this.root, took, planned, this.stages);
    find(this.root, ".run-end .run-take").replaceChildren(...takeLink(this.plan, changesOf(this.plan, this.run)));
  }

  /** @param {Run} run */
  forecast(run) {
    return forecast(run, this.stages, Date.now(), { start: this.plan.start, minutes: this.minutes });
  }

  /** @param {MouseEvent} event */
  click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (this.rest.press(button)) return;
    if (button.dataset.stage) this.jump(Number(button.dataset.stage));
    else this.do(button.dataset.do ?? "");
    // After a click the space bar pauses, and doesn't press the same button again.
    if (event.detail && !button.closest("dialog, .run-top")) this.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const isTaken = event.target instanceof Element && event.target.closest("input, dialog, a, button");
    const isSpaceOfButton = event.key === " " && isTaken;
    const isElsewhere = event.target instanceof Element && event.target.closest("input, dialog");
    if (!this.run || !(event.key in KEYS) || isSpaceOfButton || isElsewhere || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.do(KEYS[event.key]);
  }

  /** @param {string} what */
  do(what) {
    if (what === "begin") return this.set(begin(Date.now()), true);
    if (what === "resume") return this.set(this.earlier, true);
    if (what === "again") return this.beginAgain();
    if (what === "list") return this.rest.show();
    if (what === "close") return this.rest.dialog.close();
    if (what === "groups") return this.openGroups();
    if (what === "sound") return this.toggleSound();
    if (what === "full") return document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    if (this.run) this.set(act(this.run, /** @type {Event} */ (what), this.stages, Date.now()));
  }

  /** Who presses this by mistake can go on. */
  beginAgain() {
    const { run } = this;
    this.rest.dialog.close();
    this.set(undefined);
    this.earlier = run;
    this.drawStart();
  }

  async openGroups() {
    const { Grouping } = await import("../groups/grouping.js");
    const { origin, number } = this.stages[this.run?.at ?? 0];
    this.groups ??= new Grouping(this.root);
    this.groups.open(`${origin}.${number}`, this.plan.people || DEFAULT_GROUP);
  }

  /** @param {number} at a stage; as many as there are is the end */
  jump(at) {
    this.rest.dialog.close();
    if (this.run) this.set(goTo(this.run, at, this.stages, Date.now()), true);
  }

  /** @param {Run | undefined} run  @param {boolean} [isFocused] */
  set(run, isFocused = false) {
    const was = this.root.dataset.screen;
    this.take(run);
    this.earlier = undefined;
    find(this.root, "[data-do=resume]").hidden = true;
    if (!run) this.seen = undefined;
    save(planAddress(this.plan), run);
    this.draw();
    if (isFocused || this.root.dataset.screen !== was) this.focus();
  }

  focus() {
    find(this.root, { start: "[data-do=begin]", step: ".run-step", end: ".run-end" }[this.root.dataset.screen ?? "start"] ?? "").focus();
  }

  toggleSound() {
    this.hasSound = !this.hasSound;
    this.press("sound", this.hasSound);
    if (this.hasSound) openSound().then(chime);
  }

  /** @param {string} name  @param {boolean} isOn */
  press(name, isOn) {
    find(this.root, `[data-do=${name}]`).setAttribute("aria-pressed", String(isOn));
  }
}
