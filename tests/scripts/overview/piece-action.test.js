import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pieceAction } from "../../../assets/scripts/overview/piece-action.js";

const does = (/** @type {Record<string, string>} */ data, role = "button") =>
  pieceAction({ role, data });

describe("what a click on a piece does", () => {
  // tests/web/first_page/test_overview_links.py has the same for the page without scripts.
  it("is to open a theater, or a side on the map", () => {
    assert.deepEqual(does({ role: "theater", id: "coast", theater: "coast" }), {
      type: "theater",
      value: "coast",
    });
    assert.deepEqual(does({ role: "side", id: "front", theater: "coast", party: "front" }), {
      type: "side",
      theater: "coast",
      party: "front",
    });
  });

  it("is to turn to another page", () => {
    assert.deepEqual(does({ role: "page", id: "page-next", page: "2" }), {
      type: "page",
      value: "2",
    });
    assert.equal(does({ role: "page", id: "pages" }, "img"), null);
  });

  it("is to select an actor or a pair", () => {
    assert.deepEqual(does({ role: "outsider", id: "norland" })?.nodes, ["norland"]);
    assert.deepEqual(does({ role: "help", id: "norland~front~coast" })?.nodes, [
      "norland",
      "front",
    ]);
    assert.deepEqual(does({ role: "sum", id: "more", select: "wolf" })?.nodes, ["wolf"]);
  });

  it("is to filter", () => {
    assert.deepEqual(does({ role: "legend", id: "fights", only: "family:hostility" }), {
      type: "only",
      value: "family:hostility",
    });
  });

  it("is nothing where a piece only says something", () => {
    assert.equal(does({ role: "headline", id: "headline" }), null);
    assert.equal(does({ role: "outsider", id: "norland" }, "img"), null);
  });
});
