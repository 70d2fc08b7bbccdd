// Calls functions of modules.  A line of input, [module, function, list of arguments for each call], gives a line with
// the results, or with what was thrown.  A function within something that the module exports has a dot in its name.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

async function answer(line) {
  const [module, name, calls] = JSON.parse(line);
  const called = name.split(".").reduce((value, key) => value[key], await import(pathToFileURL(module).href));
  return { results: calls.map((given) => called(...given)) };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(line).catch((error) => ({ error: error.stack }))));
}
