// @ts-check
// On the page at an old address: goes on to the new one, with the query and the fragment, which a plain redirect drops.

const to = new URL(document.currentScript?.dataset.to ?? "", location.href);
to.search = location.search;
to.hash = location.hash;
location.replace(to);
