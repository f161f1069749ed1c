/**
 * The controls that Mantine draws: what the user sets in them becomes an action.
 *
 * An answer sets controls, too, and Dash reports both alike. So the last known value of each
 * is kept here: what an answer or this page has set is known already and no action.
 */

import { dispatch } from "./actions.js";
import { controlsOfAnswer, receive } from "./answers.js";
import { noUpdate, setProps, triggeredProps } from "./dash.js";
import { goToDetails } from "./selection.js";

/** The controls in the order of the arguments of `controlsChanged`. */
const IDS = /** @type {const} */ ([
  "day",
  "days",
  "any-day",
  "range",
  "tab",
  "search",
  "chain-from",
  "chain-to",
  "versus",
  "date-entry",
]);

/** @typedef {(typeof IDS)[number]} ControlId */
/** @typedef {Record<ControlId, any>} Values */

/** @type {Record<ControlId, (values: Values) => [string, Record<string, unknown>]>} */
const ACTIONS = {
  day: ({ day }) => ["day", { value: day }],
  days: ({ days }) => ["days", { value: days }],
  "any-day": (values) => ["any_day", { value: values["any-day"], ...handles(values) }],
  range: (values) => ["range", { value: values.range, ...handles(values) }],
  tab: ({ tab }) => ["tab", { value: tab }],
  search: ({ search }) => ["find", { value: search }],
  "chain-from": (values) => ["chain_from", { value: values["chain-from"] || null }],
  "chain-to": (values) => ["chain_to", { value: values["chain-to"] || null }],
  versus: ({ versus }) => ["versus", { value: versus ?? "" }],
  "date-entry": (values) => ["date", { value: values["date-entry"] ?? "" }],
};

/** Where the handles of both sliders stand. @param {Values} values */
const handles = ({ day, days }) => ({ day, days });

/** @type {Map<ControlId, unknown>} */
const known = new Map();

/** @type {Explorer.Controls | null} */
let noted = null;

/** Take over the values of the last answer, once. */
function noteAnswer() {
  const answered = controlsOfAnswer();
  if (!answered || answered === noted) return;
  noted = answered;
  for (const id of IDS) known.set(id, answered[id]);
}

/** Nothing chosen is null, an empty text or no value at all. @param {unknown} value */
const normal = (value) => JSON.stringify(value === "" || value === undefined ? null : value);

/**
 * Called by Dash with the values of all controls, the clicks on "Reset view" and the content
 * of the last answer.
 * @param {any[]} given
 */
export function controlsChanged(...given) {
  const values = /** @type {Values} */ (
    Object.fromEntries(IDS.map((id, index) => [id, given[index]]))
  );
  const [clicks, content] = given.slice(IDS.length);
  if (!content || !receive(content)) return noUpdate();
  noteAnswer();
  const changed = new Set(triggeredProps().map((name) => name.slice(0, name.lastIndexOf("."))));
  for (const id of IDS) {
    if (!changed.has(id) || normal(values[id]) === normal(known.get(id))) continue;
    known.set(id, values[id]);
    if (id === "search") {
      if (!values.search) continue;
      clearSearch();
      goToDetails();
    }
    dispatch(...ACTIONS[id](values));
  }
  if (changed.has("reset") && clicks) dispatch("reset");
  return noUpdate();
}

/** Empty the search, for the next one. */
function clearSearch() {
  known.set("search", null);
  setProps("search", { value: null });
}
