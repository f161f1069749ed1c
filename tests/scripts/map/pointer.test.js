import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "../page.js";

openPage("<svg></svg>");
const { PointerGestures } = await import("../../../assets/scripts/map/pointer.js");
const { Hover } = await import("../../../assets/scripts/map/hover.js");

/** What was told, as a name and what came with it. @type {unknown[][]} */
let told = [];
/** What lies under every point of the window. @type {string | null} */
let under = null;
/** @type {SVGSVGElement} */
let svg;

beforeEach(() => {
  document.body.innerHTML = "<svg></svg>";
  svg = /** @type {SVGSVGElement} */ (document.querySelector("svg"));
  svg.setPointerCapture = () => {};
  told = [];
  under = null;
  const note =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...given) =>
      void told.push([name, ...given]);
  new PointerGestures(svg, {
    find: () => under,
    isMovable: (target) => target === "mark",
    choose: note("choose"),
    begin: () => {},
    pan: note("pan"),
    zoom: note("zoom"),
    zoomIn: note("zoomIn"),
    drag: note("drag"),
    drop: note("drop"),
  });
});

/** Let something happen to the SVG. */
const send = (/** @type {string} */ kind, /** @type {Record<string, unknown>} */ init) => {
  const event = new window.Event(kind, { bubbles: true, cancelable: true });
  const usual = { button: 0, pointerId: 1, pointerType: "mouse", deltaMode: 0, ctrlKey: false };
  for (const [name, value] of Object.entries({ ...usual, ...init }))
    Object.defineProperty(event, name, { value });
  svg.dispatchEvent(/** @type {any} */ (event));
  return event;
};
const point = (/** @type {string} */ kind, /** @type {number} */ x, more = {}) =>
  send(`pointer${kind}`, { clientX: x, clientY: 0, ...more });

describe("a pointer that goes down and up", () => {
  it("chooses what lay under it, or the ground", () => {
    under = "mark";
    point("down", 0);
    point("move", 2);
    point("up", 2);
    under = null;
    point("down", 0);
    point("up", 0);
    assert.deepEqual(told, [
      ["choose", "mark"],
      ["choose", null],
    ]);
  });

  it("may move further if it is a finger", () => {
    for (const pointerType of ["mouse", "touch"]) {
      point("down", 0, { pointerType });
      point("move", 6, { pointerType });
      point("up", 6, { pointerType });
    }
    assert.deepEqual(told, [
      ["pan", 6, 0],
      ["choose", null],
    ]);
  });

  it("means nothing with another button", () => {
    point("down", 0, { button: 2 });
    point("up", 0, { button: 2 });
    assert.deepEqual(told, []);
  });
});

describe("a drag", () => {
  it("of the ground or a line moves the map", () => {
    under = "line";
    point("down", 0);
    point("move", 10);
    point("move", 15);
    point("up", 15);
    assert.deepEqual(told, [
      ["pan", 10, 0],
      ["pan", 5, 0],
    ]);
  });

  it("of a mark moves that, and drops it", () => {
    under = "mark";
    point("down", 0);
    point("move", 10);
    point("up", 10);
    assert.deepEqual(told, [
      ["drag", "mark", 10, 0],
      ["drop", "mark", true],
    ]);
  });

  it("that is broken off keeps nothing", () => {
    under = "mark";
    point("down", 0);
    point("move", 10);
    point("cancel", 10);
    point("move", 20);
    assert.deepEqual(told.at(-1), ["drop", "mark", false]);
    told = [];
    point("down", 0);
    point("move", 10);
    send("lostpointercapture", {});
    assert.deepEqual(told.at(-1), ["drop", "mark", false]);
  });
});

describe("two fingers", () => {
  const finger = (/** @type {number} */ pointerId) => ({ pointerId, pointerType: "touch" });

  it("zoom by how far they are apart, and move what is between them", () => {
    point("down", 0, finger(1));
    point("down", 100, finger(2));
    point("move", 200, finger(2));
    assert.deepEqual(told, [
      ["pan", 50, 0],
      ["zoom", 2, 100, 0],
    ]);
  });

  it("end in no click, and the one that stays moves the map", () => {
    point("down", 0, finger(1));
    point("down", 100, finger(2));
    point("up", 100, finger(2));
    point("move", 3, finger(1));
    point("up", 3, finger(1));
    assert.deepEqual(told, [["pan", 3, 0]]);
  });
});

describe("the wheel", () => {
  const turn = (/** @type {Record<string, unknown>} */ init) => {
    told = [];
    const event = send("wheel", { clientX: 5, clientY: 6, ...init });
    assert.ok(event.defaultPrevented);
    return Number(told[0][1]);
  };

  it("zooms where the pointer is, and the page does not scroll", () => {
    assert.ok(turn({ deltaY: -100 }) > 1.1);
    assert.deepEqual(told[0].slice(2), [5, 6]);
    assert.ok(turn({ deltaY: 100 }) < 0.9);
  });

  it("may count in lines, and is a pinch on a trackpad", () => {
    assert.equal(turn({ deltaY: -2, deltaMode: 1 }), turn({ deltaY: -32 }));
    assert.ok(turn({ deltaY: -10, ctrlKey: true }) > turn({ deltaY: -10 }));
  });
});

describe("hovering", () => {
  /** @type {(string | null)[]} */
  let seen = [];
  /** @type {InstanceType<typeof Hover<string>>} */
  let hover;
  beforeEach(() => {
    seen = [];
    hover = new Hover(svg, { find: () => under, point: (target) => void seen.push(target) });
  });

  it("tells what is under the pointer when that changes", () => {
    for (const one of ["a", "a", "b", null]) {
      under = one;
      point("move", 0);
    }
    assert.deepEqual(seen, ["a", "b", null]);
  });

  it("ends when the pointer leaves the map, the window or the tab", () => {
    for (const leave of [
      () => point("leave", 0),
      () => window.dispatchEvent(new window.Event("blur")),
      () => document.documentElement.dispatchEvent(new window.Event("mouseleave")),
      () => document.dispatchEvent(new window.Event("visibilitychange")),
    ]) {
      under = "a";
      point("move", 0);
      leave();
      leave();
    }
    assert.deepEqual(seen, ["a", null, "a", null, "a", null, "a", null]);
  });

  it("leaves alone what is to be ignored until the pointer has been elsewhere", () => {
    under = "a";
    point("move", 0);
    hover.ignore();
    point("move", 1);
    assert.deepEqual(seen, ["a"]);
    under = null;
    point("move", 2);
    under = "a";
    point("move", 3);
    assert.equal(seen.at(-1), "a");
    assert.equal(seen.filter((one) => one === "a").length, 2);
  });

  it("is nothing that a finger does", () => {
    under = "a";
    point("move", 0, { pointerType: "touch" });
    assert.deepEqual(seen, []);
  });
});
