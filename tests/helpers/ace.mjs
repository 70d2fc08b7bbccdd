// Runs Ace by DAISY on an EPUB, in the system's browser; its report is FOLDER/report.json: node ace.mjs TOOLS EPUB FOLDER
import { createRequire } from "node:module";

const [, , tools, epub, outdir] = process.argv;
const require = createRequire(`${tools}/`);
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

await ace(epub, { cwd: process.cwd(), outdir, silent: true, initLogger: true, lang: "en" }, runner);
process.exit(0);
