import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { answer, byId, lineText, markText, openPage, pictureOf } from "./page.js";

const { goTo, lastList, press, settle } = openPage(`
  <p id="status"></p><p id="tip"></p><nav id="trail"></nav>
  <div id="stage"><div id="map-frame"></div></div>
  <div id="compare-map-0"></div>`);
const { dispatch, followActions, followHistory } = await import("../../assets/scripts/actions.js");
const { isReady } = await import("../../assets/scripts/answers.js");
const { draw, drawSeveral, markBusy } = await import("../../assets/scripts/draw.js");
const { mainMap } = await import("../../assets/scripts/map/maps.js");
const { selectNodes } = await import("../../assets/scripts/selection.js");
const { currentPicture, followPicture } = await import("../../assets/scripts/shown-picture.js");
const { watchTrail } = await import("../../assets/scripts/trail.js");
followActions(markBusy);
followHistory();
watchTrail();

const PICTURE = pictureOf({
  marks: byId(
    markText("a", [0, 0], { names: " camp0", r: 20 }),
    markText("b", [60, 0]),
    markText("c", [0, 60]),
  ),
  lines: byId(lineText("a~b~support"), lineText("b~c~support")),
});
const map = () => {
  const found = document.getElementById("map");
  assert.ok(found);
  return found;
};
const markElement = (/** @type {string} */ id) => {
  const found = map().querySelector(`[data-id="${id}"]`);
  assert.ok(found);
  return /** @type {SVGElement} */ (found);
};
const focused = () => document.activeElement?.getAttribute("data-id");
const withClass = (/** @type {string} */ name) =>
  [...map().querySelectorAll(`.${name}`)].map((one) => one.getAttribute("data-id"));
const last = () => {
  const { n: _n, ...action } = lastList().at(-1);
  return action;
};
/** Let an answer to all that was done bring a picture. */
function bring(/** @type {Partial<Explorer.Picture>} */ given = {}) {
  draw({ ...PICTURE, ...given }, "network", answer(lastList().at(-1)?.n ?? 0));
}

beforeEach(() => bring());

describe("an answer", () => {
  it("is on the page, told to all who follow, and once", () => {
    /** @type {unknown[]} */
    const told = [];
    followPicture((picture) => told.push(picture));
    const [picture, content] = [{ ...PICTURE }, answer(lastList().at(-1)?.n ?? 0)];
    draw(picture, "network", content);
    draw(picture, "table", content);
    assert.deepEqual(told, [picture]);
    assert.equal(currentPicture(), picture);
    assert.equal(map().querySelectorAll(".marks > *").length, 3);
    assert.ok(isReady());
  });

  it("is awaited by a map that is busy", () => {
    assert.equal(map().getAttribute("aria-busy"), null);
    dispatch("theater", { value: "libya" });
    assert.equal(map().getAttribute("aria-busy"), "true");
    bring();
    assert.equal(map().getAttribute("aria-busy"), null);
  });

  it("names the map", () => {
    bring({ root: PICTURE.root.replace("<svg ", '<svg aria-label="Map: A &amp; B" ') });
    assert.equal(map().getAttribute("aria-label"), "Map: A & B");
    assert.ok(map().classList.contains("live"));
  });
});

describe("a choice", () => {
  it("is seen before it is answered", () => {
    mainMap()?.mark(["a"]);
    assert.deepEqual(withClass("near"), ["a~b~support", "a", "b"]);
    assert.deepEqual(withClass("pointed"), ["a"]);
    assert.ok(map().classList.contains("pointing"));
    bring({ selected: ["a"] });
    assert.deepEqual(withClass("near"), []);
    assert.ok(!map().classList.contains("pointing"));
  });

  it("stays when the answer to something else comes first", async () => {
    const before = lastList().at(-1)?.n ?? 0;
    selectNodes(["a"]);
    await settle();
    draw({ ...PICTURE }, "network", answer(before));
    assert.deepEqual(withClass("near"), ["a~b~support", "a", "b"]);
    assert.deepEqual(mainMap()?.selected, ["a"]);
    bring({ selected: ["a"] });
    assert.deepEqual(withClass("near"), []);
  });

  it("of two is what is between them", () => {
    mainMap()?.mark(["b", "c"]);
    assert.deepEqual(withClass("near"), ["b~c~support", "b", "c"]);
  });

  it("of nobody leaves nothing faint, whatever the picture says", () => {
    bring({ selected: ["a"] });
    mainMap()?.mark([]);
    assert.ok(map().classList.contains("clear"));
  });

  it("is made by a click of a screen reader, which has no pointer", async () => {
    markElement("c").dispatchEvent(
      /** @type {any} */ (new window.MouseEvent("click", { bubbles: true })),
    );
    await settle();
    assert.deepEqual(last(), { type: "select", nodes: ["c"] });
  });

  it("leaves a trail of names", () => {
    for (const id of ["a", "b"]) bring({ selected: [id] });
    assert.equal(document.getElementById("trail")?.textContent, "a");
  });
});

describe("keys", () => {
  it("walk to the nearest actor, choose it, and say so", async () => {
    markElement("a").focus();
    press("ArrowRight", markElement("a"));
    await settle();
    assert.deepEqual(last(), { type: "select", nodes: ["b"] });
    assert.equal(focused(), "b");
    assert.equal(document.getElementById("status")?.textContent, "Chosen: b, state");
    press("ArrowDown", markElement("b"));
    await settle();
    assert.deepEqual(last(), { type: "select", nodes: ["c"] });
  });

  it("go through the lines of an actor, and choose one", async () => {
    markElement("b").focus();
    press("]", markElement("b"));
    assert.equal(focused(), "b~c~support");
    press("]", document.activeElement);
    assert.equal(focused(), "a~b~support");
    press("]", document.activeElement);
    press("[", document.activeElement);
    press("[", document.activeElement);
    press("Enter", document.activeElement);
    await settle();
    assert.deepEqual(last(), { type: "select", nodes: ["b", "c"] });
  });

  it("stop at one mark with Tab: the chosen one, else the largest", () => {
    const stops = () =>
      [...map().querySelectorAll('[tabindex="0"]')].map((one) => one.getAttribute("data-id"));
    /** @type {any} */ (document.activeElement)?.blur();
    bring();
    assert.deepEqual(stops(), ["a"]);
    bring({ selected: ["c"] });
    assert.deepEqual(stops(), ["c"]);
  });
});

describe("a camp", () => {
  it("stands out until it is asked for again", () => {
    mainMap()?.spotlight("camp0");
    assert.deepEqual(withClass("near"), ["a"]);
    mainMap()?.spotlight("camp0");
    assert.deepEqual(withClass("near"), []);
  });

  it("does not stand out in the next picture", () => {
    mainMap()?.spotlight("camp0");
    bring();
    assert.equal(mainMap()?.endSpotlight(), false);
  });
});

describe("several pictures", () => {
  it("have a map each, in which an actor can be chosen and none moved", () => {
    drawSeveral({
      "compare-map-0": { ...PICTURE, root: PICTURE.root.replace('"map"', '"compare-map-0-svg"') },
    });
    const other = document.querySelector("#compare-map-0 svg");
    assert.equal(other?.querySelectorAll(".marks > *").length, 3);
    mainMap()?.mark(["a"]);
    assert.equal(other?.querySelectorAll(".near").length, 0);
  });
});

it("the address of an abandoned action is that of the page", () => {
  goTo("?x");
  bring();
  assert.ok(isReady());
});
