/** The actors that were selected before, as a way back to them. */

import { followPicture } from "./shown-picture.js";

const LONGEST = 5;

/** The last actors, the present one at the end. @type {string[]} */
const trail = [];

/** The short names of those that were selected, by id. @type {Map<string, string>} */
const names = new Map();

/** @param {string} id */
function makeButton(id) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "name";
  button.dataset.node = id;
  button.textContent = names.get(id) ?? id;
  return button;
}

/** Follow the pictures. */
export function watchTrail() {
  followPicture(({ selected, names: told }) => {
    for (const [id, name] of Object.entries(told ?? {})) names.set(id, name);
    const node = selected.length === 1 ? selected[0] : null;
    if (node && trail.at(-1) !== node) {
      if (trail.includes(node)) trail.splice(trail.indexOf(node), 1);
      trail.push(node);
      if (trail.length > LONGEST + 1) trail.shift();
    }
    const place = document.getElementById("trail");
    if (!place) return;
    const past = trail.slice(0, -1).filter((id) => id !== node);
    place.replaceChildren(...past.map(makeButton));
    place.hidden = !past.length;
  });
}
