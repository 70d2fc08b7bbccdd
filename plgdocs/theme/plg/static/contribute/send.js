// @ts-check
// The ways in which what somebody wrote leaves the browser: as a mail, or in a form of the host.

/** Characters of an address that hosts take; and of one that mail programs take. */
const LONGEST_ADDRESS = 7000;
const LONGEST_MAIL = 1800;

/**
 * The page of the host where a new file can be made.
 * @param {string} repository address of the repository
 * @param {string} name of the file
 * @param {string} text of the file
 * @returns {{ address: string, isWhole: boolean }} with the text in it, if there is room
 */
export function hostAddress(repository, name, text) {
  const start = `${repository}/new/main/methods?filename=${encodeURIComponent(name)}`;
  return longest(`${start}&value=${encodeURIComponent(text)}`, start, LONGEST_ADDRESS);
}

/**
 * A form of the host, with the answers in it.
 * @param {string} repository
 * @param {string} template
 * @param {Record<string, string>} answers by the form's own names
 */
export function formAddress(repository, template, answers) {
  const start = `${repository}/issues/new?template=${template}`;
  const filled = Object.entries(answers).filter(([, answer]) => answer);
  return longest([start, ...filled.map(([key, answer]) => `${key}=${encodeURIComponent(answer)}`)].join("&"), start, LONGEST_ADDRESS);
}

/**
 * A message to the editors.
 * @param {string} editors their mail address
 * @param {string} subject
 * @param {string} text
 * @returns {{ address: string, isWhole: boolean }} with the text in it, if there is room
 */
export function mailAddress(editors, subject, text) {
  const start = `mailto:${encodeURIComponent(editors).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=`;
  const body = (/** @type {string} */ rest) => start + encodeURIComponent(`Dag redactie\n\n${rest}`.replaceAll("\n", "\r\n"));
  return longest(body(text), body("Plak hier wat je kopieerde.\n"), LONGEST_MAIL);
}

/** @param {string} whole  @param {string} short  @param {number} limit */
function longest(whole, short, limit) {
  return whole.length <= limit ? { address: whole, isWhole: true } : { address: short, isWhole: false };
}
