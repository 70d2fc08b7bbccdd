// @ts-check

/**
 * Let the search and the planner work offline.
 * @param {string | undefined} worker its address; a preview has none
 */
export function keepOffline(worker) {
  if (!worker || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(worker).catch(() => {});
  navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("results"));
}
