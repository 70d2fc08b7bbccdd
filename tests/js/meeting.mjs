// A meeting that is led and changed on the way, by a script of presses; returns what there is to see after each.
const STATIC = new URL("../../plgdocs/theme/plg/static/", import.meta.url);
const modules = ["planner/address", "planner/timeline", "run/timer", "run/changes", "run/forecast", "run/offers"];
const [{ parsePlan }, { lengthOf, timeline }, { act, begin }, changing, { forecast, hourAt }, { offers }] = await Promise.all(
  modules.map((name) => import(new URL(`${name}.js`, STATIC).href)),
);
const { changedPlan, changesOf, edited, moved, stagesFor, withChanges, withoutLast } = changing;

export function meeting(search, library, hour, script) {
  const { plan } = parsePlan(search, library);
  const planned = { start: plan.start, minutes: lengthOf(plan, timeline(plan, library)) };
  const began = new Date(hour).getTime(); // on the clock of this machine, as in a browser
  let run = begin(began);
  return script.map(([minute, what, ...given]) => {
    const now = began + minute * 60_000;
    const changes = changesOf(plan, run);
    const edits = { edit: () => edited(changes, ...given), move: () => moved(changes, ...given) };
    if (what in edits) run = withChanges(run, edits[what](), plan, library);
    else if (what === "undo") run = withoutLast(run, plan, library);
    else if (what !== "look") run = act(run, what, stagesFor(plan, changes, library), now);
    return look(run, plan, library, now, planned);
  });
}

function look(run, plan, library, now, planned) {
  const changes = changesOf(plan, run);
  const stages = stagesFor(plan, changes, library);
  const found = forecast(run, stages, now, planned);
  return {
    rows: found.rows.map(({ origin, state, start }) => `${origin} ${state === "next" ? hourAt(start) : state}`),
    spent: Object.fromEntries(found.rows.filter(({ spent }) => spent).map(({ origin, spent }) => [origin, spent / 60_000])),
    missed: found.rows.filter(({ late }) => late).map(({ origin, late }) => [origin, late]),
    end: hourAt(found.end),
    late: found.late,
    offers: offers(found, plan.people).map(({ text }) => text),
    step: stages[run.at]?.name ?? "",
    plan: changedPlan(plan, changes).parts.map(({ id, minutes }) => `${id}:${minutes}`),
    undo: run.earlier?.length ?? 0,
  };
}
