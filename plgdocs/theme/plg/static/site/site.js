// @ts-check
// Loaded on every page, before the first paint; other modules come when a reader turns to what they do.
// The reader's own choice of light or dark is kept in this browser only; without a choice the page follows the system.

import { store, stored, takeOver } from "./storage.js";

/** Milliseconds after which a page no longer needs the network for itself. */
const LATER = 2000;

const root = document.documentElement;
/** The site's root; this script is no module. */
const site = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
root.dataset.script = "";
// What was asked for in the address comes with a later script; until then its place is kept.
if (/[?&]q=[^&]/.test(location.search)) root.dataset.asked = "";
if (/[?&](?!q=)./.test(location.search)) root.dataset.picked = "";
if (/[?&]toon=(begeleid|deelnemers)\b/.test(location.search)) root.dataset.led = "";
const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** @param {string} scheme the choice; the same as the system's is no choice */
function chooseScheme(scheme) {
  const isOwn = scheme !== (systemDark.matches ? "dark" : "light");
  if (isOwn) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  store(site, "scheme", isOwn ? scheme : ""); // without storage the choice holds for this page
}

const isDark = () => (root.dataset.scheme ?? (systemDark.matches ? "dark" : "light")) === "dark";

function showScheme() {
  const scheme = stored(site, "scheme");
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
}

showScheme();
takeOver(site).then(showScheme);

/**
 * The search answers while typing; it is loaded only when a reader turns to it, so that a card stays light.  Its own page has a script for it.
 * @param {HTMLInputElement} box
 * @param {HTMLFormElement} form
 */
function waitForSearch(box, form) {
  const load = async () => form.id === "zoekformulier" || (await import("../search/list.js")).startList(form, box);
  if (document.activeElement === box) load();
  else box.addEventListener("focus", load, { once: true });

  form.addEventListener("toggle", () => form.matches(":popover-open") && box.focus());
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!box.checkVisibility()) form.showPopover();
    box.focus();
    box.select();
  });
}

/** @param {HTMLElement} button that turns from light to dark and back */
function offerSchemes(button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    chooseScheme(isDark() ? "light" : "dark");
    show();
  });
  systemDark.addEventListener("change", show);
  show();
}

/** Sharing a card comes when its panel is opened, also by “Uitnodiging” elsewhere on the page.  @param {HTMLDetailsElement} panel */
function waitForPanel(panel) {
  panel.addEventListener("toggle", async () => (await import("../share/panel.js")).fill(panel), { once: true });
  document.querySelector("[data-invite]")?.addEventListener("click", (event) => {
    event.preventDefault();
    panel.open = true;
    panel.scrollIntoView();
    panel.querySelector("summary")?.focus({ preventScroll: true });
  });
}

addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("button.scheme");
  if (button instanceof HTMLElement) offerSchemes(button);
  const box = document.querySelector("form.search input[type=search]");
  if (box instanceof HTMLInputElement && box.form) waitForSearch(box, box.form);
  // Beside the text there is room for the table of contents.
  const contents = document.querySelector(".toc details");
  if (contents instanceof HTMLDetailsElement && matchMedia("(min-width: 72rem)").matches) contents.open = true;
  const panel = document.querySelector("details.share[data-name]");
  if (panel instanceof HTMLDetailsElement) waitForPanel(panel);
  const printer = document.querySelector("[data-print]");
  printer?.removeAttribute("hidden");
  printer?.addEventListener("click", () => print());
  const mine = document.querySelector("[data-mine]");
  if (mine instanceof HTMLElement && (stored(site, "gezien") || stored(site, "draaiboek"))) import("../home/mine.js").then((home) => home.show(mine));
  const take = document.querySelector("[data-take]");
  take?.removeAttribute("hidden");
  take?.addEventListener("toggle", async () => (await import("../offline/take.js")).fill(take), { once: true });
  // The planner and the search keep more than their page.
  const keep = async () => (await import("../offline/keep.js")).keepPage();
  if (!document.querySelector("script[src*='views.js'], #zoekformulier")) setTimeout(() => keep().catch(() => {}), LATER);
  if (/[?&](datum|uur|groep|duur)=|#bij=/.test(location.search + location.hash) && document.querySelector("article.card")) import("../share/notice.js").then((notice) => notice.showMeeting());
});

// On paper a link shows its address, and nothing stays folded.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not(.toc *, .facets *, .share)")) details.setAttribute("open", "");
  for (const link of document.querySelectorAll("article :is(p, li:not(.mini), dd, td) > a:not([href*='#term-'])")) {
    if (link instanceof HTMLAnchorElement && link.origin + link.pathname !== location.origin + location.pathname) {
      link.dataset.address = link.href.replace(/^https?:\/\//, "");
    }
  }
});
