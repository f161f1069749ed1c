/** The line in which the page says what it has done. */

const line = () => document.getElementById("status");

/** @param {string} text the empty text takes the message away */
export function showStatus(text) {
  const place = line();
  if (!place) return;
  delete place.dataset.heard;
  if (place.textContent !== text) place.textContent = text;
}

/**
 * Show a message for a while, unless another one takes its place.
 * @param {string} text
 * @param {number} ms
 */
export function showStatusFor(text, ms) {
  showStatus(text);
  setTimeout(() => {
    if (line()?.textContent === text) showStatus("");
  }, ms);
}

/** Say something that can be seen elsewhere to those who listen. @param {string} text */
export function announce(text) {
  const place = line();
  // What is to be read stays.
  if (!place || (place.textContent && place.dataset.heard === undefined)) return;
  place.dataset.heard = "";
  place.textContent = text;
}

/** Take away what was only said: it is of a moment that is over. */
export function takeBackAnnouncement() {
  if (line()?.dataset.heard !== undefined) showStatus("");
}

/**
 * Show a text that people can copy, selected, until they leave it.
 * @param {string} message
 * @param {string} text
 */
export function showField(message, text) {
  showStatus(message);
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = text;
  field.setAttribute("aria-label", message);
  field.addEventListener("blur", () => showStatus(""));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    field.blur();
  });
  line()?.append(field);
  field.focus();
  field.select();
}
