// @ts-check
// The other faces of a plan, each at an address of its own: the planner's with &toon=… behind it.  A face is a
// module that comes when asked for; its `show` fills an element with the plan.

import { parsePlan, planAddress } from "./plan.js";

/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./plan.js").Library} Library */
/** @typedef {{show: (place: HTMLElement, plan: Plan, library: Library, notes: string[]) => Promise<void>}} Face */

/** @type {Record<string, () => Promise<Face>>} */
const FACES = {
  begeleid: () => import("./run.js"),
  deelnemers: () => import("./invite.js"),
  programma: () => import("./programme.js"),
};

/**
 * @param {string} search the part of an address from the question mark on
 * @returns {string} the face that it asks for; nothing for the planner itself, and for a plan without parts
 */
export function faceOf(search) {
  const given = new URLSearchParams(search);
  const face = given.get("toon") ?? "";
  return /[^,]/.test(given.get("plan") ?? "") && Object.hasOwn(FACES, face) ? face : "";
}

/**
 * @param {Plan} plan
 * @param {string} face
 * @returns {string} the part of an address from the question mark on
 */
export const faceAddress = (plan, face) => `${planAddress(plan)}&toon=${face}`;

/**
 * Show the plan of the address, in place of the planner.
 * @param {string} face
 * @param {Library} library
 */
export async function openFace(face, library) {
  const { plan, notes } = parsePlan(location.search, library);
  const place = document.querySelector("main");
  document.body.classList.remove("wide");
  document.querySelector(".neighbours")?.remove(); // they lead on from the planner
  if (place) await (await FACES[face]()).show(place, plan, library, notes);
}
