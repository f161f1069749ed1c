/**
 * What a mouse, a pen or fingers do on a map: drag the ground or a mark, pinch, turn the wheel,
 * click. What is meant is told; what it does is not decided here.
 */

/**
 * @template Target
 * @typedef {object} Meanings
 * @property {(clientX: number, clientY: number, isTouch: boolean) => Target | null} find what
 *   lies at a point of the window
 * @property {(target: Target) => boolean} isMovable
 * @property {(target: Target | null) => void} choose after a click; null for the ground
 * @property {() => void} begin a drag or a pinch begins
 * @property {(dx: number, dy: number) => void} pan in px
 * @property {(factor: number, clientX: number, clientY: number) => void} zoom
 * @property {(clientX: number, clientY: number) => void} zoomIn a double click
 * @property {(target: Target, dx: number, dy: number) => void} drag by px since the last call
 * @property {(target: Target, isKept: boolean) => void} drop `isKept`: not if it was broken off
 */

/** px that a pointer may move between down and up for a click. */
const THRESHOLD = { mouse: 3, touch: 8 };

/** How much larger a px of the wheel makes the map, as an exponent of e. */
const WHEEL_STEP = 0.0016;

/** The same while the keys of a pinch on a trackpad are reported as held. */
const PINCH_STEP = 0.01;

/** px of the wheel in one event that count at most; some mice report hundreds. */
const MOST_WHEEL = 120;

/** px to a line and to a page, where a wheel counts in these. */
const WHEEL_UNITS = [1, 16, 400];

/** @template Target */
export class PointerGestures {
  /** The pointers that are down, with where they are. @type {Map<number, { x: number, y: number }>} */
  #down = new Map();
  /** @type {"none" | "pending" | "pan" | "drag" | "pinch" | "done"} */
  #mode = "none";
  /** What lay under the first pointer. @type {Target | null} */
  #target = null;
  #start = { x: 0, y: 0 };
  #svg;
  #meanings;

  /** @param {SVGSVGElement} svg @param {Meanings<Target>} meanings */
  constructor(svg, meanings) {
    this.#svg = svg;
    this.#meanings = meanings;
    svg.addEventListener("pointerdown", (event) => this.#press(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    svg.addEventListener("pointerup", (event) => this.#release(event));
    svg.addEventListener("pointercancel", (event) => this.#breakOff(event));
    svg.addEventListener("lostpointercapture", (event) => this.#breakOff(event));
    svg.addEventListener("wheel", (event) => this.#turn(event), { passive: false });
    svg.addEventListener("dblclick", ({ clientX, clientY }) => meanings.zoomIn(clientX, clientY));
  }

  /** Whether something is being moved. */
  get isBusy() {
    return this.#mode === "pan" || this.#mode === "drag" || this.#mode === "pinch";
  }

  /** What is being dragged, if anything. */
  get held() {
    return this.#mode === "drag" ? this.#target : null;
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    const { pointerId, clientX: x, clientY: y, pointerType } = event;
    this.#down.set(pointerId, { x, y });
    this.#svg.setPointerCapture(pointerId);
    if (this.#down.size === 1) {
      this.#mode = "pending";
      this.#start = { x, y };
      this.#target = this.#meanings.find(x, y, pointerType === "touch");
    } else if (this.#down.size === 2 && this.#mode !== "drag") {
      if (this.#mode === "pending") this.#meanings.begin();
      this.#mode = "pinch";
    }
  }

  /** @param {PointerEvent} event */
  #move({ pointerId, clientX: x, clientY: y, pointerType }) {
    const before = this.#down.get(pointerId);
    if (!before) return;
    if (this.#mode === "pending") {
      const threshold = pointerType === "touch" ? THRESHOLD.touch : THRESHOLD.mouse;
      if (Math.hypot(x - this.#start.x, y - this.#start.y) < threshold) return;
      const isMark = this.#target !== null && this.#meanings.isMovable(this.#target);
      this.#mode = isMark ? "drag" : "pan";
      this.#meanings.begin();
    }
    const [dx, dy] = [x - before.x, y - before.y];
    if (this.#mode === "pinch") this.#pinch(pointerId, { x, y });
    else if (this.#mode === "pan") this.#meanings.pan(dx, dy);
    else if (this.#mode === "drag" && this.#target && this.#isFirst(pointerId))
      this.#meanings.drag(this.#target, dx, dy);
    this.#down.set(pointerId, { x, y });
  }

  /** @param {number} pointerId */
  #isFirst(pointerId) {
    return this.#down.keys().next().value === pointerId;
  }

  /**
   * What lies between two fingers stays between them.
   * @param {number} pointerId of the one that moves
   * @param {{ x: number, y: number }} now
   */
  #pinch(pointerId, now) {
    const before = [...this.#down.values()].slice(0, 2);
    const after = [...this.#down]
      .slice(0, 2)
      .map(([id, point]) => (id === pointerId ? now : point));
    const spread = (/** @type {typeof before} */ [a, b]) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
    const middle = (/** @type {typeof before} */ [a, b]) => [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const [[x1, y1], [x2, y2]] = [middle(before), middle(after)];
    this.#meanings.pan(x2 - x1, y2 - y1);
    this.#meanings.zoom(spread(after) / spread(before), x2, y2);
  }

  /** @param {PointerEvent} event */
  #release({ pointerId }) {
    const isFirst = this.#isFirst(pointerId);
    if (!this.#down.delete(pointerId)) return;
    const [mode, target] = [this.#mode, this.#target];
    if (mode === "drag" && !isFirst) return;
    // The finger that stays after a pinch goes on with panning, and ends in no click.
    if (this.#down.size) this.#mode = mode === "drag" ? "done" : "pan";
    else this.#mode = "none";
    if (mode === "drag" && target) this.#meanings.drop(target, true);
    if (mode === "pending") this.#meanings.choose(target);
  }

  /** @param {PointerEvent} event */
  #breakOff({ pointerId }) {
    const isFirst = this.#isFirst(pointerId);
    if (!this.#down.delete(pointerId)) return;
    if (this.#mode === "drag" && !isFirst) return;
    if (this.#mode === "drag" && this.#target) this.#meanings.drop(this.#target, false);
    this.#mode = this.#down.size ? "done" : "none";
  }

  /** @param {WheelEvent} event */
  #turn(event) {
    event.preventDefault();
    const { deltaY, deltaMode, ctrlKey, clientX, clientY } = event;
    const turned = Math.max(
      -MOST_WHEEL,
      Math.min(MOST_WHEEL, deltaY * (WHEEL_UNITS[deltaMode] ?? 1)),
    );
    const factor = Math.exp(-turned * (ctrlKey ? PINCH_STEP : WHEEL_STEP));
    this.#meanings.zoom(factor, clientX, clientY);
  }
}
