import assert from "node:assert/strict";
import { it } from "node:test";
import { byId, lineText, markText, openPage, pictureOf } from "../page.js";

openPage("");
const { MapModel, toggle } = await import("../../../assets/scripts/map/model.js");
const { RovingFocus } = await import("../../../assets/scripts/map/roving-focus.js");
const { nextMark } = await import("../../../assets/scripts/map/walk.js");
const { Swap } = await import("../../../assets/scripts/map/swap.js");

document.body.innerHTML = pictureOf().root;
const svg = /** @type {SVGSVGElement} */ (document.querySelector("svg"));
const model = new MapModel();
new Swap(svg, model).show({
  marks: byId(
    markText("a", [0, 0]),
    markText("near", [30, 0]),
    markText("friend", [90, 0], { r: 20 }),
  ),
  lines: byId(lineText("a~friend~support")),
});
const from = (
  /** @type {string | null} */ id,
  /** @type {readonly [number, number]} */ direction,
) => nextMark(model, id === null ? null : model.shownMark(id), direction)?.id ?? null;

it("an arrow key leads to the nearest neighbour, else to whoever is nearest", () => {
  assert.equal(from("a", [1, 0]), "friend");
  assert.equal(from("friend", [-1, 0]), "a");
  assert.equal(from("near", [1, 0]), "friend");
  assert.equal(from("friend", [1, 0]), null);
  assert.equal(from(null, [1, 0]), "friend");
  const line = model.lines.get("a~friend~support");
  assert.ok(line);
  toggle(line, false);
  assert.equal(from("a", [1, 0]), "near");
});

it("what the band tells of is no line to step to, and brings the band out with it", async () => {
  const { aroundMark } = await import("../../../assets/scripts/map/kept.js");
  const other = new MapModel();
  new Swap(svg, other).show({
    marks: byId(markText("a", [0, 0]), markText("b", [0, 90]), markText("pact", [0, 45])),
    lines: byId(
      lineText("a~b~cooperation", { names: " band" }),
      lineText("a~b~support", { names: " in-band" }),
      lineText("a~pact~membership", { names: " in-band" }),
    ),
  });
  const [a, pact] = ["a", "pact"].map((id) => other.shownMark(id));
  assert.ok(a && pact);
  assert.deepEqual(
    other.seenLines(true).map(({ id }) => id),
    ["a~b~cooperation"],
  );
  const around = aroundMark(other, pact);
  assert.deepEqual([...around.marks].map(({ id }) => id).sort(), ["a", "pact"]);
  assert.ok([...around.lines].some(({ isBand }) => isBand));
  const focus = new RovingFocus(other);
  focus.moveTo(a);
  const reached = new Set();
  for (let step = 0; step < 3; step += 1) {
    focus.stepLine(1);
    reached.add(document.activeElement?.getAttribute("data-id"));
  }
  assert.deepEqual([...reached], ["a~b~cooperation"]);
});
