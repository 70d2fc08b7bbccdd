// @ts-check
// The ways in which a finished card leaves the browser.

/** Characters of an address that hosts take; and of one that mail programs take. */
const LONGEST_ADDRESS = 7000;
const LONGEST_MAIL = 1900;

/**
 * The page of the host where a new file can be made.
 * @param {string} repository address of the repository
 * @param {string} name of the file
 * @param {string} text of the file
 * @returns {{ address: string, isWhole: boolean }} with the text in it, if there is room
 */
export function hostAddress(repository, name, text) {
  const start = `${repository}/new/main/methods?filename=${encodeURIComponent(name)}`;
  const whole = `${start}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST_ADDRESS ? { address: whole, isWhole: true } : { address: start, isWhole: false };
}

/**
 * A message to the editors.
 * @param {string} editors their mail address
 * @param {string} title of the card
 * @param {string} name of the file
 * @param {string} text of the file
 * @returns {{ address: string, isWhole: boolean }} with the text in it, if there is room
 */
export function mailAddress(editors, title, name, text) {
  const start = `mailto:${encodeURIComponent(editors).replace("%40", "@")}?subject=${encodeURIComponent(`Nieuwe methodiek: ${title}`)}&body=`;
  const whole = start + encodeURIComponent(`Dag redactie\n\nDit is mijn kaart (${name}):\n\n${text}`.replaceAll("\n", "\r\n"));
  if (whole.length <= LONGEST_MAIL) return { address: whole, isWhole: true };
  return { address: start + encodeURIComponent(`Dag redactie\r\n\r\nMijn kaart zit als bijlage bij dit bericht: ${name}`), isWhole: false };
}

/**
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the text is on the clipboard now
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
