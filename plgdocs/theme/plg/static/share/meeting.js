// @ts-check
// The meeting that a link speaks of: ?datum=2026-12-03&uur=14:00&groep=8.  A day, a time and a number,
// each checked; nothing else is read, nothing becomes HTML, and nothing is kept or sent.  Nothing here touches a page.

import { MOST_PEOPLE } from "../site/limits.js";

/** @typedef {{day: string, time: string, people: number}} Meeting  "" and 0 stand for what is not known */

/**
 * @param {string} search the part of an address after the question mark
 * @returns {Meeting}
 */
export function readMeeting(search) {
  const given = new URLSearchParams(search);
  return checked(given.get("datum"), given.get("uur"), given.get("groep"));
}

/**
 * @param {string | null} day
 * @param {string | null} time
 * @param {string | null} people
 * @returns {Meeting} what is valid of it
 */
export function checked(day, time, people) {
  const number = /^[1-9]\d{0,2}$/.test(people ?? "") ? Number(people) : 0;
  return {
    day: day && isDay(day) ? day : "",
    time: time && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : "",
    people: number <= MOST_PEOPLE ? number : 0,
  };
}

/** @param {string} text */
function isDay(text) {
  const day = new Date(`${text}T00:00Z`);
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * @param {Meeting} meeting
 * @returns {string} the part of an address from the question mark on, or nothing
 */
export function writeMeeting({ day, time, people }) {
  const parts = Object.entries({ datum: day, uur: time, groep: people }).filter(([, value]) => value);
  return parts.length ? `?${parts.map((pair) => pair.join("=")).join("&")}` : "";
}

/**
 * @param {string} text with times as data have them, hour:minute
 * @returns {string} the same as people write it
 */
export const hourText = (text) => text.replaceAll(":", ".");

/**
 * @param {Pick<Meeting, "day" | "time">} meeting
 * @param {string} [end] hour:minute
 * @returns {string} day and time as people write them
 */
export function when({ day, time }, end) {
  const options = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const date = day && new Intl.DateTimeFormat("nl-BE", options).format(new Date(`${day}T00:00Z`));
  const [from, to] = [time, end ?? ""].map(hourText);
  return [date, from && (to ? `van ${from} tot ${to} uur` : `om ${from} uur`)].filter(Boolean).join(" ");
}

/**
 * @param {Meeting} meeting
 * @returns {string} “voor jullie bijeenkomst van donderdag 3 december 2026, met 8 deelnemers”, or nothing
 */
export function sentence(meeting) {
  const moment = when(meeting) && ` ${meeting.day ? "van " : ""}${when(meeting)}`;
  const group = meeting.people && `, met ${meeting.people} ${meeting.people === 1 ? "deelnemer" : "deelnemers"}`;
  return moment || group ? `voor jullie bijeenkomst${moment || ""}${group || ""}` : "";
}

/**
 * @param {string} range shortest and longest time for one person, in minutes
 * @param {number} people
 * @returns {string} the minutes for a group
 */
export function minutesFor(range, people) {
  const [from, to] = range.split(" ").map((minutes) => Number(minutes) * people);
  return `${from === to ? from : `${from}–${to}`} min`;
}
