// @ts-check
// Runs before the first paint: the reader's own choice of light or dark, kept in this browser only.
