import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "../page.js";

const { press } = openPage(`<p id="tip"></p><div id="place"></div>`);
Reflect.set(globalThis, "SVGElement", Reflect.get(window, "SVGElement"));
Reflect.set(globalThis, "PointerEvent", Reflect.get(window, "PointerEvent"));
const { showOverview, mainOverview } = await import(
  "../../../assets/scripts/overview/overviews.js"
);

const pieceText = (
  /** @type {string} */ role,
  /** @type {string} */ id,
  /** @type {string} */ words,
) =>
  `<g class="piece" data-role="${role}" data-id="${id}" role="button" tabindex="0" aria-label="${words}"><text>${words}</text></g>`;
const text = (/** @type {string[]} */ ...pieces) =>
  `<svg id="overview" class="overview" width="100" height="50"><desc>x</desc>${pieces.join("")}</svg>`;
const COAST = pieceText("theater", "coast", "Coast");
const NORLAND = pieceText("outsider", "norland", "Norland");

/** @type {unknown[]} */
let chosen = [];
const show = (/** @type {string} */ svg, /** @type {string[]} */ selected = []) => {
  const place = document.getElementById("place");
  assert.ok(place);
  showOverview(place, svg, selected, (action) => chosen.push(action));
};
const piece = (/** @type {string} */ id) => {
  const found = document.querySelector(`#overview [data-id="${id}"]`);
  assert.ok(found);
  return /** @type {SVGElement} */ (found);
};

beforeEach(() => {
  show(text(COAST, NORLAND));
  chosen = [];
});

describe("another overview", () => {
  it("leaves what did not change", () => {
    const [coast, norland] = [piece("coast"), piece("norland")];
    show(text(COAST, pieceText("outsider", "norland", "Norland, since 2019")));
    assert.equal(piece("coast"), coast);
    assert.notEqual(piece("norland"), norland);
    assert.equal(piece("norland").textContent, "Norland, since 2019");
    assert.equal(document.querySelectorAll("#overview").length, 1);
  });

  it("takes away what is gone, and keeps the order", () => {
    show(text(pieceText("side", "front", "Front"), COAST));
    const ids = [...document.querySelectorAll("#overview .piece")].map(
      (one) => /** @type {SVGElement} */ (one).dataset.id,
    );
    assert.deepEqual(ids, ["front", "coast"]);
    assert.equal(document.querySelector("#overview")?.firstElementChild?.tagName, "desc");
  });

  it("gives the focus to the way back where there is no next page", () => {
    const way = (/** @type {string} */ id, /** @type {string} */ page) =>
      pieceText("page", id, id).replace(" data-id", ` data-page="${page}" data-id`);
    show(text(way("page-next", "2"), COAST));
    piece("page-next").focus();
    show(text(way("page-back", "1"), COAST));
    assert.equal(document.activeElement, piece("page-back"));
  });

  it("gives the focus to what takes the place of what had it", () => {
    piece("norland").focus();
    show(text(COAST, pieceText("outsider", "norland", "Norland, since 2019")));
    assert.equal(document.activeElement, piece("norland"));
  });

  it("has the size that it was drawn for", () => {
    show(text(COAST).replace('width="100"', 'width="200"'));
    assert.equal(document.getElementById("overview")?.getAttribute("width"), "200");
  });

  it("says who is selected", () => {
    show(text(COAST, NORLAND), ["norland"]);
    assert.deepEqual([...piece("norland").classList], ["piece", "chosen"]);
    assert.deepEqual([...piece("coast").classList], ["piece"]);
    mainOverview()?.mark([]);
    assert.deepEqual([...piece("norland").classList], ["piece"]);
  });
});

describe("a key", () => {
  it("chooses the piece that has the focus", () => {
    piece("norland").focus();
    press("Enter", piece("norland"));
    press(" ", piece("coast"));
    assert.deepEqual(chosen, [
      { type: "select", nodes: ["norland"] },
      { type: "theater", value: "coast" },
    ]);
    assert.ok(piece("norland").classList.contains("chosen"), "before any answer");
  });

  it("means nothing else", () => {
    press("x", piece("norland"));
    assert.deepEqual(chosen, []);
  });
});
