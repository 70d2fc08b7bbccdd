// @ts-check
// What this browser remembers, on the home page: favourites, be it cards or plans, and the cards that were opened lately.

import { hasParts, linkTo } from "../planner/link.js";
import { kept } from "../planner/store.js";
import { when } from "../share/meeting.js";
import { element } from "../site/dom.js";
import { onSite, style } from "../site/page.js";
import { keepSeen, seenCards } from "../site/seen.js";

/** @import { Seen } from "../site/seen.js" */

/** @param {HTMLElement} place */
export async function show(place) {
  await style("offline.css");
  const cards = seenCards();
  const { ontwerp, favorieten } = kept();
  const plans = favorieten.map(({ naam, plan }) => element("li", {}, link(`draaiboek/${linkTo(plan)}`, naam), " (draaiboek)"));
  const favourites = cards.filter(({ vast }) => vast).map((card) => item(place, card, "Verwijder", "uit je favorieten"));
  const lately = cards.filter(({ vast }) => !vast).map((card) => item(place, card, "Maak favoriet", ""));
  const lists = [list("Je draaiboek", draft(ontwerp)), list("Je favorieten", [...favourites, ...plans]), list("Laatst bekeken", lately)].flat();
  place.hidden = !lists.length;
  place.replaceChildren(...lists, ...(cards.length ? [forgetting(place)] : []));
}

/** @param {string} address from the root  @param {string} text */
const link = (address, text) => element("a", { href: onSite(address) }, text);

/** @param {string} plan the query of the draft  @returns {HTMLElement[]} the ways to go on with it; nothing while it has no parts */
function draft(plan) {
  if (!hasParts(plan)) return [];
  const query = new URLSearchParams(plan);
  const day = when({ day: query.get("datum") ?? "", time: "" });
  const ways = [["Uitnodiging", "verstuur"], ["Leid met timer", "begeleid"]].flatMap(([label, view]) => [" · ", link(`draaiboek/${linkTo(plan, view)}`, label)]);
  return [element("li", {}, link(`draaiboek/${linkTo(plan)}`, query.get("titel") || "Een draaiboek zonder titel"), day && ` (${day})`, ...ways)];
}

/** @param {string} title  @param {HTMLElement[]} items  @returns {HTMLElement[]} nothing, if there are no items */
function list(title, items) {
  return items.length ? [element("h2", {}, title), element("ul", {}, ...items)] : [];
}

/** @param {HTMLElement} place  @param {Seen} card  @param {string} label  @param {string} more what the button says to who doesn't see the list */
function item(place, card, label, more) {
  const button = element("button", { type: "button", "aria-label": `${label}: ${card.titel}${more && ` ${more}`}` }, label);
  button.addEventListener("click", async () => {
    const others = seenCards().filter(({ adres }) => adres !== card.adres);
    keepSeen([{ ...card, vast: !card.vast }, ...others]);
    await show(place);
    const moved = place.querySelector(`a[href$="/${card.adres}"] ~ button`);
    if (moved instanceof HTMLElement) moved.focus();
  });
  return element("li", {}, link(card.adres, card.titel), " ", button);
}

/** @param {HTMLElement} place */
function forgetting(place) {
  const button = element("button", { type: "button" }, "Verwijder deze kaarten");
  button.addEventListener("click", () => {
    keepSeen([]);
    show(place);
  });
  return element("p", { class: "hint" }, "Alleen deze browser weet dit. ", button);
}
