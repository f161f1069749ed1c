"""The matrix as a picture: every cell where its row and column are, nothing outside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from drawing_checks import SVG
from explorer.graph.view import View
from explorer.presentation.drawing.chart_parts import Chart
from explorer.presentation.drawing.matrix_svg import matrix_chart
from explorer.presentation.matrix_cells import cell_mark
from explorer.presentation.tab_captions import matrix_of_view
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from samples import two_wars

WARS = Workspace(two_wars())


def texts(chart: Chart) -> list[str]:
    root = ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{chart.svg}</svg>')
    return [part.text or "" for part in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("columns", ["parties", "actors"])
@pytest.mark.parametrize("width", [300.0, 592.0, 912.0])
@pytest.mark.parametrize("theme", Theme)
def test_every_row_column_and_mark_is_there(
    columns: str, width: float, theme: Theme, workspace: Workspace
) -> None:
    for of in (WARS, workspace):
        matrix = matrix_of_view(of, View(columns=columns))
        chart = matrix_chart(of.dataset, matrix, theme, width, None)
        said = Counter(texts(chart))
        for row in matrix.rows:
            label = of.dataset.label(row)
            assert said[label] or any(one.startswith(label[:8]) for one in said), label
        marks = Counter(mark for row in matrix.cells for cell in row if (mark := cell_mark(cell)))
        for mark, count in marks.items():
            assert said[mark] >= count + 1, f"{mark}: in the cells and in the key"
        assert chart.width <= width + 1


def test_an_open_height_never_makes_words_smaller(workspace: Workspace) -> None:
    matrix = matrix_of_view(workspace, View(theater="libya", columns="actors"))
    chart = matrix_chart(workspace.dataset, matrix, Theme.LIGHT, 592.0, None)
    assert chart.width <= 592
    assert "scale(" not in chart.svg
    assert set(re.findall(r'font-size="([0-9.]+)"', chart.svg)) == {"12"}


def test_a_long_matrix_stands_in_panels_beside_each_other(workspace: Workspace) -> None:
    matrix = matrix_of_view(workspace, View(theater="libya"))
    narrow = matrix_chart(workspace.dataset, matrix, Theme.LIGHT, 200.0, None)
    wide = matrix_chart(workspace.dataset, matrix, Theme.LIGHT, 900.0, None)
    assert wide.height < narrow.height / 2
    assert not [one for one in texts(narrow) if one.endswith(", continued")]
    again = [one for one in texts(wide) if one.endswith(", continued")]
    assert len(again) <= 3
    low = matrix_chart(workspace.dataset, matrix, Theme.LIGHT, 1232.0, 520.0)
    assert low.height <= 520


def test_who_is_selected_stands_out() -> None:
    matrix = matrix_of_view(WARS, View(theater="coast"))
    accent = PALETTES[Theme.LIGHT].accent

    def marked(*selected: str) -> int:
        chart = matrix_chart(WARS.dataset, matrix, Theme.LIGHT, 592.0, None, selected=selected)
        return chart.svg.count(f'stroke="{accent}"')

    assert marked() == 0
    assert marked("norland") == 1, "its row"
    assert marked("front", "norland") == 1, "their cell"
