/** The details of a small screen: pulled up and let down by their handle. */

/** px that a pointer has to move before it pulls. */
const THRESHOLD = 6;

/** The height, as a share of the window, from which the sheet stays up; and the most of it. */
const UP_FROM = 0.22;
const MOST = 0.75;

const HEIGHT = "--sheet-height";

/** @param {PointerEvent} down on the handle */
function pull(down) {
  const handle = down.target instanceof HTMLElement ? down.target.closest(".handle") : null;
  const sheet = handle?.parentElement;
  if (!(handle instanceof HTMLElement) || !sheet || down.button !== 0) return;
  const root = document.documentElement;
  const start = sheet.offsetHeight;
  let isPulled = false;
  let height = start;
  handle.setPointerCapture(down.pointerId);
  const move = (/** @type {PointerEvent} */ { clientY }) => {
    const by = down.clientY - clientY;
    if (!isPulled && Math.abs(by) < THRESHOLD) return;
    isPulled = true;
    height = Math.max(0, Math.min(start + by, window.innerHeight * MOST));
    sheet.style.setProperty(HEIGHT, `${height}px`);
  };
  const end = () => {
    handle.removeEventListener("pointermove", move);
    if (!isPulled) return;
    const isUp = height > window.innerHeight * UP_FROM;
    root.dataset.sheet = isUp ? "details" : "";
    if (!isUp) sheet.style.removeProperty(HEIGHT);
    // The click that follows is the end of the pull, and no press of the button.
    handle.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => handle.removeEventListener("click", swallow, { capture: true }));
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end, { once: true });
  handle.addEventListener("pointercancel", end, { once: true });
}

/** @param {Event} event */
function swallow(event) {
  event.stopPropagation();
  event.preventDefault();
}

/** Listen to the handle; a press of it, or of the bar, lets go of the height that was pulled. */
export function watchSheet() {
  document.addEventListener("pointerdown", pull);
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-sheet]") : null;
    if (button) document.getElementById("panel")?.style.removeProperty(HEIGHT);
  });
}
