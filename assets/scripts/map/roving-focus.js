/** One mark of a map is a stop of the Tab key; the others are reached from there. */

import { isMark } from "./model.js";

/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Front} Front */

export class RovingFocus {
  /** @type {Mark | null} */
  #stop = null;
  /** The actor whose lines are gone through. @type {Mark | null} */
  #origin = null;
  #model;

  /** @param {MapModel} model */
  constructor(model) {
    this.#model = model;
  }

  /** What has the focus of the document: a mark, a line or a front. @returns {Mark | Line | Front | null} */
  get focused() {
    const { activeElement } = document;
    const id = activeElement?.getAttribute("data-id") ?? "";
    const found = this.#model.marks.get(id) ?? this.#model.lines.get(id);
    if (found?.element === activeElement) return found;
    return this.#model.fronts.find(({ element }) => element === activeElement) ?? null;
  }

  /** The mark from which one goes on: the one that has the focus, or whose line has it. */
  get origin() {
    const { focused } = this;
    return focused && !isMark(focused) ? this.#origin : focused;
  }

  /**
   * Let the Tab key stop at one mark: where the focus is, else at the chosen one, else at the
   * foremost.
   * @param {readonly string[]} selected
   */
  settle(selected) {
    const { origin } = this;
    const chosen = selected.map((id) => this.#model.shownMark(id)).find((mark) => mark);
    this.#stopAt((origin?.isShown ? origin : chosen) ?? this.#model.foremost());
  }

  /** Give the focus to a mark. @param {Mark} mark */
  moveTo(mark) {
    this.#stopAt(mark);
    mark.element.focus({ preventScroll: true });
  }

  /**
   * Give the focus to the next line or front of the actor that has it, or that had it.
   * @param {1 | -1} step
   */
  stepLine(step) {
    const { focused, origin } = this;
    if (!origin) return;
    this.#origin = origin;
    const lines = this.#linesAround(origin);
    if (!lines.length) return;
    const place = focused && !isMark(focused) ? lines.indexOf(focused) : -1;
    const next = place < 0 ? (step > 0 ? 0 : lines.length - 1) : place + step;
    lines[(next + lines.length) % lines.length].element.focus({ preventScroll: true });
  }

  /** The lines and fronts of a mark by where they lead, clockwise from the top. @param {Mark} mark */
  #linesAround(mark) {
    const angle = (/** @type {Line | Front} */ line) => {
      const other = this.#model.otherEnd(line, mark.id) ?? mark;
      return (Math.atan2(other.x - mark.x, mark.y - other.y) + 2 * Math.PI) % (2 * Math.PI);
    };
    const lines = this.#model.shownLinesAt(mark.id).filter((line) => !line.isInBand);
    return [...lines, ...this.#model.frontsAt(mark.id)]
      .map((line) => ({ line, turn: angle(line) }))
      .sort((one, other) => one.turn - other.turn)
      .map(({ line }) => line);
  }

  /** @param {Mark | null} mark */
  #stopAt(mark) {
    if (this.#stop !== mark) this.#stop?.element.setAttribute("tabindex", "-1");
    this.#stop = mark;
    if (mark && mark.element.getAttribute("tabindex") !== "0")
      mark.element.setAttribute("tabindex", "0");
  }
}
