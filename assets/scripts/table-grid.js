/** Fetches the grid of the table when its tab is first opened, and puts the rows into it. */

import { noUpdate, setProps } from "./dash.js";
import { loadScript } from "./load-script.js";

const CAPTION = "table-caption";
const NOT_LOADED = "The table could not be loaded. Check the connection and open this tab again.";

/** The version of the rows that came last. @type {string | null} */
let latest = null;

/** @param {Record<string, unknown>} props @returns {Explorer.Component} */
const paragraph = (props) => ({ type: "P", namespace: "dash_html_components", props });

/**
 * Called by Dash with the tab that is open: the script is on its way while the server is still
 * looking for the rows.
 * @param {string} tab
 * @param {Explorer.TableFrame} frame
 */
export function loadTable(tab, { script }) {
  if (tab === "table") loadScript(script).catch(() => {}); // showTable tells of it
  return noUpdate();
}

/**
 * Called by Dash with the rows.
 * @param {Explorer.TableContent | null} content
 * @param {Explorer.TableFrame} frame
 * @returns {Promise<[children: unknown, version: unknown]>} what fills the tab, and the
 *   version of the rows that it then shows
 */
export async function showTable(content, { grid, script }) {
  if (!content) return [noUpdate(), noUpdate()];
  const { caption, rows, version } = content;
  latest = version;
  try {
    await loadScript(script);
  } catch {
    // The version stays what it was, so that the rows are sent again.
    return [paragraph({ children: NOT_LOADED, role: "alert" }), noUpdate()];
  }
  if (latest !== version) return [noUpdate(), noUpdate()]; // overtaken while it loaded
  const { id } = grid.props;
  if (document.getElementById(CAPTION) && document.getElementById(id)) {
    setProps(CAPTION, { children: caption });
    setProps(id, { rowData: rows });
    return [noUpdate(), version];
  }
  nameGrid(id);
  return [
    [
      paragraph({ id: CAPTION, className: CAPTION, children: caption }),
      { ...grid, props: { ...grid.props, rowData: rows } },
    ],
    version,
  ];
}

/**
 * Let the caption name the grid, which has no property of its own for that, once it is drawn.
 * @param {string} id of the grid
 */
async function nameGrid(id) {
  await window.dash_ag_grid.getApiAsync(id);
  const root = document.querySelector(`#${id} [role=grid], #${id} [role=treegrid]`);
  root?.setAttribute("aria-labelledby", CAPTION);
}
