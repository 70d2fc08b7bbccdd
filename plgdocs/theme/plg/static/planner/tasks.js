// @ts-check
// What there is to do before a meeting, as one list that folds.

import { element } from "../site/dom.js";
import { onSite } from "../site/page.js";
import { beforehand } from "./beforehand.js";

/**
 * @param {HTMLElement} details where it is shown
 * @param {import("./plan.js").Plan} plan
 * @param {import("./timeline.js").TimedPart[]} parts
 * @param {import("./plan.js").Library} library
 */
export function drawTasks(details, plan, parts, library) {
  const { prepare, print, lay } = beforehand(plan, parts, library);
  const items = [
    ...prepare.map(([title, text]) => item(`${title}: `, text)),
    ...print.map(({ id, titel }) => item("Druk het blad af: ", element("a", { href: onSite(`werkbladen/${id}/`), target: "_blank" }, titel))),
    ...lay.map(([thing, users]) => item("Leg klaar: ", [thing, users].filter(Boolean).join(", "))),
  ];
  details.hidden = !items.length;
  details.replaceChildren(element("summary", {}, `Doe vooraf (${items.length})`), element("ul", {}, ...items));
}

/** @param {string} what  @param {Node | string} content */
const item = (what, content) => element("li", {}, element("b", {}, what), content);
