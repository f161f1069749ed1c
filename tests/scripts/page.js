/** A small page for the modules that need one: a DOM, a Dash and a canvas that take notes. */

import { Window } from "happy-dom";

/**
 * Make the globals of a page; call it before a module is imported that needs them.
 * @param {string} html the body of the page
 * @param {string} [query] as in `location.search`
 */
export function openPage(html, query = "") {
  const window = new Window({ url: `http://127.0.0.1/${query}` });
  /** @type {{ id: string, props: any }[]} */
  const sent = [];
  /** @type {any} */
  const painter = {
    chart: "all",
    fit: () => {},
    hover: () => {},
    mark: () => {},
    relabelSoon: () => {},
    show: () => {},
    spotlight: () => {},
  };
  /** @type {any} */
  const bridge = {
    main: painter,
    all: () => [painter],
    canvas: () => null,
    drawing: () => null,
    drawn: null,
    elements: null,
    onMount: [],
    onDrawing: [],
  };
  const dash = {
    no_update: "no update",
    set_props: (/** @type {string} */ id, /** @type {unknown} */ props) => {
      sent.push({ id, props });
    },
    /** @type {{ triggered: { prop_id: string, value: unknown }[] }} */
    callback_context: { triggered: [] },
    explorer: {},
  };
  Object.assign(window, { conflictExplorer: bridge, dash_clientside: dash });
  const names = ["document", "Element", "HTMLElement", "HTMLInputElement", "MutationObserver"];
  for (const name of names) Reflect.set(globalThis, name, Reflect.get(window, name));
  Reflect.set(globalThis, "window", window);
  // What is to be painted first is painted at once.
  Reflect.set(globalThis, "requestAnimationFrame", (/** @type {() => void} */ act) => act());
  document.body.innerHTML = html;
  return {
    bridge,
    dash,
    painter,
    sent,
    /** The actions in the last request to the server. */
    lastList: () => sent.filter(({ id }) => id === "actions").at(-1)?.props.data.list ?? [],
    /** Let what waits for the next turn happen. */
    settle: () => new Promise((resolve) => setTimeout(resolve, 5)),
    /** Press a key in an element, or where nothing has the focus. */
    press: (/** @type {string} */ key, /** @type {Element | null} */ target = document.body) =>
      target?.dispatchEvent(
        /** @type {any} */ (
          new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })
        ),
      ),
    change: (/** @type {Element} */ input) => {
      Reflect.set(input, "checked", !Reflect.get(input, "checked"));
      input.dispatchEvent(/** @type {any} */ (new window.Event("change", { bubbles: true })));
    },
    goTo: (/** @type {string} */ to) => {
      window.history.pushState(null, "", `/${to}`);
      window.dispatchEvent(new window.PopStateEvent("popstate"));
    },
  };
}

/**
 * An answer of the server.
 * @param {number} n
 * @param {Partial<Explorer.Controls>} [controls]
 * @param {string} [address]
 * @returns {Explorer.Content}
 */
export const answer = (n, controls = {}, address = "") => ({
  answered: {
    n,
    address,
    controls: {
      day: 737_000,
      days: [736_635, 737_000],
      "any-day": false,
      range: false,
      tab: "network",
      search: null,
      "chain-from": null,
      "chain-to": null,
      versus: "",
      ...controls,
    },
  },
});
