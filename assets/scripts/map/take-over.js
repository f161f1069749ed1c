/**
 * The map that the server put into its first answer: one moves about in it at once, and it goes
 * into its place in the page when the page has its own first answer.
 */

import { moveTo } from "./move-to.js";

/** The page as the server wrote it, before any script ran. */
const FIRST_PAGE = "first-page";

const firstPage = () => document.getElementById(FIRST_PAGE);

/** @returns {SVGSVGElement | null | undefined} */
const firstMap = () => firstPage()?.querySelector("svg.picture");

/**
 * Find the map of the first answer.
 * @param {(svg: SVGSVGElement) => void} found called at once, if there is one
 */
export function takeOverFirstPage(found) {
  const svg = firstMap();
  if (svg) found(svg);
}

/**
 * Put the map of the first answer into its place in the page, and take away the rest of that
 * answer, which the page says itself from now on; nothing if that is done.
 * @param {Element} place
 */
export function settleFirstPage(place) {
  const svg = firstMap();
  if (svg) moveTo(svg, place);
  removeFirstPage();
}

/** Take away the first answer, of which the page says everything itself from now on. */
export function removeFirstPage() {
  firstPage()?.remove();
}
