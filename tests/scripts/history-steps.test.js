import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./page.js";

openPage("");
const { replaceSteps, watchHistorySteps } = await import("../../assets/scripts/history-steps.js");

it("a step is one of its own, or takes the place of the one before", () => {
  const before = window.history.length;
  watchHistorySteps();
  window.history.pushState({}, "", "/?date=2014");
  assert.equal(window.history.length, before + 1);
  replaceSteps(true);
  window.history.pushState({}, "", "/?date=2015");
  assert.equal(window.history.length, before + 1);
  assert.equal(window.location.search, "?date=2015");
  replaceSteps(false);
  window.history.pushState({}, "", "/?date=2016");
  assert.equal(window.history.length, before + 2);
});
