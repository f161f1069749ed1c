/** The choices of the two theaters that are compared. */

import { dispatch, isPending } from "./actions.js";

const CHOICES = "select.compare-choice";

/** @returns {HTMLSelectElement[]} the left one first */
const choices = () =>
  [...document.querySelectorAll(CHOICES)].map((one) => /** @type {any} */ (one));

/**
 * Show what an answer says; Dash may have it before it has made the choices.
 * @param {Record<string, string>} chosen the ids of theaters, by those of the choices
 */
export function showCompared(chosen) {
  if (isPending("compare") || !Object.keys(chosen).length) return;
  const there = choices();
  for (const choice of there) choice.value = chosen[choice.id] ?? choice.value;
  if (!there.length && document.getElementById("compare"))
    requestAnimationFrame(() => showCompared(chosen));
}

/** Listen to the choices. */
export function watchCompared() {
  document.addEventListener("change", ({ target }) => {
    const side = choices().indexOf(/** @type {any} */ (target));
    if (side >= 0) dispatch("compare", { side, value: choices()[side].value });
  });
}
