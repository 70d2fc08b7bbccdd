// @ts-check
// Dragging a note with a mouse or a pen; a finger scrolls, and uses the menu.

/** Pixels from which a press is a drag. */
const FAR = 6;

/**
 * @param {HTMLElement} root in which notes (“.nb-card” in “[data-at]”) and zones (“[data-zone]”) lie
 * @param {(at: number, zone: number) => void} drop
 */
export function makeDraggable(root, drop) {
  root.addEventListener("pointerdown", (event) => {
    const card = event.target instanceof Element && event.target.closest("button.nb-card");
    const note = card && card.closest("[data-at]");
    if (note instanceof HTMLElement && event.pointerType !== "touch" && event.button === 0) follow(note, event, drop);
  });
}

/** @param {HTMLElement} note  @param {PointerEvent} start  @param {(at: number, zone: number) => void} drop */
function follow(note, start, drop) {
  const move = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const [x, y] = [clientX - start.clientX, clientY - start.clientY];
    if (Math.hypot(x, y) > FAR) note.classList.add("is-dragged");
    note.style.translate = note.classList.contains("is-dragged") ? `${x}px ${y}px` : "";
  };
  const end = (/** @type {PointerEvent} */ { clientX, clientY, type }) => {
    removeEventListener("pointermove", move);
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) removeEventListener(name, end);
    const below = document.elementFromPoint(clientX, clientY)?.closest("[data-zone]"); // the note itself lets it through
    const isDragged = note.classList.contains("is-dragged");
    note.style.translate = "";
    note.classList.remove("is-dragged");
    if (!isDragged || type !== "pointerup") return;
    addEventListener("click", (event) => event.stopPropagation(), { capture: true, once: true });
    setTimeout(() => below instanceof HTMLElement && drop(Number(note.dataset.at), Number(below.dataset.zone)));
  };
  addEventListener("pointermove", move);
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) addEventListener(name, end);
}
