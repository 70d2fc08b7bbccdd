// Does what a reader does, in Firefox: firefox.mjs ADDRESS ACTIONS.json QUESTION -> what the page answers in the end.
// An action is ["click", selector], ["fill", selector, text] or ["wait", selector].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const puppeteer = createRequire(new URL("../../.tools/", import.meta.url))("puppeteer-core");
const [address, actions, question] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
const page = await browser.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(error.message));
await page.goto(address);
for (const [what, selector, text] of JSON.parse(readFileSync(actions, "utf8"))) await page.locator(selector)[what](text);
console.log(JSON.stringify({ answer: await page.evaluate(question), errors }));
await browser.close();
