/** The room that there is for a picture, which the server draws the overview for. */

import { isPending } from "./actions.js";
import { canSetProps, setProps } from "./dash.js";
import { followPicture } from "./shown-picture.js";
import { roomOfStage, sizeAsked, tellRoom } from "./stage-room.js";

/** ms that a window has to keep its size before another overview is asked for. */
const SETTLED_AFTER = 200;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Called by Dash when the page begins: the first answer waits for it. */
export const stageSize = () => tellRoom();

/** Ask for another overview if the one that is shown was drawn for another room. */
function askAnew() {
  const room = roomOfStage();
  if (JSON.stringify(room) === JSON.stringify(sizeAsked())) return;
  // What waits goes first: its answer knows the room, or the next one will.
  if (isPending() || !canSetProps()) checkLater();
  else setProps("stage-size", { data: tellRoom() });
}

function checkLater() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (document.getElementById("overview")?.getClientRects().length) askAnew();
  }, SETTLED_AFTER);
}

/** Follow the size of the window, and of what stands beside the picture. */
export function watchStage() {
  let isFollowed = false;
  followPicture(() => {
    checkLater();
    const main = document.getElementById("main");
    if (isFollowed || !main) return;
    isFollowed = true;
    new ResizeObserver(checkLater).observe(main);
  });
}
