import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { openPage } from "./page.js";

const { lastList, press, settle } = openPage(`<p id="tip" hidden></p>
  <table data-roving>
    <thead><tr><td></td><th tabindex="-1" data-cell="b">B</th><th tabindex="-1" data-cell="c">C</th></tr></thead>
    <tbody><tr><th colspan="3">Side</th></tr>
      <tr><th tabindex="-1" data-cell="a">A</th><td tabindex="-1" data-cell="a~b" aria-label="A backs B">+</td><td tabindex="-1" data-cell="a~c"></td></tr>
      <tr><th tabindex="-1" data-cell="d">D</th><td tabindex="-1" data-cell="d~b"></td><td tabindex="-1" data-cell="d~c"></td></tr>
    </tbody></table>
  <ol data-roving><li><button tabindex="-1">1</button></li><li><button tabindex="-1">2</button></li><li><button tabindex="-1">3</button></li></ol>`);
Reflect.set(globalThis, "HTMLTableElement", Reflect.get(window, "HTMLTableElement"));
const { nextCell, stopAt, watchCellsOfGrids } = await import(
  "../../assets/scripts/roving-cells.js"
);
watchCellsOfGrids();

/** @param {string} id @returns {any} */
const cell = (id) => document.querySelector(`[data-cell="${id}"]`);
/** @returns {any} */
const row = (/** @type {number} */ at) => document.querySelectorAll("li button")[at];
/** @param {string} from @param {string} key @param {boolean} [far] */
const to = (from, key, far) => nextCell(cell(from), key, far)?.dataset.cell ?? null;

beforeEach(() => stopAt(cell("a~b")));

it("arrows lead from cell to cell, over the heading of a side, and stop at the edge", () => {
  assert.equal(to("a~b", "ArrowRight"), "a~c");
  assert.equal(to("a~b", "ArrowLeft"), "a");
  assert.equal(to("a~b", "ArrowDown"), "d~b");
  assert.equal(to("a~b", "ArrowUp"), "b");
  assert.equal(to("d~b", "ArrowDown"), null);
  assert.equal(to("a", "ArrowUp"), null, "nothing stands in the corner");
  assert.equal(to("b", "PageDown"), "d~b");
  assert.equal(to("a~b", "x"), null);
});

it("Home and End lead to the ends of the row, with Ctrl of the table", () => {
  assert.equal(to("a~b", "Home"), "a");
  assert.equal(to("a~b", "End"), "a~c");
  assert.equal(to("a~b", "Home", true), "b");
  assert.equal(to("a~b", "End", true), "d~c");
  assert.equal(nextCell(row(1), "Home"), row(0));
  assert.equal(nextCell(row(0), "End"), row(2));
  assert.equal(nextCell(row(0), "ArrowDown"), row(1));
});

it("of each grid one cell is a stop of the Tab key: where the focus was last", () => {
  stopAt(row(0));
  cell("d~c").focus();
  const stops = [...document.querySelectorAll('[tabindex="0"]')];
  assert.deepEqual(stops, [cell("d~c"), row(0)]);
  press("ArrowLeft", cell("d~c"));
  assert.equal(document.activeElement, cell("d~b"));
});

it("Enter and a click select whom the cell is about", async () => {
  press("Enter", cell("a~b"));
  await settle();
  assert.deepEqual(lastList().at(-1).nodes, ["a", "b"]);
  cell("d").click();
  await settle();
  assert.deepEqual(lastList().at(-1).nodes, ["d"]);
});
