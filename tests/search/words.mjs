// Prints what the browser makes of words: words.mjs SEARCH.js INDEX.json WORDS.json -> [[folded, stem, root], ...].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, index, words] = process.argv.slice(2);
const { Index, fold } = await import(new URL("index.js", pathToFileURL(script)).href);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const opened = new Index(read(index));
const forms = read(words).map((word) => {
  const stem = opened.stem(fold(word));
  return [fold(word), stem, opened.root(stem)];
});
console.log(JSON.stringify(forms));
