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
  return folded.split(" ").every((word) => all.includes(word)) ? [tests.length, all.length] : null;
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
