/**
 * The choice of a theater, the boxes of link kinds, actor types and confidences, and the one of all
 * lines.
 *
 * They are native inputs; they always show what the user chose last. An answer ticks those
 * for which nothing is pending.
 */

import { dispatchAfterPaint, isPending } from "./actions.js";
import { noUpdate, setProps } from "./dash.js";
import { mainMap } from "./map/maps.js";
import { previewFilter } from "./preview.js";

/** @typedef {NonNullable<Explorer.Content["ticked"]>} Ticked */
/** @typedef {"theater" | "kinds" | "types" | "confidence" | "lines"} Group */

/** The theater as it was last chosen, by the user or by an answer. */
let theater = "all";

/** @param {Element} element @returns {element is HTMLInputElement} */
const isInput = (element) => element.tagName === "INPUT";

/** @param {Group} group */
const inputs = (group) => [...document.querySelectorAll(`input[name="${group}"]`)].filter(isInput);

/** @param {HTMLInputElement[]} found */
const valuesOf = (found) => found.map(({ value }) => value);

/** @param {Group} group */
const tickedValues = (group) => valuesOf(inputs(group).filter(({ checked }) => checked));

/** @param {Group} group @param {readonly string[]} values */
function tick(group, values) {
  for (const input of inputs(group)) input.checked = values.includes(input.value);
}

/**
 * Tick what an answer says.
 * @param {Ticked} ticked
 */
export function showTicked(ticked) {
  if (!isPending("kinds", "only")) tick("kinds", ticked.kinds);
  if (!isPending("types", "only")) tick("types", ticked.types);
  if (!isPending("confidence", "only")) tick("confidence", ticked.confidence);
  if (!isPending("lines")) tick("lines", ticked.lines);
  if (isPending("theater")) return;
  theater = ticked.theater;
  tick("theater", [theater]);
  if (document.getElementById("theater")) setProps("theater", { value: theater });
}

/**
 * The numbers of the boxes that are ticked; null where all are.
 * @param {Group} group
 */
function tickedNumbers(group) {
  const all = inputs(group);
  const chosen = all.filter(({ checked }) => checked);
  return chosen.length === all.length ? null : chosen.map((one) => Number(one.dataset.number));
}

/**
 * What is ticked, as a filter: kinds, confidences and theaters as the numbers that the lines of
 * the map bear; null is no filter.
 * @returns {Partial<Explorer.Filter>}
 */
function tickedFilter() {
  const types = inputs("types");
  const place = valuesOf(inputs("theater")).indexOf(theater);
  return {
    kinds: tickedNumbers("kinds"),
    confidences: tickedNumbers("confidence"),
    types: types.every(({ checked }) => checked) ? null : tickedValues("types"),
    // Where theaters are chosen from a list, there are no numbers to go by.
    ...(place < 0 ? {} : { theater: place === 0 ? null : place - 1 }),
  };
}

/**
 * Show what was ticked, and let that be seen before the answer is asked for.
 * @param {string} type of the action
 * @param {unknown} value
 */
function showAndDispatch(type, value) {
  previewFilter(tickedFilter());
  dispatchAfterPaint(type, { value });
}

/** @param {string} value */
function chooseTheater(value) {
  theater = value;
  showAndDispatch("theater", value);
}

/**
 * Called by Dash where theaters are chosen from a list.
 * @param {string | null | undefined} value
 */
export function theaterChosen(value) {
  isTyped = false;
  if (value && value !== theater) chooseTheater(value);
  return noUpdate();
}

/**
 * Only one kind, family, type or confidence; once more, and all are back.
 * @param {string} what as in "kinds:weapons", "types:state", "family:support"
 */
export function showOnly(what) {
  const [group, name] = what.split(":");
  const part = group === "types" || group === "confidence" ? group : "kinds";
  const own = inputs(part).filter((input) =>
    group === "family" ? input.dataset.family === name : input.value === name,
  );
  const isOnly = tickedValues(part).length === own.length && own.every(({ checked }) => checked);
  tick(part, valuesOf(isOnly ? inputs(part) : own));
  showAndDispatch("only", what);
}

/** Whether the list of theaters holds what was typed, and not the name of one that was chosen. */
let isTyped = false;

/** @param {EventTarget | null} target @returns {HTMLInputElement | null} */
const theaterField = (target) =>
  target instanceof Element && target.id === "theater" && isInput(target) ? target : null;

/** Let what is typed into the list of theaters take the place of the name that stands there. */
function watchTheaterField() {
  document.addEventListener("focusin", ({ target }) => {
    if (theaterField(target)) isTyped = false;
  });
  document.addEventListener("input", ({ target }) => {
    if (theaterField(target)) isTyped = true;
  });
  document.addEventListener("keydown", ({ target, key, ctrlKey, metaKey, altKey }) => {
    const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    if (!isTyped && (isLetter || key === "Backspace")) theaterField(target)?.select();
  });
}

/** Listen to the boxes. */
export function watchBoxes() {
  watchTheaterField();
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof Element) || !isInput(target)) return;
    if (target.name === "theater") chooseTheater(target.value);
    else if (target.name === "kinds" || target.name === "types" || target.name === "confidence")
      showAndDispatch(target.name, tickedValues(target.name));
    else if (target.name === "lines") {
      mainMap()?.showAllLines(target.checked);
      dispatchAfterPaint("lines", { value: target.checked ? target.value : "strong" });
    }
  });
}
