// @ts-check
// How a filled-in sheet, a day and an amount are called.  Nothing here touches a page.

/** @type {Record<string, [string, string]>} */
const NOUNS = {
  leervraag: ["leervraag", "leervragen"],
  doelen: ["doel", "doelen"],
  acties: ["actie", "acties"],
  afspraken: ["afspraak", "afspraken"],
  "ideeën": ["idee", "ideeën"],
  inzicht: ["inzicht", "inzichten"],
};

/** @param {number} count  @param {string} word of THINGS (vocabularies.py)  @returns {string} “3 acties” */
export function counted(count, word) {
  const [one, more] = NOUNS[word] ?? ["regel", "regels"];
  return `${count} ${count === 1 ? one : more}`;
}

/** @param {string} day year-month-day, perhaps with more behind it  @returns {string} “12 oktober 2026”; the text itself if it is no day */
export function dayText(day) {
  const date = new Date(`${day.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(date);
}

/** @param {Date} now  @returns {string} year-month-dayThour:minute, by the clock on the wall */
export function momentText(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** @returns {string} the day of today, by the clock on the wall: year-month-day */
export const currentDay = () => momentText(new Date()).slice(0, 10);

/** @param {string} day  @returns {string} without its year */
const shortDay = (day) => dayText(day).replace(/ \d{4}$/, "");

/**
 * A sheet among those of all worksheets.
 * @param {{naam: string, gewijzigd: string}} filled
 * @param {string} title of its worksheet, of which the first words are enough
 * @param {string} day that it is of; "" is when it was last changed
 */
export const sheetName = ({ naam, gewijzigd }, title, day) => `${naam || title.split(":", 1)[0]} (${shortDay(day || gewijzigd)})`;

/** A sheet among others of its worksheet.  @param {{naam: string, gewijzigd: string, dag: string}} filled */
export const ownName = ({ naam, gewijzigd, dag }) => (naam ? `“${naam}”, ${shortDay(dag || gewijzigd)}` : `blad van ${shortDay(dag || gewijzigd)}`);

/** @param {string} moment as kept  @param {string} today year-month-day  @returns {string} “om 14.05”, or the day with it */
export function keptAt(moment, today) {
  const [day, hour = ""] = moment.split("T");
  return `${day === today ? "" : `op ${dayText(day)} `}om ${hour.replace(":", ".")}`;
}
