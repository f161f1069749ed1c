import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { byId, lineText, markText, openPage, pictureOf } from "../page.js";

openPage('<p id="tip" hidden></p><div id="frame"></div>');

/** What waits for the next frame. @type {((now: number) => void)[]} */
let frames = [];
Reflect.set(globalThis, "requestAnimationFrame", (/** @type {() => void} */ act) =>
  frames.push(act),
);
Reflect.set(globalThis, "cancelAnimationFrame", (/** @type {number} */ number) => {
  frames[number - 1] = () => {};
});
/** Let a frame be painted. @param {number} now in ms */
function paint(now) {
  const waiting = frames;
  frames = [];
  for (const act of waiting) act(now);
}
const SIZE = { left: 0, top: 0, width: 200, height: 100 };
Reflect.set(window.Element.prototype, "getBoundingClientRect", () => SIZE);

const { buildMap, MapView } = await import("../../../assets/scripts/map/map-view.js");

const PICTURE = pictureOf({
  marks: byId(
    markText("a", [20, 50], { r: 20 }),
    markText("b", [100, 20], { zoom: 99 }),
    markText("c", [100, 50]),
  ),
  lines: byId(lineText("a~b~support"), lineText("a~c~support")),
});

/** @type {InstanceType<typeof MapView>} */
let map;
/** @type {string[][]} */
let chosen = [];

const world = () => {
  const text = map.svg.querySelector(".world")?.getAttribute("transform") ?? "";
  const [left, top, k] = (text.match(/-?[\d.]+/g) ?? []).map(Number);
  return { left, top, k };
};
const element = (/** @type {string} */ id) => {
  const found = map.svg.querySelector(`[data-id="${id}"]`);
  assert.ok(found);
  return /** @type {SVGElement} */ (found);
};

beforeEach(() => {
  frames = [];
  chosen = [];
  const svg = buildMap(PICTURE.root);
  document.getElementById("frame")?.replaceChildren(svg);
  map = new MapView(svg, {
    hasButtons: false,
    choose: (ids) => chosen.push(ids),
    announce: () => {},
    move: null,
  });
  map.show(PICTURE);
  while (frames.length) paint(0);
});

describe("a label that has room only now", () => {
  const isFree = () => element("b").querySelector(".label")?.classList.contains("free");

  it("is found anew when the wheel zooms, once a frame", () => {
    map.mark(["a"]);
    assert.equal(isFree(), false);
    for (let turn = 0; turn < 8; turn += 1)
      map.svg.dispatchEvent(
        /** @type {any} */ (new window.WheelEvent("wheel", { deltaY: -120, clientX: 100 })),
      );
    assert.equal(isFree(), false);
    assert.equal(frames.length, 1);
    paint(16);
    assert.equal(isFree(), true);
  });
});

describe("a label with a place in small windows and one in large ones", () => {
  it("is shown in the one of the zoom, and as before in the other when that comes back", () => {
    const { a } = PICTURE.marks;
    const text = (/** @type {string} */ zooms, /** @type {number} */ y) =>
      `<text class="label" y="${y}" ${zooms} data-box="-20 ${y} 20 ${y + 14}">` +
      `<tspan x="0" dy="0.84em">a</tspan></text>`;
    const two = text('data-zoom="0.1" data-until="1.5"', -26) + text('data-zoom="1.5"', 12);
    map.show({ ...PICTURE, marks: { ...PICTURE.marks, a: a.replace(/<text.*<.text>/, two) } });
    const shown = () =>
      [...element("a").querySelectorAll(".label")]
        .filter((one) => !one.hasAttribute("display") && !one.classList.contains("waits"))
        .map((one) => one.getAttribute("y"));
    while (frames.length) paint(0);
    assert.equal(world().k < 1.5, true);
    assert.deepEqual(shown(), ["-26"]);
    let now = 0;
    const rest = () => {
      for (; frames.length; now += 100) paint(now);
    };
    map.zoom(2);
    rest();
    assert.equal(world().k > 1.5, true);
    assert.deepEqual(shown(), ["12"]);
    map.fit();
    rest();
    assert.deepEqual(shown(), ["-26"]);
  });
});

describe("walking", () => {
  it("ends what still glides, so that the tip stands beside the mark", () => {
    element("c").focus();
    map.zoom(2);
    paint(0);
    paint(60);
    map.walk([-1, 0]);
    while (frames.length) paint(1_000);
    assert.deepEqual(chosen, [["a"]]);
    const { left, k } = world();
    const a = map.model.marks.get("a");
    assert.ok(a);
    const tip = document.getElementById("tip");
    assert.equal(tip?.textContent, "a, state");
    const beside = Number.parseFloat(tip?.style.left ?? "") - (left + k * a.x);
    assert.equal(beside.toFixed(1), "14.0");
  });
});

describe("a file that is too large for previews", () => {
  it("keeps nothing for good that is not shown", () => {
    const { a } = PICTURE.marks;
    const filter = { ...PICTURE.filter, exact: false, large: true };
    for (const picture of [1, 2, 3]) {
      assert.ok(map.model.marks.has("c"), `after ${picture - 1} pictures`);
      map.show({ ...PICTURE, filter, marks: { a }, lines: {} });
    }
    assert.deepEqual([...map.model.marks.keys()], ["a"]);
  });
});

describe("a view that no preview can tell, as of two dates", () => {
  it("leaves in the document what other views show", () => {
    const { a } = PICTURE.marks;
    const filter = { ...PICTURE.filter, exact: false };
    for (let pictures = 0; pictures < 5; pictures += 1)
      map.show({ ...PICTURE, filter, marks: { a }, lines: {} });
    assert.ok(map.model.marks.has("c"));
  });
});

describe("what lies below marks and lines", () => {
  const front = (/** @type {string} */ names = "") =>
    `<g class="front${names}" data-id="a~c" data-theater="war" data-way="70 95 130 95" ` +
    `data-width="6" role="button" tabindex="-1" aria-label="a and c at war.">` +
    `<path class="stroke" d="M70 95L130 95"/></g>`;
  const ground = (/** @type {string} */ names = "") =>
    PICTURE.root.replace(
      '<g class="lines">',
      '<g class="areas"><g class="area" data-id="a" data-theater="war" role="img" aria-label="Side of a.">' +
        `<rect x="0" y="0" width="60" height="60"/></g>${front(names)}</g><g class="lines">`,
    );
  /** A point of the window over one of the map. @param {number} x @param {number} y */
  const over = (x, y) => {
    const { left, top, k } = world();
    return { clientX: left + k * x, clientY: top + k * y };
  };
  const tell = (/** @type {string} */ type, /** @type {number} */ x, /** @type {number} */ y) =>
    map.svg.dispatchEvent(
      /** @type {any} */ (
        new window.PointerEvent(type, { ...over(x, y), pointerId: 1, button: 0, bubbles: true })
      ),
    );
  const near = () =>
    [...map.svg.querySelectorAll(".near")].map((one) => one.getAttribute("data-id")).sort();

  beforeEach(() => {
    Reflect.set(map.svg, "setPointerCapture", () => {});
    const groups = '<g class="areas"></g>';
    map.svg.querySelector(".world")?.insertAdjacentHTML("afterbegin", groups);
    map.show({ ...PICTURE, root: ground() });
    while (frames.length) paint(0);
  });

  it("is found where nothing lies over it, and says what it is", () => {
    tell("pointermove", 120, 95);
    assert.equal(document.getElementById("tip")?.textContent, "a and c at war.");
    assert.deepEqual(near(), ["a", "a~c", "c"]);
    tell("pointermove", 55, 5);
    assert.equal(document.getElementById("tip")?.textContent, "Side of a.");
    assert.deepEqual(near(), ["a", "a~b~support", "a~c", "a~c~support", "b", "c"]);
  });

  it("fades while something else is pointed at, and comes back in a new picture", () => {
    tell("pointermove", 100, 20);
    assert.deepEqual(near(), ["a", "a~b~support", "b"]);
    tell("pointermove", 120, 95);
    map.show({ ...PICTURE, root: ground(" lit") });
    assert.ok(element("a~c").classList.contains("lit"));
    assert.deepEqual(near(), ["a", "a~c", "c"]);
    const bare = PICTURE.root.replace(
      '<g class="lines">',
      '<g class="areas"></g><g class="lines">',
    );
    map.show({ ...PICTURE, root: bare });
    assert.equal(document.getElementById("tip")?.hidden, true);
  });

  it("is chosen: the two sides of a front, the party of an area, once more nobody", () => {
    const click = (/** @type {number} */ x, /** @type {number} */ y) => {
      tell("pointerdown", x, y);
      tell("pointerup", x, y);
    };
    click(120, 95);
    click(55, 5);
    map.mark(["a"]);
    click(55, 5);
    assert.deepEqual(chosen, [["a", "c"], ["a"], []]);
  });

  it("is reached with the keys of the lines of an actor", () => {
    map.model.shownMark("a")?.element.focus();
    const reached = [];
    for (let step = 0; step < 3; step += 1) {
      map.stepLine(1);
      reached.push(document.activeElement?.getAttribute("data-id"));
    }
    assert.deepEqual(reached.sort(), ["a~b~support", "a~c", "a~c~support"]);
    chosen = [];
    element("a~c").focus();
    map.chooseFocused();
    assert.deepEqual(chosen, [["a", "c"]]);
  });
});
