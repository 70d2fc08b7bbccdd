// @ts-check
// A card, or a whole plan, as an invitation for a mail: HTML that Outlook and Teams keep, with a plain-text twin.

import { capital, safe } from "../site/text.js";

/**
 * A part of a plan, as participants read it.
 * @typedef {object} Item
 * @property {string} time hour.minute, or nothing
 * @property {string} title
 * @property {string} text what to expect, if anything is known
 * @property {string} link to the page for participants, if there is one
 * @property {string} phase
 *
 * @typedef {object} Invitation
 * @property {string} title
 * @property {string} summary
 * @property {string} expect what a participant may expect
 * @property {[string, string][]} facts label and value; a value of the editors says so
 * @property {string} meeting “voor jullie bijeenkomst van …”, or nothing
 * @property {string} duration
 * @property {string} link to the page for participants
 * @property {string} credit
 * @property {Item[]} [programme] the parts of a plan
 */

const FONT = "font-family:'Segoe UI',Arial,sans-serif;";
/** Facts that who invites typed. */
const SENT = ["Waar", "Meebrengen", "Uitgenodigd door", "Laat iets weten"];
const LINK_TEXT = "Lees waarom we dit doen en hoe het verloopt";

/**
 * Tables and inline styles, because mail programs drop style sheets and lay out nothing else alike.
 * @param {Invitation} invitation
 * @returns {string}
 */
export function asHtml({ title, summary, expect, facts, meeting, link, credit, programme = [] }) {
  const rows = facts.map(([label, value]) => `<tr><td valign="top" style="${FONT}font-size:14px;color:#665a50;padding:3px 16px 3px 0;white-space:nowrap">${safe(label)}</td><td valign="top" style="${FONT}font-size:14px;color:#2b2521;padding:3px 0"><b>${safe(value)}</b></td></tr>`);
  const items = programme.map((item) => `<tr><td valign="top" style="${FONT}font-size:16px;line-height:22px;color:#665a50;padding:4px 14px 8px 0;white-space:nowrap">${safe(item.time)}</td><td valign="top" style="${FONT}font-size:16px;line-height:22px;color:#2b2521;padding:4px 0 8px">${itemHtml(item)}</td></tr>`);
  const table = (/** @type {string[]} */ lines) => `<table role="presentation" cellpadding="0" cellspacing="0" border="0">${lines.join("")}</table>`;
  const cell = (/** @type {string} */ style, /** @type {string} */ content) => `<tr><td style="${FONT}color:#2b2521;${style}">${content}</td></tr>`;
  return [
    `<table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0" style="width:560px;max-width:100%;border-collapse:collapse;border:1px solid #e2d8c8;background:#fffdf9" bgcolor="#fffdf9">`,
    `<tr><td bgcolor="#1f4d4a" style="${FONT}font-size:13px;background:#1f4d4a;color:#ffffff;padding:8px 20px"><b>${safe(capital(meeting) || "Voor jullie bijeenkomst")}</b></td></tr>`,
    cell("font-size:22px;line-height:28px;padding:18px 20px 4px", `<b><a href="${safe(link)}" style="color:#1f4d4a;text-decoration:none">${safe(title)}</a></b>`),
    ...(summary ? [cell("font-size:16px;line-height:24px;padding:0 20px 12px", safe(summary))] : []),
    cell("padding:0 20px 12px", table(rows)),
    ...(items.length ? [cell("font-size:16px;line-height:24px;padding:0 20px 10px", `<b>Wat we doen</b>${table(items)}`)] : []),
    ...(expect ? [cell("font-size:16px;line-height:24px;padding:0 20px 16px", `<b>Wat mag je verwachten?</b><br>${safe(expect)}`)] : []),
    cell("font-size:16px;line-height:24px;padding:0 20px 18px", `<a href="${safe(link)}" style="color:#17605b"><b>${LINK_TEXT}</b></a>`),
    cell("font-size:12px;line-height:18px;color:#665a50;border-top:1px solid #e2d8c8;padding:10px 20px", safe(credit)),
    "</table>",
  ].join("");
}

/** @param {Item} item */
function itemHtml({ title, text, link }) {
  const name = link ? `<a href="${safe(link)}" style="color:#17605b"><b>${safe(title)}</b></a>` : `<b>${safe(title)}</b>`;
  return text ? `${name}<br>${safe(text)}` : name;
}

/** @param {Invitation} invitation  @returns {string} the same in plain text */
export function asText({ title, summary, expect, facts, meeting, link, credit, programme = [] }) {
  return [
    [capital(meeting), title.toUpperCase(), summary].filter(Boolean).join("\n"),
    facts.map((pair) => pair.join(": ")).join("\n"),
    programme.length > 0 && `Wat we doen\n${programme.map(itemText).join("\n")}`,
    expect && `Wat mag je verwachten?\n${expect}`,
    `${LINK_TEXT}:\n${link}`,
    credit,
  ].filter(Boolean).join("\n\n");
}

/** @param {Item} item */
function itemText({ time, title, text, link }) {
  return [`${time || "-"} ${title}`, text, link].filter(Boolean).join("\n  ");
}

/**
 * For a chat.
 * @param {Invitation} invitation
 * @returns {string} one short paragraph
 */
export function asChat({ title, summary, facts, meeting, duration, link, programme }) {
  // The day and the hours of a card stand in its first words, and those of a plan in a fact.
  const length = duration && !programme ? [["Duur", duration]] : [];
  const own = facts.filter(([label]) => SENT.includes(label) || (programme && label === "Wanneer"));
  const sentences = [...length, ...own].map(([label, value]) => `${label}: ${value.replace(/\.$/, "")}.`);
  const parts = [`${capital(meeting || "voor jullie bijeenkomst")}: ${title}.`, summary, ...sentences, `Lees wat je mag verwachten: ${link}`];
  return parts.filter(Boolean).join(" ");
}
