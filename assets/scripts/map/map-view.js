/**
 * One map on the page: its SVG, what is shown in it, and how one moves about in it.
 *
 * It asks nobody and knows nothing of the server; what people choose and move is told to
 * whoever made it.
 */

import { isCalm } from "./animate.js";
import { parseSvg } from "./fragment.js";
import { Glide } from "./glide.js";
import { areaAt, lineAt, markAt, REACH } from "./hit.js";
import { Hover } from "./hover.js";
import {
  aroundArea,
  aroundChoice,
  aroundFront,
  aroundLine,
  aroundMark,
  membersOf,
} from "./kept.js";
import { MapFrame } from "./map-frame.js";
import { pressOnMap, pressOnMark } from "./map-keys.js";
import { isArea, isLine, isMark, MapModel, toggle } from "./model.js";
import { drawLines, placeMark } from "./placing.js";
import { PointerGestures } from "./pointer.js";
import { RovingFocus } from "./roving-focus.js";
import { StandingOut } from "./standing-out.js";
import { Swap } from "./swap.js";
import { attributesIn, attributesOfAnswer, changeAttributes } from "./take-attributes.js";
import { hideTip, showTip } from "./tip.js";
import { between, panBy, reveal, toFrame, toMap, zoomTowards } from "./viewport.js";
import { nextMark } from "./walk.js";

/** @typedef {import("./kept.js").Kept} Kept */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").Target} Target */
/** @typedef {import("./viewport.js").Viewport} Viewport */

/**
 * @typedef {object} Listener
 * @property {(ids: string[]) => void} choose an actor, the two ends of a line, or nobody
 * @property {boolean} hasButtons whether the buttons for zooming lie over its right edge
 * @property {(name: string) => void} announce whom somebody has chosen with a key
 * @property {((id: string, x: number, y: number) => void) | null} move a mark was dragged to a
 *   place, in units of the frame that Python drew for; null where marks stay where they are
 */

/** On paper the map stands as it stood on the screen. */
const paper = window.matchMedia("print");

/** ms that marks take to their new places. */
const GLIDE = 450;

/** How many times larger than at first a map is when lines that wait are drawn. */
const ALL_LINES_ZOOM = 2.5;
/** Seen smaller than this a map has no room for the names of theaters. */
const NAMES_ZOOM = 0.6;
/** ms that a step of zooming takes. */
const ZOOM_GLIDE = 180;

/** How much larger a double click makes the map. */
const DOUBLE_CLICK = 2;

/** Units of the map by which a mark may be off without gliding. */
const NEAR_ENOUGH = 1;

/** An actor alone, the party of an area, or the two ends of a line. @param {Target} one */
const idsOf = (one) => ("source" in one ? [one.source, one.target] : [one.id]);

/** @param {Target} one */
const nameOf = (one) => one.element.getAttribute("aria-label") ?? "";

export class MapView {
  model = new MapModel();
  /** Whom the picture, or what was done since, has selected. @type {readonly string[]} */
  selected = [];
  #svg;
  #listener;
  #frame;
  #swap;
  #focus;
  #standing;
  #pointers;
  #hover;
  /** What the map is of; another one has other places. @type {string | null} */
  #chart = null;
  #root = "";
  /** Whether the page around the map has come to rest: from then on a filter moves nobody. */
  #isAtRest = false;
  /** Marks that were dragged to where no answer has put them yet. @type {Set<Mark>} */
  #dropped = new Set();
  #glide = new Glide();
  /** What the pointer or the focus is on. @type {Target | null} */
  #pointed = null;
  /** What was chosen since the last picture. @type {Kept | "all" | null} */
  #choice = null;
  /** A camp that was asked for since the last picture. @type {string | null} */
  #camp = null;
  #isToStand = false;

  /** @param {SVGSVGElement} svg @param {Listener} listener */
  constructor(svg, listener) {
    this.#svg = svg;
    this.#listener = listener;
    this.#frame = new MapFrame(svg, this.model, {
      hasButtons: listener.hasButtons,
      zoomed: () => {
        this.#showQuietLines();
        this.#standSoon();
      },
    });
    this.#swap = new Swap(svg, this.model);
    this.#focus = new RovingFocus(this.model);
    this.#standing = new StandingOut(svg);
    this.#read();
    this.#pointers = this.#followPointers();
    this.#hover = new Hover(svg, {
      find: (x, y) => (this.#pointers.isBusy ? this.#pointed : this.#find(x, y, false)),
      point: (target, x, y) => this.#point(target, x, y),
    });
    this.#followFocus();
    new ResizeObserver(() => this.#resized()).observe(svg);
    svg.classList.add("live");
    this.#resized();
  }

  get svg() {
    return this.#svg;
  }

  /** Read what the SVG holds from the start. */
  #read() {
    const each = (/** @type {string} */ selector) =>
      /** @type {NodeListOf<SVGElement>} */ (this.#svg.querySelectorAll(selector));
    for (const element of each(".marks > [data-id]")) this.model.readMark(element);
    for (const element of each(".lines > [data-id]")) this.model.readLine(element);
    this.model.readGround(this.#svg);
    this.#frame.read();
    this.#focus.settle([]);
  }

  // -------------------------------------------------------------- what answers bring

  /**
   * Show a picture; what moves glides to its place.
   * @param {Explorer.Picture} picture
   * @param {{ isMoving?: boolean, isChoosing?: boolean, done?: () => void }} [how] `isMoving`,
   *   `isChoosing`: whether an answer that knows of the last drag, or of who was last chosen, is
   *   still to come; `done` is called when all is in its place
   */
  show(picture, { isMoving = false, isChoosing = false, done } = {}) {
    this.#glide.stop();
    this.#takeRoot(picture.root);
    const appeared = this.#swap.show(picture);
    // Nothing hidden is of use where there are no previews, and a large file has much of it.
    if (picture.filter.large) this.#swap.prune();
    if (!isMoving) this.#dropped.clear();
    for (const mark of this.#dropped) mark.at = this.#frame.placeOf(mark);
    if (!isChoosing) this.selected = picture.selected;
    this.#frame.read();
    // The first picture is the one that the server put into the page, if it did.
    const isSmooth = this.#chart !== null;
    if (isSmooth && this.#chart !== picture.chart) this.#frame.forget();
    this.#chart = picture.chart;
    this.#choice = isChoosing ? this.#chosen() : null;
    this.#camp = null;
    if (this.#pointed && !this.#pointed.isShown) this.#forgetPointed();
    this.#settle(isSmooth, appeared, () => {
      requestAnimationFrame(() => {
        this.#isAtRest = true;
      });
      done?.();
    });
    this.#focus.settle(this.selected);
    this.#frame.showLabels(this.model.marks.values());
    this.#stand();
  }

  /** @param {string} text of the SVG element without its lines and marks */
  #takeRoot(text) {
    if (text === this.#root) return;
    this.#root = text;
    const template = document.createElement("template");
    template.innerHTML = text;
    const fresh = template.content.firstElementChild;
    if (!fresh) return;
    changeAttributes(this.#svg, attributesOfAnswer(this.#svg), attributesIn(fresh));
    const [areas, now] = [this.#svg, fresh].map((one) => one.querySelector(".areas"));
    if (!areas || !now) return;
    areas.replaceChildren(...now.childNodes);
    this.model.readGround(this.#svg);
    const one = this.#pointed;
    if (!one || isMark(one) || isLine(one)) return;
    // What lies below is another element now, if it is still there.
    const same = [...this.model.areas, ...this.model.fronts].find(
      (other) => other.id === one.id && isArea(other) === isArea(one),
    );
    if (same) this.#pointed = same;
    else this.#forgetPointed();
  }

  /**
   * Bring all marks, and the window on them, to where they belong.
   * @param {boolean} isSmooth whether that may be seen
   * @param {Set<Mark>} appeared marks that come up at their place
   * @param {() => void} [done]
   */
  #settle(isSmooth, appeared, done) {
    const frame = this.#frame;
    const { isSeen } = frame;
    const isNew = isSeen && !frame.isFitted;
    if (isNew) frame.pull();
    const isGliding = isSmooth && isSeen && !isCalm() && !document.hidden;
    /** @type {{ mark: Mark, from: [number, number], to: [number, number] }[]} */
    const moves = [];
    for (const mark of this.model.marks.values()) {
      if (mark === this.#pointers?.held) continue;
      const to = frame.onMap(mark.at);
      const far = Math.hypot(mark.x - to[0], mark.y - to[1]);
      if (isGliding && mark.isShown && !appeared.has(mark) && far > NEAR_ENOUGH)
        moves.push({ mark, from: [mark.x, mark.y], to });
      else if (far > 0) placeMark(this.model, mark, ...to);
    }
    drawLines(this.model);
    const from = frame.viewport;
    const to = isNew ? frame.fit() : (this.#glide.goal ?? from);
    const isStill = to.k === from.k && to.left === from.left && to.top === from.top;
    if (!isGliding || (isStill && !moves.length)) {
      this.#glide.goal = null;
      if (isSeen) frame.show(to);
      if (done) requestAnimationFrame(done);
      return;
    }
    this.#glide.start(
      GLIDE,
      to,
      (share) => {
        for (const {
          mark,
          from: [x1, y1],
          to: [x2, y2],
        } of moves)
          placeMark(this.model, mark, x1 + (x2 - x1) * share, y1 + (y2 - y1) * share);
        drawLines(this.model);
        if (!isStill) frame.show(between(from, to, share));
      },
      done,
    );
  }

  /** Have these in the document, hidden, for previews. @param {import("./swap.js").Parts} rest */
  addRest(rest) {
    for (const mark of this.#swap.add(rest))
      placeMark(this.model, mark, ...this.#frame.onMap(mark.at));
    this.#frame.showLabels(this.model.marks.values());
  }

  /**
   * Show only these lines and their ends, until the next picture.
   * @param {ReadonlySet<string>} ids of lines
   * @returns {number} how many marks are left
   */
  preview(ids) {
    const ends = new Set();
    for (const line of this.model.lines.values()) {
      const isLeft = ids.has(line.id);
      toggle(line, isLeft);
      if (isLeft) ends.add(line.source).add(line.target);
    }
    for (const mark of this.model.marks.values()) toggle(mark, ends.has(mark.id));
    drawLines(this.model);
    if (this.#pointed && !this.#pointed.isShown) this.#forgetPointed();
    this.#stand();
    return ends.size;
  }

  // -------------------------------------------------------------- what stands out

  /** Let stand out what is pointed at, else a camp, else what was chosen. */
  #stand() {
    const { model } = this;
    const kept = this.#pointed
      ? this.#around(this.#pointed)
      : this.#camp
        ? membersOf(model, this.#camp)
        : this.#choice;
    this.#standing.show(kept, this.#frame.viewport.k);
  }

  /** @param {Target} one */
  #around(one) {
    if (isMark(one)) return aroundMark(this.model, one);
    if (isLine(one)) return aroundLine(this.model, one);
    return isArea(one) ? aroundArea(this.model, one) : aroundFront(this.model, one);
  }

  /** Whether all lines are drawn: the map is seen so large, or somebody wants it. */
  get #showsAll() {
    return this.#svg.classList.contains("all-lines") || this.#svg.dataset.lines === "all";
  }

  #showQuietLines() {
    const isLarge = this.#frame.viewport.k >= ALL_LINES_ZOOM * this.#frame.fitted;
    this.#svg.classList.toggle("all-lines", isLarge);
    this.#svg.classList.toggle("far", this.#frame.viewport.k < NAMES_ZOOM);
  }

  /** Draw all lines, until an answer says which. @param {boolean} isWanted or only those at first */
  showAllLines(isWanted) {
    if (isWanted) this.#svg.dataset.lines = "all";
    else delete this.#svg.dataset.lines;
    // The next answer counts, also where it says what the last one said.
    this.#root = "";
  }

  /** The same with the next frame: which labels have room depends on the zoom. */
  #standSoon() {
    if (this.#isToStand || !(this.#pointed || this.#camp || this.#choice)) return;
    this.#isToStand = true;
    requestAnimationFrame(() => {
      this.#isToStand = false;
      this.#stand();
    });
  }

  /** @param {Target | null} target @param {number} x @param {number} y of the window */
  #point(target, x, y) {
    this.#pointed = target;
    if (target) showTip(nameOf(target), x, y);
    else hideTip();
    this.#svg.style.cursor = target ? "pointer" : "";
    this.#stand();
  }

  #forgetPointed() {
    this.#hover.ignore();
    this.#pointed = null;
    hideTip();
  }

  /** Show at once who is selected, before the picture of it comes. @param {string[]} ids */
  mark(ids) {
    this.selected = ids;
    this.#forgetPointed();
    this.#camp = null;
    this.#choice = this.#chosen();
    this.#focus.settle(ids);
    this.#stand();
  }

  /** What stands out as long as no picture shows who is selected. @returns {Kept | "all" | null} */
  #chosen() {
    return this.selected.length ? aroundChoice(this.model, this.selected) : "all";
  }

  /** Let the members of a camp stand out; once more, and they do not. @param {string} camp a class */
  spotlight(camp) {
    this.#camp = this.#camp === camp ? null : camp;
    this.#stand();
  }

  /** Whether a camp was let stand out; it does not any more. */
  endSpotlight() {
    const isOn = this.#camp !== null;
    this.#camp = null;
    if (isOn) this.#stand();
    return isOn;
  }

  // -------------------------------------------------------------- the window on the map

  #resized() {
    const frame = this.#frame;
    if (paper.matches) return;
    frame.measure();
    if (!frame.isSeen) return;
    if (frame.isFitted && this.#isAtRest) frame.show(frame.refit());
    else {
      frame.forget();
      this.#glide.finish();
      this.#settle(false, new Set());
    }
  }

  /** Whatever is shown next is framed anew. */
  forgetFrame() {
    this.#frame.forget();
  }

  /** Show everything. */
  fit() {
    if (this.#frame.isSeen) this.#glideTo(this.#frame.fit());
  }

  /** @param {number} dx px @param {number} dy px */
  pan(dx, dy) {
    this.#glide.finish();
    this.#isAtRest = true;
    this.#frame.go(panBy(this.#frame.viewport, dx, dy));
  }

  /** Zoom towards the middle. @param {number} factor */
  zoom(factor) {
    const [width, height] = this.#frame.size;
    this.#zoomSlowly(factor, [width / 2, height / 2]);
  }

  /** @param {number} factor @param {readonly [number, number]} point in px of the frame */
  #zoomSlowly(factor, point) {
    this.#glide.finish();
    const { viewport, fitted } = this.#frame;
    this.#glideTo(zoomTowards(viewport, factor, point, fitted));
  }

  /** @param {Viewport} to */
  #glideTo(to) {
    this.#glide.finish();
    const from = this.#frame.viewport;
    if (isCalm() || document.hidden) this.#frame.go(to);
    else this.#glide.start(ZOOM_GLIDE, to, (share) => this.#frame.go(between(from, to, share)));
  }

  // -------------------------------------------------------------- pointers

  /**
   * @param {number} clientX
   * @param {number} clientY
   * @param {boolean} isTouch
   * @returns {Target | null}
   */
  #find(clientX, clientY, isTouch) {
    const { viewport } = this.#frame;
    const point = toMap(viewport, this.#frame.inFrame(clientX, clientY));
    const reach = isTouch ? REACH.touch : REACH.mouse;
    drawLines(this.model);
    return (
      markAt(this.model.shownMarks(), point, viewport.k, reach) ??
      lineAt(this.model.seenLines(this.#showsAll), point, viewport.k, reach) ??
      lineAt(this.model.fronts, point, viewport.k, reach) ??
      areaAt(this.model.areas, point)
    );
  }

  /** @returns {PointerGestures<Target>} */
  #followPointers() {
    const frame = this.#frame;
    return new PointerGestures(this.#svg, {
      find: (x, y, isTouch) => this.#find(x, y, isTouch),
      isMovable: (target) => this.#listener.move !== null && isMark(target),
      choose: (target) => this.#choose(target),
      begin: () => {
        this.#glide.finish();
        hideTip();
      },
      pan: (dx, dy) => this.pan(dx / frame.enlarged, dy / frame.enlarged),
      zoom: (factor, x, y) => {
        this.#glide.finish();
        hideTip();
        this.#isAtRest = true;
        frame.go(zoomTowards(frame.viewport, factor, frame.inFrame(x, y), frame.fitted));
      },
      zoomIn: (x, y) => this.#zoomSlowly(DOUBLE_CLICK, frame.inFrame(x, y)),
      drag: (target, dx, dy) => {
        const units = frame.viewport.k * frame.enlarged;
        this.#drag(target, dx / units, dy / units);
      },
      drop: (target, isKept) => this.#drop(target, isKept),
    });
  }

  /** @param {Target | null} target */
  #choose(target) {
    const isChosen = target && isArea(target) && String(this.selected) === target.id;
    // The ground of a side that is chosen already is ground like any other.
    if (target && !isChosen) this.#listener.choose(idsOf(target));
    else if (!this.endSpotlight() && this.selected.length) this.#listener.choose([]);
  }

  /** @param {Target} mark @param {number} dx in units of the map @param {number} dy */
  #drag(mark, dx, dy) {
    if (!isMark(mark)) return;
    placeMark(this.model, mark, mark.x + dx, mark.y + dy);
    drawLines(this.model);
  }

  /** @param {Target} mark @param {boolean} isKept */
  #drop(mark, isKept) {
    if (!isMark(mark)) return;
    if (isKept) {
      const [x, y] = this.#frame.placeOf(mark).map(Math.round);
      mark.at = [x, y];
      this.#dropped.add(mark);
      this.#listener.move?.(mark.id, x, y);
    } else {
      placeMark(this.model, mark, ...this.#frame.onMap(mark.at));
      drawLines(this.model);
    }
  }

  // -------------------------------------------------------------- focus and keys

  #followFocus() {
    // Not on the SVG itself: a listener for the focus would make it a stop of the Tab key.
    document.addEventListener("focusin", () => {
      const one = this.#focus.focused;
      if (one?.element.matches(":focus-visible")) this.#pointAtFocused(one);
    });
    document.addEventListener("focusout", ({ target }) => {
      if (this.#pointed && target instanceof Node && this.#svg.contains(target))
        this.#point(null, 0, 0);
    });
    this.#svg.addEventListener("keydown", (event) => {
      if (pressOnMap(this, event) || pressOnMark(this, event)) event.preventDefault();
    });
    // A screen reader clicks without a pointer.
    this.#svg.addEventListener("click", ({ detail, target }) => {
      if (detail !== 0 || !(target instanceof Element)) return;
      const id = target.closest("[data-id]")?.getAttribute("data-id") ?? "";
      const found =
        this.model.marks.get(id) ??
        this.model.lines.get(id) ??
        this.model.fronts.find((front) => front.id === id);
      if (found) this.#choose(found);
    });
  }

  /** @param {Target} one */
  #pointAtFocused(one) {
    const mark = isMark(one) ? one : this.#focus.origin;
    if (!mark) return;
    this.#point(one, ...this.#frame.inWindow(toFrame(this.#frame.viewport, [mark.x, mark.y])));
  }

  /** Choose the mark or the line that has the focus. */
  chooseFocused() {
    const { focused } = this.#focus;
    if (!focused) return;
    this.#choose(focused);
    this.#listener.announce(nameOf(focused));
  }

  /** Go on to another line of the actor that has the focus. @param {1 | -1} step */
  stepLine(step) {
    this.#focus.stepLine(step);
  }

  /**
   * Choose the nearest actor in a direction, a neighbour if there is one, and move the focus
   * there; the foremost one where there is nobody to start from.
   * @param {readonly [dx: number, dy: number]} direction
   */
  walk(direction) {
    this.#glide.finish();
    const chosen = this.selected.map((id) => this.model.shownMark(id)).find((mark) => mark);
    const next = nextMark(this.model, this.#focus.origin ?? chosen ?? null, direction);
    if (!next) return;
    this.#listener.choose([next.id]);
    // The focus comes last: the tip appears where the mark is then.
    if (this.#frame.isSeen)
      this.#frame.go(reveal(this.#frame.viewport, this.#frame.size, [next.x, next.y]));
    this.#focus.moveTo(next);
    this.#listener.announce(nameOf(next));
  }
}

/**
 * The element of a map that a text describes, with all its groups.
 * @param {string} text
 * @returns {SVGSVGElement}
 */
export function buildMap(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  const svg = /** @type {SVGSVGElement} */ (template.content.firstElementChild);
  if (!svg.querySelector(".world"))
    svg.append(
      ...parseSvg([
        '<g class="world"><g class="areas"></g><g class="lines"></g><g class="marks"></g></g>',
      ]),
    );
  return svg;
}
