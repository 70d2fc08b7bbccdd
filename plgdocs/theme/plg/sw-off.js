// Takes the worker out again, with all that it kept: the build publishes this as sw.js if plg_offline is off.

const PREFIX = `plg:${new URL("./", location.href).pathname}:`;

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
