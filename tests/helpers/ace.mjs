// Runs Ace by DAISY on an EPUB, in the system's browser; it prints its report as JSON: node ace.mjs TOOLS EPUB
import { createRequire } from "node:module";

const [, , tools, epub] = process.argv;
const require = createRequire(`${tools}/`);
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

await ace(epub, { cwd: process.cwd(), silent: true, initLogger: true, lang: "en" }, runner);
process.exit(0);
