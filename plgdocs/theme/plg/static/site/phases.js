// @ts-check
// The shape and the colour of a phase.

/** @param {string} phase or nothing  @returns {(Node | string)[]} its drawn shape, in the colour around it */
export function mark(phase) {
  const shapes = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template.plan-marks")); // of the planner's page
  const shape = phase && shapes?.content.querySelector(`[data-phase="${phase}"] > svg`);
  return shape ? [shape.cloneNode(true), " "] : [];
}

/** @param {string} phase or nothing  @param {string} [more] another class */
export const inPhase = (phase, more = "") => ({ class: `${more} ${phase && `phase-${phase}`}`.trim() });
