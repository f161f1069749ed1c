import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { answer, answerRequests, byId, lineText, markText, openPage, pictureOf } from "./page.js";

const box = (/** @type {string} */ name, /** @type {string} */ value, more = "") =>
  `<input type="${name === "theater" ? "radio" : "checkbox"}" name="${name}" value="${value}" ${more}>`;
const page = openPage(
  [
    ...["all", "libya", "syria"].map((value) => box("theater", value)),
    box("kinds", "weapons", 'data-number="4" data-family="support"'),
    box("kinds", "troops", 'data-number="2" data-family="support"'),
    box("kinds", "combat", 'data-number="7" data-family="hostile"'),
    ...["state", "militia"].map((value) => box("types", value)),
    ...["high", "low"].map((value, number) => box("confidence", value, `data-number="${number}"`)),
    '<input type="checkbox" name="lines" value="all" id="all-lines">',
    '<div id="map-frame"></div>',
  ].join(""),
);
const { change, dash, lastList, sent, settle } = page;
const { showOnly, showTicked, theaterChosen, watchBoxes } = await import(
  "../../assets/scripts/filter-boxes.js"
);
const { receive } = await import("../../assets/scripts/answers.js");
const { draw } = await import("../../assets/scripts/draw.js");
const { fetchWholeMapWhenIdle } = await import("../../assets/scripts/whole-map.js");
watchBoxes();

const ALL = {
  theater: "all",
  kinds: ["weapons", "troops", "combat"],
  types: ["state", "militia"],
  confidence: ["high", "low"],
  lines: [],
};
const input = (/** @type {string} */ value) => {
  const found = document.querySelector(`input[value="${value}"]`);
  assert.ok(found);
  return /** @type {HTMLInputElement} */ (found);
};
const ticked = (/** @type {string} */ name) =>
  [...document.querySelectorAll(`input[name="${name}"]`)]
    .map((one) => /** @type {HTMLInputElement} */ (one))
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
const last = () => {
  const { n: _n, ...action } = lastList().at(-1);
  return action;
};
const answerAll = () => receive(answer(lastList().at(-1)?.n ?? 0));

beforeEach(() => {
  answerAll();
  showTicked(ALL);
});

describe("a tick", () => {
  it("tells the whole group that changed, and no other", async () => {
    change(input("troops"));
    await settle();
    assert.deepEqual(last(), { type: "kinds", value: ["weapons", "combat"] });
    change(input("state"));
    await settle();
    assert.deepEqual(last(), { type: "types", value: ["militia"] });
    change(input("low"));
    await settle();
    assert.deepEqual(last(), { type: "confidence", value: ["high"] });
    change(input("libya"));
    await settle();
    assert.deepEqual(last(), { type: "theater", value: "libya" });
  });

  it("counts from the moment it is seen, though it is sent a moment later", async () => {
    const { isPending } = await import("../../assets/scripts/actions.js");
    change(input("troops"));
    assert.ok(isPending("kinds"));
    await settle();
  });

  it("is not undone by the answer to an earlier one", async () => {
    change(input("troops"));
    await settle();
    change(input("combat"));
    await settle();
    receive(answer(lastList()[0].n));
    showTicked({ ...ALL, kinds: ["weapons", "combat"] });
    assert.deepEqual(ticked("kinds"), ["weapons"]);
    change(input("weapons"));
    await settle();
    assert.deepEqual(last(), { type: "kinds", value: [] });
  });
});

describe("only one", () => {
  it("is ticked at once, and once more all are back", async () => {
    for (const [what, group, values] of /** @type {const} */ ([
      ["kinds:combat", "kinds", ["combat"]],
      ["family:support", "kinds", ["weapons", "troops"]],
      ["types:militia", "types", ["militia"]],
      ["confidence:high", "confidence", ["high"]],
    ])) {
      showOnly(what);
      assert.deepEqual(ticked(group), values);
      await settle();
      assert.deepEqual(last(), { type: "only", value: what });
      showOnly(what);
      assert.deepEqual(ticked(group), ALL[group]);
      await settle();
      answerAll();
    }
  });
});

describe("the box of all lines", () => {
  const lines = () =>
    /** @type {HTMLElement | null} */ (document.querySelector("#map"))?.dataset.lines;

  it("draws them at once, and says which are wanted", async () => {
    draw(pictureOf(), "network", null);
    const every = /** @type {HTMLInputElement} */ (document.getElementById("all-lines"));
    change(every);
    assert.equal(lines(), "all");
    await settle();
    assert.deepEqual(last(), { type: "lines", value: "all" });
    showTicked(ALL);
    assert.equal(every.checked, true, "an earlier answer does not untick it");
    change(every);
    assert.equal(lines(), undefined);
    await settle();
    assert.deepEqual(last(), { type: "lines", value: "strong" });
    answerAll();
    showTicked({ ...ALL, lines: ["all"] });
    assert.equal(every.checked, true);
  });
});

describe("a list of theaters", () => {
  it("tells what is chosen, and not what an answer has set", async () => {
    const count = sent.length;
    assert.equal(theaterChosen("all"), dash.no_update);
    theaterChosen(null);
    await settle();
    assert.equal(sent.length, count);
    theaterChosen("syria");
    await settle();
    assert.deepEqual(last(), { type: "theater", value: "syria" });
    theaterChosen("all");
    await settle();
    assert.deepEqual(last(), { type: "theater", value: "all" });
  });
});

describe("the preview", () => {
  it("has numbers for kinds and theaters, and null for no filter", async () => {
    /** @type {string[]} */
    const seen = [];
    const tickAndSee = (/** @type {string} */ value) => {
      change(input(value));
      seen.push(document.querySelector(".line")?.getAttribute("display") ?? "shown");
    };
    draw(
      pictureOf({
        marks: byId(markText("a", [0, 0]), markText("b", [99, 0])),
        lines: byId(lineText("a~b~hostility", { links: "1,9,9,7,1,1" })),
      }),
      "network",
      null,
    );
    answerRequests({ lines: {}, marks: {} });
    fetchWholeMapWhenIdle("/_whole-map.json");
    await settle();
    tickAndSee("combat");
    tickAndSee("combat");
    tickAndSee("libya");
    Reflect.set(input("libya"), "checked", false);
    tickAndSee("syria");
    tickAndSee("state");
    assert.deepEqual(seen, ["none", "shown", "none", "shown", "none"]);
    await settle();
  });
});
