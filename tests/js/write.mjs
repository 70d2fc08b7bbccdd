// Prints what the form makes of contributions: write.mjs CARDTEXT.js CARDCHECK.js INPUT.json -> [{name, text, problems}, ...].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [text, check, input] = process.argv.slice(2);
const { fileName, writeCard } = await import(pathToFileURL(text).href);
const { checkCard, orderOf } = await import(pathToFileURL(check).href);
const { rules, cards } = JSON.parse(readFileSync(input, "utf8"));
const order = orderOf(rules);
const made = cards.map((card) => ({ name: fileName(card.title), text: writeCard(card, order), problems: checkCard(card, rules) }));
console.log(JSON.stringify(made));
