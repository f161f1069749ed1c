import assert from "node:assert/strict";
import { it } from "node:test";
import { findActors, isOneSlip } from "../../assets/scripts/find-actors.js";
import { foldText } from "../../assets/scripts/fold-text.js";

/** @param {string} value @param {string[]} keys @param {number} own @param {number} [place] */
const option = (value, keys, own = keys.length, place) => ({
  value,
  label: value,
  keys: keys.join("\n"),
  own,
  ...(place === undefined ? {} : { place }),
});

const found = (/** @type {ReturnType<typeof option>[]} */ options, /** @type {string} */ text) =>
  findActors(options, text, 10).map(({ value }) => value);

it("case, accents, hyphens and apostrophes make no difference", () => {
  assert.equal(foldText("  Al-Ṣāliḥ, ’Abd (II) "), "al salih abd ii");
  assert.equal(foldText("Łódź ßtraße"), "lodz sstrasse");
  assert.equal(foldText("ٱلقاهرة"), "القاهره");
});

it("a whole name comes before a beginning, that before a word, that before a part", () => {
  const options = [
    option("part", ["militaryarmy"]),
    option("word", ["the army"]),
    option("member", ["x", "army of many"], 1),
    option("begins", ["army of one"]),
    option("whole", ["army"]),
  ];
  assert.deepEqual(found(options, "Army"), ["whole", "begins", "member", "word", "part"]);
});

it("of those that fit equally well the shorter name comes first, else the order stays", () => {
  const options = [option("c", ["army xyz"]), option("a", ["army x"]), option("b", ["army y"])];
  assert.deepEqual(found(options, "army"), ["a", "b", "c"]);
});

it("words may stand in different names", () => {
  assert.deepEqual(found([option("a", ["libyan army", "haftar"])], "haftar libyan"), ["a"]);
  assert.deepEqual(found([option("a", ["libyan army"])], "libyan navy"), []);
});

it("before a letter is typed the most important are offered", () => {
  const options = [option("c", ["c"]), option("b", ["b"], 1, 1), option("a", ["a"], 1, 0)];
  assert.deepEqual(found(options, " - "), ["a", "b"]);
});

it("one wrong letter is forgiven: changed, missing, extra, or swapped with the next", () => {
  for (const typed of ["turkxy", "turky", "turkkey", "trukey", "turkye", "urkey", "turkeyx"])
    assert.ok(isOneSlip(typed, "turkey"), typed);
  for (const typed of ["turkxx", "tuey", "turkeyxx", "yekrut", ""])
    assert.ok(!isOneSlip(typed, "turkey"));
});

it("what fits as it is typed comes first, and a short word has to", () => {
  const options = [
    option("iraq", ["iraq"]),
    option("iran", ["iran"]),
    option("haftar", ["khalifa haftar"]),
  ];
  assert.deepEqual(found(options, "iran"), ["iran", "iraq"]);
  assert.deepEqual(found(options, "irn"), []);
  assert.deepEqual(found(options, "hafar"), ["haftar"]);
  assert.deepEqual(found(options, "khlaifa haf"), ["haftar"]);
  assert.deepEqual(found(options, "kahlif"), ["haftar"], "a beginning with a slip");
  assert.deepEqual(found(options, "khalifa htfaxr"), []);
});
