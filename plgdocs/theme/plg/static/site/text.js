// @ts-check
// Text as others read it: with a capital, as HTML, on one line.  Nothing here touches a page.

/** @param {string} text */
export const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

/** @param {string} text */
export const uncapital = (text) => text && text[0].toLowerCase() + text.slice(1);

/** @param {string} text  @returns {string} the text as HTML */
export const safe = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {string} text  @param {number} longest  @returns {string} one line of whole characters, without those that nobody sees */
export const inOneLine = (text, longest) => text.slice(0, longest).replace(/[\p{Cc}\p{Cs}\p{Z}]/gu, " ").replace(/ +/g, " ").trim();
