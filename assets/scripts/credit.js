/** Where the picture comes from: the style sheet writes it below the picture on paper. */

import { followPicture } from "./shown-picture.js";

/** Keep it with the legend, and with the overview, which has its legend within. */
export function watchCredit() {
  followPicture(({ caption }) => {
    for (const id of ["legend", "overview-stage"]) {
      const place = document.getElementById(id);
      if (place) place.dataset.credit = caption.credit;
    }
  });
}
