/** Where one comes to with an arrow key. Pure: it reads the model and nothing else. */

import { nearestActor } from "../nearest-actor.js";

/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */

/**
 * The nearest mark in a direction, a neighbour if there is one.
 * @param {MapModel} model
 * @param {Mark | null} start without one, the foremost mark is next
 * @param {readonly [dx: number, dy: number]} direction
 * @returns {Mark | null} null where nothing lies in that direction
 */
export function nextMark(model, start, direction) {
  if (!start) return model.foremost();
  const neighbours = model
    .shownLinesAt(start.id)
    .flatMap((line) => model.otherEnd(line, start.id) ?? []);
  const others = model.shownMarks().filter((mark) => mark !== start);
  const id = nearestActor(start, direction, neighbours) ?? nearestActor(start, direction, others);
  return id === null ? null : (model.marks.get(id) ?? null);
}
