/** Movement over some time, frame by frame. */

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Whether people want to see as little movement as possible. */
export const isCalm = () => calm.matches;

/** Slow at both ends. @param {number} share from 0 to 1 */
const eased = (share) => (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share));

/**
 * Call `step` with each frame, the last time with 1, then `done`.
 * @param {number} duration in ms
 * @param {(share: number) => void} step
 * @param {() => void} [done]
 * @returns {() => void} stops it where it is; `done` is not called then
 */
export function animate(duration, step, done) {
  /** @type {number | null} */
  let begun = null;
  let frame = requestAnimationFrame(next);
  /** @param {number} now in ms */
  function next(now) {
    begun ??= now;
    const share = Math.min((now - begun) / duration, 1);
    step(eased(share));
    if (share < 1) frame = requestAnimationFrame(next);
    else done?.();
  }
  return () => cancelAnimationFrame(frame);
}
