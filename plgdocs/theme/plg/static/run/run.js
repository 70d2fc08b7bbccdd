// @ts-check
// Leading a meeting: a plan step by step, with a clock.  timer.js keeps the time, screen.js draws.

import { fitting, parsePlan, planAddress, ROOM } from "../planner/address.js";
import { linkTo, writePlan } from "../planner/link.js";
import { shortTurn, stagesOf } from "../planner/schedule.js";
import { noteList } from "../site/dom.js";
import { DEFAULT_GROUP } from "../site/limits.js";
import { SITE } from "../site/page.js";
import { announcement } from "./announce.js";
import { chime, openSound, stayAwake } from "./awake.js";
import { drawClock, drawEnd, drawList, drawParts, drawStage, find, SCREEN, turnTo } from "./screen.js";
import { load, save } from "./store.js";
import { act, begin, goTo, isOld, momentAt } from "./timer.js";

/** @typedef {import("../planner/plan.js").Plan} Plan */
/** @typedef {import("../planner/plan.js").Library} Library */
/** @typedef {import("./timer.js").Event} Event */

const TICK = 200;
/** @type {Record<string, Event>} */
const KEYS = { " ": "pause", ArrowRight: "next", ArrowLeft: "back", ArrowUp: "extend" };

/**
 * @param {HTMLElement} place
 * @param {Library} library
 * @param {string} given the query of the plan
 */
export function show(place, library, given) {
  const { plan, notes } = parsePlan(given, library);
  document.body.classList.add("is-led");
  const root = Object.assign(document.createElement("div"), { className: "run", innerHTML: SCREEN });
  place.replaceChildren(root);
  const leader = new Leader(root, plan, library);
  find(root, ".run-start h1").after(...noteList([...notes, ...leader.open()]));
}

class Leader {
  /** @type {import("./timer.js").Run | undefined} */
  run;
  /** One of an earlier day, that goes on only when asked for.  @type {import("./timer.js").Run | undefined} */
  earlier;
  /** @type {import("./timer.js").Moment | undefined} */
  seen;
  hasSound = false;

  /**
   * @param {HTMLElement} root
   * @param {Plan} plan
   * @param {Library} library
   */
  constructor(root, plan, library) {
    this.root = root;
    this.plan = plan;
    this.library = library;
    this.stages = stagesOf(plan, library);
    this.silence = library.draaiboek.stilte;
  }

  /** @returns {string[]} what was wrong with the meeting that was kept, in Dutch */
  open() {
    const { run, notes } = load(planAddress(this.plan), this.stages);
    if (run && isOld(run, this.stages, Date.now())) this.earlier = run;
    else this.run = run;
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

  /** Where one goes after the meeting: to the card, or to the plan. */
  drawLinks() {
    const [part, ...others] = this.stages.map((stage) => stage.part).filter((found, index, parts) => parts.indexOf(found) === index);
    const isCard = part?.card && !others.length;
    const title = isCard ? part.title : this.plan.title || "het draaiboek";
    document.title = `${title}, met timer`;
    const address = isCard ? new URL(part.card?.adres ?? "", SITE).href : linkTo(planAddress(this.plan));
    for (const link of this.root.querySelectorAll("a")) link.href = address;
    find(this.root, ".run-back").textContent = isCard ? `Terug naar ${title}` : "Terug naar het draaiboek";
  }

  drawStart() {
    const start = find(this.root, ".run-start");
    const parts = [...new Set(this.stages.map(({ part }) => part))];
    find(start, "h1").textContent = this.plan.title || (parts.length === 1 ? parts[0].title : "Jullie bijeenkomst");
    find(start, ".run-goal").textContent = this.plan.goal || (parts.length === 1 ? parts[0].card?.samenvatting ?? "" : "");
    drawParts(find(start, ".run-parts"), parts);
    const materials = [...new Set(parts.flatMap(({ card }) => card?.materiaal ?? []))];
    find(start, ".run-ready").textContent = materials.length ? `Leg klaar: ${materials.join(", ")}.` : "";
    find(start, "[data-do=resume]").hidden = !this.earlier;
    this.askPeople(start);
    this.askGoal(start);
    const short = this.plan.people ? parts.map((part) => shortTurn(part, this.plan.people)).find(Boolean) : "";
    find(start, ".run-short").textContent = short ? `${short}.` : "";
  }

  /** A round needs to know how many turns there are.  @param {HTMLElement} start */
  askPeople(start) {
    const field = /** @type {HTMLInputElement} */ (find(start, "[name=groep]"));
    const people = this.stages.find((stage) => stage.turns) ? this.plan.people || DEFAULT_GROUP : 0;
    find(start, ".run-people").hidden = !people;
    field.value = String(people || "");
    field.oninput = () => {
      if (!field.value || !field.checkValidity()) return;
      this.plan = { ...this.plan, people: Number(field.value) };
      this.stages = stagesOf(this.plan, this.library);
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
    if (now.phase === "done") return isNew && drawEnd(root, now.took, stages);
    if (isNew) drawStage(root, stages, now.at, this.plan);
    drawClock(root, stages, now, this.silence);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
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
    const dialog = /** @type {HTMLDialogElement} */ (find(this.root, "dialog"));
    if (what === "begin") return this.set(begin(Date.now()), true);
    if (what === "resume") return this.set(this.earlier, true);
    if (what === "again") return dialog.close(), this.set(undefined);
    if (what === "list") return drawList(find(dialog, "ol"), this.stages, this.run?.at ?? 0), dialog.showModal();
    if (what === "close") return dialog.close();
    if (what === "sound") return this.toggleSound();
    if (what === "full") return document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    if (this.run) this.set(act(this.run, /** @type {Event} */ (what), this.stages, Date.now()));
  }

  /** @param {number} at */
  jump(at) {
    /** @type {HTMLDialogElement} */ (find(this.root, "dialog")).close();
    if (this.run) this.set(goTo(this.run, at, this.stages, Date.now()), true);
  }

  /**
   * @param {import("./timer.js").Run | undefined} run
   * @param {boolean} [isFocused]
   */
  set(run, isFocused = false) {
    const was = this.root.dataset.screen;
    this.run = run;
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

  /**
   * @param {string} name
   * @param {boolean} isOn
   */
  press(name, isOn) {
    find(this.root, `[data-do=${name}]`).setAttribute("aria-pressed", String(isOn));
  }
}
