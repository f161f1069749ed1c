/** The overview of the page: the one of the first answer, or one that is made of an answer. */

import { moveTo } from "../map/move-to.js";
import { OverviewView } from "./overview-view.js";

/** @type {OverviewView | null} */
let current = null;

/** The overview, once there is one. */
export const mainOverview = () => current;

/** The overview of the first answer that the window has room for. @returns {SVGSVGElement | null} */
function firstOverview() {
  const drawn = /** @type {NodeListOf<SVGSVGElement>} */ (
    document.querySelectorAll("#first-page svg.overview")
  );
  return [...drawn].find((svg) => svg.getClientRects().length > 0) ?? null;
}

/** @param {string} text @returns {SVGSVGElement} without what stands in it */
function emptyOverview(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  const svg = /** @type {SVGSVGElement} */ (template.content.firstElementChild);
  svg.replaceChildren();
  return svg;
}

/**
 * Show an overview in its place.
 * @param {Element} holder
 * @param {string} text of its SVG
 * @param {readonly string[]} selected
 * @param {import("./overview-view.js").Choose} choose
 */
export function showOverview(holder, text, selected, choose) {
  if (!current?.svg.isConnected) {
    const first = firstOverview();
    if (first) moveTo(first, holder);
    else holder.append(emptyOverview(text));
    const svg = /** @type {SVGSVGElement} */ (holder.querySelector("svg.overview"));
    current = new OverviewView(svg, choose);
  }
  current.show(text, selected);
}
