// @ts-check
// The contribution form: checks while somebody types, shows the card, keeps a draft, and sends the file.

import { checkCard, orderOf } from "./cardcheck.js";
import { fileName, oneLine, writeCard } from "./cardtext.js";
import { addStep, fillCard, moveStep, numberSteps, readCard, stepItems } from "./formfields.js";

/** @typedef {import("./cardcheck.js").Problem} Problem */

const DRAFT = "plg-nieuwe-methodiek";
const form = /** @type {HTMLFormElement} */ (document.querySelector(".card-form"));
/** @type {import("./cardcheck.js").Rules} */
const rules = JSON.parse(document.getElementById("kaartregels")?.textContent ?? "");
const order = orderOf(rules);
const consents = [...form.querySelectorAll("[name^='akkoord.']")].map((box) => /** @type {HTMLInputElement} */ (box));
/** @type {typeof import("./cardpreview.js").previewCard | undefined} */
let previewCard;
/** @type {Set<Element>} the fields that somebody has left, and whose problems may be shown */
const left = new Set();

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T}
 */
const one = (selector) => /** @type {T} */ (document.querySelector(selector));

/** @returns {Problem[]} what is still wrong, in the order of the form */
function problemsNow() {
  const open = consents.filter((box) => !box.checked);
  const found = [
    ...checkCard(readCard(form, rules), rules),
    ...open.map((box) => ({ field: box.name, code: "", sentence: `Bevestig nog: ${box.value[0].toLowerCase()}${box.value.slice(1)}`, hint: "" })),
  ];
  const places = [...form.querySelectorAll("[data-field]")];
  const place = (/** @type {Problem} */ problem) => places.indexOf(/** @type {Element} */ (boxOf(problem)));
  return found.sort((one, other) => place(one) - place(other));
}

/**
 * @param {Problem} problem
 * @returns {HTMLElement | null} the innermost field that the problem is about and that can show it
 */
function boxOf({ field }) {
  const names = field.split(".").map((_, index, parts) => parts.slice(0, parts.length - index).join("."));
  const boxes = names.map((name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`));
  return /** @type {HTMLElement | null} */ (boxes.find((box) => box?.querySelector(":scope > .error")) ?? null);
}

/** Show the problems of the fields that were left, the card, and how far it is. */
function update() {
  showCard();

  const problems = problemsNow();
  for (const box of form.querySelectorAll("[data-field]")) {
    const error = box.querySelector(":scope > .error");
    if (error instanceof HTMLElement) showProblems(box, error, left.has(box) ? problems.filter((problem) => boxOf(problem) === box) : []);
  }
  for (const control of form.querySelectorAll("[data-limit]")) showRoom(/** @type {HTMLInputElement} */ (control));
  showProgress(problems);
}

/** Show the card as its page will look, as soon as somebody has typed anything. */
async function showCard() {
  if (!isBegun()) return;
  previewCard ??= (await import("./cardpreview.js")).previewCard;
  one(".preview .shown").replaceChildren(previewCard(readCard(form, rules), form, order.headings));
}

/** Whether there is a draft, or something to make one of. */
const isBegun = () => !one("[data-restart]").hidden;

/**
 * @param {Element} box
 * @param {HTMLElement} error
 * @param {Problem[]} problems
 */
function showProblems(box, error, problems) {
  error.replaceChildren(...problems.map(message));
  error.hidden = !problems.length;
  for (const control of box.querySelectorAll("input, textarea")) {
    if (control.closest("[data-field]") === box) control.toggleAttribute("aria-invalid", false);
    if (control.closest("[data-field]") === box && problems.length) control.setAttribute("aria-invalid", "true");
  }
}

/** @param {Problem} problem */
function message(problem) {
  const line = Object.assign(document.createElement("span"), { textContent: [sentenceOf(problem), problem.hint].filter(Boolean).join(" ") });
  line.dataset.code = problem.code;
  return line;
}

/**
 * @param {Problem} problem
 * @returns {string} what is wrong, with the field's label where a file's sentence has its key
 */
function sentenceOf({ field, sentence }) {
  const label = textOf(form.querySelector(`[data-field="${CSS.escape(field)}"] > :is(label, legend)`) ?? form.querySelector(`.number:has([name="${CSS.escape(field)}"]) > span`));
  return label ? sentence.replace(`“${field.split(".").pop()}”`, (_, start) => (start ? `“${label}”` : label)) : sentence;
}

/** @param {Element | null | undefined} label without the mark behind it */
const textOf = (label) => label?.firstChild?.textContent?.trim() ?? "";

/** @param {HTMLInputElement} control a text with a limit: say what room is left when little is */
function showRoom(control) {
  const room = Number(control.dataset.limit) - [...oneLine(control.value)].length;
  const box = control.closest("[data-field]");
  let shown = box?.querySelector(":scope > .room");
  if (!shown) control.after((shown = Object.assign(document.createElement("p"), { className: "hint room" })));
  shown.textContent = room < Number(control.dataset.limit) / 3 ? (room < 0 ? `${-room} te veel` : `nog ${room} tekens`) : "";
}

/** @param {Problem[]} problems */
function showProgress(problems) {
  const bar = /** @type {HTMLProgressElement} */ (one(".bar progress"));
  const asked = form.querySelectorAll("[aria-required]:not(.edit-steps *), fieldset[data-needed], #f-stappen, [name^='akkoord.']").length;
  const open = new Set(problems.map(boxOf)).size;
  bar.max = Math.max(asked, open);
  bar.value = bar.max - open;
  one(".todo").textContent = open ? `Nog ${open} ${open === 1 ? "antwoord" : "antwoorden"}` : "Je kaart is klaar";
}

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
  try {
    localStorage.setItem(DRAFT, JSON.stringify(readCard(form, rules)));
  } catch {
    one(".draft [role=status]").textContent = "Je browser bewaart hier niets: maak je kaart in één keer af, of download ze.";
  }
}

function openDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(DRAFT) ?? "null");
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
  localStorage.removeItem(DRAFT);
  form.reset();
  one("[data-restart]").hidden = true;
  one(".preview .shown").replaceChildren();
  start();
  one("#f-titel").focus();
});

// Sending --------------------------------------------------------------------------------------------

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

/**
 * @param {Problem} problem
 * @returns {string} the problem, with the name of its field where the sentence doesn't say it
 */
function inWords(problem) {
  const box = boxOf(problem);
  const step = box?.closest(".edit-steps > li")?.querySelector("legend")?.textContent;
  const label = textOf(box?.querySelector(":scope > :is(label, legend, h3)"));
  const sentence = sentenceOf(problem);
  const names = [step, label].filter((name) => name && !sentence.toLowerCase().includes(name.toLowerCase()));
  return [names.length ? `${names.join(", ")}:` : "", sentence, problem.hint].filter(Boolean).join(" ");
}

/** @param {string} way */
async function send(way) {
  if (!isReady()) return;
  const card = readCard(form, rules);
  const [name, text] = [fileName(card.title), writeCard(card, order)];
  const { mailAddress, hostAddress, download, copy } = await import("./cardsend.js");
  if (way === "host") {
    const { address, isWhole } = hostAddress(form.dataset.repository ?? "", name, text);
    if (isWhole) open(address, "_blank", "noopener");
    else await copy(text);
    tell(isWhole ? HOST_STEPS : [...PASTE_STEPS, ...HOST_STEPS], text, address, "Open de pagina");
  } else if (way === "mail") {
    const { address, isWhole } = mailAddress(form.dataset.editors ?? "", oneLine(card.title), name, text);
    if (!isWhole) download(name, text);
    location.href = address;
    tell(isWhole ? [MAIL_STEP] : [`Je kaart is gedownload als ${name}. Voeg ze als bijlage toe.`, MAIL_STEP], text, address, "Open je mailprogramma");
  } else {
    download(name, text);
    tell([`Je kaart is gedownload als ${name}.`, "Laat de naam zo: hij wordt het adres van je kaart.", ...(form.dataset.repository || form.dataset.editors ? [] : ["Geef het bestand aan de mensen van wie je deze gids kent."])], text);
  }
}

const HOST_STEPS = ["Klik op die pagina op de groene knop, en daarna nog eens om je voorstel te versturen.", "De redactie kijkt, en antwoordt je daar."];
const PASTE_STEPS = ["Je kaart is te lang om mee te geven. Kopieer de tekst hieronder.", "Open de pagina en plak alles in het grote vak."];
const MAIL_STEP = "Verstuur het bericht dat klaarstaat in je mailprogramma.";

/**
 * Say what comes next, with the text of the file to copy.
 * @param {string[]} lines
 * @param {string} text
 * @param {string} [address] where to go, for whoever isn't there yet
 * @param {string} [label]
 */
function tell(lines, text, address = "", label = "") {
  const sent = one(".sent");
  const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, rows: 8 });
  field.setAttribute("aria-label", "De tekst van je kaart");
  const fold = document.createElement("details");
  fold.append(Object.assign(document.createElement("summary"), { textContent: "Toon de tekst" }), field);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Kopieer de tekst" });
  button.addEventListener("click", async () => {
    const { copy } = await import("./cardsend.js");
    const isCopied = await copy(text);
    button.textContent = isCopied ? "Gekopieerd" : "Kopieer nu met Ctrl+C";
    if (isCopied) return;
    fold.open = true;
    field.select();
  });
  const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", rel: "noopener", textContent: label });
  const list = document.createElement("ol");
  list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  sent.replaceChildren(Object.assign(document.createElement("h3"), { textContent: "Dank je wel!" }), list, button, ...(address ? [" ", link] : []), fold);
  sent.hidden = false;
  sent.focus();
}

// Start ----------------------------------------------------------------------------------------------

/** Load the names that are taken.  Without them, whoever reviews the card hears of a clash from `plgdocs check`. */
async function loadNames() {
  const response = await fetch(new URL("../namen.json", import.meta.url)).catch(() => undefined);
  if (!response?.ok) return;
  rules.taken = await response.json();
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

start();
loadNames();
form.hidden = false;
