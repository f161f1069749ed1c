import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { attributesOf, bodyOf, withoutClasses } from "../../../assets/scripts/map/fragment.js";

describe("the text of an element", () => {
  it("has attributes as svg_markup.py escapes them", () => {
    const text = '<g class="actor" aria-label="&lt;A&gt; &amp;amp; &quot;B&quot;&#9;&#10;&#13;"/>';
    assert.deepEqual(
      attributesOf(text),
      new Map([
        ["class", "actor"],
        ["aria-label", '<A> &amp; "B"\t\n\r'],
      ]),
    );
  });

  it("has a body, in which it does not matter where lines run", () => {
    const line = (/** @type {string} */ d) => `<g class="line"><path d="${d}" width="2"/></g>`;
    assert.equal(bodyOf(line("M0 0")), bodyOf(line("M1 1")));
    assert.notEqual(bodyOf(line("M0 0")), bodyOf(line("M0 0").replace("2", "3")));
  });

  it("can do without some classes", () => {
    assert.equal(
      withoutClasses('<g class="actor faded lit state"><text class="faded"/></g>', [
        "faded",
        "lit",
      ]),
      '<g class="actor state"><text class="faded"/></g>',
    );
  });
});
