import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  answerRequests,
  byId,
  lineText,
  markText,
  NO_FILTER,
  openPage,
  pictureOf,
} from "./page.js";

const { settle } = openPage('<div id="map-frame"></div>');
const { draw } = await import("../../assets/scripts/draw.js");
const { previewFilter, resetPreviewOnPicture } = await import("../../assets/scripts/preview.js");
const { fetchWholeMapWhenIdle, watchWholeMap } = await import("../../assets/scripts/whole-map.js");
resetPreviewOnPicture();
watchWholeMap();

const ADDRESS = "/_whole-map.json?v=0";
const PICTURE = pictureOf({
  marks: byId(markText("a", [0, 0]), markText("b", [99, 0])),
  lines: byId(lineText("a~b~support", { links: "1,9,9,3,1,1" })),
  filter: { ...NO_FILTER, kinds: [3] },
});
const WHOLE = {
  marks: byId(markText("a", [0, 0]), markText("b", [99, 0]), markText("c", [50, 50])),
  lines: byId(
    lineText("a~b~support", { links: "1,9,9,3,1,1" }),
    lineText("a~c~hostility", { links: "1,9,9,7,1,1" }),
  ),
};
const shown = () =>
  [...document.querySelectorAll(".lines > [data-id], .marks > [data-id]")]
    .filter((one) => one.getAttribute("display") !== "none")
    .map((one) => one.getAttribute("data-id"));

describe("the whole map", () => {
  it("is not fetched before there is a picture", async () => {
    const asked = answerRequests(null);
    fetchWholeMapWhenIdle(ADDRESS);
    await settle();
    assert.deepEqual(asked, []);
  });

  it("is asked for again by a filter where it did not come, which then shows nothing", async () => {
    const asked = answerRequests(null);
    draw(PICTURE, "network", null);
    await settle();
    assert.deepEqual(asked, [ADDRESS]);
    const before = shown();
    assert.equal(previewFilter({ kinds: [7] }), null);
    assert.deepEqual(shown(), before);
    await settle();
    assert.deepEqual(asked, [ADDRESS, ADDRESS]);
  });

  it("is fetched once, comes in hidden, and lets a filter show all that was filtered", async () => {
    const asked = answerRequests(WHOLE);
    assert.equal(previewFilter({ first: 1, last: 1 }), null);
    await settle();
    assert.deepEqual(shown(), ["a~b~support", "a", "b"]);
    // The kinds are those of the change before, of which nothing was to be seen yet.
    assert.equal(previewFilter({ first: null, last: null }), 2);
    assert.deepEqual(shown(), ["a~c~hostility", "a", "c"]);
    draw({ ...PICTURE }, "network", null);
    await settle();
    assert.deepEqual(asked, [ADDRESS]);
  });
});
