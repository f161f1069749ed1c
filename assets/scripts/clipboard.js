/** Puts something on the clipboard, or shows it so that it can be taken from there. */

import { showField, showStatusFor } from "./status.js";

/** ms that a message stays. */
const SHOWN = 6_000;

/**
 * Copy a text. Browsers allow that only on a secure page; elsewhere the text is shown, selected.
 * @param {string} text
 * @param {string} done what is said then
 */
export async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    showStatusFor(done, SHOWN);
  } catch {
    showField("The browser does not allow copying here. Copy this:", text);
  }
}

/**
 * Copy a picture.
 * @param {() => Promise<Blob>} make a PNG; browsers want the promise, not what comes of it
 * @param {string} done what is said then
 */
export async function copyImage(make, done) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": make() })]);
    showStatusFor(done, SHOWN);
  } catch {
    showStatusFor("The browser does not allow copying pictures here. Save it instead.", SHOWN);
  }
}
