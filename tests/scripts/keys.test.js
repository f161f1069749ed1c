import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage, pictureOf } from "./page.js";

const { lastList, press, settle } = openPage(`
  <input id="search">
  <div class="walk">
    <button data-story="previous">Zurück</button>
    <button data-story="next">Weiter</button>
  </div>`);
const { watchKeys } = await import("../../assets/scripts/keys.js");
const { notePicture } = await import("../../assets/scripts/shown-picture.js");
watchKeys();

/** @type {string[]} */
const clicked = [];
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element) clicked.push(target.textContent ?? "");
});
notePicture(pictureOf({ selected: ["gna"] }));

describe("keys", () => {
  it("n and p click the steps of a story, whatever their words", () => {
    press("n");
    press("p");
    assert.deepEqual(clicked, ["Weiter", "Zurück"]);
  });

  it("n does nothing at the last step and outside a story", () => {
    document.querySelector('[data-story="next"]')?.remove();
    press("n");
    assert.equal(clicked.length, 2);
  });

  it("a number leaves what is near", () => {
    press("2");
    assert.deepEqual(lastList().at(-1), { n: 1, type: "focus", node: "gna", hops: 2 });
  });

  it("Escape takes the selection back, then the focus", async () => {
    press("Escape");
    await settle();
    assert.deepEqual(lastList().at(-1), { n: 2, type: "select", nodes: [] });
    notePicture(pictureOf({ focus: "gna" }));
    press("Escape");
    assert.deepEqual(lastList().at(-1), { n: 3, type: "focus", node: null, hops: 1 });
  });

  it("a key that means nothing does nothing", () => {
    const count = lastList().length;
    for (const key of ["x", "constructor", "toString", "Enter"]) press(key);
    assert.equal(lastList().length, count);
  });
});
