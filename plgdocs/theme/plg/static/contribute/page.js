// @ts-check
// The page of the contribution form, and what all of its scripts use.

import { orderOf } from "./check.js";

export const form = /** @type {HTMLFormElement} */ (document.querySelector(".card-form"));
/** @type {import("./check.js").Rules} */
export const rules = JSON.parse(document.getElementById("kaartregels")?.textContent ?? "");
export const order = orderOf(rules);
/** @type {Set<Element>} the fields that somebody has left, and whose problems may be shown */
export const left = new Set();

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T}
 */
export const one = (selector) => /** @type {T} */ (document.querySelector(selector));
