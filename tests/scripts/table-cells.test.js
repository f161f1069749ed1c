import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./page.js";

const { press } = openPage(
  "<div class='ag-cell' id='leading'><button></button></div>" +
    "<div class='ag-cell' id='plain'></div><div class='other' id='aside'><button></button></div>",
);
Reflect.set(window, "React", {
  createElement: (/** @type {unknown[]} */ ...made) => made,
});
const { LeadingCell, leaveTable, watchCells } = await import("../../assets/scripts/table-cells.js");
watchCells();

let clicks = 0;
document.addEventListener("click", () => {
  clicks += 1;
});

/** How many clicks a key makes in an element. */
function clicksOf(/** @type {string} */ key, /** @type {string} */ id) {
  clicks = 0;
  press(key, document.getElementById(id));
  return clicks;
}

it("a cell is a button for what its row names", () => {
  const data = { from: "Wolf", from_id: "wolf", to_id: "crow" };
  const [tag, props, text] = /** @type {any} */ (
    LeadingCell({ value: "Weapons", data, leads: ["from_id", "to_id"] })
  );
  assert.equal(tag, "button");
  assert.equal(text, "Weapons");
  assert.equal(props["data-node"], "wolf~crow");
  assert.equal(props.tabIndex, -1);
  const [, alone] = /** @type {any} */ (LeadingCell({ value: "Wolf", data, leads: ["from_id"] }));
  assert.equal(alone["data-node"], "wolf");
});

it("Enter clicks the button of a cell, and no other", () => {
  assert.equal(clicksOf("Enter", "leading"), 1);
  assert.equal(clicksOf(" ", "leading"), 0);
  assert.equal(clicksOf("Enter", "plain"), 0);
  assert.equal(clicksOf("Enter", "aside"), 0);
});

it("Tab is left to the browser", () => assert.equal(leaveTable(), false));
