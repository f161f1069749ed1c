/** Shows at once what another filter will leave; the answer of the server is drawn over it. */

import { markPending } from "./answers.js";
import { bridge } from "./bridge.js";
import { dayText, shortDayText } from "./days.js";
import { filterEdges } from "./filter-edges.js";

/** What was previewed since the last drawing. @type {Partial<Explorer.Filter>} */
let previewed = {};

/** A drawing shows what was previewed; the next preview starts from it. */
export function resetPreviewOnDrawing() {
  bridge.onDrawing.push(() => {
    previewed = {};
  });
}

/**
 * Show what the view leaves with a change to its filter.
 * @param {Partial<Explorer.Filter>} change
 * @returns {number | null} how many actors and alliances are left; null where the browser
 *   cannot tell
 */
export function previewFilter(change) {
  const [cy, drawing] = [bridge.canvas(), bridge.drawing()];
  if (!cy || !drawing?.filter.exact) return null;
  previewed = { ...previewed, ...change };
  /** @type {Record<string, [width: number, arrows: number, recent: 0 | 1]>} */
  const lines = {};
  /** @type {Record<string, [x: number, y: number, camp: null]>} */
  const nodes = {};
  for (const [id, [arrows, recent]] of filterEdges(cy, { ...drawing.filter, ...previewed })) {
    const edge = cy.getElementById(id);
    lines[id] = [edge.data("width"), arrows, recent];
    nodes[edge.data("source")] = nodes[edge.data("target")] = [0, 0, null];
  }
  bridge.main.show(nodes, lines);
  bridge.main.relabelSoon();
  // What else stands on the page is that of the last answer until the next one is there.
  markPending("filter");
  return Object.keys(nodes).length;
}

/**
 * Show a range of days, or one day, and say so.
 * @param {number} first an ordinal
 * @param {number} last an ordinal
 */
export function previewDays(first, last) {
  const count = previewFilter({ first, last });
  if (count === null) return;
  const isDay = first === last;
  const days = isDay ? dayText(last) : `${shortDayText(first)} – ${shortDayText(last)}`;
  write("day-word", isDay ? "As of" : "");
  write("day-text", days);
  write("summary", `${days} · ${count} actors and alliances`);
}

/** @param {string} id @param {string} text */
function write(id, text) {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}
