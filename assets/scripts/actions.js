/** The queue of actions of this page, and its ways to the server. */

import { ActionQueue } from "./action-queue.js";
import { canSetProps, setProps } from "./dash.js";
import { tellRoom } from "./stage-room.js";
import { showStatus, showStatusFor } from "./status.js";

/** @typedef {import("./action-queue.js").Answered} Answered */

const LOST = "The server does not answer. What you did is kept and sent again.";
const LEFT_OUT = "One step could not be done and was left out.";

/** Milliseconds that the message of a step that was left out stays. */
const LEFT_OUT_SHOWN = 30_000;

/** Milliseconds that the server has to answer a check. */
const CHECK_TIMEOUT = 4_000;

/** Whether the server answers when it is asked for the page itself. */
async function doesServerAnswer() {
  try {
    const signal = AbortSignal.timeout(CHECK_TIMEOUT);
    const options = { method: "HEAD", cache: /** @type {const} */ ("no-store"), signal };
    return (await fetch(window.location.href, options)).ok;
  } catch {
    return false;
  }
}

/** Called with the type of each action. @type {((type: string) => void)[]} */
const followers = [];

const queue = new ActionQueue(window.location.search, {
  canSend: canSetProps,
  send: (request) => setProps("actions", { data: { ...request, stage: tellRoom() } }),
  check: doesServerAnswer,
  tellConnection: (isLost) => showStatus(isLost ? LOST : ""),
  tellLeftOut: () => showStatusFor(LEFT_OUT, LEFT_OUT_SHOWN),
  after(action, ms) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
});

/**
 * Tell the server what the user did.
 * @param {string} type one of the types of actions that the server knows
 * @param {Record<string, unknown>} [payload]
 */
export function dispatch(type, payload) {
  add(type, payload);
  queue.send();
}

/**
 * The same, once what the page shows at once has been painted.
 * @param {string} type
 * @param {Record<string, unknown>} [payload]
 */
export function dispatchAfterPaint(type, payload) {
  add(type, payload);
  // A page in the background is not painted.
  if (document.hidden) queue.send();
  else requestAnimationFrame(() => setTimeout(() => queue.send()));
}

/** @param {string} type @param {Record<string, unknown>} [payload] */
function add(type, payload) {
  queue.add(type, payload);
  for (const follower of followers) follower(type);
}

/** Call something with the type of each action taken up. @param {(type: string) => void} follower */
export function followActions(follower) {
  followers.push(follower);
}

/** Whether an action, or one of these types, is not yet acknowledged. */
export const isPending = (/** @type {string[]} */ ...types) =>
  types.length ? queue.isPending(types) : queue.isWaiting;

/** @param {Answered} answered */
export const acknowledge = (answered) => queue.acknowledge(answered);

/** Back and Forward leave the state in which the pending actions were meant. */
export function followHistory() {
  window.addEventListener("popstate", () => queue.abandon(window.location.search));
}
