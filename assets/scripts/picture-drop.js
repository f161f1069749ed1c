/** Opens the view of a picture that somebody drops onto the page. */

import { dispatch } from "./actions.js";
import { wordsIn } from "./picture-view.js";
import { showStatusFor } from "./status.js";

const VIEW = "explorer:view";
const DATASET = "explorer:dataset";
const NO_VIEW = "That file holds no view; only pictures made here do.";

/** ms that the message stays. */
const SHOWN = 6_000;

/** @param {File} file */
async function openPicture(file) {
  const words = wordsIn(new Uint8Array(await file.arrayBuffer()));
  if (Object.hasOwn(words, VIEW))
    dispatch("open", { view: words[VIEW], dataset: words[DATASET] ?? "" });
  else showStatusFor(NO_VIEW, SHOWN);
}

/** Listen for files. */
export function watchDrops() {
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    openPicture(file).catch(() => showStatusFor(NO_VIEW, SHOWN));
  });
}
