/** How many px there are for a picture. */

/** Px in which the server counts; explorer/web/answers.py does the same. */
const STEP = 10;

/** What was last told to the server. @type {[number, number] | null} */
let asked = null;

/** The room that the server was last told of; null before. */
export const sizeAsked = () => asked;

/**
 * Px across and down between the tabs and what stands below, in steps.
 * @returns {[number, number]}
 */
export function roomOfStage() {
  const page = document.getElementById("first-page") ?? document;
  const main = page.querySelector(".main");
  const row = page.querySelector(".tab-row");
  const { width, height } = main?.getBoundingClientRect() ?? { width: 0, height: 0 };
  // In full screen the row lies over the picture, and in a corner. Else it takes its part.
  const isAbove = row !== null && getComputedStyle(row).position !== "fixed";
  // So do the notes that nothing is shown, and on who is chosen and not in the picture.
  let left = height - (isAbove ? row.getBoundingClientRect().height : 0);
  for (const note of page.querySelectorAll("#empty-tab, #overview-absence"))
    left -= note.getBoundingClientRect().height;
  return [Math.floor(width / STEP) * STEP, Math.floor(left / STEP) * STEP];
}

/** The same, noted as what the server is told. */
export function tellRoom() {
  asked = roomOfStage();
  return asked;
}
