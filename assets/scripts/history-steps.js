/**
 * Steps of the view in the history of the browser. Dash adds an entry for each new address; while
 * something plays, an address takes the place of the one before, so that Back undoes it all.
 */

let isReplacing = false;

/** Whether the next addresses take the place of the one before. @param {boolean} isOn */
export function replaceSteps(isOn) {
  isReplacing = isOn;
}

/** Let what adds an entry to the history ask whether it should. */
export function watchHistorySteps() {
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (...step) => {
    if (isReplacing) window.history.replaceState(...step);
    else push(...step);
  };
}
