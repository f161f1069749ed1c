import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./page.js";

openPage("");
const { buildMatrix } = await import("../../assets/scripts/matrix-table.js");

/** @type {Explorer.Matrix} */
const MATRIX = {
  caption: "Who stands how to whom",
  corner: "Actor",
  upright: true,
  fitted: false,
  rowWidth: 90,
  headHeight: 70,
  noStand: "{actor} has no stand towards {party} here",
  columnGroups: [
    { name: "Coast", shown: "", span: 1 },
    { name: "Hills", shown: "Hills", span: 2 },
  ],
  columns: [
    { id: "b", name: "B" },
    { id: "c", name: "$& <i>", chosen: true },
    { id: "d", name: "D" },
  ],
  rows: [
    { heading: "With B (2)", camp: "camp0" },
    {
      id: "a",
      name: "A",
      camp: "camp0",
      levels: "702",
      marks: ["+", "–", ""],
      words: ["A backs B", "x", ""],
    },
    {
      id: "c",
      name: "$& <i>",
      camp: "camp0",
      chosen: true,
      framed: [0],
      levels: "222",
      marks: ["", "■", ""],
      words: ["", "itself", ""],
    },
    { heading: "On no side (1)", camp: "between" },
    {
      id: "e",
      name: "E",
      camp: "between",
      chosen: true,
      framed: [0, 1, 2],
      levels: "222",
      marks: ["", "", ""],
      words: ["", "", ""],
    },
  ],
};

const table = buildMatrix(MATRIX);
const all = (/** @type {string} */ selector) => [...table.querySelectorAll(selector)];
const named = (/** @type {string} */ name) =>
  all("td[data-cell]").map((cell) => cell.getAttribute(name));

it("rows, columns and their groups have headings that say what they head", () => {
  assert.equal(table.querySelector("caption")?.textContent, "Who stands how to whom");
  assert.deepEqual(
    all("thead th[scope=col]").map((one) => one.textContent),
    ["B", "$& <i>", "D"],
  );
  const groups = all("th[scope=colgroup]");
  assert.deepEqual(
    groups.map((one) => one.getAttribute("colspan")),
    ["1", "2"],
  );
  assert.deepEqual(
    groups.map((one) => one.getAttribute("aria-label")),
    ["Coast", "Hills"],
  );
  assert.deepEqual(
    all("th[scope=row]").map((one) => one.textContent),
    ["A", "$& <i>", "E"],
  );
  assert.deepEqual(
    all("th[scope=rowgroup]").map((one) => one.textContent),
    ["With B (2)", "On no side (1)"],
  );
  assert.equal(all("tbody").length, 2);
});

it("a cell says its words, its mark and whom a click selects", () => {
  assert.deepEqual(named("data-cell").slice(0, 6), ["a~b", "a~c", "a~d", "c~b", "c", "c~d"]);
  assert.equal(all("td[data-cell]")[0].textContent, "+");
  assert.equal(named("aria-label")[0], "A backs B");
  assert.equal(named("aria-label")[3], "$& <i> has no stand towards B here");
  assert.equal(named("aria-label")[2], "A has no stand towards D here");
});

it("colours, frames and the edges of groups are classes", () => {
  const names = named("class");
  assert.deepEqual(names.slice(0, 4), ["level7", "level0 begins", "level2", "level2 pair"]);
  assert.deepEqual(names.slice(6), ["level2 framed", "level2 framed begins", "level2 framed"]);
  assert.deepEqual(
    all("th.chosen").map((one) => one.textContent),
    ["$& <i>", "$& <i>", "E"],
  );
});

it("of many cells none is a stop of the Tab key before one is chosen for it", () => {
  assert.deepEqual(new Set(named("tabindex")), new Set(["-1"]));
});
