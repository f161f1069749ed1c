/**
 * All lines and marks of the dataset, hidden in the map, so that the page can show what another
 * filter leaves. They come when the page has nothing else to do, or when somebody filters.
 */

import { mainMap } from "./map/maps.js";
import { currentPicture, followPicture } from "./shown-picture.js";

/** ms after which what waits for an idle moment is done all the same. */
const IDLE_TIMEOUT = 1_000;

/** Where they are found; "" until the page says so. */
let address = "";

/** Whether they are in the map. */
let isThere = false;

let isOnTheWay = false;

/** Whether the map holds all lines and marks; fetches them if it does not. */
export function hasWholeMap() {
  if (!isThere) fetchWholeMap();
  return isThere;
}

/**
 * Fetch them once the page shows its first picture and has nothing else to do.
 * @param {string} from their address
 */
export function fetchWholeMapWhenIdle(from) {
  address = from;
  if (currentPicture()) whenIdle(fetchWholeMap);
}

/** Fetch them when a picture is there, until they are. */
export function watchWholeMap() {
  followPicture(() => {
    if (!isThere && address) whenIdle(fetchWholeMap);
  });
}

async function fetchWholeMap() {
  if (isThere || isOnTheWay || !address || !mainMap()) return;
  isOnTheWay = true;
  try {
    const response = await fetch(address);
    // Without them every filter waits for the answer of the server; the next one asks again.
    if (!response.ok) return;
    mainMap()?.addRest(await response.json());
    isThere = true;
  } catch {
    // The same: the queue of actions says of a server that is away.
  } finally {
    isOnTheWay = false;
  }
}

/** @param {() => void} action */
function whenIdle(action) {
  if (window.requestIdleCallback) window.requestIdleCallback(action, { timeout: IDLE_TIMEOUT });
  else setTimeout(action);
}
