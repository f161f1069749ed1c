/** The handles below the bars: what they say, and the preview while one is moved. */

import { dayText } from "./days.js";
import { previewDays } from "./preview.js";
import { followPicture } from "./shown-picture.js";

const THUMBS = '#strip [role="slider"]';

/** The handles that can be seen: one for a day, two for a range. */
const handles = () =>
  [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(THUMBS))].filter(
    (thumb) => thumb.offsetParent,
  );

/** @param {Element} thumb */
const dayOf = (thumb) => Number(thumb.getAttribute("aria-valuenow"));

/**
 * The last handle: the days between which it moves, and the one on which it stands.
 * @returns {{ least: number, most: number, now: number } | null} ordinals
 */
export function lastHandle() {
  const thumb = handles().at(-1);
  if (!thumb) return null;
  const read = (/** @type {string} */ name) => Number(thumb.getAttribute(name));
  return { least: read("aria-valuemin"), most: read("aria-valuemax"), now: dayOf(thumb) };
}

/** The day from which a range begins; null where one day is shown. */
export function rangeStart() {
  const [from, to] = handles();
  return from && to ? dayOf(from) : null;
}

/** Let a screen reader read the day in words, not its number. */
function setDayTexts() {
  for (const thumb of document.querySelectorAll(THUMBS)) {
    const day = dayText(dayOf(thumb));
    if (thumb.getAttribute("aria-valuetext") !== day) thumb.setAttribute("aria-valuetext", day);
  }
}

/** What the arrow keys do to a handle, in days. @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/**
 * Listen to the handles.
 * @param {(months: number) => void} stepMonth what a page key does
 * @param {(days: number) => boolean} stepOutside what an arrow key does where the day of the
 *   view lies outside the strip; false where it does not
 */
export function watchSlider(stepMonth, stepOutside) {
  let isHeld = false;
  document.addEventListener("pointerdown", ({ target }) => {
    isHeld = target instanceof Element && Boolean(target.closest("#strip"));
  });
  document.addEventListener("pointerup", () => {
    isHeld = false;
  });

  document.addEventListener("keydown", (event) => {
    const months = { PageUp: 12, PageDown: -12 }[event.key];
    if (!months || !(event.target instanceof Element) || !event.target.closest(THUMBS)) return;
    event.preventDefault();
    stepMonth(months);
  });
  // Before Mantine, which would begin at the edge of the strip.
  document.addEventListener(
    "keydown",
    (event) => {
      const days = ARROWS[event.key];
      if (!days || event.target !== handles().at(-1) || !stepOutside(days)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );

  new MutationObserver((changes) => {
    setDayTexts();
    const own = handles();
    const isMoved = changes.some(({ target }) => own.some((thumb) => thumb === target));
    if (!isMoved || !(isHeld || own.some((thumb) => thumb === document.activeElement))) return;
    requestAnimationFrame(() => {
      const days = handles().map(dayOf);
      if (days.length) previewDays(Math.min(...days), Math.max(...days));
    });
  }).observe(document.documentElement, {
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-valuenow"],
  });

  followPicture(({ filter }) => {
    setDayTexts();
    document.getElementById("strip")?.classList.toggle("any", filter.first === null);
  });
}
