/** Lets some of a map stand out, by classes alone. */

import { labelAt } from "./model.js";
import { freeLabels } from "./near-labels.js";

/** @typedef {import("./kept.js").Kept} Kept */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").Front} Front */

/** Set on the SVG while something stands out. */
const POINTING = "pointing";
/** Set on all that stands out. */
const NEAR = "near";
/** Set on what is meant itself. */
const POINTED = "pointed";
/** Set on a label that has room only now. */
const FREE = "free";
/** Set on the SVG while nothing is to be faint, whatever the picture says. */
const CLEAR = "clear";

/**
 * Let only the elements of one set have a class.
 * @param {Set<Element>} before
 * @param {Set<Element>} now
 * @param {string} name
 */
function move(before, now, name) {
  for (const element of before) if (!now.has(element)) element.classList.remove(name);
  for (const element of now) if (!before.has(element)) element.classList.add(name);
  return now;
}

/** @param {Iterable<Mark | Line | Front>} ones */
const elementsOf = (ones) => new Set([...ones].map(({ element }) => element));

export class StandingOut {
  /** @type {Set<Element>} */
  #near = new Set();
  /** @type {Set<Element>} */
  #pointed = new Set();
  /** @type {Set<Element>} */
  #free = new Set();
  #svg;

  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.#svg = svg;
  }

  /**
   * @param {Kept | "all" | null} kept null: as the picture is; "all": nothing is faint
   * @param {number} k px to a unit of the map
   */
  show(kept, k) {
    const some = kept === "all" ? null : kept;
    this.#near = move(
      this.#near,
      some ? elementsOf([...some.marks, ...some.lines, ...some.fronts]) : new Set(),
      NEAR,
    );
    this.#pointed = move(this.#pointed, elementsOf(some?.pointed ?? []), POINTED);
    const free = some ? freeLabels(some.marks, some.pointed, k) : [];
    this.#free = move(
      this.#free,
      new Set(free.flatMap((mark) => labelAt(mark, k)?.element ?? [])),
      FREE,
    );
    this.#svg.classList.toggle(POINTING, some !== null);
    this.#svg.classList.toggle(CLEAR, kept === "all");
  }
}
