/**
 * The path of a line between two marks: where it begins, how it bends, its arrowheads.
 *
 * explorer/presentation/drawing/line_path.py is the reference; a test holds the two equal.
 */

/** @typedef {readonly [x: number, y: number]} Point */

/**
 * The radius of a circle, or the corners of a polygon around its centre.
 * @typedef {number | readonly Point[]} Outline
 */

/** @typedef {{ x: number, y: number, outline: Outline }} LineEnd the centre of a mark, and its outline */

/**
 * @typedef {object} Curve
 * @property {Point} start
 * @property {Point | null} control of a quadratic curve; null for a straight line
 * @property {Point} end
 * @property {readonly Point[]} [corners] of a line that turns
 */

/** @typedef {Curve & { stroke: string, head: string }} LinePath `head`: "" without an arrow */

/** How far two lines between the same marks are apart in their middle, in units of the map. */
export const LANE_GAP = 14;

/** Between a line's end and the edge of its mark, in units of the map. */
export const EDGE_GAP = 1;

/** Of a corner where a line turns, in units of the map; less where its pieces are short. */
const TURN_RADIUS = 8;

/** The share of an arrowhead's length that the line leaves free, so that its tip is sharp. */
const HEAD_OVERLAP = 0.8;

/** The arrows of a line, as bits: at its second end, at its first. */
const FORWARD = 1;
const BACK = 2;

/**
 * A number with at most one decimal, as Python writes it: a tie goes to the even digit.
 * @param {number} value
 */
export function decimal(value) {
  const size = Math.abs(value);
  const tenths = size * 10;
  // What is near no tie needs no exact look, which takes most of the time of drawing many lines.
  const isNearTie = Math.abs((tenths % 1) - 0.5) < 1e-6;
  let rounded = Math.round(tenths) / 10;
  if (isNearTie) rounded = size % 1 === 0.25 ? Math.trunc(size) + 0.2 : Number(size.toFixed(1));
  return String(value < 0 && rounded ? -rounded : rounded);
}

/** @param {Point} point */
const text = ([x, y]) => `${decimal(x)} ${decimal(y)}`;

/** @param {Point} start @param {Point} direction @param {number} by @returns {Point} */
const moved = ([x, y], [dx, dy], by) => [x + dx * by, y + dy * by];

/** @param {Point} from @param {Point} to @returns {Point} of length 1 */
function directionTo([ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [(bx - ax) / length, (by - ay) / length];
}

/**
 * How far an outline's edge lies from its centre in a direction of length 1; where the outline
 * of a star is crossed more than once, the farthest crossing counts.
 * @param {Outline} outline
 * @param {Point} direction
 */
export function edgeDistance(outline, [dx, dy]) {
  if (typeof outline === "number") return outline;
  let farthest = 0;
  for (const [index, [x1, y1]] of outline.entries()) {
    const [x2, y2] = outline[(index + 1) % outline.length];
    const across = dx * (y2 - y1) - dy * (x2 - x1);
    if (across === 0) continue;
    const along = (x1 * (y2 - y1) - y1 * (x2 - x1)) / across;
    const share = (x1 * dy - y1 * dx) / across;
    if (share >= -1e-9 && share <= 1 + 1e-9 && along > farthest) farthest = along;
  }
  return farthest;
}

/**
 * Length and half height of the arrowhead of a line.
 * @param {number} width of the line
 * @returns {Point}
 */
const arrowSize = (width) => [5 + 1.5 * width, 3.2 + 0.95 * width];

/**
 * The path of a line; all measures in units of the map.
 *
 * Marks that are too near each other get a straight line without arrows, from centre to centre,
 * which the marks cover.
 * @param {LineEnd} first the end whose id comes first
 * @param {LineEnd} second
 * @param {number} lane by how many LANE_GAP it bends to one side; 0 is straight
 * @param {number} arrows 0, 1 (at the second end), 2 (at the first) or 3 (both)
 * @param {number} width
 * @returns {LinePath}
 */
export function linePath(first, second, lane, arrows, width) {
  /** @type {[Point, Point]} */
  const [a, b] = [
    [first.x, first.y],
    [second.x, second.y],
  ];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const distance = Math.hypot(dx, dy);
  if (distance === 0) return bare(a, b);
  const bend = (2 * LANE_GAP * lane) / distance;
  /** @type {Point | null} */
  const control = lane ? [(a[0] + b[0]) / 2 - dy * bend, (a[1] + b[1]) / 2 + dx * bend] : null;
  const fromFirst = directionTo(a, control ?? b);
  const fromSecond = directionTo(b, control ?? a);
  const near = edgeDistance(first.outline, fromFirst) + EDGE_GAP;
  const far = edgeDistance(second.outline, fromSecond) + EDGE_GAP;
  const [length] = arrowSize(width);
  const cut = HEAD_OVERLAP * length;
  const [hasBack, hasForward] = [Boolean(arrows & BACK), Boolean(arrows & FORWARD)];
  if (near + far + cut * (Number(hasBack) + Number(hasForward)) >= distance) return bare(a, b);
  const tips = [moved(a, fromFirst, near), moved(b, fromSecond, far)];
  return withHeads(tips, [fromFirst, fromSecond], control, arrows, width);
}

/**
 * The path of a line along some points, wherever its marks are, with round corners.
 * @param {readonly number[]} ends x and y of each
 * @param {number} arrows
 * @param {number} width
 * @returns {LinePath}
 */
export function fixedPath(ends, arrows, width) {
  /** @type {Point[]} */
  const way = [];
  for (let i = 0; i + 1 < ends.length; i += 2) way.push([ends[i], ends[i + 1]]);
  const [first, last] = [way[0], way[way.length - 1]];
  const corners = way.slice(1, -1);
  const heads = Number(Boolean(arrows & BACK)) + Number(Boolean(arrows & FORWARD));
  const [length] = arrowSize(width);
  const apart = Math.hypot(last[0] - first[0], last[1] - first[1]);
  if (corners.length === 0 && HEAD_OVERLAP * length * heads >= apart) return bare(first, last);
  const ways = [directionTo(first, way[1]), directionTo(last, way[way.length - 2])];
  return withHeads([first, last], ways, null, arrows, width, corners);
}

/**
 * A line from tip to tip with its arrowheads.
 * @param {readonly Point[]} tips
 * @param {readonly Point[]} ways from each tip into the line
 * @param {Point | null} control
 * @param {number} arrows
 * @param {number} width
 * @param {readonly Point[]} corners
 * @returns {LinePath}
 */
function withHeads(tips, ways, control, arrows, width, corners = []) {
  const [length, half] = arrowSize(width);
  const cut = HEAD_OVERLAP * length;
  const [hasBack, hasForward] = [Boolean(arrows & BACK), Boolean(arrows & FORWARD)];
  const start = hasBack ? moved(tips[0], ways[0], cut) : tips[0];
  const end = hasForward ? moved(tips[1], ways[1], cut) : tips[1];
  const stroke = `M${text(start)}${control ? `Q${text(control)} ` : "L"}${text(end)}`;
  return {
    stroke: corners.length > 0 ? rounded([start, ...corners, end]) : stroke,
    head:
      (hasBack ? head(tips[0], ways[0], length, half) : "") +
      (hasForward ? head(tips[1], ways[1], length, half) : ""),
    start,
    control,
    end,
    corners,
  };
}

/** A line along some points whose corners are round. @param {readonly Point[]} way */
function rounded(way) {
  let stroke = `M${text(way[0])}`;
  for (let i = 1; i + 1 < way.length; i += 1) {
    const [before, corner, after] = [way[i - 1], way[i], way[i + 1]];
    const lengths = [before, after].map(([x, y]) => Math.hypot(x - corner[0], y - corner[1]));
    const room = Math.min(TURN_RADIUS, lengths[0] / 2, lengths[1] / 2);
    const near = moved(corner, directionTo(corner, before), room);
    const far = moved(corner, directionTo(corner, after), room);
    stroke += `L${text(near)}Q${text(corner)} ${text(far)}`;
  }
  return `${stroke}L${text(way[way.length - 1])}`;
}

/** @param {Point} start @param {Point} end @returns {LinePath} */
const bare = (start, end) => ({
  stroke: `M${text(start)}L${text(end)}`,
  head: "",
  start,
  control: null,
  end,
});

/**
 * A triangle with its tip at a point.
 * @param {Point} tip
 * @param {Point} away the direction from which it comes
 * @param {number} length
 * @param {number} half
 */
function head(tip, away, length, half) {
  const [x, y] = moved(tip, away, length);
  /** @type {[Point, Point]} */
  const [left, right] = [
    [x - away[1] * half, y + away[0] * half],
    [x + away[1] * half, y - away[0] * half],
  ];
  return `M${text(tip)}L${text(left)}L${text(right)}Z`;
}

/** How many straight pieces stand in for a curve where a distance to it is wanted. */
const PIECES = 12;

/**
 * How far a point is from a curve.
 * @param {Curve} curve
 * @param {Point} point
 */
export function distanceToCurve({ start, control, end, corners }, point) {
  if (corners && corners.length > 0) {
    const way = [start, ...corners, end];
    const off = way.slice(1).map((to, index) => distanceToSegment(way[index], to, point));
    return Math.min(...off);
  }
  if (!control) return distanceToSegment(start, end, point);
  let least = Number.POSITIVE_INFINITY;
  let from = start;
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const to = pointOnCurve({ start, control, end }, piece / PIECES);
    least = Math.min(least, distanceToSegment(from, to, point));
    from = to;
  }
  return least;
}

/**
 * @param {Curve} curve
 * @param {number} share from 0, its start, to 1, its end
 * @returns {Point}
 */
export function pointOnCurve({ start, control, end }, share) {
  const rest = 1 - share;
  const by = control ? [rest * rest, 2 * rest * share, share * share] : [rest, 0, share];
  const [cx, cy] = control ?? start;
  return [
    by[0] * start[0] + by[1] * cx + by[2] * end[0],
    by[0] * start[1] + by[1] * cy + by[2] * end[1],
  ];
}

/** @param {Point} start @param {Point} end @param {Point} point */
function distanceToSegment([ax, ay], [bx, by], [x, y]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
