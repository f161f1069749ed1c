"""The tabs beside the map that are worked out when they are open, and only then.

To add a tab with a chart, write a module here with a function like `matrix_tab`, give it a row
in `CHART_TABS`, and its name a place in `graph.view.TABS`.
"""

from __future__ import annotations

from collections.abc import Callable

from explorer.graph.view import View
from explorer.web.filter_options import FilterOptions
from explorer.web.tabs.chart_parts import ChartContent
from explorer.web.tabs.matrix import matrix_tab
from explorer.web.tabs.timeline import timeline_tab
from explorer.workspace import Workspace

ChartTab = Callable[[Workspace, FilterOptions, View], ChartContent]
"""What stands in a tab for a view."""

CHART_TABS: dict[str, ChartTab] = {"matrix": matrix_tab, "timeline": timeline_tab}
"""The tabs with charts, by their names in an address."""
