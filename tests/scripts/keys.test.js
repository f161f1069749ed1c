import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./page.js";

const { bridge, lastList, press } = openPage(`
  <input id="search">
  <div class="walk">
    <button data-story="previous">Zurück</button>
    <button data-story="next">Weiter</button>
  </div>`);
Reflect.set(window, "matchMedia", () => ({ matches: false }));
const { watchKeys } = await import("../../assets/scripts/keys.js");
watchKeys();

/** @type {string[]} */
const clicked = [];
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element) clicked.push(target.textContent ?? "");
});
const drawing = { selected: ["gna"], focus: null, priority: [] };
bridge.drawing = () => drawing;

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

  it("Escape takes the selection back, then the focus", () => {
    press("Escape");
    assert.deepEqual(lastList().at(-1), { n: 2, type: "select", nodes: [] });
    bridge.drawing = () => ({ ...drawing, selected: [], focus: "gna" });
    press("Escape");
    assert.deepEqual(lastList().at(-1), { n: 3, type: "focus", node: null, hops: 1 });
  });

  it("a key that means nothing does nothing", () => {
    const count = lastList().length;
    for (const key of ["x", "constructor", "toString", "Enter"]) press(key);
    assert.equal(lastList().length, count);
  });
});
