// @ts-check
// Moving the parts of a plan with a finger or a mouse.  The list follows while dragging; what moved is
// told when it is let go.  Buttons do the same for who doesn't drag.

const EDGE = 70;
const SPEED = 12;

/**
 * Let the items of a list be dragged by their handle.
 * @param {HTMLOListElement} list
 * @param {string} handle selector of the part of an item that one drags
 * @param {(from: number, to: number) => void} moved
 */
export function followDragging(list, handle, moved) {
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target instanceof Element ? event.target.closest(handle) : null;
    const item = grip?.closest("li");
    if (!item || event.button !== 0) return;
    event.preventDefault();
    drag(list, item, event, moved);
  });
}

/**
 * @param {HTMLOListElement} list
 * @param {HTMLLIElement} item
 * @param {PointerEvent} start
 * @param {(from: number, to: number) => void} moved
 */
function drag(list, item, start, moved) {
  const from = indexIn(list, item);
  const stop = new AbortController();
  const { signal } = stop;
  item.classList.add("is-dragged");
  list.setPointerCapture(start.pointerId);

  const end = (/** @type {boolean} */ isKept) => {
    stop.abort();
    item.classList.remove("is-dragged");
    const to = indexIn(list, item);
    if (isKept && to !== from) moved(from, to);
    else list.insertBefore(item, list.children[from + (to < from ? 1 : 0)] ?? null);
  };
  list.addEventListener("pointermove", ({ clientY }) => {
    scrollAtEdge(clientY);
    place(list, item, clientY);
  }, { signal });
  list.addEventListener("pointerup", () => end(true), { signal });
  list.addEventListener("pointercancel", () => end(false), { signal });
  addEventListener("keydown", ({ key }) => key === "Escape" && end(false), { signal });
}

/**
 * Put the item where the finger is: before the first other item whose middle lies below it.
 * @param {HTMLOListElement} list
 * @param {HTMLLIElement} item
 * @param {number} y
 */
function place(list, item, y) {
  const others = [...list.children].filter((other) => other !== item);
  const next = others.find((other) => y < middle(other)) ?? null;
  if (item.nextElementSibling !== next) list.insertBefore(item, next);
}

/** @param {Element} element */
function middle(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** @param {number} y */
function scrollAtEdge(y) {
  if (y < EDGE) scrollBy(0, -SPEED);
  else if (y > innerHeight - EDGE) scrollBy(0, SPEED);
}

/** @param {Element} list  @param {Element} item */
const indexIn = (list, item) => [...list.children].indexOf(item);
