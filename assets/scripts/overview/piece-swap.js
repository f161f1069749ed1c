/**
 * Takes the overview that an answer brings into the one that is there, by role and `data-id`: what
 * did not change is not touched, so that the focus and a hover survive.
 */

import { moveTo } from "../map/move-to.js";

/** What names a part of an overview; parts that are no pieces go by their places. */
function keyOf(/** @type {Element} */ part, /** @type {number} */ place) {
  const { role, id } = /** @type {SVGElement} */ (part).dataset;
  return id === undefined ? `${part.tagName} ${place}` : `${role} ${id}`;
}

export class PieceSwap {
  /** By key the element on the page, and the text that it was made from. */
  #known = /** @type {Map<string, { element: Element, text: string }>} */ (new Map());
  #svg;

  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.#svg = svg;
  }

  /**
   * Show another overview.
   * @param {string} text an SVG element, as Python writes it
   */
  show(text) {
    const template = document.createElement("template");
    template.innerHTML = text;
    const fresh = template.content.firstElementChild;
    if (!fresh) return;
    this.#takeRoot(fresh);
    const focused = this.#svg.contains(document.activeElement)
      ? document.activeElement?.closest(".piece")
      : null;
    const lost = focused instanceof SVGElement ? focused.dataset : null;
    /** @type {Map<string, { element: Element, text: string }>} */
    const now = new Map();
    for (const [place, part] of [...fresh.children].entries()) {
      const key = keyOf(part, place);
      const own = part.outerHTML;
      const known = this.#known.get(key);
      const isSame = known?.text === own && known.element.isConnected;
      now.set(key, isSame ? known : { element: part, text: own });
    }
    const kept = new Set([...now.values()].map(({ element }) => element));
    for (const child of [...this.#svg.children]) if (!kept.has(child)) child.remove();
    /** @type {Element | null} */
    let next = this.#svg.firstElementChild;
    for (const element of kept) {
      if (element === next) next = next.nextElementSibling;
      else moveTo(element, this.#svg, next);
    }
    this.#known = now;
    if (lost && !this.#svg.contains(document.activeElement)) this.#focusAgain(lost);
  }

  /** @param {Element} fresh */
  #takeRoot(fresh) {
    const svg = this.#svg;
    for (const { name, value } of fresh.attributes)
      if (name !== "class" && svg.getAttribute(name) !== value) svg.setAttribute(name, value);
    svg.classList.add(...fresh.classList);
  }

  /** Give the focus to what has taken the place of the piece that had it. @param {DOMStringMap} lost */
  #focusAgain(lost) {
    const pieces = /** @type {NodeListOf<SVGElement>} */ (this.#svg.querySelectorAll(".piece"));
    const alike = [...pieces].filter(
      ({ dataset }) => dataset.role === lost.role && dataset.id === lost.id,
    );
    // On the last page there is no button to a next one: the other button keeps the focus.
    if (!alike.length && lost.role === "page")
      alike.push(...[...pieces].filter(({ dataset }) => dataset.page));
    alike[0]?.focus({ preventScroll: true });
  }
}
