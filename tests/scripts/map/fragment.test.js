import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { attributesOf, differences, withoutClasses } from "../../../assets/scripts/map/fragment.js";

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

  it("differs from another in what stands in its tags", () => {
    const mark =
      '<g class="actor"><circle r="9"/><text y="1"><tspan x="2">A &amp; B</tspan></text></g>';
    const now = mark.replace('r="9"', 'r="10"').replace("A &amp;", "Ä &lt;&gt;");
    assert.deepEqual(differences(mark, mark), []);
    assert.deepEqual(differences(mark, now), [
      { place: 1, before: 'circle r="9"/', now: 'circle r="10"/', words: null },
      { place: 3, before: 'tspan x="2"', now: 'tspan x="2"', words: "Ä <> B" },
    ]);
  });

  it("does not differ in where lines run", () => {
    const line = (/** @type {string} */ d) => `<g class="line"><path d="${d}" width="2"/></g>`;
    assert.deepEqual(differences(line("M0 0"), line("M1 1")), []);
    assert.equal(differences(line("M0 0"), line("M1 1").replace("2", "3"))?.length, 1);
  });

  it("is another element where other elements stand in it", () => {
    const line = '<g><path d="M0 0"/></g>';
    for (const other of [
      "",
      '<g><path d="M0 0"/><path d="M0 0"/></g>',
      '<g><circle d="M0 0"/></g>',
      '<g><path d="M0 0"/>and</g>',
      '<g>and<path d="M0 0"/></g>',
      '<g><path d="M0 0"></path>',
    ])
      assert.equal(differences(line, other), null, other);
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
