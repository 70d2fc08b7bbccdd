// @ts-check
// What a reader takes along: on the clipboard, or as a file.  The form that asks says how it went.

export const NOT_COPIED = "Je browser laat kopiëren niet toe. Neem de tekst hieronder zelf over.";

/** @param {HTMLFormElement} form  @param {string} done  @param {string} text  @param {string} [html] */
export async function report(form, done, text, html) {
  const isCopied = await copy(text, html);
  say(form, isCopied ? done : NOT_COPIED);
  const own = form.querySelector("textarea");
  if (!own) return;
  own.hidden = isCopied;
  own.value = text;
  if (!isCopied) own.select();
}

/** @param {HTMLFormElement} form  @param {string} text */
export function say(form, text) {
  const status = form.querySelector("[role=status]");
  if (status) status.textContent = text;
}

/**
 * Offer a text as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * @param {string} text
 * @param {string} [html] the rich twin
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function copy(text, html) {
  const parts = { "text/plain": text, ...(html ? { "text/html": html } : {}) };
  try {
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyTheOldWay(parts);
  }
}

/**
 * For browsers without ClipboardItem, and for pages that don't come over https.
 * @param {Record<string, string>} parts
 */
function copyTheOldWay(parts) {
  /** @param {ClipboardEvent} event */
  const give = (event) => {
    for (const [type, part] of Object.entries(parts)) event.clipboardData?.setData(type, part);
    event.preventDefault();
  };
  document.addEventListener("copy", give);
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", give);
  return isCopied;
}
