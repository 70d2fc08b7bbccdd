// @ts-check
// How well a card or a question fits what a reader chose.  Shared by facets.js and chooser.js.

/** What a reader chose: values by facet.  @typedef {Map<string, string[]>} Choice */
/** "maybe": only values of the editors, or values that nobody knows, speak against it.  @typedef {"yes" | "maybe" | "no"} Fit */

/** How many people to reckon with while nobody says. */
export const DEFAULT_GROUP = 8;

/** The key in a card's front matter, where it is not the facet's name.  @type {Record<string, string>} */
const KEYS = { werkvorm: "groepsvorm" };

/**
 * @param {string | number} from
 * @param {string | number} to
 * @param {unknown} [per] whether each person takes so long
 * @returns {string} a duration as a reader writes it (`Duration` in model.py)
 */
export const durationText = (from, to, per) => `${span(from, to)} min${per ? " per persoon" : ""}`;

/**
 * @param {string | number} from
 * @param {string | number} to
 * @returns {string} the size of a group as a reader writes it (`GroupSize` in model.py)
 */
export const groupText = (from, to) => `${span(from, to)} personen`;

/** @param {string | number} from  @param {string | number} to */
const span = (from, to) => (Number(from) === Number(to) ? `${Number(from)}` : `${Number(from)}–${Number(to)}`);

/**
 * @param {Element} item
 * @param {string} name
 * @returns {string[]} the values of an item
 */
export function valuesOf(item, name) {
  return (item.getAttribute(`data-${name}`) ?? "").split(" ").filter(Boolean);
}

/**
 * @param {Element} item
 * @param {string} facet
 * @returns {boolean} whether the item's value is the editors', or unknown
 */
export function isEditorial(item, facet) {
  return valuesOf(item, "redactie").includes(KEYS[facet] ?? facet) || !valuesOf(item, facet).length;
}

/**
 * @param {Element} item
 * @param {string} facet
 * @param {Choice} choice
 * @returns {boolean} whether the item meets one facet
 */
export function meets(item, facet, choice) {
  const wanted = choice.get(facet) ?? [];
  const given = valuesOf(item, facet);
  if (facet === "groep") return Number(given[0]) <= Number(wanted[0]) && Number(wanted[0]) <= Number(given[1]);
  if (facet === "duur") {
    const people = given[2] ? Number(choice.get("groep")?.[0] ?? DEFAULT_GROUP) : 1;
    return Number(given[0]) * people <= Number(wanted[0]);
  }
  return wanted.some((value) => given.includes(value));
}

/**
 * @param {Element} item
 * @param {Choice} choice
 * @returns {Fit} how well the item fits the whole choice
 */
export function fit(item, choice) {
  const unmet = [...choice.keys()].filter((facet) => !meets(item, facet, choice));
  if (unmet.some((facet) => !isEditorial(item, facet))) return "no";
  return unmet.length ? "maybe" : "yes";
}

/**
 * @param {HTMLFormElement} form
 * @returns {Choice} what is chosen in a form
 */
export function readForm(form) {
  /** @type {Choice} */
  const choice = new Map();
  for (const [name, value] of new FormData(form)) {
    if (value) choice.set(name, [...(choice.get(name) ?? []), String(value)]);
  }
  return choice;
}

/** Fill a form from the address.  @param {HTMLFormElement} form */
export function fillForm(form) {
  const state = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !field.name) continue;
    const values = (state.get(field.name) ?? "").split(",");
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
      field.checked = values.includes(field.value) || (field.type === "radio" && field.defaultChecked);
    } else {
      field.value = values[0];
    }
  }
}

/** Keep the choice in the address, and leave the rest of it alone.  @param {HTMLFormElement} form */
export function writeAddress(form) {
  const address = new URL(location.href);
  const state = address.searchParams;
  for (const field of form.elements) if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) state.delete(field.name);
  for (const [name, values] of readForm(form)) state.set(name, values.join(","));
  address.search = state.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", address);
}

/**
 * Show a form, and call `update` after each change of it or of the address.
 * @param {HTMLFormElement} form
 * @param {() => void} update
 */
export function follow(form, update) {
  const load = () => {
    fillForm(form);
    update();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    writeAddress(form);
    update();
  });
  form.addEventListener("reset", () => {
    // The fields are empty only after this event.
    setTimeout(() => {
      writeAddress(form);
      update();
      const first = form.querySelector("summary, input");
      if (first instanceof HTMLElement) first.focus();
    });
  });
  addEventListener("popstate", load);
  form.hidden = false;
  load();
}
