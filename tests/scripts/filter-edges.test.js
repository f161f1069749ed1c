import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filterEdges } from "../../assets/scripts/filter-edges.js";
import { NO_FILTER } from "./page.js";

/** A map of lines between states, "ally" aside: an alliance. */
function mapOf(/** @type {Record<string, Explorer.LinkData[]>} */ linksOf) {
  const lines = Object.entries(linksOf).map(([id, links]) => {
    const [source, target] = id.split("-");
    return /** @type {const} */ ([id, { source, target, links }]);
  });
  const marks = lines
    .flatMap(([, { source, target }]) => [source, target])
    .map((id) => {
      const type = id === "ally" ? "alliance" : id.startsWith("group") ? "militia" : "state";
      return /** @type {const} */ ([id, { type }]);
    });
  return { marks: new Map(marks), lines: new Map(lines) };
}

/** A link from day 10 to day 20, shown until day 30. @type {Explorer.LinkData} */
const LINK = [10, 20, 30, 1, [0], 1, 2];

const left = (
  /** @type {Record<string, Explorer.LinkData[]>} */ lines,
  /** @type {Partial<Explorer.Filter>} */ filter,
) => [...filterEdges(mapOf(lines), { ...NO_FILTER, ...filter })];

describe("the lines that a filter leaves", () => {
  it("are all without a filter", () => {
    assert.deepEqual(left({ "a-b": [LINK], "a-c": [LINK, LINK] }, {}), ["a-b", "a-c"]);
  });

  it("are those of which one link is left", () => {
    assert.deepEqual(left({ "a-b": [LINK, [1, 2, 3, 2, [], 0, 0]] }, { kinds: [2] }), ["a-b"]);
  });

  it("are those of the days, and those that were over not long before", () => {
    const days = (/** @type {number} */ first, /** @type {number} */ last) =>
      left({ "a-b": [LINK] }, { first, last }).length;
    assert.deepEqual([days(1, 9), days(1, 10), days(20, 20)], [0, 1, 1]);
    assert.deepEqual([days(21, 30), days(31, 40)], [1, 0]);
  });

  it("are those of a theater and of kinds", () => {
    assert.deepEqual(left({ "a-b": [LINK] }, { theater: 1 }), []);
    assert.deepEqual(left({ "a-b": [LINK] }, { kinds: [2] }), []);
    assert.deepEqual(left({ "a-b": [LINK] }, { theater: 0, kinds: [1, 2] }), ["a-b"]);
  });

  it("are those of confidences, with the other filters in one link", () => {
    /** @type {Explorer.LinkData} */
    const sure = [10, 20, 30, 2, [0], 1, 0];
    const lines = { "a-b": [LINK], "a-c": [sure, LINK] };
    assert.deepEqual(left(lines, { confidences: [2] }), ["a-b", "a-c"]);
    assert.deepEqual(left(lines, { confidences: [0, 1] }), ["a-c"]);
    assert.deepEqual(left(lines, { confidences: [0], kinds: [1] }), []);
    assert.deepEqual(left(lines, { confidences: [] }), []);
  });

  it("are those between actors of the types, and alliances", () => {
    const lines = { "a-b": [LINK], "a-group": [LINK], "ally-a": [LINK] };
    assert.deepEqual(left(lines, { types: ["state"] }), ["a-b", "ally-a"]);
  });

  it("are those near an actor", () => {
    const lines = { "a-b": [LINK], "c-b": [LINK], "c-d": [LINK], "d-e": [LINK] };
    assert.deepEqual(left(lines, { focus: "a", hops: 1 }), ["a-b"]);
    assert.deepEqual(left(lines, { focus: "a", hops: 2 }), ["a-b", "c-b"]);
    assert.deepEqual(left(lines, { focus: "a", hops: 3 }), ["a-b", "c-b", "c-d"]);
  });
});
