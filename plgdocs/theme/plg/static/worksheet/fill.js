// @ts-check
// Starts the form of a worksheet, in the place of its paper; what only some worksheets need is loaded for those.

import { Filler } from "./filler.js";

/** @import { Field, Worksheet } from "./values.js" */

const data = document.getElementById("werkblad");
const paper = document.querySelector("[data-werkblad]");

/** @param {Field} field  @returns {boolean} whether it counts, also for somebody, or asks for words before a number */
const counts = ({ kolommen = [], telt }) => Boolean(telt) || kolommen.some(({ soort, na }) => na || soort === "turf");

/** @param {Field} field  @returns {boolean} whether it asks for goals, which a plan may have */
const asksGoals = (field) => [field.levert, field["vertrekt-van"]].includes("doelen");

const measure = async () => (await import("../measure/measure.js")).MORE;

/** What is looked at twice is so once there is something to look at.  @param {Filler} filler */
function lookLater(filler) {
  if (filler.state.isEmpty && !filler.state.sheets.length) return;
  filler.more = filler.more.filter((one) => one !== lookLater);
  measure().then(
    (more) => {
      filler.more.push(...more);
      filler.addMore();
    },
    () => {}, // without a network the sheet does without
  );
}

/** @param {HTMLElement} place  @param {Worksheet} worksheet */
async function start(place, worksheet) {
  const { velden } = worksheet;
  const boards = velden.some(({ kaartjes }) => kaartjes) ? [(await import("../notes/boards.js")).addBoards()] : [];
  const more = velden.some(counts) ? await measure() : velden.some(({ levert, later }) => later || levert === "meting") ? [lookLater] : [];
  const filler = new Filler(place, worksheet, [...boards, ...more]);
  if (velden.some(asksGoals)) filler.planned = (await import("../goals/goals.js")).goalsHere;
  filler.start();
}

if (data && paper instanceof HTMLElement) {
  // What can't be filled in here is still there to print.
  start(paper, JSON.parse(data.textContent ?? "")).finally(() => paper.classList.add("is-ready"));
}
