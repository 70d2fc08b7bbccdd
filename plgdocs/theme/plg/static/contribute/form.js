// @ts-check
// The contribution form: checks while somebody types, shows the card, keeps a draft, and sends the file.

import { fetched } from "../site/fetched.js";
import { SITE } from "../site/page.js";
import { store, stored, takeOver } from "../site/storage.js";
import { addStep, fillCard, moveStep, numberSteps, readCard, stepItems, understand } from "./fields.js";
import { form, left, one, order, rules } from "./page.js";
import { boxOf, inWords, problemsNow, showAll } from "./problems.js";

/** @import { Problem } from "./check.js" */

/** The name under which a draft is kept. */
const DRAFT = "nieuwe-methodiek";
/** @type {typeof import("./preview.js").previewCard | undefined} */
let previewCard;

/** Show the card, the problems of the fields that were left, and how far it is. */
function update() {
  showCard();
  showAll();
}

/** Show the card as its page will look, as soon as somebody has typed anything. */
async function showCard() {
  if (!isBegun()) return;
  previewCard ??= await loadPreview();
  one(".preview .shown").replaceChildren(previewCard(readCard(form, rules), form, order, rules.shown));
}

/** What nobody needs before they type. */
async function loadPreview() {
  (await import("./phone.js")).offerShare(form);
  return (await import("./preview.js")).previewCard;
}

/** Whether there is a draft, or something to make one of. */
const isBegun = () => !one("[data-restart]").hidden;

// Leaving a field ------------------------------------------------------------------------------------

// While somebody presses, nothing may move: what shows up above would make the press land elsewhere.
let isPressed = false;
/** @type {(() => void)[]} */
const waiting = [];

function release() {
  isPressed = false;
  for (const action of waiting.splice(0)) action();
}

addEventListener("pointerdown", () => (isPressed = true), true);
addEventListener("pointerup", () => setTimeout(release, 300), true);
for (const name of ["click", "pointercancel"]) addEventListener(name, () => setTimeout(release), true);

form.addEventListener("focusout", ({ target, relatedTarget }) => {
  const fresh = fieldsAround(target).filter((box) => !(relatedTarget instanceof Node && box.contains(relatedTarget)));
  if (isPressed) waiting.push(() => leave(fresh));
  else leave(fresh);
});

/** @param {Element[]} boxes fields that somebody leaves */
function leave(boxes) {
  for (const box of boxes) left.add(box);
  update();
  const said = boxes.map((box) => box.querySelector(":scope > .error:not([hidden])")?.textContent).filter(Boolean);
  one("[data-announce]").textContent = said.join(" ");
}

/** @param {EventTarget | null} target */
function fieldsAround(target) {
  const boxes = [];
  for (let box = target instanceof Element ? target.closest("[data-field]") : null; box; box = box.parentElement?.closest("[data-field]") ?? null) boxes.push(box);
  return boxes;
}

form.addEventListener("input", () => {
  keepDraft();
  update();
});

form.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !understand(form, target, rules)) return;
  keepDraft();
  update();
});

// Steps ----------------------------------------------------------------------------------------------

form.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  const item = /** @type {HTMLElement | null} */ (button.closest(".edit-steps > li"));
  if (button.dataset.add !== undefined) addStep(form).querySelector("input")?.focus();
  else if (item && button.dataset.move) move(item, button);
  else if (item && button.dataset.remove !== undefined) remove(item);
  else if (button.dataset.way) send(button.dataset.way);
  else return;
  keepDraft();
  update();
});

/**
 * @param {HTMLElement} item
 * @param {HTMLButtonElement} button keeps the focus, or gives it to the other way when it can go no further
 */
function move(item, button) {
  moveStep(item, button.dataset.move === "1" ? 1 : -1);
  numberSteps(form);
  const other = /** @type {HTMLButtonElement} */ (item.querySelector(`[data-move]:not([data-move="${button.dataset.move}"])`));
  (button.disabled ? other : button).focus();
  one("[data-announce]").textContent = `Dit is nu stap ${stepItems(form).indexOf(item) + 1}.`;
}

/** @param {HTMLElement} item */
function remove(item) {
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  numberSteps(form);
  next?.querySelector("input")?.focus();
}

// The draft ------------------------------------------------------------------------------------------

function keepDraft() {
  one("[data-restart]").hidden = false;
  if (store(SITE, DRAFT, JSON.stringify(readCard(form, rules)))) return;
  one(".draft [role=status]").textContent = "Je browser bewaart hier niets: maak je kaart in één keer af, of download ze.";
}

function openDraft() {
  try {
    const draft = JSON.parse(stored(SITE, DRAFT) || "null");
    if (!draft) return false;
    fillCard(form, draft);
    one("[data-restart]").hidden = false;
    one(".draft [role=status]").textContent = "Dit is wat je vorige keer typte. Het staat alleen in deze browser.";
    return true;
  } catch {
    return false;
  }
}

const restart = /** @type {HTMLDialogElement} */ (one("dialog.restart"));
one("[data-restart]").addEventListener("click", () => restart.showModal());
restart.addEventListener("close", () => {
  if (!restart.returnValue) return;
  store(SITE, DRAFT, "");
  form.reset();
  one("[data-restart]").hidden = true;
  one(".preview .shown").replaceChildren();
  start();
  one("#f-titel").focus();
});

// Sending --------------------------------------------------------------------------------------------

/** @param {string} way */
async function send(way) {
  if (isReady()) (await import("./submit.js")).submit(form, readCard(form, rules), order, way);
}

/** @returns {boolean} whether the card is whole; otherwise the list of what isn't has the focus */
function isReady() {
  for (const box of form.querySelectorAll("[data-field]")) left.add(box);
  update();
  const problems = problemsNow();
  const list = one(".errors");
  list.hidden = !problems.length;
  one(".errors h3").textContent = problems.length === 1 ? "Nog één ding" : `Nog ${problems.length} dingen`;
  one(".errors ul").replaceChildren(...problems.map(problemLink));
  if (problems.length) list.focus();
  return !problems.length;
}

/** @param {Problem} problem */
function problemLink(problem) {
  const item = document.createElement("li");
  const control = boxOf(problem)?.querySelector("input, textarea");
  const link = Object.assign(document.createElement("a"), { href: `#${control?.id ?? ""}`, textContent: inWords(problem) });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (let fold = control?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    if (control instanceof HTMLElement) control.focus();
  });
  item.append(link);
  return item;
}

// Start ----------------------------------------------------------------------------------------------

/** Load the names that are taken.  Without them, whoever reviews the card hears of a clash from `plgdocs check`. */
async function loadNames() {
  rules.taken = await fetched(new URL("namen.json", SITE));
  update();
}

function start() {
  left.clear();
  for (const item of stepItems(form)) item.remove();
  one(".errors").hidden = one(".sent").hidden = true;
  if (!openDraft()) {
    addStep(form);
    addStep(form);
  }
  update();
}

takeOver(SITE).then(() => {
  start();
  form.hidden = false;
});
loadNames();
