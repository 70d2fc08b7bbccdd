// @ts-check
// The meeting that a link speaks of: ?datum=2026-12-03&uur=14:00&groep=8&duur=45.  A day, a time and numbers, each
// checked; nothing else is read, nothing becomes HTML, and nothing is kept or sent.  Nothing here touches a page.

import { DAY, MOST_PEOPLE } from "../site/limits.js";
import { rangeText } from "../site/spans.js";

/** @typedef {{day: string, time: string, people: number, minutes: number}} Meeting  "" and 0 stand for what is not known */

/** @param {string} search the part of an address after the question mark  @returns {Meeting} */
export function readMeeting(search) {
  const given = new URLSearchParams(search);
  return checked(given.get("datum"), given.get("uur"), given.get("groep"), given.get("duur"));
}

/**
 * @param {string | null} day
 * @param {string | null} time
 * @param {string | null} people
 * @param {string | null} [minutes]
 * @returns {Meeting} what is valid of it
 */
export function checked(day, time, people, minutes = "") {
  return {
    day: day && isDay(day) ? day : "",
    time: time && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : "",
    people: within(people, MOST_PEOPLE),
    minutes: within(minutes, DAY),
  };
}

/** @param {string | null} text  @param {number} most  @returns {number} a whole number from 1 to `most`, or 0 */
export function within(text, most) {
  const number = /^[1-9]\d{0,3}$/.test(text ?? "") ? Number(text) : 0;
  return number <= most ? number : 0;
}

/** @param {string} text */
function isDay(text) {
  const day = new Date(`${text}T00:00Z`);
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @param {Meeting} meeting  @returns {string} the part of an address from the question mark on, or nothing */
export function writeMeeting({ day, time, people, minutes }) {
  const parts = Object.entries({ datum: day, uur: time, groep: people, duur: minutes }).filter(([, value]) => value);
  return parts.length ? `?${parts.map((pair) => pair.join("=")).join("&")}` : "";
}

/** @param {string} text with times as data have them, hour:minute  @returns {string} the same as people write it */
export const hourText = (text) => text.replaceAll(":", ".");

/**
 * @param {string} time hour:minute
 * @param {number} minutes
 * @returns {string} the time so much later, in whole minutes
 */
export function later(time, minutes) {
  const [hour, minute] = time.split(":").map(Number);
  const at = hour * 60 + minute + Math.round(minutes);
  return [Math.floor(at / 60) % 24, at % 60].map((number) => String(number).padStart(2, "0")).join(":");
}

/** @param {string} from hour:minute  @param {string} to hour:minute  @returns {number} minutes from one hour to the next such one */
export function between(from, to) {
  const [start, end] = [from, to].map((time) => time.split(":").reduce((sum, number) => sum * 60 + Number(number), 0));
  return (end - start + DAY) % DAY;
}

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

/** @param {Meeting} meeting  @returns {string} when it ends, hour:minute; "" while nobody knows */
export const endOf = ({ time, minutes }) => (time && minutes ? later(time, minutes) : "");

/** @param {number} people  @returns {string} “8 deelnemers”, or nothing */
export const peopleText = (people) => (people ? `${people} ${people === 1 ? "deelnemer" : "deelnemers"}` : "");

/**
 * @param {Meeting} meeting
 * @returns {string} “voor jullie bijeenkomst van donderdag 3 december 2026, met 8 deelnemers”, or nothing
 */
export function sentence(meeting) {
  const at = when(meeting, endOf(meeting));
  const moment = at && ` ${meeting.day ? "van " : ""}${at}`;
  const group = meeting.people && `, met ${peopleText(meeting.people)}`;
  return moment || group ? `voor jullie bijeenkomst${moment || ""}${group || ""}` : "";
}

/**
 * @param {string} range shortest and longest time for one person, in minutes
 * @param {number} people
 * @returns {string} the minutes for a group
 */
export function minutesFor(range, people) {
  const [from, to] = range.split(" ").map((minutes) => Number(minutes) * people);
  return rangeText(from, to, "min");
}
