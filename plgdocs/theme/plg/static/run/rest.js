// @ts-check
// What happens with the rest of a meeting: what the buttons of the overview change.

import { find } from "../site/dom.js";
import { changesOf, edited, withChanges, withoutLast } from "./changes.js";
import { drawOverview, drawUntil, EDITS } from "./overview.js";
import { drawStage } from "./screen.js";
import { act, after, momentAt } from "./timer.js";

/** @import { Run } from "./timer.js" */

export class Rest {
  /** @type {import("./offers.js").Offer[]} */
  offered = [];

  /** @param {import("./run.js").Leader} leader */
  constructor(leader) {
    this.leader = leader;
    this.dialog = /** @type {HTMLDialogElement} */ (find(leader.root, ".run-list"));
  }

  /** The clock goes on.  @param {import("./forecast.js").Forecast} forecast */
  follow(forecast) {
    if (this.dialog.open) drawUntil(this.dialog, forecast);
  }

  /** Draw the overview as all is now; what had the focus keeps it. */
  show() {
    const { run, plan, stages } = this.leader;
    if (!run) return;
    const { do: what, part } = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
    const given = { plan, changes: changesOf(plan, run), canUndo: Boolean(run.earlier?.length) };
    this.offered = drawOverview(this.dialog, this.leader.forecast(run), momentAt(run, stages, Date.now()), given);
    if (!this.dialog.open) return this.dialog.showModal();
    const again = this.dialog.querySelector(`[data-do="${what}"]${part ? `[data-part="${part}"]` : ""}`) ?? this.dialog.querySelector(`details[data-part="${part}"] summary`);
    /** @type {HTMLElement} */ (again ?? find(this.dialog, "[data-do=close]")).focus();
  }

  /** @param {Run} run  with other parts than before, or more time */
  take(run) {
    this.leader.set(run);
    drawStage(this.leader.root, this.leader.stages, run.at, this.leader.plan);
    this.show();
  }

  /** @param {HTMLElement} button  @returns {boolean} whether it is one of those that change the rest */
  press({ dataset, ariaDisabled }) {
    const { run } = this.leader;
    if (!run || ariaDisabled === "true") return ariaDisabled === "true";
    const changed = this.changed(run, dataset);
    if (changed) this.take(changed);
    else if (dataset.do === "leave") this.leader.jump(this.behind(run));
    return Boolean(changed) || dataset.do === "leave";
  }

  /**
   * @param {Run} run
   * @param {DOMStringMap} button its data
   * @returns {Run | undefined} the run as a button makes it; nothing for other buttons
   */
  changed(run, { do: what = "", part, offer }) {
    const { plan, library, stages } = this.leader;
    const changes = changesOf(plan, run);
    const row = this.leader.forecast(run).rows.find(({ origin }) => String(origin) === part);
    if (what === "undo") return withoutLast(run, plan, library);
    if (what === "more") return act(run, what, stages, Date.now());
    if (offer) return withChanges(run, this.offered[Number(offer)].edits.reduce((list, { of, ...edit }) => edited(list, of, edit), changes), plan, library);
    return row && Object.hasOwn(EDITS, what) ? withChanges(run, EDITS[what](changes, row, stages[run.at].origin), plan, library) : undefined;
  }

  /** @param {Run} run  @returns {number} the first stage behind the part that goes on */
  behind({ at }) {
    const { stages } = this.leader;
    return after(stages, at + stages[at].of - stages[at].number);
  }
}
