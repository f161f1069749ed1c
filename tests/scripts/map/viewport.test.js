import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  enlargementFor,
  fitBox,
  limit,
  panBy,
  reveal,
  stretchFor,
  toFrame,
  toMap,
  zoomTowards,
} from "../../../assets/scripts/map/viewport.js";

const MARGINS = { around: 10, right: 10 };
const SIZE = /** @type {const} */ ([820, 620]);
const BOX = /** @type {const} */ ([0, 0, 400, 300]);

/** @param {readonly number[]} values */
const rounded = (values) => values.map((value) => Math.round(value * 1000) / 1000);

describe("fitting", () => {
  it("shows all of a box in the middle, within the margins", () => {
    const fitted = fitBox(BOX, SIZE, MARGINS);
    assert.deepEqual(fitted, { k: 2, left: 10, top: 10 });
    const wide = fitBox(BOX, [1020, 620], { around: 10, right: 50 });
    assert.deepEqual(rounded(toFrame(wide, [200, 150])), [490, 310]);
  });
});

describe("enlarging", () => {
  it("lets all grow in large frames, and not without end", () => {
    assert.equal(enlargementFor([390, 600]), 1);
    assert.equal(enlargementFor([1010, 575]), 1);
    assert.equal(enlargementFor([1500, 775]), 1.25);
    assert.equal(enlargementFor([1200, 1000]), 1.2);
    assert.equal(enlargementFor([5000, 4000]), 1.5);
  });
});

describe("stretching", () => {
  it("pulls places apart along the axis on which there is room, and not far", () => {
    assert.deepEqual(stretchFor([400, 300], SIZE, MARGINS), [1, 1]);
    assert.deepEqual(stretchFor([400, 300], [840, 620], MARGINS), [1, 1]);
    assert.deepEqual(rounded(stretchFor([400, 300], [980, 620], MARGINS)), [1.2, 1]);
    assert.deepEqual(rounded(stretchFor([400, 300], [820, 740], MARGINS)), [1, 1.2]);
    assert.deepEqual(stretchFor([400, 300], [5000, 620], MARGINS), [1.45, 1]);
  });
});

describe("zooming", () => {
  const viewport = { k: 1, left: 5, top: 7 };

  it("leaves what is under the pointer where it is", () => {
    const point = /** @type {const} */ ([300, 200]);
    const zoomed = zoomTowards(viewport, 1.7, point, 1);
    assert.equal(zoomed.k, 1.7);
    assert.deepEqual(rounded(toMap(zoomed, point)), rounded(toMap(viewport, point)));
  });

  it("ends at eight times and at half of what shows all", () => {
    assert.equal(zoomTowards(viewport, 1000, [0, 0], 2).k, 16);
    assert.equal(zoomTowards(viewport, 0.001, [0, 0], 2).k, 1);
  });
});

describe("the limits of panning", () => {
  const marks = [
    { x: 100, y: 100 },
    { x: 300, y: 200 },
  ];

  it("leave alone what shows the picture", () => {
    const fitted = fitBox(BOX, SIZE, MARGINS);
    assert.deepEqual(limit(fitted, SIZE, BOX, marks), fitted);
  });

  it("keep the picture under the middle of the frame", () => {
    const far = limit({ k: 1, left: 5000, top: -5000 }, SIZE, BOX, marks);
    assert.ok(far.left <= SIZE[0] / 2 && far.top >= SIZE[1] / 2 - 300);
  });

  it("keep a mark in sight however near one looks", () => {
    for (const [dx, dy] of [
      [9000, 0],
      [-9000, 0],
      [0, 9000],
      [-9000, -9000],
      [700, -900],
    ]) {
      const viewport = limit(panBy({ k: 16, left: 0, top: 0 }, dx, dy), SIZE, BOX, marks);
      const seen = marks.map((mark) => toFrame(viewport, [mark.x, mark.y]));
      assert.ok(seen.some(([x, y]) => x > 0 && x < SIZE[0] && y > 0 && y < SIZE[1]));
    }
  });
});

it("revealing moves as little as it can", () => {
  const viewport = { k: 1, left: 0, top: 0 };
  assert.deepEqual(reveal(viewport, SIZE, [400, 300]), viewport);
  const moved = reveal(viewport, SIZE, [1000, 300]);
  assert.equal(moved.top, 0);
  assert.ok(moved.left + 1000 < SIZE[0]);
});
