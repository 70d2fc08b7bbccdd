// @ts-check
// Words in an address behind the “#”, which no browser sends, so what a reader writes reaches no host's log.  Only letters,
// digits, “-” and “_” stand there, which every program takes for part of a link:
//
//   ?v=2&start=13:30&plan=check-in,eigen:Gast+Sien:20   is   vE2AstartE13D30AplanEcheck-inKeigenDUgast_UsienD20

/** The signs of a query that stand as something else; a capital is U and its small letter, an escaped byte X and its digits. */
const SIGNS = { "&": "A", "=": "E", ",": "K", ":": "D", "+": "_", "@": "T" };
const CODES = new Map(Object.entries(SIGNS).map(([sign, code]) => [code, sign]));

/** @param {string} query with its question mark  @returns {string} as it stands in a link */
export function coded(query) {
  const escaped = query.slice(1).replace(/%(?![\da-f]{2})/gi, "%25");
  return escaped.replace(/%(..)|([A-Z])|[^a-z\d-]/g, (sign, /** @type {string} */ byte, /** @type {string} */ capital) => {
    if (capital) return `U${capital.toLowerCase()}`;
    return SIGNS[/** @type {"+"} */ (sign)] ?? `X${(byte ?? sign.charCodeAt(0).toString(16)).toLowerCase()}`;
  });
}

/** @param {string} code  @returns {string} */
export function decoded(code) {
  const query = code.replace(/X([\da-f]{2})|U([a-z])|[A-Z_]/g, (sign, /** @type {string} */ byte, /** @type {string} */ capital) => {
    return byte ? `%${byte.toUpperCase()}` : capital ? capital.toUpperCase() : (CODES.get(sign) ?? "");
  });
  return `?${query}`;
}
