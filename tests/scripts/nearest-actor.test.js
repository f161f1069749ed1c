import assert from "node:assert/strict";
import { it } from "node:test";
import { nearestActor } from "../../assets/scripts/nearest-actor.js";

const HERE = { x: 0, y: 0 };
const NODES = [
  { id: "here", x: 0, y: 0 },
  { id: "right", x: 50, y: 5 },
  { id: "farther", x: 90, y: 0 },
  { id: "aside", x: 30, y: 40 },
  { id: "left", x: -20, y: 0 },
];

it("an arrow leads to the nearest in its direction; what lies aside is farther", () => {
  assert.equal(nearestActor(HERE, [1, 0], NODES), "right");
  assert.equal(nearestActor(HERE, [-1, 0], NODES), "left");
  assert.equal(nearestActor(HERE, [0, 1], NODES), "aside");
});

it("where nobody is, it leads nowhere", () => {
  assert.equal(nearestActor(HERE, [0, -1], NODES), null);
});
