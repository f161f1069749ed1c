/** Fills the tabs with charts: a table of who stands how to whom, bars in time. */

import { noUpdate } from "./dash.js";
import { buildMarkup } from "./markup.js";
import { buildMatrix } from "./matrix-table.js";
import { stopAt } from "./roving-cells.js";

/** What each tab was last filled with. @type {Map<string, string>} */
const last = new Map();

/**
 * Called by Dash with what stands in a tab.
 * @param {Explorer.ChartContent | null} content
 */
export function fillChart(content) {
  if (!content) return noUpdate();
  const place = document.getElementById(content.place);
  // Dash has the data before it has made the place.
  if (!place) requestAnimationFrame(() => fillChart(content));
  else fillPlace(place, content);
  return noUpdate();
}

/**
 * @param {HTMLElement} place
 * @param {Explorer.ChartContent} content
 */
function fillPlace(place, content) {
  const now = JSON.stringify(content);
  if (last.get(place.id) === now && place.childNodes.length) return;
  last.set(place.id, now);
  const focus = focusIn(place);
  const { parts, matrix } = content;
  place.replaceChildren(...parts.map(buildMarkup), ...(matrix ? [buildMatrix(matrix)] : []));
  for (const one of place.querySelectorAll("[data-from]"))
    if (one instanceof HTMLElement) placeInTime(one);
  const cells = [...place.querySelectorAll("[data-roving]")].map((grid) => firstCell(grid));
  for (const cell of cells) if (cell) stopAt(cell);
  focus?.();
}

/** The cell at which the Tab key stops first: the chosen one, else the first. @param {Element} grid */
function firstCell(grid) {
  const cell =
    grid.querySelector("td.pair, th[scope=row].chosen") ??
    grid.querySelector("td[tabindex], button");
  return cell instanceof HTMLElement ? cell : null;
}

/** Put what stands for days where these lie. @param {HTMLElement} element */
function placeInTime({ dataset: { from = "0", to }, style }) {
  style.left = `${from}%`;
  if (to !== undefined) style.width = `${Number(to) - Number(from)}%`;
}

/**
 * How to give the focus back to what has it now, after all has been built anew; null where
 * nothing here has it.
 * @param {HTMLElement} place
 */
function focusIn(place) {
  const { activeElement } = document;
  if (!activeElement || !place.contains(activeElement)) return null;
  const name = ["data-cell", "data-node", "data-columns"].find((one) =>
    activeElement.hasAttribute(one),
  );
  if (!name) return null;
  const same = `[${name}="${CSS.escape(activeElement.getAttribute(name) ?? "")}"]`;
  const at = [...place.querySelectorAll(same)].indexOf(activeElement);
  return () => {
    const found = [...place.querySelectorAll(same)];
    const again = found[at] ?? found[0];
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  };
}
