/** Folds a text for search; `fold_text` of explorer/graph/search.py is the reference. */

/** @type {Record<string, string>} */
// biome-ignore format: a table
const SAME = {
  ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe",
  ى: "ي", ی: "ي", ة: "ه", ک: "ك", ٱ: "ا", ـ: "", "«": "", "»": "",
  "'": "", "’": "", "‘": "", ʼ: "", ʿ: "", ʾ: "",
};

/**
 * A text without what search makes no difference of: case, accents, hyphens and the like.
 * @param {string} text
 */
export function foldText(text) {
  return Array.from(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase())
    .map((mark) => SAME[mark] ?? mark)
    .join("")
    .replace(/[\s\-_./,;()"]+/g, " ")
    .trim();
}
