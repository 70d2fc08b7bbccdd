// @ts-check
// The form in which who invites answers (asking.js), for a card and for a plan alike.

import { wordsFrom } from "./asking.js";
import { checked } from "./meeting.js";

/** @import { Words } from "./asking.js" */
/** @import { Meeting } from "./meeting.js" */

/** @param {HTMLFormElement} form  @param {string} name  @returns {HTMLInputElement} the field with a name; all kinds used here have a value */
export const field = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {HTMLFormElement} form  @param {Omit<Meeting, "minutes">} meeting  @param {Words} words */
export function fillIn(form, { day, time, people }, words) {
  const values = { datum: day, uur: time, groep: people || "", ...words };
  for (const [name, value] of Object.entries(values)) field(form, name).value = String(value);
}

/** @param {HTMLFormElement} form  @param {string} [minutes] as somebody chose them  @returns {Meeting} */
export const meetingIn = (form, minutes) => checked(field(form, "datum").value, field(form, "uur").value.slice(0, 5), field(form, "groep").value, minutes);

/** @param {HTMLFormElement} form */
export const wordsIn = (form) => wordsFrom((name) => field(form, name).value);
