import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage } from "./page.js";

openPage("");
const { wordsIn } = await import("../../assets/scripts/picture-view.js");

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** A PNG with these chunks; nothing reads their checksums. */
function png(/** @type {[kind: string, body: string][]} */ ...chunks) {
  const parts = chunks.flatMap(([kind, body]) => {
    const bytes = bytesOf(body);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    return [length, bytesOf(kind), bytes, new Uint8Array(4)];
  });
  const all = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), ...parts];
  return Uint8Array.from(all.flatMap((part) => [...part]));
}

describe("the words in a picture", () => {
  it("are in the text chunks of a PNG", () => {
    const picture = png(
      ["IHDR", "x".repeat(13)],
      ["iTXt", "explorer:view\0\0\0\0\0theater=libya\0&ä"],
      ["iTXt", "Title\0\0\0en\0\0T"],
      ["IEND", ""],
    );
    assert.deepEqual(wordsIn(picture), { "explorer:view": "theater=libya\0&ä", Title: "T" });
  });

  it("are in the metadata of an SVG", () => {
    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg"><metadata id="explorer"><explorer>' +
      '<item key="explorer:view" value="a=1&amp;b=2"/></explorer></metadata></svg>';
    assert.deepEqual(wordsIn(bytesOf(picture)), { "explorer:view": "a=1&b=2" });
  });

  it("are none in anything else", () => {
    for (const file of [png(["IHDR", ""]), bytesOf("<svg/>"), bytesOf("hello"), bytesOf("")])
      assert.deepEqual(wordsIn(file), {});
    assert.deepEqual(wordsIn(png(["iTXt", "key\0\0\0\0\0text"]).slice(0, 20)), {});
  });
});
