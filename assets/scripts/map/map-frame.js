/** Shows a part of the map in the SVG element, at some zoom, with text of constant size. */

import { windowSize } from "../window-size.js";
import { labelAt } from "./model.js";
import { enlargementFor, fitBox, limit, panBy, stretchFor } from "./viewport.js";

/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./viewport.js").Box} Box */
/** @typedef {import("./viewport.js").Viewport} Viewport */

/** px of the text of labels, at any zoom. */
const TEXT_SIZE = 12;

/** px around the picture, and at its right edge where buttons lie over that. */
const MARGIN = 8;
const BUTTONS = 44;

/** px by which a frame has to change before the map is fitted to it anew. */
const OTHER_FRAME = 60;

/** px from which on a frame is so wide that the picture leaves the buttons alone. */
const WIDE = 600;

/**
 * @typedef {object} Surroundings
 * @property {boolean} hasButtons whether the buttons for zooming lie over the right edge
 * @property {() => void} zoomed called after each change of the zoom
 */

export class MapFrame {
  /** @type {Viewport} */
  viewport = { left: 0, top: 0, k: 1 };
  /** px before enlarging; 0 where the map cannot be seen. @type {[width: number, height: number]} */
  size = [0, 0];
  /** How many times as large as on a laptop all is, texts as well, in a frame as of a beamer. */
  enlarged = 1;
  /** How far places are pulled apart. @type {[across: number, along: number]} */
  stretch = [1, 1];
  /** The frame that Python drew for, in units of the map. @type {[width: number, height: number]} */
  #frame = [1, 1];
  /** What the picture takes up, labels included. @type {Box} */
  #extent = [0, 0, 1, 1];
  /** The zoom that shows all. */
  #fitted = 1;
  /** The size of the window for which the map was last fitted. */
  #fittedFor = "";
  /** The viewport that shows all, and the size of the frame for which it does. */
  #whole = { viewport: this.viewport, size: this.size };
  /** The zoom at which labels were last chosen. */
  #labelled = 0;
  #svg;
  #model;
  #hasButtons;
  #zoomed;

  /** @param {SVGSVGElement} svg @param {MapModel} model @param {Surroundings} surroundings */
  constructor(svg, model, { hasButtons, zoomed }) {
    this.#svg = svg;
    this.#model = model;
    this.#hasButtons = hasButtons;
    this.#zoomed = zoomed;
  }

  get #margins() {
    return { around: MARGIN, right: this.#hasButtons && this.size[0] > WIDE ? BUTTONS : MARGIN };
  }

  /** The zoom that shows all. */
  get fitted() {
    return this.#fitted;
  }

  /** Whether the map has been fitted to the window as it is now. */
  get isFitted() {
    return this.#fittedFor === windowSize();
  }

  /** Look how large the element is; nobody else does, as that may be slow after changes. */
  measure() {
    const { width, height } = this.#svg.getBoundingClientRect();
    this.enlarged = enlargementFor([width, height]);
    this.size = [width / this.enlarged, height / this.enlarged];
  }

  /** Whether the map can be seen. */
  get isSeen() {
    return this.size[0] > 0 && this.size[1] > 0;
  }

  /** Read the frame that Python drew for; a map in another one is fitted anew. */
  read() {
    const numbers = (/** @type {string} */ name) =>
      (this.#svg.getAttribute(name) ?? "").split(" ").map(Number);
    const [width, height] = numbers("data-frame");
    if (!(width > 0 && height > 0)) return;
    if (this.#frame[0] !== width || this.#frame[1] !== height) this.forget();
    this.#frame = [width, height];
    const [x1, y1, x2, y2] = numbers("data-extent");
    this.#extent = x2 > x1 && y2 > y1 ? [x1, y1, x2, y2] : [0, 0, width, height];
  }

  /** Pull the map to the shape of the frame; marks have to be placed anew after that. */
  pull() {
    // Not the extent, which a filter changes: the same window has the same places.
    // What lies below the marks of a rigid map does not move with them.
    const isRigid = this.#svg.hasAttribute("data-rigid");
    this.stretch = isRigid ? [1, 1] : stretchFor(this.#frame, this.size, this.#margins);
  }

  /** Where a place is drawn. @param {readonly [number, number]} at @returns {[number, number]} */
  onMap([x, y]) {
    return [x * this.stretch[0], y * this.stretch[1]];
  }

  /** The place that is drawn there. @param {{ x: number, y: number }} drawn @returns {[number, number]} */
  placeOf({ x, y }) {
    return [x / this.stretch[0], y / this.stretch[1]];
  }

  /**
   * Where a point of the frame is in the window.
   * @param {readonly [number, number]} point
   * @returns {[number, number]}
   */
  inWindow([x, y]) {
    const { left, top } = this.#svg.getBoundingClientRect();
    return [left + x * this.enlarged, top + y * this.enlarged];
  }

  /** A point of the window, in px of the frame. @param {number} clientX @param {number} clientY @returns {[number, number]} */
  inFrame(clientX, clientY) {
    const { left, top } = this.#svg.getBoundingClientRect();
    return [(clientX - left) / this.enlarged, (clientY - top) / this.enlarged];
  }

  /** What the picture takes up as it is stretched, with what was dragged out of it. @returns {Box} */
  #drawnExtent() {
    let [x1, y1] = this.onMap([this.#extent[0], this.#extent[1]]);
    let [x2, y2] = this.onMap([this.#extent[2], this.#extent[3]]);
    for (const { at, r } of this.#model.shownMarks()) {
      const [x, y] = this.onMap(at);
      [x1, y1] = [Math.min(x1, x - r), Math.min(y1, y - r)];
      [x2, y2] = [Math.max(x2, x + r), Math.max(y2, y + r)];
    }
    return [x1, y1, x2, y2];
  }

  /** The viewport that shows all; from now on it is the measure of zooming. */
  fit() {
    const viewport = fitBox(this.#drawnExtent(), this.size, this.#margins);
    this.#fitted = viewport.k;
    this.#fittedFor = windowSize();
    this.#whole = { viewport, size: this.size };
    return viewport;
  }

  /**
   * The viewport for a frame that has become larger or smaller since the map was fitted to it:
   * all of it where all was shown, else what stood in the middle.
   * @returns {Viewport}
   */
  refit() {
    const [from, to] = [this.#whole.size, this.size];
    const by = [to[0] - from[0], to[1] - from[1]];
    // A legend that takes one more row is no other frame.
    if (Math.abs(by[0]) < OTHER_FRAME && Math.abs(by[1]) < OTHER_FRAME) return this.viewport;
    const { left, top, k } = this.viewport;
    const { viewport: whole } = this.#whole;
    const all = this.fit();
    if (k === whole.k && left === whole.left && top === whole.top) return all;
    return panBy(this.viewport, by[0] / 2, by[1] / 2);
  }

  /** Fit anew when the map can be seen the next time. */
  forget() {
    this.#fittedFor = "";
  }

  /** Show another part, as far as that does not lose the picture. @param {Viewport} viewport */
  go(viewport) {
    this.show(limit(viewport, this.size, this.#drawnExtent(), this.#model.shownMarks()));
  }

  /** @param {Viewport} viewport */
  show(viewport) {
    const isZoomed = viewport.k !== this.viewport.k;
    this.viewport = viewport;
    const { left, top, k } = viewport;
    const world = this.#svg.querySelector(".world");
    const viewBox = `0 0 ${this.size.join(" ")}`;
    if (this.#svg.getAttribute("viewBox") !== viewBox) this.#svg.setAttribute("viewBox", viewBox);
    world?.setAttribute(
      "transform",
      `translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${k.toFixed(5)})`,
    );
    if (isZoomed || !this.#labelled) {
      world?.setAttribute("font-size", (TEXT_SIZE / k).toFixed(3));
      this.#labelled = k;
      this.showLabels(this.#model.marks.values());
    }
    if (isZoomed) this.#zoomed();
  }

  /**
   * Show each label in the place that it has at this zoom; where it has no room there, it waits.
   * @param {Iterable<Mark>} marks
   */
  showLabels(marks) {
    if (!this.#labelled) return;
    const { k } = this.viewport;
    for (const mark of marks) {
      const shown = labelAt(mark, k);
      for (const label of mark.labels) {
        const { classList } = label.element;
        const isWaiting = label.zoom > k;
        if (classList.contains("waits") !== isWaiting) classList.toggle("waits", isWaiting);
        const isElsewhere = label !== shown;
        if (label.element.hasAttribute("display") === isElsewhere) continue;
        if (isElsewhere) label.element.setAttribute("display", "none");
        else label.element.removeAttribute("display");
      }
    }
  }
}
