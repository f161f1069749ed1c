/** Which labels that wait for a larger zoom find room while all but a few marks are faint. Pure. */

import { labelAt, labelBox } from "./model.js";

/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./viewport.js").Box} Box */

/** @param {Box} a @param {Box} b */
const clash = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** @param {Mark} mark @param {Box} box @returns {Box} */
const around = ({ x, y }, [x1, y1, x2, y2]) => [x + x1, y + y1, x + x2, y + y2];

/**
 * The marks whose label may appear: those that are meant themselves in any case, then the
 * largest first, where the label covers no other of these labels and marks.
 * @param {Iterable<Mark>} marks those that stand out
 * @param {ReadonlySet<unknown>} pointed those that are meant themselves
 * @param {number} k px to a unit of the map
 * @returns {Mark[]}
 */
export function freeLabels(marks, pointed, k) {
  const sorted = [...marks].sort((one, other) => other.r - one.r);
  /** @type {{ mark: Mark, box: Box }[]} */
  const taken = sorted.map((mark) => ({
    mark,
    box: around(mark, [-mark.r, -mark.r, mark.r, mark.r]),
  }));
  /** @type {{ mark: Mark, box: Box }[]} */
  const waiting = [];
  for (const mark of sorted) {
    const label = labelAt(mark, k);
    if (!label) continue;
    const one = { mark, box: around(mark, labelBox(label, k)) };
    (label.zoom > k ? waiting : taken).push(one);
  }
  const first = waiting.filter(({ mark }) => pointed.has(mark));
  taken.push(...first);
  const found = first.map(({ mark }) => mark);
  for (const one of waiting) {
    if (pointed.has(one.mark)) continue;
    if (taken.some((other) => other.mark !== one.mark && clash(one.box, other.box))) continue;
    taken.push(one);
    found.push(one.mark);
  }
  return found;
}
