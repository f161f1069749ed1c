/** Month by month: the steps back and on, and playing from the beginning. */

import { dispatch, isPending } from "./actions.js";
import { monthsLater } from "./days.js";
import { previewDays } from "./preview.js";
import { followPicture } from "./shown-picture.js";
import { lastHandle, rangeStart } from "./slider.js";

/** Milliseconds that a month is shown while playing. */
const PACE = 420;

/** The day to which steps have led that are not answered yet. @type {number | null} */
let steppedTo = null;

/** The day on which the page was opened, where playing begins anew. @type {number | null} */
let home = null;

/** @type {{ day: number, least: number, most: number, timer?: ReturnType<typeof setTimeout> } | null} */
let playing = null;

/**
 * Move the day by some months.
 * @param {number} months negative for back
 */
export function stepMonth(months) {
  const handle = lastHandle();
  if (!handle) return;
  const { least, most, now } = handle;
  const day = Math.min(Math.max(monthsLater(steppedTo ?? now, months), least), most);
  steppedTo = day;
  previewDays(rangeStart() ?? day, day);
  dispatch("step_day", { value: day });
}

export const isPlaying = () => playing !== null;

/** Play the months one after the other, or pause. */
export function togglePlay() {
  if (playing) {
    stop(true);
    return;
  }
  const handle = lastHandle();
  if (!handle) return;
  const { least, most, now } = handle;
  playing = { day: now >= monthsLater(most, -2) || now === home ? least : now, least, most };
  document.getElementById("strip")?.classList.add("playing");
  labelButton(true);
  showMonth();
}

function showMonth() {
  if (!playing) return;
  const { day, least, most } = playing;
  previewDays(Math.min(rangeStart() ?? day, day), day);
  const head = document.getElementById("playhead");
  if (head) {
    head.hidden = false;
    head.style.left = `${(100 * (day - least)) / (most - least)}%`;
  }
  if (day >= most) {
    stop(true);
    return;
  }
  playing.day = Math.min(monthsLater(day, 1), most);
  playing.timer = setTimeout(showMonth, PACE);
}

/** @param {boolean} isKept whether the day that is shown becomes that of the view */
function stop(isKept) {
  if (!playing) return;
  clearTimeout(playing.timer);
  const { day } = playing;
  playing = null;
  const head = document.getElementById("playhead");
  if (head) head.hidden = true;
  document.getElementById("strip")?.classList.remove("playing");
  labelButton(false);
  if (isKept) dispatch("step_day", { value: day });
}

/** @param {boolean} isOn */
function labelButton(isOn) {
  const button = document.querySelector("[data-play]");
  if (!button) return;
  button.textContent = isOn ? "❚❚" : "▶";
  button.setAttribute("aria-label", isOn ? "Pause" : "Play from the beginning");
}

/** Whatever is drawn anew ends playing. */
export function stopPlayingOnPicture() {
  followPicture((picture) => {
    stop(false);
    if (!isPending("step_day")) steppedTo = null;
    home ??= picture.home;
  });
}
