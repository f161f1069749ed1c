/** The text of one mark or line, as explorer/presentation/drawing/svg_markup.py writes it. */

/** @type {Record<string, string>} */
const ESCAPED = { amp: "&", lt: "<", gt: ">", quot: '"', "#9": "\t", "#10": "\n", "#13": "\r" };

/** @param {string} text */
const plain = (text) =>
  text.includes("&")
    ? text.replace(/&(amp|lt|gt|quot|#9|#10|#13);/g, (_, name) => ESCAPED[name])
    : text;

/** Where the first tag ends; a `>` in an attribute is escaped. @param {string} text */
const endOfTag = (text) => text.indexOf(">");

/**
 * What stands in the element, except for where lines run: that follows from the marks.
 * @param {string} text of the element
 */
export const bodyOf = (text) => text.slice(endOfTag(text)).replaceAll(/ d="[^"]*"/g, "");

/**
 * The attributes of the element.
 * @param {string} text of the element
 * @returns {Map<string, string>} by name
 */
export function attributesOf(text) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [, name, value] of text.slice(0, endOfTag(text)).matchAll(/([\w-]+)="([^"]*)"/g))
    found.set(name, plain(value));
  return found;
}

/**
 * The text of the same element without some of its classes.
 * @param {string} text of an element that has classes
 * @param {readonly string[]} names
 */
export const withoutClasses = (text, names) =>
  text.replace(/ class="([^"]*)"/, (_, own) => {
    const left = own.split(" ").filter((/** @type {string} */ name) => !names.includes(name));
    return ` class="${left.join(" ")}"`;
  });

/**
 * The elements that texts describe.
 * @param {Iterable<string>} texts of SVG, one element each
 * @returns {SVGElement[]}
 */
export function parseSvg(texts) {
  const template = document.createElement("template");
  template.innerHTML = `<svg>${[...texts].join("")}</svg>`;
  return /** @type {SVGElement[]} */ ([...(template.content.firstElementChild?.children ?? [])]);
}
