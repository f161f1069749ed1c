import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { openPage } from "../page.js";

openPage("");
/** What waits for the next frame. @type {((now: number) => void) | null} */
let waiting = null;
Reflect.set(globalThis, "requestAnimationFrame", (/** @type {typeof waiting} */ act) => {
  waiting = act;
});
Reflect.set(globalThis, "cancelAnimationFrame", () => {
  waiting = null;
});
function paint(/** @type {number} */ now) {
  const act = waiting;
  waiting = null;
  act?.(now);
}
const { Glide } = await import("../../../assets/scripts/map/glide.js");

const GOAL = { left: 1, top: 2, k: 3 };
let glide = new Glide();
/** @type {number[]} */
let steps = [];
let done = 0;

beforeEach(() => {
  glide = new Glide();
  steps = [];
  done = 0;
  glide.start(
    100,
    GOAL,
    (share) => steps.push(share),
    () => {
      done += 1;
    },
  );
  paint(0);
  paint(50);
});

describe("a movement", () => {
  it("goes its way frame by frame, to its end", () => {
    assert.deepEqual(steps, [0, 0.5]);
    assert.equal(glide.goal, GOAL);
    paint(120);
    assert.deepEqual([steps.at(-1), done, glide.goal], [1, 1, null]);
    glide.finish();
    assert.equal(done, 1);
  });

  it("can be brought to its end at once", () => {
    glide.finish();
    paint(60);
    assert.deepEqual([steps, done, glide.goal], [[0, 0.5, 1], 1, null]);
  });

  it("can be stopped where it is, and it stays known where it was going", () => {
    glide.stop();
    paint(60);
    glide.finish();
    assert.deepEqual([steps, done, glide.goal], [[0, 0.5], 0, GOAL]);
  });
});
