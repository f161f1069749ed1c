/** Folds a text for search; `fold_text` of explorer/data/text_folding.py is the reference. */

/**
 * FOLDED_CHARACTERS of explorer/data/text_folding.py.
 * @type {Record<string, string>}
 */
// biome-ignore format: a table
const FOLDED = {
  ß: "ss", æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ħ: "h", ı: "i", ł: "l",
  ŋ: "ng", œ: "oe", ŧ: "t", ƙ: "k", ƴ: "y", ɓ: "b", ɖ: "d", ɗ: "d", ə: "e", ǝ: "e", ɛ: "e",
  ɔ: "o", ɣ: "g", ɩ: "i", ʋ: "v",
  "'": "", "’": "", "‘": "", ʼ: "", ʻ: "", ʿ: "", ʾ: "", "`": "", "′": "",
  ى: "ي", ی: "ي", ة: "ه", ک: "ك", ٱ: "ا", ـ: "", ς: "σ", "«": "", "»": "",
};

/**
 * A text without what search makes no difference of: case, accents, hyphens and the like.
 * @param {string} text
 */
export function foldText(text) {
  return Array.from(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase())
    .map((mark) => FOLDED[mark] ?? mark)
    .join("")
    .replace(/[\s\-‐‑‒–—―_./,;()"“”„]+/g, " ")
    .trim();
}
