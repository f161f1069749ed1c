/** Builds the table of the matrix; Python says what is in it: explorer/web/tabs/matrix_table.py. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

/** Names of classes, those that are none left out. @param {(string | false | undefined)[]} names */
const classes = (...names) => ({ class: names.filter(Boolean).join(" ") });

/**
 * @param {Explorer.Matrix} matrix
 * @returns {HTMLTableElement}
 */
export function buildMatrix(matrix) {
  const { caption, columns, rows, upright, fitted } = matrix;
  const table = make(
    "table",
    {
      ...classes("matrix", upright && "upright", fitted && "fitted"),
      role: "grid",
      "data-roving": "",
      "aria-readonly": "true",
    },
    make("caption", {}, caption),
  );
  const { style } = table;
  style.setProperty("--columns", `${columns.length}`);
  style.setProperty("--row-head", `${matrix.rowWidth}px`);
  style.setProperty("--column-head", `${matrix.headHeight}px`);
  table.append(
    make("colgroup", {}, make("col", { class: "row-head" })),
    ...spans(matrix).map(({ span }) => make("colgroup", {}, make("col", { span }))),
    head(matrix),
  );
  /** @type {HTMLTableSectionElement | null} */
  let body = null;
  for (const row of rows) {
    if ("heading" in row || !body) {
      body = make("tbody");
      table.append(body);
    }
    body.append("heading" in row ? groupRow(row, columns.length) : cellRow(row, matrix));
  }
  return table;
}

/** The groups of columns; all columns where there are none. @param {Explorer.Matrix} matrix */
const spans = ({ columnGroups, columns }) =>
  columnGroups.length ? columnGroups : [{ span: columns.length }];

/** The places at which a group of columns begins. @param {Explorer.Matrix} matrix */
function beginnings({ columnGroups }) {
  const found = new Set();
  let at = 0;
  for (const { span } of columnGroups) {
    if (at) found.add(at);
    at += span;
  }
  return found;
}

/** @param {Explorer.Matrix} matrix */
function head(matrix) {
  const { columns, columnGroups, corner } = matrix;
  const begins = beginnings(matrix);
  const names = make("tr", {}, make("td", { class: "corner" }, make("span", {}, corner)));
  for (const [at, { id, name, chosen }] of columns.entries())
    names.append(
      make(
        "th",
        {
          ...classes(begins.has(at) && "begins", chosen && "chosen", campAt(columnGroups, at)),
          scope: "col",
          tabindex: -1,
          "data-cell": id,
        },
        make("span", {}, name),
      ),
    );
  if (!columnGroups.length) return make("thead", {}, names);
  const groups = make("tr", { class: "groups" }, make("td", { class: "corner" }));
  for (const { name, shown, span } of columnGroups)
    groups.append(
      make(
        "th",
        { scope: "colgroup", colspan: span, title: name, "aria-label": name },
        make("span", {}, shown),
      ),
    );
  return make("thead", {}, groups, names);
}

/**
 * The camp of the column at a place, where columns are grouped by camps.
 * @param {Explorer.Matrix["columnGroups"]} groups
 * @param {number} at
 */
function campAt(groups, at) {
  let first = 0;
  for (const { span, camp } of groups) {
    if (at < first + span) return camp;
    first += span;
  }
  return undefined;
}

/**
 * The line with the name of a side, above its rows.
 * @param {Explorer.MatrixHeading} row
 * @param {number} count of columns
 */
const groupRow = ({ heading, camp }, count) =>
  make(
    "tr",
    { class: `side-head ${camp}` },
    make(
      "th",
      { scope: "rowgroup", colspan: count + 1 },
      make("span", {}, make("span", { class: "dot" }), heading),
    ),
  );

/**
 * @param {Explorer.MatrixRow} row
 * @param {Explorer.Matrix} matrix
 */
function cellRow({ id, name, camp, chosen, levels, marks, words, framed = [] }, matrix) {
  const { columns } = matrix;
  const begins = beginnings(matrix);
  const inFrame = new Set(framed);
  const emptyCell = matrix.noStand.replace("{actor}", () => name);
  const line = make(
    "tr",
    classes(camp),
    make(
      "th",
      { ...classes(chosen && "chosen"), scope: "row", tabindex: -1, "data-cell": id },
      make("span", {}, name),
    ),
  );
  for (const [at, column] of columns.entries()) {
    const cell = document.createElement("td"); // thousands of them, so nothing in between
    const frame = inFrame.has(at) && (inFrame.size < columns.length ? " pair" : " framed");
    cell.className = `level${levels[at]}${frame || ""}${begins.has(at) ? " begins" : ""}`;
    cell.tabIndex = -1;
    cell.setAttribute("data-cell", id === column.id ? id : `${id}~${column.id}`);
    cell.setAttribute("aria-label", words[at] || emptyCell.replace("{party}", () => column.name));
    if (marks[at]) cell.textContent = marks[at];
    line.append(cell);
  }
  return line;
}
