/** The cells of the table that select something, and the keys in the table. */

/**
 * A cell with a button that selects an actor or a pair, as any other button with `data-node`
 * does; called by AG Grid.
 * @param {object} cell
 * @param {string} cell.value what the button says
 * @param {Record<string, string>} cell.data the row
 * @param {string[]} cell.leads the fields of the row with the ids of what is selected
 */
export const LeadingCell = ({ value, data, leads }) =>
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

/** Called by AG Grid at the Tab key: false leaves the key to the browser. */
export const leaveTable = () => false;

/** Let Enter click the button of the cell that has the focus. */
export function watchCells() {
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Enter" || !(target instanceof Element) || !target.matches(".ag-cell")) return;
    target.querySelector("button")?.click();
  });
}
