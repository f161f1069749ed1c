import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "../page.js";

openPage("");
const { freeLabels } = await import("../../../assets/scripts/map/near-labels.js");

/** @returns {import("../../../assets/scripts/map/model.js").Mark} */
const mark = (/** @type {string} */ id, /** @type {number} */ x, zoom = 4, r = 5, until = 99) =>
  /** @type {any} */ ({
    id,
    x,
    y: 0,
    r,
    labels: [{ x: 0, y: 6, zoom, until, box: [-20, 6, 20, 18] }],
  });
const free = (
  /** @type {ReturnType<typeof mark>[]} */ marks,
  /** @type {unknown[]} */ pointed = [],
  k = 1,
) => freeLabels(marks, new Set(pointed), k).map(({ id }) => id);

it("labels that wait appear where they cover nothing, the largest mark first", () => {
  assert.deepEqual(free([mark("a", 0), mark("b", 100)]), ["a", "b"]);
  assert.deepEqual(free([mark("a", 0), mark("b", 30, 4, 6)]), ["b"]);
  assert.deepEqual(free([mark("a", 0, 0.5), mark("b", 30)]), []);
});

it("there is more room in a larger picture", () => {
  assert.deepEqual(free([mark("a", 0), mark("b", 30)], [], 2), ["a", "b"]);
});

it("a label that has another place at this zoom takes no room", () => {
  assert.deepEqual(free([mark("a", 0, 0.5, 5, 0.9), mark("b", 30)]), ["b"]);
});

it("who is meant has a label in any case", () => {
  const [a, b] = [mark("a", 0), mark("b", 30)];
  assert.deepEqual(free([a, b], [b]), ["b"]);
  assert.deepEqual(free([mark("c", 20, 0.5), a], [a]), ["a"]);
});
