/** Selects actors: on a map, in a chart, or wherever a name is clicked. */

import { dispatch, dispatchAfterPaint } from "./actions.js";
import { markPending } from "./answers.js";
import { noUpdate } from "./dash.js";
import { allMaps } from "./map/maps.js";
import { mainOverview } from "./overview/overviews.js";
import { announce } from "./status.js";

const smallScreen = window.matchMedia(
  "(max-width: 900px), (max-width: 1000px) and (max-height: 500px)",
);

/** Go to the details, as after a search: there one reads on. A small screen pulls them up. */
export function goToDetails() {
  if (smallScreen.matches) document.documentElement.dataset.sheet = "details";
  document.getElementById("panel")?.focus({ preventScroll: true });
}

/**
 * Select one actor, the two ends of a line, or nobody; the maps show it at once.
 * @param {string[]} ids
 */
export function selectNodes(ids) {
  // On a small screen the first lines of the details stand below the picture, unless another
  // sheet does.
  if (smallScreen.matches && ids.length && document.documentElement.dataset.sheet !== "details")
    document.documentElement.dataset.sheet = "";
  for (const map of allMaps()) map.mark(ids);
  mainOverview()?.mark(ids);
  if (ids.length) markPending("selection");
  dispatchAfterPaint("select", { nodes: ids });
}

/** What is done with what people do on a map. @type {import("./map/map-view.js").Listener} */
export const mapListener = {
  hasButtons: true,
  choose: selectNodes,
  announce: (name) => announce(`Chosen: ${name}`),
  move: (node, x, y) => dispatch("move", { node, x, y }),
};

/**
 * Called by Dash with the last click of each chart.
 * @param {({ points?: { customdata?: unknown }[] } | null)[]} clicks
 */
export function chartClicked(clicks) {
  const click = clicks.find((one) => one?.points?.length);
  const found = click?.points?.[0].customdata;
  if (typeof found === "string") selectNodes(found.split("~"));
  return noUpdate();
}
