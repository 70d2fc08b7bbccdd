// @ts-check
// The button of sphinx-copybutton speaks Dutch, on pages that do.  The library has no setting for that; what it shows stands
// in the page, where each change is seen before it is painted.

/** @type {Record<string, string>} */
const DUTCH = { "Copy": "Kopieer", "Copy to clipboard": "Kopieer naar het klembord", "Copied!": "Gekopieerd", "Failed to copy": "Kopiëren lukt niet" };

function translate() {
  for (const button of document.querySelectorAll("button.copybtn")) {
    const tooltip = DUTCH[button.getAttribute("data-tooltip") ?? ""];
    if (tooltip) button.setAttribute("data-tooltip", tooltip);
    const title = button.querySelector("title");
    const name = DUTCH[title?.textContent ?? ""];
    if (title && name) title.textContent = name;
  }
}

if (document.documentElement.lang.startsWith("nl")) {
  translate();
  new MutationObserver(translate).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["data-tooltip"] });
}
