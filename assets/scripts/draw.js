/** Draws what an answer brings. */

import { isPending } from "./actions.js";
import { isReady, receive } from "./answers.js";
import { noUpdate } from "./dash.js";
import { mainMap, mapIn } from "./map/maps.js";
import { removeFirstPage, settleFirstPage } from "./map/take-over.js";
import { mainOverview, showOverview } from "./overview/overviews.js";
import { choosePiece } from "./piece-choice.js";
import { mapListener } from "./selection.js";
import { currentPicture, noteDrawn, notePicture, tellPicture } from "./shown-picture.js";

/** Where the map belongs, and the overview. */
const PLACE = "map-frame";
const OVERVIEW_PLACE = "overview-frame";

/**
 * Called by Dash with the picture of the last answer, the open tab, and what else the answer
 * says.
 * @param {Explorer.Picture | null} picture
 * @param {string} _tab
 * @param {Explorer.Content | null} content
 */
export function draw(picture, _tab, content) {
  if (content && !receive(content)) return noUpdate();
  if (!picture || picture === currentPicture()) return noUpdate();
  const holder = document.getElementById(picture.overview ? OVERVIEW_PLACE : PLACE);
  if (!holder) {
    // Dash has the data before it has made the place.
    requestAnimationFrame(() => draw(picture, _tab, content));
    return noUpdate();
  }
  if (picture.overview) return drawOverview(holder, picture, content);
  settleFirstPage(holder);
  notePicture(picture);
  mapIn(holder, picture, mapListener).show(picture, {
    isMoving: isPending("move"),
    isChoosing: isPending("select"),
    done: () => {
      if (currentPicture() !== picture) return;
      noteDrawn(content ?? picture);
      markBusy();
    },
  });
  tellPicture();
  markBusy();
  return noUpdate();
}

/**
 * @param {Element} holder
 * @param {Explorer.Picture} picture with an overview
 * @param {Explorer.Content | null} content
 */
function drawOverview(holder, picture, content) {
  notePicture(picture);
  const selected = isPending("select") ? (mainOverview()?.selected ?? []) : picture.selected;
  showOverview(holder, picture.overview ?? "", selected, choosePiece);
  removeFirstPage();
  requestAnimationFrame(() => {
    if (currentPicture() !== picture) return;
    noteDrawn(content ?? picture);
    markBusy();
  });
  tellPicture();
  markBusy();
  return noUpdate();
}

/**
 * Called by Dash with the pictures of the comparison, by the ids of the elements that hold them.
 * @param {Record<string, Explorer.Picture> | null} pictures
 */
export function drawSeveral(pictures) {
  for (const [id, picture] of Object.entries(pictures ?? {})) {
    const holder = document.getElementById(id);
    if (holder)
      mapIn(holder, picture, { ...mapListener, move: null, hasButtons: false }).show(picture);
    else requestAnimationFrame(() => drawSeveral({ [id]: picture }));
  }
  return noUpdate();
}

/** Say of the map and the overview whether an answer is awaited. */
export function markBusy() {
  for (const svg of [mainMap()?.svg, mainOverview()?.svg]) {
    if (isReady()) svg?.removeAttribute("aria-busy");
    else svg?.setAttribute("aria-busy", "true");
  }
}
