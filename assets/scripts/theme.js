/** Tells the server which theme is on, for the charts that it draws. */

import { setProps } from "./dash.js";
import { followPicture } from "./shown-picture.js";

const ATTRIBUTE = "data-mantine-color-scheme";

/** The theme that is on. @returns {"light" | "dark"} */
export const currentTheme = () =>
  document.documentElement.getAttribute(ATTRIBUTE) === "dark" ? "dark" : "light";

const tellTheme = () => setProps("theme", { data: currentTheme() });

/** Tell it with the first picture if it is the dark one, and whenever it changes. */
export function watchTheme() {
  let isFirst = true;
  followPicture(() => {
    if (!isFirst) return;
    isFirst = false;
    if (currentTheme() === "dark") setTimeout(tellTheme);
  });
  new MutationObserver(() => {
    if (!isFirst) tellTheme();
  }).observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] });
}
