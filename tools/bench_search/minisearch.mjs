// Makes MiniSearch's index beforehand: minisearch.mjs FOLDER (documents.json -> index.json).
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const source = readFileSync(`${folder}/minisearch.js`, "utf8");
writeFileSync(`${folder}/minisearch.mjs`, source);
const { default: MiniSearch } = await import(pathToFileURL(`${folder}/minisearch.mjs`).href);
const index = new MiniSearch({ fields: ["title", "terms", "questions", "headings", "text"] });
index.addAll(JSON.parse(readFileSync(`${folder}/documents.json`, "utf8")));
writeFileSync(`${folder}/index.json`, JSON.stringify(index));
