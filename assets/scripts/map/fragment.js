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
 * The attributes of the element.
 * @param {string} text of the element, or its first tag
 * @returns {Map<string, string>} by name
 */
export function attributesOf(text) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const end = endOfTag(text);
  for (const [, name, value] of (end < 0 ? text : text.slice(0, end)).matchAll(
    /([\w-]+)="([^"]*)"/g,
  ))
    found.set(name, plain(value));
  return found;
}

/**
 * What is another in one of the elements that a text describes.
 * @typedef {object} Difference
 * @property {number} place of the element, in the order in which they begin; 0 is the outermost
 * @property {string} before its first tag
 * @property {string} now
 * @property {string | null} words what stands in it now; null where that is the same
 */

/** The same tag without where a line runs: that follows from the marks. @param {string} tag */
function withoutPath(tag) {
  const start = tag.indexOf(' d="');
  return start < 0 ? tag : tag.slice(0, start) + tag.slice(tag.indexOf('"', start + 4));
}

/** The name of a tag, with the `/` of one that ends an element. @param {string} tag */
const nameOf = (tag) => /^[^\s>]*/.exec(tag)?.[0];

/**
 * What has to change in an element, and in those within it, so that another text describes it. It
 * costs what differs, and no look into the document.
 * @param {string} before
 * @param {string} now
 * @returns {Difference[] | null} null where other elements stand in it
 */
export function differences(before, now) {
  // No text holds a "<": each piece is a tag and the words behind it.
  const [own, fresh] = [before.split("<"), now.split("<")];
  if (own.length !== fresh.length) return null;
  /** @type {Difference[]} */
  const found = [];
  let place = -1;
  for (const [index, piece] of fresh.entries()) {
    const was = own[index];
    const isStart = index > 0 && !piece.startsWith("/");
    if (isStart) place += 1;
    if (was === piece) continue;
    const [tagBefore, tag] = [was, piece].map((text) => withoutPath(text.slice(0, endOfTag(text))));
    const [wordsBefore, words] = [was, piece].map((text) => text.slice(endOfTag(text) + 1));
    const isOther = words !== wordsBefore;
    // Words are told apart only where nothing else stands with them.
    const isLeaf = isStart && !tag.endsWith("/") && fresh[index + 1]?.startsWith("/");
    if (nameOf(tag) !== nameOf(tagBefore) || (isOther && !isLeaf)) return null;
    if (tag !== tagBefore || isOther)
      found.push({ place, before: tagBefore, now: tag, words: isOther ? plain(words) : null });
  }
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
