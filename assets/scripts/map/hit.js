/** What lies under a point of the map. Pure. */

import { distanceToCurve, edgeDistance } from "./line-path.js";
import { labelAt, labelBox } from "./model.js";

/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").Front} Front */
/** @typedef {import("./model.js").Area} Area */

/**
 * @typedef {object} Reach how far off something is still hit, in px of the screen
 * @property {number} mark
 * @property {number} line
 */

/** @type {{ mouse: Reach, touch: Reach }} */
export const REACH = { mouse: { mark: 4, line: 6 }, touch: { mark: 12, line: 6 } };

/**
 * How far a point is outside a mark; negative inside.
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 */
function gapTo(mark, x, y) {
  const [dx, dy] = [x - mark.x, y - mark.y];
  const distance = Math.hypot(dx, dy);
  if (distance === 0) return -mark.r;
  return distance - edgeDistance(mark.outline, [dx / distance, dy / distance]);
}

/** @param {Mark} mark @param {number} x @param {number} y @param {number} k */
function isInLabel(mark, x, y, k) {
  const label = labelAt(mark, k);
  if (!label || label.zoom > k) return false;
  const [x1, y1, x2, y2] = labelBox(label, k);
  const [dx, dy] = [x - mark.x, y - mark.y];
  return dx >= x1 && dx <= x2 && dy >= y1 && dy <= y2;
}

/**
 * The mark at a point: the one that holds it, else the one whose label does, else the nearest
 * within reach.
 * @param {Iterable<Mark>} marks those that are shown
 * @param {readonly [x: number, y: number]} point in units of the map
 * @param {number} k px to a unit of the map
 * @param {Reach} reach
 * @returns {Mark | null}
 */
export function markAt(marks, [x, y], k, reach) {
  /** @type {Mark | null} */
  let nearest = null;
  /** @type {Mark | null} */
  let labelled = null;
  let least = reach.mark / k;
  for (const mark of marks) {
    const far = Math.abs(x - mark.x) - mark.r > least || Math.abs(y - mark.y) - mark.r > least;
    const gap = far ? Number.POSITIVE_INFINITY : gapTo(mark, x, y);
    if (gap <= least) {
      nearest = mark;
      least = gap;
    } else if (!labelled && isInLabel(mark, x, y, k)) labelled = mark;
  }
  return least <= 0 ? nearest : (labelled ?? nearest);
}

/**
 * The area at a point.
 * @param {readonly Area[]} areas
 * @param {readonly [x: number, y: number]} point in units of the map
 * @returns {Area | null}
 */
export function areaAt(areas, [x, y]) {
  const isIn = (/** @type {Area} */ { area: [x1, y1, x2, y2] }) =>
    x >= x1 && x <= x2 && y >= y1 && y <= y2;
  return areas.find(isIn) ?? null;
}

/**
 * The nearest line, or front, at a point.
 * @template {Line | Front} Kind
 * @param {Iterable<Kind>} lines those that are shown; one that is not drawn yet is left out
 * @param {readonly [x: number, y: number]} point in units of the map
 * @param {number} k px to a unit of the map
 * @param {Reach} reach
 * @returns {Kind | null}
 */
export function lineAt(lines, point, k, reach) {
  const [x, y] = point;
  /** @type {Kind | null} */
  let nearest = null;
  let least = reach.line / k;
  for (const line of lines) {
    if (!line.curve) continue;
    const { start, control, end, corners = [] } = line.curve;
    // A curve lies within the triangle of its three points, a line that turns within its corners.
    const around = [start, control ?? start, ...corners, end];
    const [xs, ys] = [around.map((one) => one[0]), around.map((one) => one[1])];
    if (x < Math.min(...xs) - least || x > Math.max(...xs) + least) continue;
    if (y < Math.min(...ys) - least || y > Math.max(...ys) + least) continue;
    const distance = Math.max(distanceToCurve(line.curve, point) - line.width / 2, 0);
    if (distance < least) {
      nearest = line;
      least = distance;
    }
  }
  return nearest;
}
