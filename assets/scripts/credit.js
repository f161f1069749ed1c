/** Where the picture comes from: the style sheet writes it below the legend on paper. */

import { followPicture } from "./shown-picture.js";

/** Keep it with the legend. */
export function watchCredit() {
  followPicture(({ caption }) => {
    const legend = document.getElementById("legend");
    if (legend) legend.dataset.credit = caption.credit;
  });
}
