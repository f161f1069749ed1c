/** Puts marks and their lines where they are to be drawn. */

import { decimal, fixedPath, linePath } from "./line-path.js";

/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */

/**
 * Draw a mark somewhere; its lines follow with the next `drawLines`.
 * @param {MapModel} model
 * @param {Mark} mark
 * @param {number} x in units of the map
 * @param {number} y
 */
export function placeMark(model, mark, x, y) {
  mark.x = x;
  mark.y = y;
  mark.element.setAttribute("transform", `translate(${decimal(x)} ${decimal(y)})`);
  model.forgetCurves(mark.id);
}

/**
 * Draw the lines again that are shown and of which an end has moved.
 * @param {MapModel} model
 */
export function drawLines(model) {
  for (const line of model.lines.values()) if (line.isShown && !line.curve) drawLine(model, line);
}

/** px by which a mark may be off and still stands where the server has put it. */
const AT_HOME = 0.06;

/**
 * Whether a line ends where the server says, since both its marks stand where it has put them.
 * @param {Line} line @param {Mark} first @param {Mark} second
 */
function isAtHome({ ends, homes }, first, second) {
  if (ends.length < 4) return false;
  const now = [first.x, first.y, second.x, second.y];
  return homes.every((home, index) => Math.abs(home - now[index]) <= AT_HOME);
}

/** @param {MapModel} model @param {Line} line */
function drawLine(model, line) {
  const [first, second] = [model.marks.get(line.source), model.marks.get(line.target)];
  if (!first || !second) return;
  const path = isAtHome(line, first, second)
    ? fixedPath(line.ends, line.arrows, line.width)
    : linePath(first, second, line.lane, line.arrows, line.width);
  line.curve = path;
  for (const part of line.element.children) {
    const d = part.classList.contains("head") ? path.head : path.stroke;
    if (part.getAttribute("d") !== d) part.setAttribute("d", d);
  }
}
