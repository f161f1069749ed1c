/** The buttons that Python writes: a data attribute of each says what it does. */

import { dispatch } from "./actions.js";
import { showOnly } from "./filter-boxes.js";
import { toggleFilters } from "./filter-panel.js";
import { toggleFullScreen } from "./full-screen.js";
import { mainMap } from "./map/maps.js";
import { ZOOM_STEP } from "./map/viewport.js";
import { toggleMenu } from "./menu.js";
import { stepMonth, togglePlay } from "./months.js";
import { selectNodes } from "./selection.js";

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
  open: (value) => dispatch("open", { view: value }),
  tab: (value) => dispatch("tab", { value }),
  menu: (value, button) => toggleMenu(value, button),
  filters: () => toggleFilters(),
  screen: () => toggleFullScreen(),
  camp: (value) => mainMap()?.spotlight(value),
  zoom: (value) => zoom(value),
  dismiss: (_value, button) => button.parentElement?.remove(),
  month: (value) => stepMonth(Number(value)),
  play: (value) => togglePlay(value),
  day: (value) => dispatch("day", { value: Number(value) }),
  sheet: (value) => {
    const root = document.documentElement;
    root.dataset.sheet = root.dataset.sheet === value ? "" : value;
  },
};

/** @param {string} how in, out or fit */
function zoom(how) {
  if (how === "fit") mainMap()?.fit();
  else mainMap()?.zoom(how === "in" ? ZOOM_STEP : 1 / ZOOM_STEP);
}

/** Listen to the buttons. */
export function watchButtons() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button, a");
    if (!(button instanceof HTMLElement)) return;
    if (button.id === "reset") mainMap()?.forgetFrame();
    for (const [name, action] of Object.entries(ACTIONS)) {
      const value = button.dataset[name];
      if (value === undefined) continue;
      event.preventDefault();
      action(value, button);
    }
  });
}
