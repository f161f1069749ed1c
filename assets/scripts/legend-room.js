/** The legend keeps the rows that it once had, or every filter would move the edge of the map. */

import { followPicture } from "./shown-picture.js";
import { windowSize } from "./window-size.js";

function holdLegend() {
  const legend = document.getElementById("legend");
  if (!legend?.offsetHeight) return;
  if (legend.dataset.window !== windowSize()) legend.style.minHeight = "";
  legend.dataset.window = windowSize();
  legend.style.minHeight = `${legend.offsetHeight}px`;
}

/** Hold the legend with each picture and in a window of another size. */
export function watchLegend() {
  window.addEventListener("resize", holdLegend);
  followPicture(() => requestAnimationFrame(holdLegend));
}
