import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./page.js";

const { dash } = openPage('<div id="react-entry-point"><div class="_dash-loading"></div></div>');
const { canSetProps } = await import("../../assets/scripts/dash.js");

it("properties can be set once the scripts of Dash have run and it has made the page", () => {
  assert.equal(canSetProps(), false);
  document.querySelector("._dash-loading")?.remove();
  assert.equal(canSetProps(), true);
  Reflect.deleteProperty(dash, "set_props");
  assert.equal(canSetProps(), false);
});
