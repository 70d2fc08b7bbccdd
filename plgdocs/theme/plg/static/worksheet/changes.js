// @ts-check
// What changed between two versions of a sentence, word by word.  Nothing here touches a page.

/** @typedef {{kind: "same" | "out" | "in", text: string}} Piece */

/** @param {string} text */
const words = (text) => text.trim().split(/\s+/).filter(Boolean);

/**
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} what stayed, went out and came in, in the order of reading
 */
export function changes(before, after) {
  const [old, now] = [words(before), words(after)];
  const common = lengths(old, now);
  /** @type {Piece[]} */
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const isSame = i < old.length && old[i] === now[j];
    const isOut = !isSame && i < old.length && (j === now.length || common[i + 1][j] >= common[i][j + 1]);
    put(pieces, isSame ? "same" : isOut ? "out" : "in", isSame || isOut ? old[i] : now[j]);
    if (isSame || isOut) i += 1;
    if (isSame || !isOut) j += 1;
  }
  return pieces;
}

/** @param {string[]} old  @param {string[]} now  @returns {number[][]} how many words two ends have in common */
function lengths(old, now) {
  const table = Array.from({ length: old.length + 1 }, () => Array(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      table[i][j] = old[i] === now[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

/** @param {Piece[]} pieces  @param {Piece["kind"]} kind  @param {string} word */
function put(pieces, kind, word) {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += ` ${word}`;
  else pieces.push({ kind, text: word });
}
