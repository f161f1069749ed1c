/** What these modules use of Dash's renderer, which is a global. */

/** What a clientside function returns that changes nothing. */
export const noUpdate = () => window.dash_clientside.no_update;

/** What Dash has in the place of the page until it has made that. */
const LOADING = "._dash-loading";

/** Whether Dash has made the page; before that, to set a property is lost, or an error. */
export const canSetProps = () =>
  Boolean(window.dash_clientside?.set_props) && !document.querySelector(LOADING);

/** What Dash marks while the answer that fills it is on its way. */
const AWAITED = ".main [data-dash-is-loading]";

/** Whether an open tab waits for what it shows. */
export const isTabLoading = () => document.querySelector(AWAITED) !== null;

/**
 * Set properties of a component, as if somebody had.
 * @param {string} id
 * @param {Record<string, unknown>} props
 */
export function setProps(id, props) {
  window.dash_clientside.set_props(id, props);
}

/**
 * The properties that made Dash call the running clientside function, as "id.property".
 * @returns {string[]}
 */
export function triggeredProps() {
  const { triggered } = window.dash_clientside.callback_context ?? {};
  return (triggered ?? []).map(({ prop_id }) => prop_id);
}
