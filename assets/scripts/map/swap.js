/**
 * Takes what an answer brings into the SVG that is there, by `data-id`: what did not change is
 * not touched, what changed is taken over into the same element, so that the focus, a hover and
 * a drag survive; what is not part of the picture any more is hidden.
 */

import { attributesOf, differences, parseSvg, withoutClasses } from "./fragment.js";
import { toggle } from "./model.js";
import { moveTo } from "./move-to.js";
import { changeAttributes, hasAttributes, takeOver } from "./take-attributes.js";

/** @typedef {import("./fragment.js").Difference} Difference */
/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */

/**
 * Each fragment of SVG by the id of its mark or line, in the order in which they are drawn.
 * @typedef {Record<string, string>} Fragments
 */

/** @typedef {{ lines: Fragments, marks: Fragments }} Parts */

/** Classes that one view gives to a mark or a line, and that no preview may show again. */
const OF_ONE_VIEW = [
  "faded",
  "lit",
  "chosen",
  "underlaid",
  "recent",
  "began",
  "stayed",
  "ended",
  "unreported",
  "lessened",
];

/** Those that come with an opacity, and the attributes that say it. */
const PALE = ["recent", "stayed"];
const OPACITIES = ["stroke-opacity", "fill-opacity"];

/** How many pictures something is kept hidden that none of them shows, where it is not for good. */
const KEPT_PICTURES = 3;

/** Attributes on which nothing depends that the model knows. */
const LOOKS = new Set([
  "aria-label",
  "class",
  "data-family",
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-opacity",
]);

/**
 * Change what is another in an element.
 * @param {SVGElement} element
 * @param {readonly Difference[]} found
 * @returns {boolean} whether the model knows of any of it
 */
function change(element, found) {
  const within = found.some(({ place }) => place > 0) ? element.querySelectorAll("*") : [];
  let isKnown = false;
  for (const { place, before, now, words } of found) {
    const one = place ? within[place - 1] : element;
    const changed = changeAttributes(one, attributesOf(before), attributesOf(now));
    if (words !== null) one.textContent = words;
    isKnown ||= !changed.every((attribute) => LOOKS.has(attribute));
  }
  return isKnown;
}

export class Swap {
  /**
   * What each element was last made from; "" for one that was hidden since and is made anew when
   * it comes back: the server wrote it into the page, or it was pale.
   * @type {Map<string, string>}
   */
  #texts = new Map();
  /** How many pictures there were. */
  #pictures = 0;
  /** The number of the picture that showed it last, by id. @type {Map<string, number>} */
  #lastShown = new Map();
  #svg;
  #model;

  /** @param {SVGSVGElement} svg @param {MapModel} model */
  constructor(svg, model) {
    this.#svg = svg;
    this.#model = model;
  }

  /**
   * Show these, and hide all others.
   * @param {Parts} parts
   * @returns {Set<Mark>} the marks that were not to be seen before
   */
  show(parts) {
    this.#take(parts);
    this.#sort("lines", Object.keys(parts.lines));
    this.#sort("marks", Object.keys(parts.marks));
    /** @type {Set<Mark>} */
    const appeared = new Set();
    for (const [id, mark] of this.#model.marks) {
      const isPart = Object.hasOwn(parts.marks, id);
      if (isPart && !mark.isShown) appeared.add(mark);
      this.#toggle(mark, isPart);
    }
    for (const [id, line] of this.#model.lines) this.#toggle(line, Object.hasOwn(parts.lines, id));
    this.#pictures += 1;
    for (const id of [...Object.keys(parts.marks), ...Object.keys(parts.lines)])
      this.#lastShown.set(id, this.#pictures);
    return appeared;
  }

  /** Take out of the document and the model what none of the last pictures showed. */
  prune() {
    const { marks, lines } = this.#model;
    for (const one of [...marks.values(), ...lines.values()]) {
      const age = this.#pictures - (this.#lastShown.get(one.id) ?? 0);
      if (age < KEPT_PICTURES) continue;
      one.element.remove();
      this.#model.remove(one);
      this.#texts.delete(one.id);
      this.#lastShown.delete(one.id);
    }
  }

  /**
   * Have these in the document, hidden unless they are there.
   * @param {Parts} rest
   * @returns {Mark[]} the marks that were not there
   */
  add({ lines, marks }) {
    const missing = (/** @type {Fragments} */ all, /** @type {Map<string, unknown>} */ known) =>
      Object.fromEntries(Object.entries(all).filter(([id]) => !known.has(id)));
    const added = missing(marks, this.#model.marks);
    this.#take({ lines: missing(lines, this.#model.lines), marks: added });
    return Object.keys(added).flatMap((id) => this.#model.marks.get(id) ?? []);
  }

  /** @param {Parts} parts */
  #take({ lines, marks }) {
    const changed = [
      ...Object.entries(lines).filter(([id, text]) => this.#isToParse("lines", id, text)),
      ...Object.entries(marks).filter(([id, text]) => this.#isToParse("marks", id, text)),
    ].map(([, text]) => text);
    if (!changed.length) return;
    const fresh = new Map(
      parseSvg(changed).map((element) => [element.getAttribute("data-id") ?? "", element]),
    );
    this.#takeGroup("lines", Object.keys(lines), fresh);
    this.#takeGroup("marks", Object.keys(marks), fresh);
  }

  /**
   * Whether an element has to be made from its text; where the same elements stand in it, what is
   * another in them is changed at once.
   * @param {"lines" | "marks"} name
   * @param {string} id
   * @param {string} text
   */
  #isToParse(name, id, text) {
    const before = this.#texts.get(id);
    if (before === text) return false;
    this.#texts.set(id, text);
    const element = this.#model[name].get(id)?.element;
    if (!element) return true;
    // The server may have written it into the page before.
    if (before === undefined) return !hasAttributes(element, attributesOf(text));
    const found = differences(before, text);
    if (!found) return true;
    if (change(element, found)) this.#read(name, element);
    return false;
  }

  /**
   * @param {"lines" | "marks"} name
   * @param {string[]} ids in the order in which they are drawn
   * @param {ReadonlyMap<string, SVGElement>} fresh those that changed
   */
  #takeGroup(name, ids, fresh) {
    const group = this.#svg.querySelector(`.${name}`);
    /** The element before which a new one is put. @type {Element | null} */
    let next = null;
    for (const id of ids.toReversed()) {
      const known = this.#model[name].get(id)?.element;
      const element = fresh.get(id);
      if (element && known) takeOver(known, element);
      else if (element) {
        // What is new comes in hidden; whoever asked for it shows it.
        element.setAttribute("display", "none");
        group?.insertBefore(element, next);
      }
      const own = known ?? element;
      if (element && own) this.#read(name, own);
      next = own ?? next;
    }
  }

  /**
   * Bring what a picture shows into the order in which it is drawn; what is hidden stays where it
   * is. An element that has the focus keeps it: the others are moved around it.
   * @param {"lines" | "marks"} name
   * @param {string[]} ids in the order in which they are drawn
   */
  #sort(name, ids) {
    const group = this.#svg.querySelector(`.${name}`);
    const elements = ids.flatMap((id) => this.#model[name].get(id)?.element ?? []);
    const own = new Set(/** @type {Element[]} */ (elements));
    /** @param {Element} element */
    const successor = (element) => {
      let next = element.nextElementSibling;
      while (next && !own.has(next)) next = next.nextElementSibling;
      return next;
    };
    /** @type {Element | null} */
    let next = null;
    for (const element of elements.toReversed()) {
      if (group && successor(element) !== next && element !== document.activeElement)
        moveTo(element, group, next);
      next = element;
    }
  }

  /** @param {"lines" | "marks"} name @param {SVGElement} element */
  #read(name, element) {
    if (name === "lines") this.#model.readLine(element);
    else this.#model.readMark(element);
  }

  /** @param {Mark | Line} one @param {boolean} isToBeShown */
  #toggle(one, isToBeShown) {
    if (!isToBeShown) this.#forgetView(one);
    toggle(one, isToBeShown);
  }

  /** Take from a mark or a line what only the view had to do with that showed it. @param {Mark | Line} one */
  #forgetView({ id, element }) {
    const own = OF_ONE_VIEW.filter((name) => element.classList.contains(name));
    const text = this.#texts.get(id) ?? "";
    element.classList.remove(...own);
    const isPale = PALE.some((name) => own.includes(name));
    if (isPale) for (const name of OPACITIES) element.removeAttribute(name);
    // What is not as any text says is made anew when it comes back.
    this.#texts.set(id, isPale ? "" : own.length ? withoutClasses(text, own) : text);
  }
}
