/** The words beside the pointer. */

/** px between the pointer and the words, across and along. */
const BESIDE = [14, 12];

/** px that stay free at the edges of the window. */
const EDGE = 8;

/** @returns {HTMLElement | null} */
const tip = () => document.getElementById("tip");

/**
 * Show words beside a point of the window.
 * @param {string} text
 * @param {number} clientX
 * @param {number} clientY
 */
export function showTip(text, clientX, clientY) {
  const box = tip();
  if (!box) return;
  box.hidden = !text;
  if (!text) return;
  if (box.textContent !== text) box.textContent = text;
  const left = Math.min(clientX + BESIDE[0], window.innerWidth - box.offsetWidth - EDGE);
  const top = clientY - box.offsetHeight - BESIDE[1];
  box.style.left = `${Math.max(EDGE, left)}px`;
  box.style.top = `${top < EDGE ? clientY + 2 * BESIDE[1] : top}px`;
}

export function hideTip() {
  const box = tip();
  if (box && !box.hidden) box.hidden = true;
}
