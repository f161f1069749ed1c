/** Selects actors: on the canvas, in a chart, or wherever a name is clicked. */

import { dispatch } from "./actions.js";
import { markPending } from "./answers.js";
import { bridge } from "./bridge.js";
import { noUpdate } from "./dash.js";

const smallScreen = window.matchMedia("(max-width: 900px)");

/**
 * Select one actor, the two ends of a line, or nobody; the canvas shows it at once.
 * @param {string[]} ids
 */
export function selectNodes(ids) {
  if (smallScreen.matches && ids.length) document.documentElement.dataset.sheet = "details";
  for (const painter of bridge.all()) painter.mark(ids);
  if (ids.length) markPending("selection");
  dispatch("select", { nodes: ids });
}

/** A node alone, or the two ends of a line. @param {Explorer.CyElement} element */
const endsOf = (element) =>
  element.isNode() ? [element.id()] : [element.source().id(), element.target().id()];

/** Listen to each canvas as it is mounted. */
export function watchCanvases() {
  bridge.onMount.push((cy, painter) => {
    cy.on("tap", ({ target }) => {
      if (target !== cy) selectNodes(endsOf(/** @type {Explorer.CyElement} */ (target)));
      else if (bridge.drawing()?.selected.length) selectNodes([]);
    });
    cy.on("mouseover", "node, edge", ({ target, renderedPosition }) =>
      painter.hover(target, renderedPosition),
    );
    cy.on("mouseout", "node, edge", () => painter.hover(null));
    if (painter === bridge.main)
      cy.on("dragfree", "node", ({ target }) => dropNode(painter, target));
  });
}

/**
 * A node stays where it was dragged.
 * @param {Explorer.Painter} painter
 * @param {Explorer.CyElement} node
 */
function dropNode(painter, node) {
  const [x, y] = painter.onMap(node.position()).map(Math.round);
  const place = bridge.drawing()?.nodes[node.id()];
  if (place) [place[0], place[1]] = [x, y];
  painter.relabelSoon();
  dispatch("move", { node: node.id(), x, y });
}

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
