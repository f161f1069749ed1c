/**
 * Which part of the map a frame shows, and how large. Pure: numbers go in, numbers come out.
 *
 * The map is measured in its own units, a frame in px of the screen.
 */

/**
 * A point (x, y) of the map stands at (x * k + left, y * k + top) of the frame.
 * @typedef {{ left: number, top: number, k: number }} Viewport
 */

/** @typedef {readonly [width: number, height: number]} Size */
/** @typedef {readonly [x: number, y: number]} Point */
/** @typedef {readonly [x1: number, y1: number, x2: number, y2: number]} Box */

/**
 * px between the picture and the edges of its frame.
 * @typedef {{ around: number, right: number }} Margins
 */

/** How far the map is pulled, at most, to the shape of its frame. */
export const MOST_STRETCH = 1.45;

/** Less than this does not help, and would move what the server has drawn. */
const LEAST_STRETCH = 1.06;

/** The least and the greatest zoom, as multiples of the one that shows all. */
export const ZOOM_RANGE = /** @type {const} */ ([0.5, 8]);

/** How much larger one step of a button or a key makes the map. */
export const ZOOM_STEP = 1.3;

/** px of a frame from which on everything in it grows, and how many times as large it gets. */
const LARGE_FRAME = /** @type {const} */ ([1000, 620]);
const MOST_ENLARGED = 1.5;

/** px between the edge of the frame and the one mark that always stays in it. */
const IN_SIGHT = 60;

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/**
 * How many times as large all is in a frame, texts as well, so that a beamer shows larger ones.
 * @param {Size} size in px of the screen
 */
export const enlargementFor = ([width, height]) =>
  clamp(Math.min(width / LARGE_FRAME[0], height / LARGE_FRAME[1]), 1, MOST_ENLARGED);

/** @param {Size} size @param {Margins} margins @returns {[number, number]} */
const inner = ([width, height], { around, right }) => [
  Math.max(width - around - right, 1),
  Math.max(height - 2 * around, 1),
];

/**
 * By how much the places of a map are pulled apart, along the axis on which there is room.
 * @param {Size} frame of the map
 * @param {Size} size of the frame, in px
 * @param {Margins} margins
 * @returns {[across: number, along: number]} one of them is 1
 */
export function stretchFor([wide, high], size, margins) {
  const [width, height] = inner(size, margins);
  const ratio = width / wide / (height / high);
  if (Math.max(ratio, 1 / ratio) < LEAST_STRETCH) return [1, 1];
  return ratio >= 1 ? [Math.min(ratio, MOST_STRETCH), 1] : [1, Math.min(1 / ratio, MOST_STRETCH)];
}

/**
 * The viewport that shows all of a box of the map, in the middle of the frame within its margins.
 * @param {Box} box
 * @param {Size} size
 * @param {Margins} margins
 * @returns {Viewport}
 */
export function fitBox([x1, y1, x2, y2], size, margins) {
  const [width, height] = inner(size, margins);
  const k = Math.min(width / (x2 - x1), height / (y2 - y1));
  return {
    k,
    left: margins.around + (width - k * (x1 + x2)) / 2,
    top: margins.around + (height - k * (y1 + y2)) / 2,
  };
}

/**
 * The same with what stands at a point of the frame still there, but larger.
 * @param {Viewport} viewport
 * @param {number} factor below 1 for smaller
 * @param {Point} point in px of the frame
 * @param {number} fitted the zoom that shows all
 * @returns {Viewport}
 */
export function zoomTowards({ left, top, k }, factor, [x, y], fitted) {
  const zoomed = clamp(k * factor, fitted * ZOOM_RANGE[0], fitted * ZOOM_RANGE[1]);
  const by = zoomed / k;
  return { k: zoomed, left: x - (x - left) * by, top: y - (y - top) * by };
}

/** @param {Viewport} viewport @param {number} dx px @param {number} dy px @returns {Viewport} */
export const panBy = ({ left, top, k }, dx, dy) => ({ k, left: left + dx, top: top + dy });

/**
 * The nearest viewport that does not lose the picture: the middle of the frame lies on it, and
 * one mark at least is in the frame.
 * @param {Viewport} viewport
 * @param {Size} size
 * @param {Box} box that the picture takes up
 * @param {readonly { x: number, y: number }[]} marks
 * @returns {Viewport}
 */
export function limit(viewport, [width, height], [x1, y1, x2, y2], marks) {
  const { k } = viewport;
  const left = clamp(viewport.left, width / 2 - k * x2, width / 2 - k * x1);
  const top = clamp(viewport.top, height / 2 - k * y2, height / 2 - k * y1);
  let [dx, dy, least] = [0, 0, Number.POSITIVE_INFINITY];
  const [roomX, roomY] = [Math.min(IN_SIGHT, width / 2), Math.min(IN_SIGHT, height / 2)];
  for (const mark of marks) {
    const [x, y] = [mark.x * k + left, mark.y * k + top];
    const [byX, byY] = [clamp(x, roomX, width - roomX) - x, clamp(y, roomY, height - roomY) - y];
    const far = Math.hypot(byX, byY);
    if (far >= least) continue;
    [dx, dy, least] = [byX, byY, far];
    if (far === 0) break;
  }
  return { k, left: left + dx, top: top + dy };
}

/**
 * The least move after which a point of the map is in the frame.
 * @param {Viewport} viewport
 * @param {Size} size
 * @param {Point} point of the map
 * @returns {Viewport}
 */
export function reveal({ left, top, k }, [width, height], [x, y]) {
  const [px, py] = [x * k + left, y * k + top];
  const [roomX, roomY] = [Math.min(IN_SIGHT, width / 2), Math.min(IN_SIGHT, height / 2)];
  return {
    k,
    left: left + clamp(px, roomX, width - roomX) - px,
    top: top + clamp(py, roomY, height - roomY) - py,
  };
}

/** @param {Viewport} viewport @param {Point} point px of the frame @returns {[number, number]} */
export const toMap = ({ left, top, k }, [x, y]) => [(x - left) / k, (y - top) / k];

/** @param {Viewport} viewport @param {Point} point of the map @returns {[number, number]} */
export const toFrame = ({ left, top, k }, [x, y]) => [x * k + left, y * k + top];

/** Part of the way from one viewport to another. @param {Viewport} from @param {Viewport} to @param {number} share */
export const between = (from, to, share) => ({
  left: from.left + (to.left - from.left) * share,
  top: from.top + (to.top - from.top) * share,
  k: from.k + (to.k - from.k) * share,
});
