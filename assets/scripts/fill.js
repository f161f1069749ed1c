/** Puts what Python sends where it belongs on the page. */

import { receive } from "./answers.js";
import { showCompared } from "./compare-choice.js";
import { noUpdate } from "./dash.js";
import { showTicked } from "./filter-boxes.js";
import { buildMarkup } from "./markup.js";
import { fetchWholeMapWhenIdle } from "./whole-map.js";

/** What each part was last filled with, as JSON. @type {Map<string, string>} */
const last = new Map();

/**
 * Fill parts and texts, hide what is not asked for, tick boxes; what did not change is left
 * alone.
 * @param {Explorer.Content} content
 */
export function fillPage({ parts = {}, texts = {}, hidden = {}, ticked, chosen, wholeMap }) {
  if (wholeMap) fetchWholeMapWhenIdle(wholeMap);
  for (const [id, nodes] of Object.entries(parts)) {
    const place = document.getElementById(id);
    const now = JSON.stringify(nodes);
    if (!place || (last.get(id) === now && place.childNodes.length)) continue;
    last.set(id, now);
    place.replaceChildren(...nodes.map(buildMarkup));
    place.hidden = !nodes.length;
    // What was chosen on the map is seen in a list, however long it is.
    place.querySelector('li[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
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
  if (chosen) showCompared(chosen);
}

/**
 * Called by Dash with the data of a store.
 * @param {Explorer.Content | null | undefined} content
 */
export function fill(content) {
  if (content && receive(content)) fillPage(content);
  return noUpdate();
}
