import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { byId, lineText, markText, openPage, pictureOf } from "../page.js";

openPage("");
const { MapModel, toggle } = await import("../../../assets/scripts/map/model.js");
const { Swap } = await import("../../../assets/scripts/map/swap.js");

/** @type {SVGSVGElement} */
let svg;
/** @type {InstanceType<typeof MapModel>} */
let model;
/** @type {InstanceType<typeof Swap>} */
let swap;

const A = markText("a", [0, 0]);
const B = markText("b", [100, 0]);
const AB = lineText("a~b~support");
const FIRST = { marks: byId(A, B), lines: byId(AB) };

const element = (/** @type {string} */ id) => {
  const found = svg.querySelector(`[data-id="${id}"]`);
  assert.ok(found);
  return found;
};
const shown = () =>
  [...svg.querySelectorAll("[data-id]:not([display])")].map((one) => one.getAttribute("data-id"));

beforeEach(() => {
  document.body.innerHTML = pictureOf().root;
  svg = /** @type {SVGSVGElement} */ (document.querySelector("svg"));
  model = new MapModel();
  swap = new Swap(svg, model);
  swap.show(FIRST);
});

describe("a picture", () => {
  it("is in the document, in the order of the answer", () => {
    assert.deepEqual(shown(), ["a~b~support", "a", "b"]);
    const between = markText("m", [50, 0]);
    swap.show({ ...FIRST, marks: byId(A, between, B) });
    assert.deepEqual(shown(), ["a~b~support", "a", "m", "b"]);
  });

  it("is drawn in the order of the answer, also where no text has changed", () => {
    const c = markText("c", [50, 0]);
    const lines = [AB, lineText("a~c~support"), lineText("b~c~support")];
    swap.show({ marks: byId(A, B, c), lines: byId(...lines) });
    swap.show({ marks: byId(B, c, A), lines: byId(...lines.toReversed()) });
    const names = ["b~c~support", "a~c~support", "a~b~support", "b", "c", "a"];
    assert.deepEqual(shown(), names);
    swap.show({ marks: byId(c), lines: {} });
    swap.show({ marks: byId(c, A, B), lines: {} });
    assert.deepEqual(shown(), ["c", "a", "b"]);
  });

  it("is put in order around what has the focus, which is not moved", () => {
    const c = markText("c", [50, 0]);
    swap.show({ marks: byId(A, B, c), lines: {} });
    const a = /** @type {SVGElement} */ (element("a"));
    a.focus();
    assert.ok(document.activeElement === a);
    /** @type {Node[]} */
    const moved = [];
    const observer = new MutationObserver(() => {});
    observer.observe(svg, { childList: true, subtree: true });
    swap.show({ marks: byId(B, c, A), lines: {} });
    for (const { removedNodes } of observer.takeRecords()) moved.push(...removedNodes);
    assert.deepEqual(shown(), ["b", "c", "a"]);
    assert.ok(moved.length && !moved.includes(a));
  });

  it("may lack an id that every object has", () => {
    const odd = markText("constructor", [50, 0]);
    swap.show({ ...FIRST, marks: byId(A, B, odd) });
    swap.show(FIRST);
    assert.ok(model.shownMark("constructor") === null);
  });

  it("hides what is not part of it, and shows the same element again", () => {
    const b = element("b");
    swap.show({ marks: byId(A), lines: {} });
    assert.deepEqual(shown(), ["a"]);
    assert.equal(model.shownMark("b"), null);
    const appeared = swap.show(FIRST);
    assert.ok(element("b") === b);
    assert.deepEqual(
      [...appeared].map(({ id }) => id),
      ["b"],
    );
  });
});

describe("what changes", () => {
  it("is taken over into the element that is there", () => {
    const [a, label] = [element("a"), element("a").querySelector("text")];
    a.classList.add("near");
    a.setAttribute("tabindex", "0");
    swap.show({ ...FIRST, marks: byId(markText("a", [7, 8], { names: " faded", zoom: 2 }), B) });
    assert.ok(element("a") === a);
    assert.ok(a.querySelector("text") === label);
    assert.deepEqual([...a.classList].sort(), ["actor", "faded", "near", "state"]);
    assert.equal(a.getAttribute("tabindex"), "0");
    assert.deepEqual(model.marks.get("a")?.at, [7, 8]);
    assert.equal(model.marks.get("a")?.labels[0].zoom, 2);
  });

  it("may be the shape of a mark, or what stands in it", () => {
    const square = A.replace(/<circle[^>]*>/, '<polygon class="mark" points="-1,-1 1,-1 0,1"/>');
    swap.show({ ...FIRST, marks: byId(square, B) });
    assert.equal(element("a").children[0].tagName.toLowerCase(), "polygon");
    assert.deepEqual(model.marks.get("a")?.outline, [
      [-1, -1],
      [1, -1],
      [0, 1],
    ]);
    swap.show({ ...FIRST, marks: byId(A.replace(">a<", ">Ä &amp; B<"), B) });
    assert.equal(element("a").textContent, "Ä & B");
  });

  it("is no more than what changed", () => {
    /** @type {string[]} */
    const written = [];
    const observer = new MutationObserver((records) =>
      written.push(...records.map(({ attributeName, type }) => attributeName ?? type)),
    );
    observer.observe(svg, { attributes: true, childList: true, subtree: true });
    swap.show({
      ...FIRST,
      marks: byId(A, markText("b", [100, 0], { names: " chosen" })),
      lines: byId(lineText("a~b~support", { d: "M9 9L8 8" })),
    });
    written.push(...observer.takeRecords().map(({ attributeName, type }) => attributeName ?? type));
    assert.deepEqual(written, ["class"]);
  });

  it("goes into the elements that are there, also within one", () => {
    const [circle, row] = [...element("a").children];
    swap.show({
      ...FIRST,
      marks: byId(A.replace("<circle", '<circle fill="red"').replace(">a<", ">Ä<"), B),
    });
    assert.ok(element("a").children[0] === circle && element("a").children[1] === row);
    assert.equal(circle.getAttribute("fill"), "red");
    assert.equal(row.textContent, "Ä");
  });

  it("lets lines be drawn anew where a mark has another size", () => {
    const line = model.lines.get("a~b~support");
    assert.ok(line);
    line.curve = { start: [10, 0], control: null, end: [90, 0] };
    swap.show({ ...FIRST, marks: byId(markText("a", [0, 0], { names: " faded" }), B) });
    assert.ok(line.curve);
    swap.show({ ...FIRST, marks: byId(markText("a", [0, 0], { r: 12 }), B) });
    assert.equal(line.curve, null);
  });

  it("can lose an attribute", () => {
    swap.show({ ...FIRST, lines: byId(AB.replace("<g ", '<g stroke-opacity="0.4" ')) });
    assert.equal(element("a~b~support").getAttribute("stroke-opacity"), "0.4");
    swap.show(FIRST);
    assert.equal(element("a~b~support").hasAttribute("stroke-opacity"), false);
  });
});

describe("what the server wrote into the page", () => {
  it("is not made anew by the first answer if it says the same", () => {
    const [marks, lines] = [svg.querySelector(".marks"), svg.querySelector(".lines")];
    assert.ok(marks && lines);
    marks.innerHTML = A;
    lines.innerHTML = "";
    const [own, circle] = [marks.children[0], marks.children[0].children[0]];
    own.classList.add("near");
    const fresh = new MapModel();
    fresh.readMark(/** @type {SVGElement} */ (own));
    new Swap(svg, fresh).show({ marks: byId(A), lines: {} });
    assert.ok(element("a").children[0] === circle);
    new Swap(svg, fresh).show({ marks: byId(A.replace('r="10"', 'r="12"')), lines: {} });
    assert.ok(element("a") === own);
    assert.equal(fresh.marks.get("a")?.r, 12);
  });
});

describe("what waits for a preview", () => {
  it("is there and hidden, and does not touch what is there", () => {
    const text = lineText("a~c~support", { links: "1,2,3,4,0 1,2,0;5,6,7,8,,0,2" });
    swap.add({ marks: byId(markText("a", [9, 9]), markText("c", [5, 5])), lines: byId(text) });
    assert.deepEqual(shown(), ["a~b~support", "a", "b"]);
    assert.deepEqual(model.marks.get("a")?.at, [0, 0]);
    assert.deepEqual(model.lines.get("a~c~support")?.links, [
      [1, 2, 3, 4, [0, 1], 2, 0],
      [5, 6, 7, 8, [], 0, 2],
    ]);
  });

  it("has nothing left of the view in which it was last shown", () => {
    swap.show({ ...FIRST, marks: byId(markText("a", [0, 0], { names: " faded chosen" }), B) });
    swap.show({ marks: byId(B), lines: {} });
    assert.deepEqual([...element("a").classList], ["actor", "state"]);
    swap.show({ ...FIRST, marks: byId(markText("a", [0, 0], { names: " faded chosen" }), B) });
    assert.ok(element("a").classList.contains("faded"));
  });

  it("is not pale any more if it was over on the days of that view", () => {
    const pale = lineText("a~b~support", { names: " recent" }).replace(
      "<g ",
      '<g stroke-opacity="0.4" fill-opacity="0.4" ',
    );
    const line = element("a~b~support");
    swap.show({ ...FIRST, lines: byId(pale) });
    swap.show({ ...FIRST, lines: {} });
    assert.deepEqual([...line.classList], ["line", "support"]);
    assert.equal(line.hasAttribute("stroke-opacity"), false);
    swap.show({ ...FIRST, lines: byId(pale) });
    assert.deepEqual([...line.classList], ["line", "support", "recent"]);
    assert.equal(line.getAttribute("stroke-opacity"), "0.4");
    swap.show({ ...FIRST, lines: {} });
    swap.show(FIRST);
    assert.deepEqual([...line.classList], ["line", "support"]);
    assert.equal(line.hasAttribute("fill-opacity"), false);
  });

  it("nor after another preview has hidden it", () => {
    swap.show({ ...FIRST, marks: byId(markText("a", [0, 0], { names: " faded" }), B) });
    const a = model.marks.get("a");
    assert.ok(a);
    toggle(a, false);
    swap.show({ marks: byId(B), lines: {} });
    assert.deepEqual([...element("a").classList], ["actor", "state"]);
  });
});

describe("what is not kept for good", () => {
  it("leaves document and model when the last pictures did not show it", () => {
    const only = { marks: byId(A), lines: {} };
    for (let picture = 0; picture < 2; picture += 1) {
      swap.show(only);
      swap.prune();
    }
    assert.ok(model.marks.has("b") && model.lines.has("a~b~support"));
    swap.show(only);
    swap.prune();
    assert.deepEqual([...model.marks.keys(), ...model.lines.keys()], ["a"]);
    assert.deepEqual([...model.linesAt("a"), ...model.linesAt("b")], []);
    assert.equal(svg.querySelectorAll("[data-id]").length, 1);
    swap.show(FIRST);
    assert.deepEqual(shown(), ["a~b~support", "a", "b"]);
    assert.equal(model.shownLinesAt("b").length, 1);
  });
});

describe("what comes back", () => {
  const zoom = () => element("a").querySelector("text")?.getAttribute("data-zoom");

  it("is what the answer says, also in what stands in it", () => {
    swap.show({ ...FIRST, marks: byId(markText("a", [0, 0], { names: " faded", zoom: 9 }), B) });
    swap.show({ marks: byId(B), lines: {} });
    swap.show(FIRST);
    assert.equal(zoom(), "0.5");
    assert.equal(model.marks.get("a")?.labels[0].zoom, 0.5);
  });

  it("is so too where the server wrote it into the page", () => {
    const marks = svg.querySelector(".marks");
    assert.ok(marks);
    marks.innerHTML = markText("a", [0, 0], { zoom: 9 });
    const fresh = new MapModel();
    fresh.readMark(/** @type {SVGElement} */ (element("a")));
    const other = new Swap(svg, fresh);
    other.show({ marks: byId(B), lines: {} });
    other.show({ marks: byId(A), lines: {} });
    assert.equal(zoom(), "0.5");
  });
});
