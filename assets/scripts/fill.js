/** Puts what Python sends where it belongs on the page. */

import { receive } from "./answers.js";
import { noUpdate } from "./dash.js";
import { showTicked } from "./filter-boxes.js";
import { mainMap } from "./map/maps.js";
import { buildMarkup } from "./markup.js";
import { currentPicture } from "./shown-picture.js";

/** ms after which the browser is asked again whether it has nothing to do. */
const RETRY_AFTER = 50;

/** ms after which what waits for an idle moment is done all the same. */
const IDLE_TIMEOUT = 1_000;

/** What each part was last filled with, as JSON. @type {Map<string, string>} */
const last = new Map();

/**
 * Fill parts and texts, hide what is not asked for, tick boxes; what did not change is left
 * alone.
 * @param {Explorer.Content} content
 */
export function fillPage({ parts = {}, texts = {}, hidden = {}, ticked, rest }) {
  if (rest) addRestWhenIdle(rest);
  for (const [id, nodes] of Object.entries(parts)) {
    const place = document.getElementById(id);
    const now = JSON.stringify(nodes);
    if (!place || (last.get(id) === now && place.childNodes.length)) continue;
    last.set(id, now);
    place.replaceChildren(...nodes.map(buildMarkup));
    place.hidden = !nodes.length;
  }
  for (const [id, text] of Object.entries(texts)) {
    const place = document.getElementById(id);
    if (place && place.textContent !== text) place.textContent = text;
  }
  for (const [id, isHidden] of Object.entries(hidden)) {
    const place = document.getElementById(id);
    if (place) place.hidden = isHidden;
  }
  if (ticked) showTicked(ticked);
}

/**
 * Take what no picture has shown yet into the map, for previews, when there is nothing else to do.
 * @param {NonNullable<Explorer.Content["rest"]>} rest
 */
function addRestWhenIdle(rest) {
  whenIdle(() => {
    const map = mainMap();
    if (map && currentPicture()) map.addRest(rest);
    else setTimeout(() => addRestWhenIdle(rest), RETRY_AFTER);
  });
}

/** @param {() => void} action */
function whenIdle(action) {
  if (window.requestIdleCallback) window.requestIdleCallback(action, { timeout: IDLE_TIMEOUT });
  else setTimeout(action);
}

/**
 * Called by Dash with the data of a store.
 * @param {Explorer.Content | null | undefined} content
 */
export function fill(content) {
  if (content && receive(content)) fillPage(content);
  return noUpdate();
}
