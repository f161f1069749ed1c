/** One mark of a map is a stop of the Tab key; the others are reached from there. */

import { isLine } from "./model.js";

/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */

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

  /** The mark or line that has the focus of the document. @returns {Mark | Line | null} */
  get focused() {
    const { activeElement } = document;
    const id = activeElement?.getAttribute("data-id") ?? "";
    const found = this.#model.marks.get(id) ?? this.#model.lines.get(id);
    return found?.element === activeElement ? found : null;
  }

  /** The mark from which one goes on: the one that has the focus, or whose line has it. */
  get origin() {
    const { focused } = this;
    return focused && isLine(focused) ? this.#origin : focused;
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
   * Give the focus to the next line of the actor that has it, or that had it.
   * @param {1 | -1} step
   */
  stepLine(step) {
    const { focused, origin } = this;
    if (!origin) return;
    this.#origin = origin;
    const lines = this.#linesAround(origin);
    if (!lines.length) return;
    const place = focused && isLine(focused) ? lines.indexOf(focused) : -1;
    const next = place < 0 ? (step > 0 ? 0 : lines.length - 1) : place + step;
    lines[(next + lines.length) % lines.length].element.focus({ preventScroll: true });
  }

  /** The lines of a mark by where they lead, clockwise from the top. @param {Mark} mark */
  #linesAround(mark) {
    const angle = (/** @type {Line} */ line) => {
      const other = this.#model.otherEnd(line, mark.id) ?? mark;
      return (Math.atan2(other.x - mark.x, mark.y - other.y) + 2 * Math.PI) % (2 * Math.PI);
    };
    return this.#model
      .shownLinesAt(mark.id)
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
