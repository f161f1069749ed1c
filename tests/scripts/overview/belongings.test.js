import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { belongingsOf } from "../../../assets/scripts/overview/belongings.js";

const piece = (
  /** @type {string} */ role,
  /** @type {string} */ id,
  /** @type {Record<string, any>} */ more = {},
) => ({ role, id, theater: undefined, party: undefined, near: [], ...more });

const libya = { theater: "libya" };
const syria = { theater: "syria" };
const PIECES = [
  piece("headline", "headline"),
  piece("theater", "libya", libya),
  piece("theater", "syria", syria),
  piece("side", "lna", { ...libya, party: "lna" }),
  piece("side", "gna", { ...libya, party: "gna" }),
  piece("side", "gov", { ...syria, party: "gov" }),
  piece("front", "gna~lna", libya),
  piece("rival", "russia"),
  piece("outsider", "uae"),
  piece("help", "russia~lna~libya", libya),
  piece("help", "russia~gov~syria", syria),
  piece("help", "uae~lna~libya", libya),
  piece("deals", "russia~turkey"),
  piece("rival", "turkey"),
];
const around = (/** @type {string} */ role, /** @type {string} */ id) => {
  const pointed = PIECES.find((one) => one.role === role && one.id === id);
  assert.ok(pointed);
  return [...belongingsOf(pointed, PIECES)].map((one) => `${one.role} ${one.id}`).sort();
};

describe("what stays when something is pointed at", () => {
  it("is of a side its lines, their other ends, and the area that it is in", () => {
    assert.deepEqual(around("side", "lna"), [
      "front gna~lna",
      "headline headline",
      "help russia~lna~libya",
      "help uae~lna~libya",
      "outsider uae",
      "rival russia",
      "side gna",
      "side lna",
      "theater libya",
    ]);
  });

  it("is of an actor all its lines, in every theater", () => {
    assert.deepEqual(around("rival", "russia"), [
      "deals russia~turkey",
      "headline headline",
      "help russia~gov~syria",
      "help russia~lna~libya",
      "rival russia",
      "rival turkey",
      "side gov",
      "side lna",
      "theater libya",
      "theater syria",
    ]);
  });

  it("is of a line its ends", () => {
    assert.deepEqual(around("help", "uae~lna~libya"), [
      "headline headline",
      "help uae~lna~libya",
      "outsider uae",
      "side lna",
      "theater libya",
    ]);
  });

  it("is of a theater what is in it", () => {
    assert.deepEqual(around("theater", "syria"), [
      "headline headline",
      "help russia~gov~syria",
      "side gov",
      "theater syria",
    ]);
  });

  it("is what the piece names, where it names any", () => {
    const sum = piece("sum", "more", { near: ["lna", "uae"] });
    const kept = belongingsOf(sum, [...PIECES, sum]);
    assert.deepEqual([...kept].map(({ id }) => id).sort(), ["headline", "lna", "more", "uae"]);
  });
});
