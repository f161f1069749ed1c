import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, openPage, pictureOf } from "./page.js";

const { goTo, lastList, sent } = openPage("<p id='status'></p>", "?theater=libya");
const { dispatch, followHistory } = await import("../../assets/scripts/actions.js");
const { noteDrawn, notePicture } = await import("../../assets/scripts/shown-picture.js");
const { isReady, markPending, receive } = await import("../../assets/scripts/answers.js");
followHistory();

const mark = () => document.documentElement.dataset.pending;

it("the page is ready when the answer to its address is drawn", () => {
  assert.ok(!isReady());
  const content = answer(0);
  assert.ok(receive(content));
  assert.ok(!isReady());
  noteDrawn(content);
  assert.ok(isReady());
});

it("it is not ready from an action until the answer to the last one is drawn", () => {
  dispatch("theater", { value: "syria" });
  assert.ok(!isReady());
  dispatch("day", { value: 1 });
  const [first, second] = [answer(1, {}, "?1"), answer(2, {}, "?2")];
  receive(first);
  noteDrawn(first);
  assert.ok(!isReady(), "the second action is not answered");
  receive(second);
  assert.ok(!isReady(), "the answer is there and not drawn");
  notePicture(pictureOf());
  assert.ok(!isReady());
  noteDrawn(second);
  assert.ok(isReady());
});

it("an answer counts once, however many functions have it from Dash", () => {
  const old = answer(0, {}, "?old");
  receive(old);
  goTo("?new");
  assert.ok(receive(old));
  dispatch("reset");
  assert.equal(sent.at(-1)?.props.data.base, "?new");
  assert.equal(lastList().length, 1);
});

it("an answer that came late is refused", () => {
  receive(answer(3));
  assert.equal(receive(answer(1)), false);
});

it("what still says what it said is marked until nothing is pending", () => {
  dispatch("kinds", { value: [] });
  dispatch("types", { value: [] });
  markPending("filter");
  receive(answer(4));
  assert.equal(mark(), "filter");
  receive(answer(5));
  assert.equal(mark(), undefined);
});

it("content without an answer, as of a table, changes nothing", () => {
  dispatch("reset");
  assert.ok(receive({ parts: {} }));
  assert.ok(!isReady());
  receive(answer(6));
});
