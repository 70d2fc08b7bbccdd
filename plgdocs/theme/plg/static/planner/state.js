// @ts-check
// The plan that is being made: taken from the address or from the draft in this browser, and written into
// both after each change.

import { DEFAULT_GROUP } from "../site/limits.js";
import { MOST_PARTS, parsePlan, planAddress } from "./address.js";
import { advice } from "./advice.js";
import { readPlan, writePlan } from "./link.js";
import { EMPTY } from "./plan.js";
import { keep, keepDraft, kept } from "./store.js";
import { added } from "./suggestions.js";
import { timeline, total } from "./timeline.js";

/** @import { Library, Plan } from "./plan.js" */
/** @import { Step } from "./link.js" */

/** What somebody begins with; all of it stands in the address, so that it may change here.  @type {Plan} */
const BEGIN = { ...EMPTY, start: "13:30", people: DEFAULT_GROUP, place: "ter plaatse", available: 90 };

export class PlanState {
  /** @param {Library} library */
  constructor(library) {
    this.library = library;
    this.plan = BEGIN;
    /** @type {string[]} what of the address could not be read as it stands */
    this.notes = [];
    /** @type {Plan | undefined} what the last step took away */
    this.before = undefined;
    /** Whether this is the draft of this browser; a plan from a link becomes that when it is changed. */
    this.isDraft = false;
    /** Whether the browser keeps what it is given. */
    this.isKept = true;
  }

  /**
   * Take the plan of the address, or else the draft.  `?zet=` adds a method to the draft.
   * @returns {number | undefined} the place of the method that was added
   */
  open() {
    const draft = kept().ontwerp;
    const given = readPlan();
    this.read(given || draft);
    this.isDraft = planAddress(this.plan) === draft;
    const wanted = new URLSearchParams(location.search).get("zet");
    if (wanted && !this.isFull) return this.add(wanted, "replaceState");
    if (!given && draft) writePlan(draft, "", "replaceState");
    return undefined;
  }

  /** @param {string} search  */
  read(search) {
    const { plan, notes } = search ? parsePlan(search, this.library) : { plan: BEGIN, notes: [] };
    this.plan = plan;
    this.notes = notes;
    this.before = undefined;
  }

  /** @param {Plan} plan  @param {Step} [step] */
  change(plan, step = "pushState") {
    const address = planAddress(plan);
    this.isKept = this.isDraft ? keep({ ontwerp: address }) : keepDraft(address);
    this.isDraft = true;
    this.before = undefined;
    this.plan = plan;
    writePlan(address, "", step);
  }

  /** Change to a plan in which something is missing, and remember what was.  @param {Plan} plan */
  takeAway(plan) {
    const before = this.plan;
    this.change(plan);
    this.before = before;
  }

  clear() {
    this.notes = [];
    this.takeAway(BEGIN);
  }

  /** Open a plan that was kept; the draft stays among the earlier ones.  @param {string} search */
  take(search) {
    this.read(search);
    this.isDraft = false;
    this.change(this.plan);
  }

  /** @param {string} id  @param {Step} [step]  @returns {number} the place of the new part */
  add(id, step) {
    const { plan, index } = added(this.plan, id, this.library);
    this.change(plan, step);
    return index;
  }

  get isFull() {
    return this.plan.parts.length >= MOST_PARTS;
  }

  /** The parts at their places in time. */
  get parts() {
    return timeline(this.plan, this.library);
  }

  /** The minutes planned, beside those there are, in words. */
  get summary() {
    const minutes = total(this.parts);
    const { available } = this.plan;
    if (!available) return `${minutes} min`;
    const rest = available - minutes;
    return `${minutes} van ${available} min${rest < 0 ? `, ${-rest} min te lang` : rest > 0 ? `, nog ${rest} min vrij` : ""}`;
  }

  /** All advice, and what remains of it without what was dismissed. */
  get advice() {
    const all = advice(this.plan, this.library);
    const { weg } = kept();
    return { all, shown: all.filter(({ code }) => !weg.includes(code)) };
  }
}
