import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./page.js";

openPage(`<button class="screen-button" data-screen="picture" aria-pressed="false"></button>
  <button id="share">Share and export</button>`);
const { leaveFullScreen, toggleFullScreen, watchFullScreen } = await import(
  "../../assets/scripts/full-screen.js"
);
watchFullScreen();

const root = document.documentElement;
const button = /** @type {HTMLElement} */ (document.querySelector(".screen-button"));
const pressed = () => button.getAttribute("aria-pressed");

describe("full screen", () => {
  it("has its own where the browser has none, and says so", () => {
    toggleFullScreen();
    assert.equal(root.dataset.screen, "picture");
    assert.equal(pressed(), "true");
    assert.equal(document.activeElement, button);
    assert.equal(leaveFullScreen(), true);
    assert.equal(root.dataset.screen, "");
    assert.equal(pressed(), "false");
    assert.equal(leaveFullScreen(), false);
  });

  it("asks the browser, and may be refused", async () => {
    let asked = 0;
    Reflect.set(root, "requestFullscreen", () => {
      asked += 1;
      return Promise.reject(new Error("no"));
    });
    toggleFullScreen();
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(asked, 1);
    assert.equal(root.dataset.screen, "picture");
  });

  it("is left when the browser leaves its own", () => {
    document.dispatchEvent(new window.Event("fullscreenchange"));
    assert.equal(root.dataset.screen, "");
    assert.equal(pressed(), "false");
  });
});
