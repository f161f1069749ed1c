/** The maps on the page: the one of the tab Network, and the two that are compared. */

import { buildMap, MapView } from "./map-view.js";

/** @typedef {import("./map-view.js").Listener} Listener */

/** The map of the tab Network. */
const MAIN = "map";

/** By the id of their SVG. @type {Map<string, MapView>} */
const maps = new Map();

/** The map of the tab Network, once there is one. */
export const mainMap = () => maps.get(MAIN) ?? null;

/** All maps that are on the page. */
export const allMaps = () => [...maps.values()].filter(({ svg }) => svg.isConnected);

/**
 * Let one move about in an SVG that is in the document.
 * @param {SVGSVGElement} svg
 * @param {Listener} listener
 */
export function openMap(svg, listener) {
  const map = new MapView(svg, listener);
  maps.set(svg.id, map);
  return map;
}

/**
 * The map in an element; made of the picture where there is none yet.
 * @param {Element} holder
 * @param {Explorer.Picture} picture
 * @param {Listener} listener
 */
export function mapIn(holder, picture, listener) {
  const own = holder.querySelector("svg");
  const known = own && maps.get(own.id);
  if (known) return known;
  const svg = own ?? buildMap(picture.root);
  if (!own) holder.append(svg);
  return openMap(svg, listener);
}
