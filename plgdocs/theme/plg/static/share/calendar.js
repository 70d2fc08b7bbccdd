// @ts-check
// A calendar file (RFC 5545) for one meeting in Belgium.  It carries the rules of summer time, so that
// every program shows the right hour; a duration instead of an end needs no reckoning across midnight.

/**
 * @typedef {object} Event
 * @property {string} name the card's id, or a plan's title
 * @property {string} title
 * @property {string} text
 * @property {string} link
 * @property {string} day year-month-day
 * @property {string} time hour:minute in Belgium
 * @property {number} minutes
 * @property {string} [place]
 */

const ZONE = "Europe/Brussels";

/** Since 1996: the last Sunday of March at 2, and of October at 3. */
const RULES = [
  "BEGIN:VTIMEZONE", `TZID:${ZONE}`,
  "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
  "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
  "END:VTIMEZONE",
];

/** @param {Event} event  @returns {string} the text of the file */
export function calendar(event) {
  const start = `${event.day}T${event.time}`.replace(/[-:]/g, "");
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//PLG-gids//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ...RULES,
    "BEGIN:VEVENT",
    `UID:${slug(event.name)}-${start}@plg-gids`,
    `DTSTAMP:${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;TZID=${ZONE}:${start}00`,
    `DURATION:PT${event.minutes}M`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    `URL:${event.link.replace(/[\s\p{Cc}]/gu, encodeURIComponent)}`,
    "END:VEVENT", "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** @param {string} text  @returns {string} the text in plain letters, figures and hyphens */
function slug(text) {
  return text.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Whatever a program may take for the end of a line becomes a line break of the text.  @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|(?!\t)[\p{Cc}\p{Zl}\p{Zp}]/gu, "\\n");
}

/** @param {string} line  @returns {string} the line in pieces of at most 75 bytes, never cut within a character */
function folded(line) {
  const encoder = new TextEncoder();
  let size = 0;
  return [...line].map((character) => {
    const bytes = encoder.encode(character).length;
    const isFull = size + bytes > 75;
    size = isFull ? 1 + bytes : size + bytes;
    return isFull ? `\r\n ${character}` : character;
  }).join("");
}
