import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "./page.js";

const { press } = openPage(`
  <button id="opens" aria-expanded="false">Share</button>
  <div id="menu"><button id="one">1</button><button id="two">2</button></div>
  <p id="elsewhere"></p>`);
const { toggleMenu, watchMenu } = await import("../../assets/scripts/menu.js");
watchMenu();

const element = (/** @type {string} */ id) => {
  const found = document.getElementById(id);
  assert.ok(found);
  return found;
};
const isOpen = () => {
  const isShown = element("menu").classList.contains("open");
  assert.equal(element("opens").getAttribute("aria-expanded"), String(isShown));
  return isShown;
};

beforeEach(() => {
  if (isOpen()) toggleMenu("menu", element("opens"));
  element("opens").focus();
  toggleMenu("menu", element("opens"));
});

describe("a menu", () => {
  it("is opened and closed by its button", () => {
    assert.ok(isOpen());
    toggleMenu("menu", element("opens"));
    assert.ok(!isOpen());
  });

  it("is gone through with arrows, round and round", () => {
    for (const [key, id] of [
      ["ArrowDown", "one"],
      ["ArrowDown", "two"],
      ["ArrowDown", "one"],
      ["ArrowUp", "two"],
    ]) {
      press(key, document.activeElement);
      assert.equal(document.activeElement?.id, id);
    }
  });

  it("is left by Escape, and the focus goes back", () => {
    element("two").focus();
    press("Escape", element("two"));
    assert.ok(!isOpen());
    assert.equal(document.activeElement?.id, "opens");
  });

  it("closes when something is chosen, or done elsewhere", () => {
    element("one").click();
    assert.ok(!isOpen());
    toggleMenu("menu", element("opens"));
    element("elsewhere").click();
    assert.ok(!isOpen());
  });
});
