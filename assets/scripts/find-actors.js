/** Finds actors by any of their names; tests/search_reference.py is the reference. */

import { foldText } from "./fold-text.js";

/**
 * @typedef {object} Option
 * @property {string} value an id
 * @property {string} label
 * @property {string} keys the folded names under which it is found, one to a line
 * @property {number} own how many of the keys are names of its own
 * @property {number} [place] from 0 on for those that are offered before a letter is typed
 */

/**
 * How well a text fits: a level and the length of the key, the less the better; null if it
 * does not.
 * @param {string} folded
 * @param {readonly string[]} keys
 * @param {number} own
 * @returns {[number, number] | null}
 */
function rank(folded, keys, own) {
  /** @type {((key: string, place: number) => boolean)[]} */
  const tests = [
    (key) => key === folded,
    (key, place) => place < own && key.startsWith(folded),
    (key) => key.startsWith(folded),
    (key) => key.includes(` ${folded}`),
    (key) => key.includes(folded),
  ];
  for (const [level, isFit] of tests.entries()) {
    const found = keys.filter(isFit);
    if (found.length) return [level, Math.min(...found.map((key) => key.length))];
  }
  const all = keys.join(" ");
  const words = folded.split(" ");
  if (words.every((word) => all.includes(word))) return [tests.length, all.length];
  const near = keys.filter((key) => words.some((word) => isNear(word, key)));
  return near.length &&
    words.every((word) => all.includes(word) || near.some((key) => isNear(word, key)))
    ? [tests.length + 1, Math.min(...near.map((key) => key.length))]
    : null;
}

/** Of fewer letters one that is wrong leaves too little to go by. */
const MIN_FORGIVEN = 4;

/** From so many letters on also the beginning of a word may have a wrong one. */
const MIN_FORGIVEN_BEGINNING = 5;

/**
 * Whether a word of a key, or its beginning, is what is typed but for one letter.
 * @param {string} typed
 * @param {string} key
 */
function isNear(typed, key) {
  const { length } = typed;
  if (length < MIN_FORGIVEN) return false;
  return key
    .split(" ")
    .some(
      (word) =>
        isOneSlip(typed, word) ||
        (length >= MIN_FORGIVEN_BEGINNING &&
          word.length > length - 1 &&
          [-1, 0, 1].some((more) => isOneSlip(typed, word.slice(0, length + more)))),
    );
}

/**
 * Whether two words differ in one letter at most: it is another one, missing, too many, or has
 * changed places with the next.
 * @param {string} one
 * @param {string} other
 */
export function isOneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest.slice(2) === otherRest.slice(2) && rest[0] === otherRest[1] && rest[1] === otherRest[0])
  );
}

/**
 * The options that fit what is typed, the best first.
 * @param {readonly Option[]} options
 * @param {string} search
 * @param {number} limit
 * @returns {Option[]}
 */
export function findActors(options, search, limit) {
  const folded = foldText(search);
  if (!folded)
    return options
      .filter(({ place }) => place !== undefined)
      .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
      .slice(0, limit);
  const found = options.flatMap((option) => {
    const fit = rank(folded, option.keys.split("\n"), option.own);
    return fit ? [{ fit, option }] : [];
  });
  // Sorting keeps the order of those that fit equally well.
  found.sort((one, other) => one.fit[0] - other.fit[0] || one.fit[1] - other.fit[1]);
  return found.slice(0, limit).map(({ option }) => option);
}
