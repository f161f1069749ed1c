import assert from "node:assert/strict";
import { it } from "node:test";
import { byConfidence, byDate, byNumber, byText } from "../../assets/scripts/compare-cells.js";

/**
 * What a column shows; AG Grid turns the sign round where it descends.
 * @template T
 * @param {T[]} cells
 * @param {(a: T, b: T, rowA: null, rowB: null, isDescending: boolean) => number} compare
 * @param {boolean} isDescending
 */
const sorted = (cells, compare, isDescending) =>
  cells.toSorted((a, b) => (isDescending ? -1 : 1) * compare(a, b, null, null, isDescending));

/**
 * @template T
 * @param {T[]} ascending
 * @param {(a: T, b: T, rowA: null, rowB: null, isDescending: boolean) => number} compare
 */
function checkBothWays(ascending, compare) {
  const descending = ascending.toReversed();
  for (const cells of [ascending, descending]) {
    assert.deepEqual(sorted(cells, compare, false), ascending);
    assert.deepEqual(sorted(cells, compare, true), descending);
  }
}

it("texts are in the order of a dictionary, whatever their case and accents", () =>
  checkBothWays(["ant", "Émile", "High", "moderate", "Zebra"], byText));

it("numbers are in the order of their size, not of their digits", () =>
  checkBothWays([1, 9, 12, 100], byNumber));

it("grades are in the order of what they mean", () =>
  checkBothWays(["high", "moderate", "low"], byConfidence));

it("a date comes after those that it begins with", () =>
  checkBothWays(["2018-12-31", "2019", "2019-11", "2019-11-27", "2020"], byDate));

it("what is not known comes last, both ways", () => {
  const cells = ["", "2019", "", "2020-01", "2018"];
  assert.deepEqual(sorted(cells, byDate, false), ["2018", "2019", "2020-01", "", ""]);
  assert.deepEqual(sorted(cells, byDate, true), ["2020-01", "2019", "2018", "", ""]);
});

it("equal cells are equal", () => {
  for (const isDescending of [false, true])
    for (const date of ["", "2019"]) assert.equal(byDate(date, date, null, null, isDescending), 0);
});
