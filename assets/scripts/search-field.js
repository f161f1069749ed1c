/** The field in the header in which actors are found. */

import { findActors } from "./find-actors.js";
import { goToDetails, selectNodes } from "./selection.js";
import { announce } from "./status.js";

/** @typedef {import("./find-actors.js").Option} Option */

/** What can be found, as the field last had it. @type {readonly Option[]} */
let known = [];

/**
 * Called by Mantine with what is typed in a list of actors.
 * @param {{ options: Option[], search: string, limit: number }} asked
 */
export function filterOptions({ options, search, limit }) {
  known = options;
  return findActors(options, search, limit);
}

/**
 * Let Enter take the best hit, also before the list has opened; after an arrow key the list
 * itself knows which one is meant.
 */
export function watchSearchField() {
  let isListUsed = false;
  document.addEventListener("input", ({ target }) => {
    if (target instanceof Element && target.id === "search") isListUsed = false;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement) || field.id !== "search") return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") isListUsed = true;
      if (event.key !== "Enter" || isListUsed || !field.value.trim()) return;
      const [best] = findActors(known, field.value, 1);
      if (!best) return;
      event.preventDefault();
      event.stopPropagation();
      selectNodes([best.value]);
      goToDetails();
      announce(`Chosen: ${best.label}`);
    },
    true,
  );
}
