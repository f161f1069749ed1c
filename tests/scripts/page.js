/** A small page for the modules that need one: a DOM, and a Dash that takes notes. */

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
  const dash = {
    no_update: "no update",
    set_props: (/** @type {string} */ id, /** @type {unknown} */ props) => {
      sent.push({ id, props });
    },
    /** @type {{ triggered: { prop_id: string, value: unknown }[] }} */
    callback_context: { triggered: [] },
    explorer: {},
  };
  Object.assign(window, { dash_clientside: dash });
  const names = [
    "document",
    "DOMParser",
    "Element",
    "HTMLElement",
    "HTMLInputElement",
    "MutationObserver",
    "Node",
    "ResizeObserver",
  ];
  for (const name of names) Reflect.set(globalThis, name, Reflect.get(window, name));
  Reflect.set(globalThis, "window", window);
  // What is to be painted first is painted at once.
  Reflect.set(globalThis, "requestAnimationFrame", (/** @type {() => void} */ act) => act());
  document.body.innerHTML = html;
  return {
    dash,
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
      "date-entry": "",
      ...controls,
    },
  },
});

/**
 * Let every request be answered; call it before what is fetched.
 * @param {unknown} content as JSON; null where the server does not find it
 * @returns {string[]} the addresses that are asked for, as they come
 */
export function answerRequests(content) {
  /** @type {string[]} */
  const asked = [];
  Reflect.set(globalThis, "fetch", async (/** @type {string} */ address) => {
    asked.push(address);
    return { ok: content !== null, json: async () => content };
  });
  return asked;
}

/** The filter of a view that leaves everything in. @type {Explorer.Filter} */
export const NO_FILTER = {
  exact: true,
  large: false,
  first: null,
  last: null,
  theater: null,
  kinds: null,
  confidences: null,
  types: null,
  focus: null,
  hops: 1,
};

/**
 * A picture as an answer brings it; empty but for what is given.
 * @param {Partial<Explorer.Picture>} [given]
 * @returns {Explorer.Picture}
 */
export const pictureOf = (given = {}) => ({
  root:
    '<svg id="map" class="picture" viewBox="0 0 200 100" data-frame="200 100">' +
    '<g class="world" font-size="12"><g class="lines"></g><g class="marks"></g></g></svg>',
  lines: {},
  marks: {},
  chart: "all",
  selected: [],
  focus: null,
  filter: NO_FILTER,
  caption: { title: "", subtitle: "", counts: "", credit: "", file: "" },
  ...given,
});

/**
 * The text of a mark.
 * @param {string} id
 * @param {[x: number, y: number]} at
 * @param {{ type?: string, names?: string, zoom?: number, r?: number }} [look]
 */
export const markText = (id, [x, y], { type = "state", names = "", zoom = 0.5, r = 10 } = {}) =>
  `<g class="actor ${type}${names}" data-id="${id}" transform="translate(${x} ${y})" ` +
  `data-type="${type}" data-at="${x} ${y}" data-r="${r}" role="button" tabindex="-1" ` +
  `aria-label="${id}, ${type}"><circle class="mark" r="${r}"/>` +
  `<text class="label" y="12" data-zoom="${zoom}" data-box="-20 12 20 26">` +
  `<tspan x="0" dy="0.84em">${id}</tspan></text></g>`;

/**
 * The text of a line.
 * @param {string} id
 * @param {{ names?: string, links?: string, d?: string, arrows?: number }} [look]
 */
export const lineText = (
  id,
  { names = "", links = "10,20,30,1,0,1", d = "M0 0L1 1", arrows = 0 } = {},
) =>
  `<g class="line support${names}" data-id="${id}" data-lane="0" data-arrows="${arrows}" ` +
  `data-links="${links}" role="button" tabindex="-1" aria-label="${id}">` +
  `<path class="stroke" d="${d}" stroke-width="2"/></g>`;

/** Texts by the ids that they have. @param {string[]} texts */
export const byId = (...texts) =>
  Object.fromEntries(texts.map((text) => [/data-id="([^"]*)"/.exec(text)?.[1] ?? "", text]));
