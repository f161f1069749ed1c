import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./page.js";

openPage("<p id='status'></p>");
const { announce, showStatus, takeBackAnnouncement } = await import(
  "../../assets/scripts/status.js"
);

const line = () => /** @type {HTMLElement} */ (document.getElementById("status"));

it("what was only said is taken back", () => {
  announce("New since 30 Jun 2014: a war");
  assert.equal(line().textContent, "New since 30 Jun 2014: a war");
  assert.notEqual(line().dataset.heard, undefined);
  takeBackAnnouncement();
  assert.equal(line().textContent, "");
  assert.equal(line().dataset.heard, undefined);
});

it("what is to be read stays, and nothing is said over it", () => {
  showStatus("The server is away");
  announce("New since 30 Jun 2014: a war");
  takeBackAnnouncement();
  assert.equal(line().textContent, "The server is away");
});
