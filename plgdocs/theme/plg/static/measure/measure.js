// @ts-check
// What worksheets that count, or that are looked at twice, do with their fields whenever these are drawn or changed.

import { style } from "../site/page.js";
import { addSums } from "./sums.js";
import { addTallies } from "./tally.js";
import { addEarlier } from "./twice.js";
import { openAfterWords } from "./words.js";

style("measure.css");

export const MORE = [addTallies, openAfterWords, addEarlier, addSums];
