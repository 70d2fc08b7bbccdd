// Calls one function of a module: call.mjs MODULE FUNCTION CALLS.json -> the result of each call, as a list.
// A function within something that the module exports has a dot in its name.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, name, calls] = process.argv.slice(2);
const called = name.split(".").reduce((value, key) => value[key], await import(pathToFileURL(module).href));
console.log(JSON.stringify(JSON.parse(readFileSync(calls, "utf8")).map((given) => called(...given))));
