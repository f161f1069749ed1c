/** The keys of the page. */

import { dispatch } from "./actions.js";
import { bridge } from "./bridge.js";
import { isPlaying, stepMonth, togglePlay } from "./months.js";
import { nearestActor } from "./nearest-actor.js";
import { selectNodes } from "./selection.js";

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const CONTROLS = "input, textarea, select, [role=slider], [role=tab]";
const TEXT_FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea";

/** Click the first of the buttons, if there is one. @param {string} selector */
function click(selector) {
  const button = document.querySelector(selector);
  if (button instanceof HTMLElement) button.click();
  return button !== null;
}

/**
 * Select the nearest actor in a direction: a neighbour if there is one, else anybody.
 * @param {Explorer.Cy} cy
 * @param {Explorer.Drawing} drawing
 * @param {[number, number]} direction
 */
function selectNext(cy, drawing, direction) {
  const start = drawing.selected.map((id) => cy.getElementById(id)).find((one) => one.visible());
  if (!start) {
    if (drawing.priority.length) selectNodes([drawing.priority[0]]);
    return;
  }
  const nearest = (/** @type {Explorer.CyCollection} */ nodes) =>
    nearestActor(
      start.position(),
      direction,
      nodes.map((node) => ({ id: node.id(), ...node.position() })),
    );
  const next =
    nearest(start.neighborhood("node:visible")) ?? nearest(cy.nodes(":visible").not(start));
  if (next) selectNodes([next]);
}

function isFocusOnMap() {
  const stage = document.getElementById("stage");
  const focused = document.activeElement;
  return stage?.offsetParent && (focused === document.body || stage.contains(focused));
}

/** Escape ends one thing, the last begun first. @param {Explorer.Drawing} drawing */
function endOneThing(drawing) {
  if (isPlaying()) togglePlay();
  else if (click('.walk [data-story="none"]')) return;
  else if (drawing.selected.length) selectNodes([]);
  else if (drawing.focus) dispatch("focus", { node: null, hops: 1 });
}

/** @type {Record<string, (drawing: Explorer.Drawing, key: string) => void>} */
const KEYS = {
  "/": () => document.getElementById("search")?.focus(),
  z: () => bridge.main.fit(),
  1: setHops,
  2: setHops,
  3: setHops,
  n: () => void click('.walk [data-story="next"]'),
  p: () => void click('.walk [data-story="previous"]'),
  ",": () => stepMonth(-1),
  ".": () => stepMonth(1),
};

/** Leave what is at most so many links away. @param {Explorer.Drawing} drawing @param {string} key */
function setHops({ selected, focus }, key) {
  const node = selected.length === 1 ? selected[0] : focus;
  if (node) dispatch("focus", { node, hops: Number(key) });
}

/** Listen to the keys. */
export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    const drawing = bridge.drawing();
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !drawing) return;
    if (!(target instanceof Element)) return;
    const field = target.closest(CONTROLS);
    const isTyping = field?.matches(TEXT_FIELDS);
    if (key === "Escape") {
      if (isTyping && field instanceof HTMLElement) field.blur();
      else endOneThing(drawing);
      return;
    }
    if (isTyping) return;
    const cy = bridge.canvas();
    const action = KEYS[key === "Z" ? "z" : key];
    if (action) {
      if (key === "/") event.preventDefault();
      action(drawing, key);
    } else if (DIRECTIONS[key] && cy && !field && isFocusOnMap()) {
      event.preventDefault();
      selectNext(cy, drawing, DIRECTIONS[key]);
    }
  });
}
