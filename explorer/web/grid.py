"""The grid of the table: the one module that knows dash-ag-grid, so that it can be replaced."""

from __future__ import annotations

from typing import Any

import dash
import dash_ag_grid as dag

from explorer.web import ids
from explorer.web.panels.table import FIRST_SORT, TABLE_COLUMNS

_SCRIPT: dict[str, Any] = dag.AgGrid._js_dist[0]  # noqa: SLF001 - Dash has no other name for it
# Only the table needs this script, which is larger than all others. Dash serves what is
# "dynamic" but leaves it out of the page; table-grid.js in assets/scripts/ fetches it when the
# table is opened.
_SCRIPT["dynamic"] = True


def table_frame() -> dict[str, Any]:
    """What assets/scripts/table-grid.js makes the table from, as plain data.

    `grid` is the grid without its rows, as Dash sends a component. It can be drawn once the
    browser has run `script`, the path of the grid's own script on this server; so there has to
    be a Dash application.
    """
    name = f"{_SCRIPT['namespace']}/{_SCRIPT['relative_package_path']}"
    path_of: Any = dash.get_relative_path
    return {
        "grid": _grid().to_plotly_json(),
        "script": path_of(f"/_dash-component-suites/{name}"),
    }


def _grid() -> Any:
    return dag.AgGrid(
        id=ids.TABLE_GRID,
        columnDefs=[_column(column) for column in TABLE_COLUMNS],
        defaultColDef={
            # Otherwise it guesses from the first row, and a cell that reads 2019 among others
            # that read 2019-11-27 stays empty.
            "cellDataType": False,
            "sortingOrder": ["asc", "desc"],
            "suppressMovable": True,
            "suppressHeaderMenuButton": True,
            "suppressHeaderContextMenu": True,
        },
        rowData=[],
        dashGridOptions={
            "animateRows": False,
            "enableBrowserTooltips": True,
            "enableCellTextSelection": True,
            # Assistive technology reads rows and cells in the order in which they are shown.
            "ensureDomOrder": True,
            "suppressColumnVirtualisation": True,
            "suppressMultiSort": True,
            # The table is one stop of the Tab key; arrow keys lead about in it.
            "tabToNextCell": {"function": "leaveTable(params)"},
            "tabToNextHeader": {"function": "leaveTable(params)"},
        },
        style={"height": "100%"},
    )


def _column(column: dict[str, Any]) -> dict[str, Any]:
    """A row of TABLE_COLUMNS as AG Grid has it."""
    definition = {key: value for key, value in column.items() if key not in ("sorts", "leads")}
    definition["comparator"] = {"function": column["sorts"]}
    if "flex" in column:
        definition["minWidth"] = 22 * column["flex"]
        definition["tooltipField"] = column["field"]
    if "leads" in column:
        definition |= {
            "cellRenderer": "LeadingCell",
            "cellRendererParams": {"leads": column["leads"]},
        }
    if column["field"] == FIRST_SORT[0]:
        definition["initialSort"] = FIRST_SORT[1]
    return definition
