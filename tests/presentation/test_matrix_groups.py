"""The groups of the matrix: rows and columns that stand together, all of them, in order."""

from __future__ import annotations

import pytest

from explorer.graph.view import View
from explorer.presentation.matrix_groups import column_groups, lines_with_headings, row_groups
from explorer.presentation.tab_captions import matrix_of_view
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from samples import two_wars

WARS = Workspace(two_wars())


@pytest.mark.parametrize("columns", ["parties", "actors"])
@pytest.mark.parametrize("theater", [None, "coast"])
def test_groups_hold_every_row_and_column_once(columns: str, theater: str | None) -> None:
    matrix = matrix_of_view(WARS, View(theater=theater, columns=columns))
    palette = PALETTES[Theme.LIGHT]
    lines = lines_with_headings(matrix)
    assert [row for row in lines if row is not None] == list(range(len(matrix.rows)))
    rows = row_groups(WARS.dataset, matrix, palette)
    assert lines.count(None) == len(rows)
    for group in rows:
        assert lines[group.first - 1] is None
        assert None not in lines[group.first : group.last + 1]
        assert group.heading.endswith(f"({group.last - group.first + 1})")
    places = [
        place
        for group in column_groups(WARS.dataset, matrix, palette)
        for place in range(group.first, group.last + 1)
    ]
    assert places in ([], list(range(len(matrix.columns))))
