import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "./page.js";

const { dash, sent } = openPage("<div id='place'></div>");
const { loadTable, showTable } = await import("../../assets/scripts/table-grid.js");

/** The scripts that the page has asked for and that have neither come nor failed. @type {any[]} */
let asked = [];
document.head.append = (.../** @type {any[]} */ scripts) => void asked.push(...scripts);
Reflect.set(window, "dash_ag_grid", { getApiAsync: async () => ({}) });

let number = 0;
/** @type {Explorer.TableFrame} */
let frame;

/** Each test has a script of its own, as one that has come is not asked for again. */
beforeEach(() => {
  number += 1;
  asked = [];
  sent.length = 0;
  const grid = { type: "AgGrid", namespace: "dash_ag_grid", props: { id: "grid", rowData: [] } };
  frame = { grid, script: `/grid-${number}.js` };
  const place = document.getElementById("place");
  if (place) place.innerHTML = "";
});

const happen = (/** @type {"load" | "error"} */ what) => {
  const script = asked.shift();
  script.dispatchEvent(new script.ownerDocument.defaultView.Event(what));
};

const content = (/** @type {string} */ version) => ({
  version,
  caption: `caption ${version}`,
  rows: [{ from: version }],
});

const nothing = [dash.no_update, dash.no_update];

describe("opening the tab", () => {
  it("asks for the script once, however often it is opened", () => {
    for (const tab of ["network", "table", "matrix", "table"])
      assert.equal(loadTable(tab, frame), dash.no_update);
    assert.deepEqual(
      asked.map(({ src }) => new URL(src, "http://127.0.0.1").pathname),
      [frame.script],
    );
  });

  it("is no error if the script does not come", async () => {
    loadTable("table", frame);
    happen("error");
    await new Promise(setImmediate);
  });
});

describe("the rows", () => {
  it("are drawn with a caption when the script has come", async () => {
    const shown = showTable(content("1"), frame);
    happen("load");
    const [children, version] = /** @type {[any[], string]} */ (await shown);
    assert.equal(version, "1");
    assert.deepEqual(
      children.map(({ type }) => type),
      ["P", "AgGrid"],
    );
    assert.equal(children[0].props.children, "caption 1");
    assert.deepEqual(children[1].props, { id: "grid", rowData: [{ from: "1" }] });
    assert.deepEqual(frame.grid.props.rowData, [], "the frame is left as it is");
  });

  it("are put into the table that is there", async () => {
    const place = document.getElementById("place");
    if (place) place.innerHTML = "<p id='table-caption'></p><div id='grid'></div>";
    const shown = showTable(content("1"), frame);
    happen("load");
    assert.deepEqual(await shown, [dash.no_update, "1"]);
    assert.deepEqual(sent, [
      { id: "table-caption", props: { children: "caption 1" } },
      { id: "grid", props: { rowData: [{ from: "1" }] } },
    ]);
  });

  it("that others have overtaken while the script was loaded are not shown", async () => {
    const first = showTable(content("1"), frame);
    const second = showTable(content("2"), frame);
    assert.equal(asked.length, 1);
    happen("load");
    assert.deepEqual(await first, nothing);
    assert.equal((await second)[1], "2");
  });

  it("may be none yet", async () => {
    assert.deepEqual(await showTable(null, frame), nothing);
    assert.equal(asked.length, 0);
  });

  it("name the grid after the caption once it is drawn", async () => {
    const shown = showTable(content("1"), frame);
    const place = document.getElementById("place");
    if (place) place.innerHTML = "<div id='grid'><div role='grid'></div></div>";
    happen("load");
    await shown;
    await new Promise(setImmediate);
    const named = document.querySelector("[role=grid]")?.getAttribute("aria-labelledby");
    assert.equal(named, "table-caption");
  });
});

describe("a script that does not come", () => {
  it("is told of, is asked for again, and then the rows are shown", async () => {
    const failed = showTable(content("1"), frame);
    happen("error");
    const [message, version] = /** @type {[any, unknown]} */ (await failed);
    assert.equal(message.props.role, "alert");
    assert.match(message.props.children, /could not be loaded/);
    assert.equal(version, dash.no_update, "or the rows would not be sent again");

    const again = showTable(content("1"), frame);
    assert.equal(asked.length, 1);
    happen("load");
    assert.equal((await again)[1], "1");
    await showTable(content("2"), frame);
    assert.equal(asked.length, 0, "and is not asked for once more");
  });
});
