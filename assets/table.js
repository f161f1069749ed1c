/* The table: fetches the grid when it is first opened, compares cells, and leads on from them. */
(function () {
  "use strict";

  // ---------------------------------------------------------------- the order of rows

  const GRADES = ["high", "moderate", "low"];
  const compareTexts = new Intl.Collator("en").compare;

  /* What the columns name as `sorts`. AG Grid turns the sign round where a column descends. */
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.byText = (a, b) => compareTexts(a, b);
  functions.byNumber = (a, b) => a - b;
  functions.byConfidence = (a, b) => GRADES.indexOf(a) - GRADES.indexOf(b);
  /* Dates as the file has them: 2019, 2019-11, 2019-11-27. What is not known comes last, both
     ways. */
  functions.byDate = (a, b, _nodeA, _nodeB, descending) => {
    if (a === b) return 0;
    if (!a || !b) return Boolean(a) === Boolean(descending) ? 1 : -1;
    return a < b ? -1 : 1;
  };

  // ---------------------------------------------------------------- ways on

  functions.leaveTable = () => false; // which leaves the key to the browser

  /* A cell that selects an actor or a pair, as any other button with data-node does. */
  const components = (window.dashAgGridComponentFunctions =
    window.dashAgGridComponentFunctions || {});
  components.LeadingCell = ({ value, data, leads }) =>
    window.React.createElement(
      "button",
      {
        type: "button",
        className: "name",
        tabIndex: -1, // the cell has the focus
        "data-node": leads.map((field) => data[field]).join("~"),
      },
      value,
    );

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".ag-cell")) return;
    const button = event.target.querySelector("button");
    if (button) button.click();
  });

  // ---------------------------------------------------------------- the grid

  let loading = null;
  function load(address) {
    loading =
      loading ||
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          loading = null; // so that it is tried again
          reject(new Error(`not loaded: ${address}`));
        };
        document.head.append(script);
      });
    return loading;
  }

  const part = (type, namespace, props) => ({ type, namespace, props });

  /* The script is on its way while the server is still looking for the rows. */
  window.dash_clientside.explorer.loadTable = function (tab, { script }) {
    if (tab === "table") load(script).catch(() => {}); // it is said when the rows are there
    return window.dash_clientside.no_update;
  };

  let latest = null;
  window.dash_clientside.explorer.showTable = async function (content, { grid, script }) {
    const { no_update, set_props } = window.dash_clientside;
    if (!content) return [no_update, no_update];
    const { caption, rows, version } = content;
    latest = version;
    try {
      await load(script);
    } catch {
      const said = "The table could not be loaded. Check the connection and open this tab again.";
      return [part("P", "dash_html_components", { children: said, role: "alert" }), no_update];
    }
    if (latest !== version) return [no_update, no_update]; // overtaken while it loaded
    const open = document.getElementById("table-caption") && document.getElementById(grid.props.id);
    if (open) {
      set_props("table-caption", { children: caption });
      set_props(grid.props.id, { rowData: rows });
      return [no_update, version];
    }
    const heading = { id: "table-caption", className: "table-caption", children: caption };
    const filled = { ...grid, props: { ...grid.props, rowData: rows } };
    nameGrid(grid.props.id);
    return [[part("P", "dash_html_components", heading), filled], version];
  };

  /* The caption names the grid, which has no property of its own for that. */
  async function nameGrid(id) {
    await window.dash_ag_grid.getApiAsync(id);
    const root = document.querySelector(`#${id} [role=grid], #${id} [role=treegrid]`);
    if (root) root.setAttribute("aria-labelledby", "table-caption");
  }
})();
