/**
 * Cells and rows that are gone through with the arrow keys: of all that has a tabindex in an
 * element with data-roving one is a stop of the Tab key. What it says is shown beside it.
 */

import { hideTip, showTip } from "./map/tip.js";
import { selectNodes } from "./selection.js";

const GRID = "[data-roving]";
const CELL = `${GRID} [tabindex]`;
const ROW = "tr, li";
const PAGE = 10;

/** The cell whose words are shown. @type {Element | null} */
let told = null;

/** @param {EventTarget | null} target */
function cellOf(target) {
  const cell = target instanceof Element ? target.closest(CELL) : null;
  return cell instanceof HTMLElement ? cell : null;
}

/** The rows of a grid, also those without cells. @param {Element} grid @returns {Element[]} */
const rowsOf = (grid) => (grid instanceof HTMLTableElement ? [...grid.rows] : [...grid.children]);

/**
 * The cell at a place of a row; null where there is none.
 * @param {Element | undefined} row
 * @param {number} place
 */
function cellAt(row, place) {
  const cell = row?.children[place];
  return cell instanceof HTMLElement && cell.hasAttribute("tabindex") ? cell : null;
}

/**
 * The cell in the same column so many rows away, or as far as there are rows.
 * @param {HTMLElement} cell
 * @param {number} by rows, upwards if it is negative
 */
function stepRows(cell, by) {
  const grid = cell.closest(GRID);
  const own = cell.closest(ROW);
  if (!grid || !own) return null;
  const rows = rowsOf(grid);
  const place = [...own.children].indexOf(cell);
  const step = Math.sign(by);
  let found = null;
  let left = Math.abs(by);
  for (let at = rows.indexOf(own) + step; left > 0 && at >= 0 && at < rows.length; at += step) {
    const next = cellAt(rows[at], place);
    if (!next) continue; // the heading of a side
    found = next;
    left -= 1;
  }
  return found;
}

/**
 * The first or the last cell of the row or, where a row has one cell or Ctrl is held, of all.
 * @param {HTMLElement} cell
 * @param {0 | -1} end
 * @param {boolean} isFar
 */
function edge(cell, end, isFar) {
  const grid = cell.closest(GRID);
  const own = cell.closest(ROW);
  if (!grid || !own) return null;
  const cellsOf = (/** @type {Element} */ row) =>
    [...row.children].filter((one) => one.hasAttribute("tabindex"));
  const rows = isFar || own.childElementCount === 1 ? rowsOf(grid) : [own];
  const found = rows
    .map(cellsOf)
    .filter((cells) => cells.length)
    .at(end)
    ?.at(end);
  return found instanceof HTMLElement ? found : null;
}

/**
 * Where a key leads from a cell; null for a key that leads nowhere.
 * @param {HTMLElement} cell
 * @param {string} key
 * @param {boolean} [isFar] whether Ctrl is held
 * @returns {HTMLElement | null}
 */
export function nextCell(cell, key, isFar = false) {
  const row = cell.parentElement ?? undefined;
  const place = row ? [...row.children].indexOf(cell) : -1;
  switch (key) {
    case "ArrowUp":
      return stepRows(cell, -1);
    case "ArrowDown":
      return stepRows(cell, 1);
    case "PageUp":
      return stepRows(cell, -PAGE);
    case "PageDown":
      return stepRows(cell, PAGE);
    case "ArrowLeft":
      return cellAt(row, place - 1);
    case "ArrowRight":
      return cellAt(row, place + 1);
    case "Home":
      return edge(cell, 0, isFar);
    case "End":
      return edge(cell, -1, isFar);
    default:
      return null;
  }
}

/** The stop of the Tab key in each grid. @type {WeakMap<Element, HTMLElement>} */
const stops = new WeakMap();

/** Let the Tab key stop at a cell, and at no other of its grid. @param {HTMLElement} cell */
export function stopAt(cell) {
  const grid = cell.closest(GRID);
  if (!grid) return;
  stops.get(grid)?.setAttribute("tabindex", "-1");
  stops.set(grid, cell);
  cell.setAttribute("tabindex", "0");
}

/** What a cell says. @param {Element} cell */
const wordsOf = (cell) => cell.getAttribute("aria-label") ?? cell.textContent ?? "";

/** @param {Element} cell @param {number} x @param {number} y */
function tell(cell, x, y) {
  told = cell;
  showTip(wordsOf(cell), x, y);
}

function beQuiet() {
  if (!told) return;
  told = null;
  hideTip();
}

/** Listen to the cells. */
export function watchCellsOfGrids() {
  document.addEventListener("keydown", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") beQuiet();
    const isPressed = event.key === "Enter" || event.key === " ";
    if (isPressed && cell.dataset.cell !== undefined) {
      event.preventDefault();
      selectNodes(cell.dataset.cell.split("~"));
      return;
    }
    if (!event.key.startsWith("Arrow") && !/^(Home|End|PageUp|PageDown)$/.test(event.key)) return;
    event.preventDefault();
    const next = nextCell(cell, event.key, event.ctrlKey);
    next?.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    const cell = cellOf(target);
    if (!cell) return;
    stopAt(cell);
    if (!cell.matches(":focus-visible")) return;
    const { left, width, top } = cell.getBoundingClientRect();
    tell(cell, left + Math.min(width, 160) / 2, top);
  });
  document.addEventListener("focusout", beQuiet);
  document.addEventListener("click", ({ target }) => {
    const cell = cellOf(target);
    if (cell?.dataset.cell !== undefined) selectNodes(cell.dataset.cell.split("~"));
  });
  document.addEventListener("pointermove", (event) => {
    const cell = event.pointerType === "touch" ? null : cellOf(event.target);
    if (cell) tell(cell, event.clientX, event.clientY);
    else if (told !== document.activeElement) beQuiet();
  });
  document.documentElement.addEventListener("mouseleave", beQuiet);
}
