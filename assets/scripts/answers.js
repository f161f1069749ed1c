/** What is common to all that an answer of the server brings. */

import { acknowledge, isPending } from "./actions.js";
import { isDrawn } from "./shown-picture.js";

/** @type {Explorer.Content | null} */
let received = null;

/** @type {Explorer.Controls | null} */
let answeredControls = null;

/**
 * Take note of an answer; Dash hands it to several functions, so once or more often.
 * @param {Explorer.Content} content
 * @returns {boolean} false for an answer that came after a later one: it is to be ignored
 */
export function receive(content) {
  if (content === received || !content.answered) return true;
  if (!acknowledge(content.answered)) return false;
  received = content;
  answeredControls = content.answered.controls;
  clearPendingMark();
  return true;
}

/** The values to which the last answer has set the controls; null before the first answer. */
export const controlsOfAnswer = () => answeredControls;

/** Whether the map shows the answer to all that the user did, and has come to rest. */
export const isReady = () => isDrawn(received) && !isPending();

/**
 * Mark parts of the page that still say what they said before the last action.
 * @param {"filter" | "selection"} what
 */
export function markPending(what) {
  document.documentElement.dataset.pending = what;
}

export function clearPendingMark() {
  if (!isPending()) delete document.documentElement.dataset.pending;
}
