// @ts-check
// Rings in each other, with the notes spread over them.  style sheets draw them where there is room.

/** Notes on a ring from which they lie in two rows. */
const CROWDED = 13;
/** Degrees at the top that stay free for the name of a ring. */
const TOP = 44;

/** @param {HTMLElement} zones that holds the rings, the outer one first */
export function place(zones) {
  const count = zones.children.length;
  for (const [index, ring] of [...zones.children].entries()) {
    const size = 1 - index / count;
    /** @type {HTMLElement} */ (ring).style.setProperty("--in", `${50 * (1 - size)}%`);
    const notes = /** @type {HTMLElement[]} */ ([...ring.querySelectorAll("li")]);
    if (index === count - 1) continue; // those in the middle lie below each other
    ring.classList.toggle("is-crowded", notes.length >= CROWDED);
    for (const [number, note] of notes.entries()) spread(note, number, notes.length, (size - 0.5 / count) / size, 0.08 / size);
  }
}

/**
 * @param {HTMLElement} note
 * @param {number} number
 * @param {number} count of notes on its ring
 * @param {number} far from the middle: a part of the ring's half
 * @param {number} aside how far two rows lie from there
 */
function spread(note, number, count, far, aside) {
  const angle = (((number + 0.5) / count) * (360 - TOP) + TOP / 2 - 90) * (Math.PI / 180);
  const out = count < CROWDED ? far : far + aside * (number % 2 ? 1 : -1);
  note.style.setProperty("--x", `${50 + 50 * out * Math.cos(angle)}%`);
  note.style.setProperty("--y", `${50 + 50 * (out - 0.02) * Math.sin(angle)}%`);
  note.classList.toggle("is-right", Math.cos(angle) > 0.1);
}
