/** What keys do on a map that has the focus. */

import { ZOOM_STEP } from "./viewport.js";

/** @typedef {import("./map-view.js").MapView} MapView */

/** @type {Record<string, readonly [dx: number, dy: number]>} */
const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** px that the map moves with one key. */
const PAN_STEP = 60;

/**
 * Do what a key means on a map.
 * @param {MapView} map
 * @param {KeyboardEvent} event
 * @returns {boolean} false for a key that means nothing there
 */
export function pressOnMap(map, { key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return false;
  const direction = Object.hasOwn(DIRECTIONS, key) ? DIRECTIONS[key] : null;
  if (direction && shiftKey) map.pan(-direction[0] * PAN_STEP, -direction[1] * PAN_STEP);
  else if (direction) map.walk(direction);
  else if (key === "+" || key === "=") map.zoom(ZOOM_STEP);
  else if (key === "-" || key === "_") map.zoom(1 / ZOOM_STEP);
  else if (key === "z" || key === "Z") map.fit();
  else return false;
  return true;
}

/**
 * Do what a key means on the mark or line that has the focus.
 * @param {MapView} map
 * @param {KeyboardEvent} event
 * @returns {boolean} false for a key that means nothing there
 */
export function pressOnMark(map, { key, ctrlKey, metaKey, altKey }) {
  // Brackets need AltGr on many keyboards, which some systems report as Ctrl and Alt.
  if (key === "[" || key === "]") map.stepLine(key === "]" ? 1 : -1);
  else if (ctrlKey || metaKey || altKey) return false;
  else if (key === "Enter" || key === " ") map.chooseFocused();
  else return false;
  return true;
}
