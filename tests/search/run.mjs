// Prints what the search finds: run.mjs SEARCH.js INDEX.json QUERIES.json -> {query id: [address, best first]}.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, index, queries] = process.argv.slice(2);
const { search } = await import(pathToFileURL(script).href);
const { Index } = await import(new URL("index.js", pathToFileURL(script)).href);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const opened = new Index(read(index));
const found = (query) => search(opened, query).hits.filter((hit) => hit.strong).map((hit) => opened.pages[hit.page][0]);
console.log(JSON.stringify(Object.fromEntries(read(queries).map(({ id, query }) => [id, found(query)]))));
