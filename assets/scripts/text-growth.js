/** How many times as large as usual the text of the page is, for the chart that the server makes. */

import { canSetProps, setProps } from "./dash.js";

/** What was last told to the server. @type {number | null} */
let told = null;

/** The growth that assets/page.css gives to the text in a window of this size; 1 in most. */
export function textGrowth() {
  const style = getComputedStyle(document.documentElement);
  return Number(style.getPropertyValue("--growth")) || 1;
}

/** Called by Dash when the page begins, as the first chart waits for it. */
export function tellGrowth() {
  told = textGrowth();
  return told;
}

/** Tell it anew when the window has got a size with another growth. */
export function watchGrowth() {
  window.addEventListener("resize", () => {
    if (told !== null && textGrowth() !== told && canSetProps())
      setProps("text-growth", { data: tellGrowth() });
  });
}
