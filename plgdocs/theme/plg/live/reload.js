// @ts-check
// Only in the preview: loads the page again when it was written.  A page that nobody looks at stays silent, since
// a browser keeps few connections to one address; it asks again when it is looked at.

/** The number of the last change that this page knows. */
let known = Number(document.currentScript?.dataset.change ?? 0);
/** @type {EventSource | undefined} */
let source;

/** Listens while the page is looked at. */
function listen() {
  source?.close();
  source = undefined;
  if (document.visibilityState !== "visible") return;
  source = new EventSource(`/_preview/changes?since=${known}&page=${encodeURIComponent(location.pathname)}`);
  source.addEventListener("message", () => location.reload());
}

document.addEventListener("visibilitychange", listen);
listen();
