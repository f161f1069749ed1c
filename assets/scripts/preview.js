/**
 * Shows at once which marks and lines another filter will leave. How these look - arrows, what is
 * over by now - stays as it was until the answer of the server is drawn over it.
 */

import { markPending } from "./answers.js";
import { dayText, shortDayText } from "./days.js";
import { filterEdges } from "./filter-edges.js";
import { mainMap } from "./map/maps.js";
import { currentPicture, followPicture } from "./shown-picture.js";
import { hasWholeMap } from "./whole-map.js";

/** What was previewed since the last picture. @type {Partial<Explorer.Filter>} */
let previewed = {};

/** A picture shows what was previewed; the next preview starts from it. */
export function resetPreviewOnPicture() {
  followPicture(() => {
    previewed = {};
  });
}

/**
 * Show what the view leaves with a change to its filter.
 * @param {Partial<Explorer.Filter>} change
 * @returns {number | null} how many actors and alliances are left; null where the browser
 *   cannot tell, or not yet
 */
export function previewFilter(change) {
  const [map, picture] = [mainMap(), currentPicture()];
  if (!map || !picture?.filter.exact) return null;
  previewed = { ...previewed, ...change };
  if (!hasWholeMap()) return null;
  const filter = { ...picture.filter, ...previewed };
  const count = map.preview(filterEdges(map.model, filter));
  // What else stands on the page is that of the last answer until the next one is there.
  markPending("filter");
  return count;
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
