// @ts-check
// A card as an invitation for a chat.

import { capital } from "./invitation.js";

/**
 * @param {import("./invitation.js").Invitation} invitation
 * @returns {string} one short paragraph
 */
export function asChat({ title, summary, meeting, duration, link }) {
  const parts = [`${capital(meeting || "voor jullie bijeenkomst")}: ${title}.`, summary, duration && `Duur: ${duration}.`, `Lees wat je mag verwachten: ${link}`];
  return parts.filter(Boolean).join(" ");
}
