import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "../page.js";

openPage("");
const { lineAt, markAt, REACH } = await import("../../../assets/scripts/map/hit.js");

/** @typedef {import("../../../assets/scripts/map/model.js").Mark} Mark */
/** @typedef {import("../../../assets/scripts/map/model.js").Line} Line */

/** @returns {Mark} */
const mark = (/** @type {number} */ x, /** @type {number} */ y, zoom = 0.5) =>
  /** @type {any} */ ({
    x,
    y,
    r: 10,
    outline: 10,
    labels: [{ x: 0, y: 10, zoom, until: Number.POSITIVE_INFINITY, box: [-30, 10, 30, 24] }],
  });

/** @returns {Line} */
const line = (/** @type {number} */ y) =>
  /** @type {any} */ ({
    width: 2,
    curve: { start: [0, y], control: null, end: [100, y] },
  });

describe("the mark at a point", () => {
  const [one, other] = [mark(0, 0), mark(100, 0, 3)];
  const at = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {"mouse" | "touch"} */ hand = "mouse",
    k = 1,
  ) => markAt([one, other], [x, y], k, REACH[hand]);

  it("is the one that holds it", () => {
    assert.equal(at(3, 3), one);
    assert.equal(at(108, 0), other);
  });

  it("is within reach of the pointer, in px of the screen", () => {
    assert.equal(at(0, -13), one);
    assert.equal(at(0, -15), null);
    assert.equal(at(0, -21, "touch"), one);
    assert.equal(at(0, -13, "mouse", 4), null);
  });

  it("is the one whose label holds it, if the label is to be seen", () => {
    assert.equal(at(25, 18), one);
    assert.equal(at(125, 18), null);
    assert.equal(at(125, 18, "mouse", 3), null, "the label has shrunk towards the mark");
    assert.equal(at(108, 12, "mouse", 3), other);
  });
});

describe("the line at a point", () => {
  const lines = [line(0), line(8)];

  it("is the nearest within six px of the screen", () => {
    assert.equal(lineAt(lines, [50, 1], 1, REACH.mouse), lines[0]);
    assert.equal(lineAt(lines, [50, 6], 1, REACH.mouse), lines[1]);
    assert.equal(lineAt(lines, [50, 20], 1, REACH.mouse), null);
    assert.equal(lineAt(lines, [50, 20], 0.5, REACH.mouse), lines[1]);
  });
});
