/** The picture alone over the whole screen, and the way back. */

const PICTURE = "picture";

const root = document.documentElement;

/** Whether the picture has the whole screen. */
const isFull = () => root.dataset.screen === PICTURE;

/** The button that stands beside the tabs, or alone over the picture. */
const corner = () => /** @type {HTMLElement | null} */ (document.querySelector(".screen-button"));

/** Show what the browser allows: all of the screen, or else all of the window. */
function enter() {
  root.dataset.screen = PICTURE;
  // Some browsers have no full screen, and some refuse it.
  root.requestFullscreen?.().catch(() => {});
  show();
  corner()?.focus({ preventScroll: true });
}

/** Leave it. @returns {boolean} whether there was something to leave */
export function leaveFullScreen() {
  if (!isFull()) return false;
  root.dataset.screen = "";
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  show();
  // Where there is no room for the button beside the tabs, it was opened from the menu.
  if (!corner()?.getClientRects().length) document.getElementById("share")?.focus();
  return true;
}

/** Enter it, or leave it. */
export function toggleFullScreen() {
  if (!leaveFullScreen()) enter();
}

/** Say of the buttons whether it is on. */
function show() {
  for (const button of document.querySelectorAll("button[data-screen]"))
    button.setAttribute("aria-pressed", String(isFull()));
}

/** Follow the browser, which has its own ways to leave. */
export function watchFullScreen() {
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) leaveFullScreen();
  });
}
