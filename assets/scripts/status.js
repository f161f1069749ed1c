/** The line in which the page says what it has done. */

/** @param {string} text the empty text takes the message away */
export function showStatus(text) {
  const line = document.getElementById("status");
  if (line && line.textContent !== text) line.textContent = text;
}
