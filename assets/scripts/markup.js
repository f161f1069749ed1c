/**
 * Builds the parts of the page that Python sends as plain data: [tag, attributes, children].
 *
 * It only ever writes text and known attributes, so nothing in the data can become code.
 */

const TAGS = new Set(
  (
    "a bdi blockquote button details div em fieldset footer h2 h3 img input label legend li nav " +
    "ol p progress section span strong summary ul"
  ).split(" "),
);
const ATTRIBUTES =
  /^(class|id|href|target|rel|title|type|name|role|src|alt|width|height|loading|value|max|open|tabindex|aria-[a-z]+|data-[a-z]+)$/;

/** The form that the values of some attributes must have. @type {Record<string, RegExp>} */
const SAFE = {
  href: /^(https?:\/\/|_camps\?)/,
  src: /^(data:image\/svg\+xml,|_camps\?)/,
  type: /^(button|checkbox|radio)$/,
};

/**
 * A part of the page. Throws an Error for a tag that is not known; leaves out an attribute
 * that is not known, or has a value that could do harm.
 * @param {Explorer.MarkupNode} node
 * @returns {Node}
 */
export function buildMarkup(node) {
  if (!Array.isArray(node)) return document.createTextNode(node);
  const [tag, attributes, children] = node;
  if (!TAGS.has(tag)) throw new Error(`no part of a page: ${tag}`);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.test(name)) continue;
    if (Object.hasOwn(SAFE, name) && !SAFE[name].test(value)) continue;
    element.setAttribute(name, value);
  }
  element.append(...children.map(buildMarkup));
  return element;
}
