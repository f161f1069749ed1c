import assert from "node:assert/strict";
import { it } from "node:test";
import { openPage } from "./page.js";

openPage("<div id='place'><b>old</b></div><p id='text'></p><div id='box'></div>");
const { buildMarkup } = await import("../../assets/scripts/markup.js");
const { fillPage } = await import("../../assets/scripts/fill.js");

const html = (/** @type {Explorer.MarkupNode} */ node) => {
  const holder = document.createElement("div");
  holder.append(buildMarkup(node));
  return holder.innerHTML;
};

it("parts are built with their attributes, children and texts", () => {
  assert.equal(
    html(["p", { class: "lead", "data-step": "next" }, ["a ", ["em", {}, ["<b>"]]]]),
    '<p class="lead" data-step="next">a <em>&lt;b&gt;</em></p>',
  );
});

it("what could become code is refused or left out", () => {
  for (const tag of ["script", "iframe", "SCRIPT", "svg"])
    assert.throws(() => buildMarkup([tag, {}, []]), /no part of a page/);
  assert.equal(html(["a", { href: "javascript:x", onclick: "x", style: "x" }, []]), "<a></a>");
  assert.equal(
    html(["a", { href: "https://a.example/" }, []]),
    '<a href="https://a.example/"></a>',
  );
  // The one route of ours that the parts of the page lead to.
  const own = "_camps?_format=csv";
  assert.equal(html(["a", { href: own }, []]), `<a href="${own}"></a>`);
  assert.equal(html(["img", { src: own }, []]), `<img src="${own}">`);
  assert.equal(html(["a", { href: `/${own}` }, []]), "<a></a>");
});

it("a part that did not change is left alone", () => {
  const place = document.getElementById("place");
  fillPage({ parts: { place: [["p", {}, ["x"]]], nowhere: [] } });
  const before = place?.firstChild;
  fillPage({ parts: { place: [["p", {}, ["x"]]] } });
  assert.equal(place?.firstChild, before);
  fillPage({ parts: { place: [] } });
  assert.equal(place?.childNodes.length, 0);
  assert.ok(place?.hidden);
});

it("texts are texts, and what is not asked for is hidden", () => {
  fillPage({ texts: { text: "<i>", nowhere: "" }, hidden: { box: true, nowhere: false } });
  assert.equal(document.getElementById("text")?.innerHTML, "&lt;i&gt;");
  assert.ok(document.getElementById("box")?.hidden);
});
