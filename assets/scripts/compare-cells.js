/**
 * How two cells of the table compare; the columns name these functions as `sorts`.
 *
 * Each is called by AG Grid, which turns the sign round where a column descends.
 */

/** From the best grade down, as a sorted column has them. */
const GRADES = ["high", "moderate", "low"];

/** @type {(a: string, b: string) => number} */
export const byText = new Intl.Collator("en").compare;

/** @param {number} a @param {number} b */
export const byNumber = (a, b) => a - b;

/** @param {string} a @param {string} b */
export const byConfidence = (a, b) => GRADES.indexOf(a) - GRADES.indexOf(b);

/**
 * Dates as the data file has them: 2019, 2019-11, 2019-11-27. The empty text, for what is not
 * known, comes last, whichever way the column is sorted.
 * @param {string} a
 * @param {string} b
 * @param {unknown} _rowA
 * @param {unknown} _rowB
 * @param {boolean} isDescending
 */
export function byDate(a, b, _rowA, _rowB, isDescending) {
  if (a === b) return 0;
  if (!a || !b) return Boolean(a) === isDescending ? 1 : -1;
  return a < b ? -1 : 1;
}
