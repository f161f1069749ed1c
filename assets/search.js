/* Finds actors by any of their names while one types; explorer/graph/search.py and
   explorer/data/text_folding.py are the reference. */
(function () {
  "use strict";

  // FOLDED_CHARACTERS of explorer/data/text_folding.py.
  const SAME = {
    ß: "ss", æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ħ: "h", ı: "i", ł: "l",
    ŋ: "ng", œ: "oe", ŧ: "t", ƙ: "k", ƴ: "y", ɓ: "b", ɖ: "d", ɗ: "d", ə: "e", ǝ: "e", ɛ: "e",
    ɔ: "o", ɣ: "g", ɩ: "i", ʋ: "v",
    "'": "", "’": "", "‘": "", ʼ: "", ʻ: "", ʿ: "", ʾ: "", "`": "", "′": "",
    ى: "ي", ی: "ي", ة: "ه", ک: "ك", ٱ: "ا", ـ: "", ς: "σ", "«": "", "»": "",
  };

  function fold(text) {
    return Array.from(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase())
      .map((mark) => (mark in SAME ? SAME[mark] : mark))
      .join("")
      .replace(/[\s\-‐‑‒–—―_./,;()"“”„]+/g, " ")
      .trim();
  }

  function rank(folded, keys, own) {
    const tests = [
      (key) => key === folded,
      (key, place) => place < own && key.startsWith(folded),
      (key) => key.startsWith(folded),
      (key) => key.includes(" " + folded),
      (key) => key.includes(folded),
    ];
    for (const [level, fits] of tests.entries()) {
      const found = keys.filter(fits);
      if (found.length) return [level, Math.min(...found.map((key) => key.length))];
    }
    const together = keys.join(" ");
    return folded.split(" ").every((word) => together.includes(word))
      ? [tests.length, together.length]
      : null;
  }

  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});

  let known = [];
  functions.explorerFind = function ({ options, search, limit }) {
    known = options;
    const folded = fold(search);
    if (!folded)
      return options
        .filter((option) => option.place !== undefined)
        .sort((a, b) => a.place - b.place)
        .slice(0, limit);
    return options
      .map((option, index) => [rank(folded, option.keys.split("\n"), option.own), index, option])
      .filter(([fit]) => fit !== null)
      .sort(([a, i], [b, j]) => a[0] - b[0] || a[1] - b[1] || i - j)
      .slice(0, limit)
      .map(([, , option]) => option);
  };

  // Enter takes the best hit, also before the list has opened; after an arrow key the list
  // itself knows which one is meant.
  let walked = false;
  document.addEventListener("input", (event) => {
    if (event.target.id === "search") walked = false;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const field = event.target;
      if (field.id !== "search") return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") walked = true;
      if (event.key !== "Enter" || walked || !field.value.trim()) return;
      const [best] = functions.explorerFind({ options: known, search: field.value, limit: 1 });
      if (!best) return;
      event.preventDefault();
      event.stopPropagation();
      field.blur();
      window.conflictExplorer.choose([best.value]);
    },
    true,
  );

  window.conflictExplorerFold = fold;
})();
