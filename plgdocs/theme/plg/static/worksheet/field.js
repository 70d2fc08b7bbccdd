// @ts-check
// A field as it stands on the page: what is asked, help, what the coach can say, what can be taken over, and the answer.

import { button, element } from "../site/dom.js";
import { drawAbout } from "./about.js";
import { drawAnswer, isSingle } from "./answer.js";

/** @import { View } from "./answer.js" */
/** @import { Offer } from "./offers.js" */
/** @import { Field } from "./values.js" */

/** @param {Field} field  @param {number} number  @param {View} view  @param {Offer[]} offers  @returns {HTMLElement} */
export function drawField(field, number, view, offers) {
  const { id } = field;
  const label = isSingle(field) ? element("label", { for: `blad-${id}` }) : element("p", {});
  label.className = "ws-label";
  label.id = `label-${id}`;
  label.append(element("span", { class: "ws-number" }, `${number}`), " ", field.label, ...marks(field));
  const old = (field.vroeger ?? []).map((name) => element("span", { id: `veld-${name}` })); // where older addresses lead
  const help = field.hulp ? [element("p", { class: "hint", id: `hulp-${id}` }, field.hulp)] : [];
  const say = (field.zeg ?? []).map((text) => element("p", { class: "ws-say" }, text));
  /** @type {Record<string, string>} */
  const group = isSingle(field) ? {} : { role: "group", "aria-labelledby": label.id };
  return element("div", { class: "ws-field", id: `veld-${id}`, "data-field": id, ...group }, ...old, label, ...help, ...say, ...drawAbout(view.worksheet, field, view.values), drawOffers(offers), drawAnswer(field, view));
}

/** @param {Field} field  @returns {Node[]} how long, how, and that it matters */
function marks({ tijd, stilte, "zonder-naam": isNameless, verplicht, tot, keer = 1 }) {
  const texts = [tijd, stilte && "ieder schrijft eerst alleen, in stilte", isNameless && "zonder naam", (keer > 1 || tot) && `hoogstens ${tot ?? keer}`, verplicht && "vul zeker in"];
  return texts.filter((text) => typeof text === "string").map((text) => element("small", { class: "ws-mark" }, text));
}

/** @param {Offer[]} offers  @returns {HTMLElement} */
export function drawOffers(offers) {
  return element("div", { class: "ws-offers" }, ...offers.map(({ text }, index) => button("take", text, { "data-index": `${index}` })));
}
