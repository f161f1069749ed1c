/** The keys of the page. */

import { dispatch } from "./actions.js";
import { leaveFullScreen, toggleFullScreen } from "./full-screen.js";
import { pressOnMap } from "./map/map-keys.js";
import { mainMap } from "./map/maps.js";
import { isPlaying, stepMonth, stopPlaying } from "./months.js";
import { mainOverview } from "./overview/overviews.js";
import { goToDetails, selectNodes } from "./selection.js";
import { currentPicture } from "./shown-picture.js";

const CONTROLS = "input, textarea, select, [role=slider], [role=tab]";
const TEXT_FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea";

/** Click the first of the buttons, if there is one. @param {string} selector */
function click(selector) {
  const button = document.querySelector(selector);
  if (button instanceof HTMLElement) button.click();
  return button !== null;
}

/** Whether keys that no element takes for itself are meant for the map. */
function isFocusOnMap() {
  const stage = document.getElementById("stage");
  const focused = document.activeElement;
  return stage?.offsetParent && (focused === document.body || stage.contains(focused));
}

/**
 * Who is selected, also where the answer is on its way.
 * @param {readonly string[]} selected as the last picture says
 */
function selectedNow(selected) {
  const view = currentPicture()?.overview ? mainOverview() : mainMap();
  return view?.selected ?? selected;
}

/** Escape ends one thing, the last begun first. @param {Explorer.Picture} picture */
function endOneThing({ selected, focus }) {
  if (leaveFullScreen()) return;
  if (isPlaying()) stopPlaying();
  else if (click('.walk [data-story="none"]')) return;
  else if (mainMap()?.endSpotlight()) return;
  else if (selectedNow(selected).length) selectNodes([]);
  else if (focus) dispatch("focus", { node: null, hops: 1 });
}

/** @type {Record<string, (picture: Explorer.Picture, key: string) => void>} */
const KEYS = {
  "/": () => document.getElementById("search")?.focus(),
  z: () => mainMap()?.fit(),
  f: toggleFullScreen,
  d: () => {
    // In full screen there are no details to be seen.
    leaveFullScreen();
    goToDetails();
  },
  1: setHops,
  2: setHops,
  3: setHops,
  n: () => void click('.walk [data-story="next"]'),
  p: () => void click('.walk [data-story="previous"]'),
  ",": () => stepMonth(-1),
  ".": () => stepMonth(1),
};

/** Leave what is at most so many links away. @param {Explorer.Picture} picture @param {string} key */
function setHops({ selected, focus }, key) {
  const chosen = selectedNow(selected);
  const node = chosen.length === 1 ? chosen[0] : focus;
  if (node) dispatch("focus", { node, hops: Number(key) });
}

/** Listen to the keys. */
export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    const picture = currentPicture();
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !picture) return;
    if (event.defaultPrevented || !(target instanceof Element)) return;
    const field = target.closest(CONTROLS);
    const isTyping = field?.matches(TEXT_FIELDS);
    if (key === "Escape") {
      if (isTyping && field instanceof HTMLElement) field.blur();
      else endOneThing(picture);
      return;
    }
    if (isTyping) return;
    const map = mainMap();
    const action = KEYS[/^[A-Z]$/.test(key) ? key.toLowerCase() : key];
    if (action) {
      if (key === "/") event.preventDefault();
      action(picture, key);
    } else if (map && !field && isFocusOnMap() && pressOnMap(map, event)) event.preventDefault();
  });
}
