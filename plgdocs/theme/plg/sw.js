// Makes the search and the planner work offline, once one of their pages was visited.  The build writes VERSION (after the
// contents of the files), FILES, and RESULTS (the pages that a search leads to) above this line.  The network goes first, so that nobody reads an
// old page; what is kept is one whole set, which the next version replaces.  Copies of the site on one origin share
// all caches, so each name carries the copy's path.

const PREFIX = `plg:${new URL("./", location.href).pathname}:`;
const CACHE = PREFIX + VERSION;
const paths = new Set([...FILES, ...RESULTS].map((file) => new URL(file, location.href).pathname));

/** Whether this copy made a cache earlier.  Until 0.2.0 names had no path, and only what is kept says whose it is. */
async function isOld(name) {
  if (!/^plg-\w{12}$/.test(name)) return name.startsWith(PREFIX) && name !== CACHE;
  const cache = await caches.open(name);
  return (await cache.match("cards.json")) !== undefined;
}

async function removeOld() {
  for (const name of await caches.keys()) if (await isOld(name)) await caches.delete(name);
  await clients.claim();
}

addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => event.waitUntil(removeOld()));

/** The results come later, when the page asks: each that can be had. */
async function keepResults() {
  const cache = await caches.open(CACHE);
  for (const file of RESULTS) if (!(await cache.match(file))) await cache.add(new Request(file, { cache: "no-cache" })).catch(() => {});
}

addEventListener("message", (event) => event.waitUntil(keepResults()));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !paths.has(url.pathname)) return;
  const kept = () => caches.open(CACHE).then((cache) => cache.match(url.pathname));
  event.respondWith(fetch(event.request).catch(async (error) => (await kept()) ?? Promise.reject(error)));
});
