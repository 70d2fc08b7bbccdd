// Makes the search and the planner work offline, once one of their pages was visited.  The build writes CACHE (named after the
// contents of the files) and FILES above this line.  The network goes first, so that nobody reads an
// old page; what is kept is one whole set, which the next version replaces.

const paths = new Set(FILES.map((file) => new URL(file, location.href).pathname));

addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("plg-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !paths.has(url.pathname)) return;
  const kept = () => caches.open(CACHE).then((cache) => cache.match(url.pathname));
  event.respondWith(fetch(event.request).catch(async (error) => (await kept()) ?? Promise.reject(error)));
});
