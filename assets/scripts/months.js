/** Steps in time: back and on, and playing. */

import { dispatch, followActions, isPending } from "./actions.js";
import { isReady } from "./answers.js";
import { isTabLoading } from "./dash.js";
import { monthsLater } from "./days.js";
import { replaceSteps } from "./history-steps.js";
import { previewDays } from "./preview.js";
import { currentPicture, followPicture } from "./shown-picture.js";
import { lastHandle, rangeStart } from "./slider.js";
import { announce, takeBackAnnouncement } from "./status.js";

/** Milliseconds that a frame is shown in which nothing begins, and one in which something does. */
const PACE = { quiet: 350, news: 1_000 };

/** Milliseconds after which it is asked again whether a frame is there. */
const WAIT = 40;

/** Milliseconds from one reading out of what is new to the next. */
const SAID_EVERY = 6_000;

/** The days that there are. */
const [BEGINNING, END] = [1, 3_652_059];

/** The day to which steps have led that are not answered yet. @type {number | null} */
let steppedTo = null;

/**
 * What is being played: frame by frame, each a day of the view like any other.
 * @typedef {object} Play
 * @property {number} from the day that frames are counted from
 * @property {number} frames how many have been asked for
 * @property {number} months from one frame to the next
 * @property {number} end the last day
 * @property {number | null} day of the last frame
 * @property {number} at when it was asked for, in ms
 * @property {boolean} isInHistory whether the browser's Back already leads before it
 * @property {string} newBefore what was new in the frame before
 * @property {number} saidAt when it was last read out what is new
 * @property {ReturnType<typeof setTimeout>} [timer]
 */

/** @type {Play | null} */
let playing = null;

/** The last day of the view; where it has none, that of the handle. */
function shownDay() {
  return steppedTo ?? currentPicture()?.filter.last ?? lastHandle()?.now ?? null;
}

/** Lead the view to another last day, and show it before the answer is there. @param {number} to */
function stepTo(to) {
  const day = Math.min(Math.max(to, BEGINNING), END);
  steppedTo = day;
  previewDays(Math.min(rangeStart() ?? day, day), day);
  dispatch("step_day", { value: day });
}

/**
 * Move the day by some months.
 * @param {number} months negative for back
 */
export function stepMonth(months) {
  const day = shownDay();
  if (day !== null) stepTo(monthsLater(day, months));
}

/**
 * Move the day by some days where it lies outside the strip, so that its handle cannot.
 * @param {number} days negative for back
 * @returns {boolean} whether that was done
 */
export function stepOutside(days) {
  const [day, handle] = [shownDay(), lastHandle()];
  if (day === null || !handle || (day >= handle.least && day <= handle.most)) return false;
  stepTo(day + days);
  return true;
}

export const isPlaying = () => playing !== null;

/**
 * Play on from the day shown, or pause; at the end, from the beginning.
 * @param {string} what the first and the last day of the data, and the months of a frame
 */
export function togglePlay(what) {
  if (playing) {
    stopPlaying();
    return;
  }
  const [begin, end, months] = what.split(":").map(Number);
  const filter = currentPicture()?.filter;
  const now = filter?.last ?? null;
  const isAnew = now === null || now >= end;
  const start = Math.max(begin, (rangeStart() !== null && filter?.first) || begin);
  playing = {
    from: isAnew ? start : now,
    frames: isAnew ? 0 : 1,
    months,
    end,
    day: null,
    at: 0,
    isInHistory: false,
    newBefore: "",
    saidAt: Date.now(),
  };
  showPlaying(true);
  showFrame();
}

/** Ask for the next frame, if the last one is there and has been shown for long enough. */
function showFrame() {
  if (!playing) return;
  const isThere = isReady() && !isTabLoading();
  const isDue = Date.now() - playing.at >= (isNews() ? PACE.news : PACE.quiet);
  if (!isThere || !isDue) {
    playing.timer = setTimeout(showFrame, WAIT);
    return;
  }
  sayNews();
  playing.newBefore = whatIsNew();
  const { from, frames, months, end, day } = playing;
  if (day !== null && day >= end) {
    stopPlaying();
    return;
  }
  playing.day = Math.min(monthsLater(from, months * frames), end);
  playing.frames += 1;
  playing.at = Date.now();
  replaceSteps(playing.isInHistory);
  playing.isInHistory = true;
  dispatch("step_day", { value: playing.day });
  playing.timer = setTimeout(showFrame, WAIT);
}

const newsLine = () => document.getElementById("news")?.textContent ?? "";

/** What the line of news names and counts; empty where nothing is new. */
const whatIsNew = () => /^New .*?: (.*)/.exec(newsLine())?.[1] ?? "";

/** Whether a frame has news; of a range what was new in the one before is new in the next, too. */
const isNews = () => whatIsNew() !== "" && whatIsNew() !== playing?.newBefore;

/** Read out what is new, but not with every frame. */
function sayNews() {
  if (!playing || playing.day === null || !isNews()) return;
  if (Date.now() - playing.saidAt < SAID_EVERY) return;
  playing.saidAt = Date.now();
  announce(newsLine());
}

/** The day that is shown stays: it is that of the view. */
export function stopPlaying() {
  if (!playing) return;
  clearTimeout(playing.timer);
  playing = null;
  showPlaying(false);
  // Days later it would still be said to be new.
  takeBackAnnouncement();
}

/** @param {boolean} isOn */
function showPlaying(isOn) {
  // Counts with every frame would drown what is new.
  const summary = document.getElementById("summary");
  if (isOn) summary?.setAttribute("aria-live", "off");
  else summary?.removeAttribute("aria-live");
  const button = document.querySelector("[data-play]");
  if (!button) return;
  button.textContent = isOn ? "❚❚" : "▶";
  button.setAttribute("aria-label", isOn ? "Pause" : "Play");
}

/** Whoever sets another day ends playing; whatever else is done, it goes on. */
export function watchPlaying() {
  followPicture(({ filter }) => {
    if (isPending("step_day")) return;
    steppedTo = null;
    if (playing && playing.day !== null && filter.last !== playing.day) stopPlaying();
  });
  followActions((type) => {
    if (playing && type === "step_day") return;
    // The answer to the last frame may still come, but nothing else.
    replaceSteps(false);
    if (playing) playing.isInHistory = false;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Element && target.closest("#strip")) stopPlaying();
  });
}
