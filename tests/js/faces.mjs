// Every face of a plan, as data or as the text that a reader sees.  A few lines play the page that some faces are drawn in.
const STATIC = new URL("../../plgdocs/theme/plg/static/", import.meta.url);

class Place {
  children = [];
  append(...more) {
    this.children.push(...more);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  setAttribute() {}
  addEventListener() {}
  get text() {
    return this.children.map((child) => child.text ?? child).join(" ");
  }
}

globalThis.document = { createElement: () => new Place(), querySelector: () => null };
const load = (path) => import(new URL(path, STATIC).href);
const [{ parsePlan, planAddress }, { endOf, lengthOf, timeline }, { asPlanned, stagesFor }, { meetingOf, planInvitation }, programme, { eventOf }] = await Promise.all(
  ["planner/address", "planner/timeline", "run/changes", "invite/invitation", "programme/programme", "share/send"].map((name) => load(`${name}.js`)),
);
const [{ partItem }, { drawParts }, { asHtml, asText }, { calendar }] = await Promise.all(
  ["planner/items.js", "run/screen.js", "share/invitation.js", "share/calendar.js"].map(load),
);

export function faces(given, library) {
  const search = planAddress(given);
  const { plan } = parsePlan(search, library);
  const parts = timeline(plan, library);
  const marks = { content: { querySelector: () => undefined } };
  const invitation = planInvitation(plan, library, { words: { waar: "", mee: "", van: "", antwoord: "" }, site: "https://x.example/", link: "https://x.example/#plan", credit: "" });
  const event = eventOf(invitation, meetingOf(plan, library), invitation.title);
  const [sheet, list] = [new Place(), new Place()];
  programme.show(sheet, library, search);
  drawParts(list, parts);
  return {
    parts: parts.map(({ start, end, minutes, title, gap, late }) => ({ start, end, minutes, title, gap, late })),
    end: endOf(plan, parts),
    length: lengthOf(plan, parts),
    stages: stagesFor(plan, asPlanned(plan), library).map(({ origin, seconds }) => [origin, seconds]),
    planner: parts.map((part, index) => partItem(part, index, parts.length, marks).text),
    invitation: asText(invitation),
    mail: asHtml(invitation).replace(/<[^>]*>/g, " "),
    programme: sheet.text,
    led: list.children.map(({ text }) => text),
    calendar: typeof event === "string" ? event : calendar(event),
  };
}
