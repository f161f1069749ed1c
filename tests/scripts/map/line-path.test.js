import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  decimal,
  distanceToCurve,
  edgeDistance,
  fixedPath,
  linePath,
  pointOnCurve,
} from "../../../assets/scripts/map/line-path.js";

const SQUARE = /** @type {const} */ ([
  [-10, -10],
  [10, -10],
  [10, 10],
  [-10, 10],
]);
const at = (
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {import("../../../assets/scripts/map/line-path.js").Outline} */ outline = 10,
) => ({ x, y, outline });

describe("a number", () => {
  it("has one decimal at most, and a tie goes to the even digit as in Python", () => {
    const texts = [0.25, 0.75, -0.25, 1, 1.04, 1.96, -0.04, 12.349, 100.25].map(decimal);
    assert.deepEqual(texts, ["0.2", "0.8", "-0.2", "1", "1", "2", "0", "12.3", "100.2"]);
  });
});

describe("the edge of a mark", () => {
  it("is as far as the radius of a circle", () => {
    assert.equal(edgeDistance(7, [0, 1]), 7);
  });

  it("is where the ray leaves a polygon", () => {
    assert.equal(edgeDistance(SQUARE, [1, 0]), 10);
    const diagonal = edgeDistance(SQUARE, [Math.SQRT1_2, Math.SQRT1_2]);
    assert.ok(Math.abs(diagonal - 10 * Math.SQRT2) < 1e-9);
  });
});

describe("a line", () => {
  it("is straight in the middle lane, from edge to edge", () => {
    const path = linePath(at(0, 0), at(100, 0, SQUARE), 0, 0, 2);
    assert.equal(path.stroke, "M11 0L89 0");
    assert.equal(path.head, "");
    assert.equal(path.control, null);
  });

  it("bends in another lane, to the left of its way", () => {
    const path = linePath(at(0, 0), at(100, 0), 1, 0, 2);
    assert.deepEqual(path.control?.map(Math.round), [50, 28]);
    assert.match(path.stroke, /^M9\.6 5\.4Q50 28 90\.4 5\.4$/);
  });

  it("leaves room for its arrows, the tips of which touch the edges", () => {
    const path = linePath(at(0, 0), at(100, 0), 0, 3, 2);
    assert.equal(path.stroke, "M17.4 0L82.6 0");
    assert.equal(path.head, "M11 0L19 5.1L19 -5.1ZM89 0L81 -5.1L81 5.1Z");
  });

  it("goes from centre to centre without arrows where there is no room", () => {
    const path = linePath(at(0, 0), at(20, 0), 0.5, 3, 2);
    assert.deepEqual([path.stroke, path.head], ["M0 0L20 0", ""]);
    assert.equal(linePath(at(5, 5), at(5, 5), 0, 1, 2).stroke, "M5 5L5 5");
  });
});

describe("a line along some points", () => {
  it("has round corners, and its arrow at the end", () => {
    const path = fixedPath([0, 0, 100, 0, 100, 60], 1, 2);
    assert.equal(path.stroke, "M0 0L92 0Q100 0 100 8L100 53.6");
    assert.equal(path.head, "M100 60L105.1 52L94.9 52Z");
    assert.deepEqual(path.corners, [[100, 0]]);
  });

  it("turns less where its pieces are short", () => {
    assert.equal(fixedPath([0, 0, 6, 0, 6, 50], 0, 2).stroke, "M0 0L3 0Q6 0 6 3L6 50");
  });

  it("is as far from a point as its nearest piece", () => {
    const path = fixedPath([0, 0, 100, 0, 100, 60], 0, 2);
    assert.equal(distanceToCurve(path, [50, 9]), 9);
    assert.equal(distanceToCurve(path, [107, 30]), 7);
  });
});

describe("the distance to a line", () => {
  it("is that to its nearest point", () => {
    const straight = linePath(at(0, 0), at(100, 0), 0, 0, 2);
    assert.equal(distanceToCurve(straight, [50, 7]), 7);
    assert.equal(distanceToCurve(straight, [92, 4]), 5);
    const bent = linePath(at(0, 0), at(100, 0), 2, 0, 2);
    const [x, y] = pointOnCurve(bent, 0.5);
    assert.ok(distanceToCurve(bent, [x, y]) < 0.2);
    assert.ok(Math.abs(distanceToCurve(bent, [x, y + 6]) - 6) < 0.2);
  });
});

describe("a line whose ends are given", () => {
  it("runs straight between them, with its arrows", () => {
    const path = fixedPath([10, 50, 200, 50], 1, 2);
    assert.equal(path.stroke, "M10 50L193.6 50");
    assert.equal(path.head, "M200 50L192 44.9L192 55.1Z");
    assert.equal(path.control, null);
  });

  it("has no arrows where there is no room for them", () => {
    assert.deepEqual(fixedPath([0, 0, 5, 0], 1, 2).head, "");
  });
});
