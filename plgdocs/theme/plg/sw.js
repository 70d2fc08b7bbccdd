// Keeps pages for use without a network: those that were opened, those of an opened plan, and all when a reader asks for it.
// The build writes VERSION, CORE and RESULTS above this line.  VERSION is the digest of mee.json, which has the digest of each file; a set
// takes nothing that differs, so it never mixes two publications.  The network goes first for a page; what belongs to the page
// then comes from its own set, or, for a page of another publication, from the network alone.  The next version fills
// a set of its own, and takes over when nobody is in a meeting or fills something in.  Copies of the site on one
// origin share all caches, so each name carries the copy's path.

const SITE = new URL("./", location.href);
const PREFIX = `plg:${SITE.pathname}:`;
const CACHE = PREFIX + VERSION;
const LIST = "mee.json";
const MISSING = "zonder-netwerk.html";
/** Is in a set that has all; and in one that must get all. */
const WHOLE = "?mee";
const ASKED = "?gevraagd";
/** Is in a set that has the pages to which a search leads. */
const FOUND = "?resultaten";
/** Opened pages, besides those of CORE. */
const MOST = 60;
/** Where a reader leads a meeting, plans, or fills something in. */
const BUSY = ["draaiboek/", "werkbladen/", "bijdragen/"];
const FRESH = { cache: "no-cache" };
const AT_ONCE = 6;
/** What a page needs besides itself, in its HTML. */
const PARTS = /\b_(static|images|downloads)\/[\w./-]+/g;

/** Whether the page of a tab is of another publication, by the tab's id. */
const foreign = new Map();

const at = (path) => new URL(path, SITE).href;
const pathOf = (url) => (url.startsWith(SITE.href) ? url.slice(SITE.href.length).replace(/[?#].*/, "") : undefined);
const isPage = (path) => /(^|\/)$/.test(path);
const set = () => caches.open(CACHE);
const mark = async (name) => (await set()).put(at(name), new Response());
const kept = async (path) => (await set()).match(at(path));
const keptPaths = async (cache) => (await cache.keys()).map(({ url }) => url.slice(SITE.href.length)).filter((path) => !path.startsWith("?"));
const files = async () => (await (await kept(LIST))?.json())?.files ?? {};
const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });
const openPaths = async () => (await windows()).map(({ url }) => pathOf(url)).filter((path) => path !== undefined);
const isBusy = async () => (await openPaths()).some((path) => BUSY.some((room) => path.startsWith(room)));

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keep a file if it is of this version, as the last of the set.  @returns whether it is */
async function put(path, answer, wanted) {
  const bytes = wanted && answer.ok ? await answer.arrayBuffer() : undefined;
  if (!bytes || (await digest(bytes)) !== wanted) return false;
  const cache = await set();
  await cache.delete(at(path));
  await cache.put(at(path), new Response(bytes, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } }));
  return true;
}

/** Bring a file into the set, from an older one if it did not change; a page with its scripts, style sheets and pictures. */
async function take(path, listed) {
  if (!(await kept(path))) {
    const old = await caches.match(at(path));
    const isThere = (old && (await put(path, old, listed[path]))) || (await put(path, await fetch(at(path), FRESH), listed[path]));
    if (!isThere) throw new Error(`not of this version: ${path}`);
  }
  if (!isPage(path) && path !== MISSING) return;
  const html = await (await kept(path)).text();
  for (const part of new Set(html.match(PARTS))) if (part in listed) await take(part, listed);
}

/** Bring in what there is of these, a few at a time.  @returns how many there are */
async function takeAll(paths, tell) {
  const listed = await files();
  const all = [...new Set(paths)].filter((path) => path in listed);
  for (let done = 0; done < all.length; done += AT_ONCE) {
    tell?.(done, all.length);
    await Promise.all(all.slice(done, done + AT_ONCE).map((path) => take(path, listed)));
  }
}

async function install() {
  if (!(await put(LIST, await fetch(at(LIST), FRESH), VERSION))) throw new Error("a newer version is being published");
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const olds = await Promise.all(names.map((name) => caches.open(name)));
  const before = [...(await Promise.all(olds.map(keptPaths))).flat(), ...(await openPaths())];
  const isAsked = before.some((path) => isPage(path) && CORE.includes(path));
  const isWhole = (await Promise.all(olds.map((old) => old.match(at(ASKED))))).some(Boolean);
  await takeAll(isWhole ? Object.keys(await files()) : [MISSING, ...(isAsked ? CORE : []), ...before]);
  if (isWhole) await Promise.all([mark(ASKED), mark(WHOLE)]);
  if (!(await isBusy())) await skipWaiting();
}

/** Whether this copy made a cache earlier.  Until 0.2.0 names had no path, and only what is kept says whose it is. */
async function isOld(name) {
  if (!/^plg-\w{12}$/.test(name)) return name.startsWith(PREFIX) && name !== CACHE;
  return (await (await caches.open(name)).match("cards.json")) !== undefined;
}

async function activate() {
  for (const name of await caches.keys()) if (await isOld(name)) await caches.delete(name);
  await clients.claim();
}

/** Forget the pages that were opened longest ago. */
async function forget() {
  if ((await kept(ASKED)) || (await kept(FOUND))) return;
  const pages = (await keptPaths(await set())).filter((path) => isPage(path) && !CORE.includes(path));
  for (const path of pages.slice(0, -MOST)) await (await set()).delete(at(path));
}

/** @returns whether the page is of this version; then it is kept */
async function keepOpened(path, answer) {
  const isOurs = await put(path, answer, (await files())[path]);
  if (isOurs) await forget();
  return isOurs;
}

async function missing() {
  const page = await kept(MISSING);
  if (!page) return Response.error();
  const html = (await page.text()).replace("<head>", `<head><base href="${SITE.pathname}">`);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function openPage({ request, resultingClientId: tab }, path, later) {
  const { waiting, installing } = registration;
  try {
    const answer = await fetch(request, FRESH);
    waiting?.postMessage({ neem: [path] });
    const isForeign = waiting || installing ? Promise.resolve(true) : keepOpened(path, answer.clone()).then((isOurs) => !isOurs);
    foreign.set(tab, isForeign);
    later(isForeign.then((is) => is && mark(`?tab=${tab}`)));
    return answer;
  } catch {
    return (await kept(path)) ?? missing();
  }
}

async function openPart({ request, clientId: tab }, path, later) {
  if ((await foreign.get(tab)) ?? (await kept(`?tab=${tab}`))) return fetch(request, FRESH);
  const found = await kept(path);
  if (found) return found;
  const answer = await fetch(request);
  const copy = answer.clone();
  later(files().then((listed) => put(path, copy, listed[path])));
  return answer;
}

/** Bring in what a page asks for, and tell it how far that is. */
async function bring(names, source) {
  const tell = (said) => source?.postMessage({ names, ...said });
  try {
    if (names.includes("alles")) await mark(ASKED);
    if (names.includes("resultaten")) await mark(FOUND);
    const groups = { kern: CORE, resultaten: RESULTS, alles: Object.keys(await files()) };
    await takeAll(names.flatMap((name) => groups[name] ?? name), (done, all) => tell({ done, all }));
    await (names.includes("alles") ? mark(WHOLE) : forget());
    tell({ is: "klaar" });
  } catch {
    tell({ is: "mislukt" });
  }
}

async function remove(source) {
  const cache = await set();
  for (const { url } of await cache.keys()) if (![at(LIST), at(MISSING)].includes(url)) await cache.delete(url);
  source?.postMessage({ names: [], is: "verwijderd" });
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("message", (event) => {
  const { data, source } = event;
  if (data === "wissel") event.waitUntil(isBusy().then((is) => is || skipWaiting()));
  else if (data === "verwijder") event.waitUntil(remove(source));
  else if (data.neem) event.waitUntil(bring(data.neem, source));
});

addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  const path = pathOf(url);
  if (method !== "GET" || path === undefined || path === "sw.js" || headers.has("range")) return;
  const answer = mode === "navigate" ? openPage : openPart;
  event.respondWith(answer(event, path, (promise) => event.waitUntil(promise)));
});
