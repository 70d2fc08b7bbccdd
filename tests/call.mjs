// Calls one function of a module: call.mjs MODULE FUNCTION CALLS.json -> the result of each call, as a list.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, name, calls] = process.argv.slice(2);
const called = (await import(pathToFileURL(module).href))[name];
console.log(JSON.stringify(JSON.parse(readFileSync(calls, "utf8")).map((given) => called(...given))));
