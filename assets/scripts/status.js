/** The line in which the page says what it has done. */

/** @param {string} text the empty text takes the message away */
export function showStatus(text) {
  const line = document.getElementById("status");
  if (line && line.textContent !== text) line.textContent = text;
}

/**
 * Show a message for a while, unless another one takes its place.
 * @param {string} text
 * @param {number} ms
 */
export function showStatusFor(text, ms) {
  showStatus(text);
  setTimeout(() => {
    if (document.getElementById("said")?.textContent === text) showStatus("");
  }, ms);
}
