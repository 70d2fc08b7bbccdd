// @ts-check
// The other faces of a plan, each at an address of its own: the planner's with &toon=… behind it.  A face is a
// module that comes when asked for; its `show` fills an element with the plan.

import { planAddress } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Library} Library */
/** @typedef {{show: (place: HTMLElement, plan: Plan, library: Library) => void}} Face */

/** @type {Record<string, () => Promise<Face>>} */
const FACES = {
  begeleid: () => import("./run.js"),
  deelnemers: () => import("./invite.js"),
  programma: () => import("./programme.js"),
};

/**
 * @param {string} search the part of an address from the question mark on
 * @returns {string} the face that it asks for, or nothing for the planner itself
 */
export function faceOf(search) {
  const face = new URLSearchParams(search).get("toon") ?? "";
  return Object.hasOwn(FACES, face) ? face : "";
}

/**
 * @param {Plan} plan
 * @param {string} [face]
 * @returns {string} the part of an address from the question mark on
 */
export function faceAddress(plan, face) {
  return planAddress(plan) + (face ? `&toon=${face}` : "");
}

/**
 * @param {string} face
 * @param {HTMLElement} place
 * @param {Plan} plan
 * @param {Library} library
 */
export async function showFace(face, place, plan, library) {
  (await FACES[face]()).show(place, plan, library);
}
