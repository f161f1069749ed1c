import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, openPage } from "./page.js";

const { dash, lastList, sent } = openPage("");
const { controlsChanged } = await import("../../assets/scripts/controls.js");

const ORDER = /** @type {const} */ ([
  "day",
  "days",
  "any-day",
  "range",
  "tab",
  "search",
  "chain-from",
  "chain-to",
  "versus",
  "date-entry",
]);

/** The values of the controls, as Dash has them. @type {Record<string, any>} */
let shown = { ...answer(0).answered?.controls };
let clicks = 0;
let content = answer(0);

/** Call it as Dash does when these have changed. */
function change(/** @type {Record<string, unknown>} */ values) {
  shown = { ...shown, ...values };
  dash.callback_context = {
    triggered: Object.entries(values).map(([id, value]) => ({
      prop_id: id === "reset" ? "reset.n_clicks" : `${id}.value`,
      value,
    })),
  };
  const before = lastList().at(-1)?.n ?? 0;
  controlsChanged(...ORDER.map((id) => shown[id]), clicks, content);
  return lastList()
    .filter((/** @type {any} */ { n }) => n > before)
    .map((/** @type {any} */ { n: _n, ...action }) => action);
}

/** Let an answer set all controls. */
function answerWith(/** @type {Partial<Explorer.Controls>} */ controls) {
  content = answer(lastList().at(-1)?.n ?? 0, controls);
  return change({ ...content.answered?.controls });
}

describe("what the user sets in a control", () => {
  it("is the action of that control", () => {
    answerWith({});
    const handles = { day: 737_000, days: [736_635, 737_000] };
    assert.deepEqual(change({ "any-day": true }), [{ type: "any_day", value: true, ...handles }]);
    assert.deepEqual(change({ range: true }), [{ type: "range", value: true, ...handles }]);
    assert.deepEqual(change({ day: 1 }), [{ type: "day", value: 1 }]);
    assert.deepEqual(change({ days: [1, 2] }), [{ type: "days", value: [1, 2] }]);
    assert.deepEqual(change({ tab: "table" }), [{ type: "tab", value: "table" }]);
    assert.deepEqual(change({ "chain-from": "a" }), [{ type: "chain_from", value: "a" }]);
    assert.deepEqual(change({ "chain-from": null }), [{ type: "chain_from", value: null }]);
    assert.deepEqual(change({ "chain-to": "b" }), [{ type: "chain_to", value: "b" }]);
    assert.deepEqual(change({ versus: "2014" }), [{ type: "versus", value: "2014" }]);
    assert.deepEqual(change({ "date-entry": "Jan 2020" }), [{ type: "date", value: "Jan 2020" }]);
    assert.deepEqual(change({ versus: "" }), [{ type: "versus", value: "" }]);
  });

  it("may be two things at once", () => {
    answerWith({});
    assert.deepEqual(
      change({ day: 5, tab: "matrix" }).map((/** @type {any} */ { type }) => type),
      ["day", "tab"],
    );
  });

  it("is an action also if it goes back to the last answer", () => {
    answerWith({ day: 10 });
    assert.equal(change({ day: 11 }).length, 1);
    assert.deepEqual(change({ day: 10 }), [{ type: "day", value: 10 }]);
  });
});

describe("what an answer sets", () => {
  it("is no action", () => {
    assert.deepEqual(answerWith({ day: 3, days: [1, 3], range: true, tab: "table" }), []);
    assert.deepEqual(answerWith({ versus: "2014", "chain-from": "a" }), []);
    assert.deepEqual(answerWith({}), []);
  });

  it("is no action if the answer also undoes what the user just set", () => {
    answerWith({ "chain-from": null });
    change({ "chain-from": "nobody" });
    assert.deepEqual(answerWith({ "chain-from": null }), []);
  });

  it("is no action whatever nothing is called", () => {
    answerWith({ "chain-to": null, versus: "" });
    assert.deepEqual(change({ "chain-to": "", versus: null }), []);
  });
});

describe("the search", () => {
  it("finds, and is empty again without another action", () => {
    answerWith({});
    assert.deepEqual(change({ search: "gna" }), [{ type: "find", value: "gna" }]);
    assert.deepEqual(sent.findLast(({ id }) => id === "search")?.props, { value: null });
    assert.deepEqual(change({ search: null }), []);
  });

  it("finds the same twice", () => {
    answerWith({});
    change({ search: "gna" });
    change({ search: null });
    assert.deepEqual(change({ search: "gna" }), [{ type: "find", value: "gna" }]);
  });
});

describe("the button", () => {
  it("resets, each time", () => {
    answerWith({});
    for (clicks of [1, 2]) assert.deepEqual(change({ reset: clicks }), [{ type: "reset" }]);
  });
});

it("before the first answer, and on the first call of Dash, nothing is done", () => {
  clicks = 0;
  assert.deepEqual(change({ reset: 0 }), []);
  const count = sent.length;
  dash.callback_context = { triggered: [{ prop_id: "day.value", value: 77 }] };
  assert.equal(controlsChanged(77, ...ORDER.slice(1), 0, null), dash.no_update);
  assert.equal(sent.length, count);
});
