/** Follows what the pointer is over, and notices when it leaves, however fast. */

/**
 * @template Target
 * @typedef {object} Sight
 * @property {(clientX: number, clientY: number) => Target | null} find what lies at a point of
 *   the window; null also while something is being dragged
 * @property {(target: Target | null, clientX: number, clientY: number) => void} point the pointer
 *   is over something else now
 */

/** @template Target */
export class Hover {
  /** @type {Target | null} */
  #target = null;
  /** What the pointer rests on without meaning it any more. @type {Target | null} */
  #ignored = null;
  #sight;

  /** @param {SVGSVGElement} svg @param {Sight<Target>} sight */
  constructor(svg, sight) {
    this.#sight = sight;
    const leave = () => this.#leave();
    svg.addEventListener("pointermove", (event) => {
      // A finger points at nothing before it comes down, and then it means a click or a drag.
      if (event.pointerType !== "touch") this.#look(event.clientX, event.clientY);
    });
    svg.addEventListener("pointerleave", leave);
    svg.addEventListener("pointercancel", leave);
    document.documentElement.addEventListener("mouseleave", leave);
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("blur", leave);
  }

  /** Take no note of what the pointer rests on until it has been elsewhere. */
  ignore() {
    this.#ignored = this.#target;
    this.#target = null;
  }

  #leave() {
    this.#ignored = null;
    if (this.#target === null) return;
    this.#target = null;
    this.#sight.point(null, 0, 0);
  }

  /** @param {number} clientX @param {number} clientY */
  #look(clientX, clientY) {
    const found = this.#sight.find(clientX, clientY);
    if (found !== null && found === this.#ignored) return;
    this.#ignored = null;
    if (found === this.#target) return;
    this.#target = found;
    this.#sight.point(found, clientX, clientY);
  }
}
