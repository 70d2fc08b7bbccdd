// @ts-check
// The view for a beamer: one field at a time, large.  The field is the same one, so that nothing can get lost.

import { find } from "../site/dom.js";

const TURNS = /** @type {Record<string, number>} */ ({ ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 });

export class Board {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.isOpen = false;
    this.at = 0;
    document.addEventListener("keydown", (event) => this.key(event));
  }

  get fields() {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll("[data-field]")]);
  }

  open() {
    this.isOpen = true;
    this.show();
    this.focus();
  }

  close() {
    this.isOpen = false;
    if (document.fullscreenElement) document.exitFullscreen();
    this.show();
    this.fields[this.at].scrollIntoView();
    find(this.root, "[data-do=board]").focus({ preventScroll: true });
  }

  get isLast() {
    return this.at === this.fields.length - 1;
  }

  /** @param {number} by */
  turn(by) {
    if (by > 0 && this.isLast) return this.close();
    this.at = Math.min(this.fields.length - 1, Math.max(0, this.at + by));
    this.show();
    this.focus();
  }

  /** Let one field stand out, if the board is open. */
  show() {
    const { fields, at, isOpen, root } = this;
    document.body.classList.toggle("is-board", isOpen);
    for (const [index, field] of fields.entries()) field.classList.toggle("is-now", isOpen && index === at);
    find(root, ".ws-turn").hidden = !isOpen;
    find(root, ".ws-turn output").textContent = `${at + 1} van ${fields.length}`;
    /** @type {HTMLButtonElement} */ (find(root, "[data-do=previous]")).disabled = at === 0;
    find(root, "[data-do=next]").textContent = this.isLast ? "Klaar" : "Volgende →";
    find(root, "[data-do=full]").hidden = !document.fullscreenEnabled;
  }

  focus() {
    scrollTo(0, 0);
    const control = this.fields[this.at].querySelector(".ws-answer :is(textarea, input):not([readonly], [disabled])");
    (control instanceof HTMLElement ? control : find(this.root, "[data-do=closeBoard]")).focus({ preventScroll: true });
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  /** Arrows turn only where they don't move within a text or a choice.  @param {KeyboardEvent} event */
  key(event) {
    if (!this.isOpen || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const isAnswering = event.target instanceof Element && event.target.closest("input, textarea, select");
    if (event.key === "Escape") this.close();
    else if (event.key in TURNS && !isAnswering) this.turn(TURNS[event.key]);
    else return;
    event.preventDefault();
  }
}
