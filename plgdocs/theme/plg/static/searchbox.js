// @ts-check
// The search box of every page.  It answers while typing; the search itself is loaded only when a
// reader turns to it, so that a card stays light.

const box = document.querySelector("form.search input[type=search]");

if (box instanceof HTMLInputElement && box.form) {
  const form = box.form;
  const load = async () => {
    if (form.id === "zoekformulier") (await import("./searchpage.js")).startPage(form, box);
    else (await import("./searchlist.js")).startList(form, box);
  };
  if (form.id === "zoekformulier" || document.activeElement === box) load();
  else box.addEventListener("focus", load, { once: true });

  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
