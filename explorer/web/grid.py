"""The grid of the table: the one module that knows dash-ag-grid, so that it can be replaced."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
from dash import Dash

from explorer.web import ids
from explorer.web.panels.table import FIRST_SORT, TABLE_COLUMNS

_SCRIPT: dict[str, Any] = dag.AgGrid._js_dist[0]  # noqa: SLF001 - Dash has no other name for it
# Only the table needs this script, which is larger than all others. Dash serves what is
# "dynamic" but leaves it out of the page; assets/table.js fetches it when the table is opened.
_SCRIPT["dynamic"] = True


def grid_script(app: Dash) -> str:
    """The path at which the server has the script of the grid."""
    name = f"{_SCRIPT['namespace']}/{_SCRIPT['relative_package_path']}"
    relative: Any = app.get_relative_path
    return str(relative(f"/_dash-component-suites/{name}"))


def table_grid() -> dict[str, Any]:
    """The grid without its rows, as Dash sends a component; its script has to be there first."""
    grid: Any = dag.AgGrid(
        id=ids.TABLE_GRID,
        columnDefs=[_column(column) for column in TABLE_COLUMNS],
        defaultColDef={
            "sortingOrder": ["asc", "desc"],
            "suppressMovable": True,
            "suppressHeaderMenuButton": True,
            "suppressHeaderContextMenu": True,
        },
        rowData=[],
        dashGridOptions={
            "animateRows": False,
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
    found: dict[str, Any] = grid.to_plotly_json()
    return found


def _column(column: dict[str, Any]) -> dict[str, Any]:
    """A row of TABLE_COLUMNS as AG Grid has it."""
    definition = {key: value for key, value in column.items() if key not in ("sorts", "leads")}
    definition["comparator"] = {"function": column["sorts"]}
    if "flex" in column:
        definition["minWidth"] = 24 * column["flex"]
    if "leads" in column:
        definition |= {
            "cellRenderer": "LeadingCell",
            "cellRendererParams": {"leads": column["leads"]},
        }
    if column["field"] == FIRST_SORT[0]:
        definition["initialSort"] = FIRST_SORT[1]
    return definition
