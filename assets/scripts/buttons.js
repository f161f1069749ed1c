/** The buttons that Python writes: a data attribute of each says what it does. */

import { dispatch } from "./actions.js";
import { bridge } from "./bridge.js";
import { showOnly } from "./filter-boxes.js";
import { stepMonth, togglePlay } from "./months.js";
import { selectNodes } from "./selection.js";

const ZOOM_STEP = 1.3;

/** @type {Record<string, (value: string, button: Element) => void>} */
const ACTIONS = {
  node: (value) => selectNodes(value.split("~")),
  focus: (value) => {
    const [node, hops] = value.split(":");
    dispatch("focus", { node: node || null, hops: Number(hops) || 1 });
  },
  only: (value) => showOnly(value),
  versus: (value) => dispatch("versus", { value }),
  lift: (value) => dispatch("lift", { value }),
  ask: (value) => dispatch("ask", { value }),
  measure: (value) => dispatch("size", { value }),
  columns: (value) => dispatch("columns", { value }),
  chain: (value) => dispatch("chain", { value }),
  story: (value) => dispatch("story", { value }),
  tab: (value) => dispatch("tab", { value }),
  camp: (value) => showCamp(value),
  zoom: (value) => zoom(value),
  dismiss: (_value, button) => button.parentElement?.remove(),
  month: (value) => stepMonth(Number(value)),
  play: () => togglePlay(),
  sheet: (value) => {
    const root = document.documentElement;
    root.dataset.sheet = root.dataset.sheet === value ? "" : value;
  },
};

/** Let only the members of a camp stand out. @param {string} camp */
function showCamp(camp) {
  const own = bridge.canvas()?.nodes(`.${camp}:visible`);
  if (own) bridge.main.spotlight(own.union(own.edgesWith(own)));
}

/** @param {string} how in, out or fit */
function zoom(how) {
  const cy = bridge.canvas();
  if (how === "fit") bridge.main.fit();
  else
    cy?.zoom({
      level: cy.zoom() * (how === "in" ? ZOOM_STEP : 1 / ZOOM_STEP),
      renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
    });
}

/** Listen to the buttons. */
export function watchButtons() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button, a");
    if (!(button instanceof HTMLElement) || !bridge.canvas()) return;
    if (button.id === "reset") bridge.main.chart = null; // whatever is drawn next is framed anew
    for (const [name, action] of Object.entries(ACTIONS)) {
      const value = button.dataset[name];
      if (value === undefined) continue;
      event.preventDefault();
      action(value, button);
    }
  });
}
