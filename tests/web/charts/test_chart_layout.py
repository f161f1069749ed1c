"""What all charts share: no text is wider than it may be, and none becomes HTML."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.font import text_width
from explorer.presentation.theme import PALETTES, Theme
from explorer.web.charts.chart_layout import (
    ROW_HEIGHT,
    ROW_LABEL_GAP,
    base_layout,
    cut_text,
    known_growth,
    plotly_text,
    row_axis,
)


@given(st.text(max_size=60), st.floats(min_value=20, max_value=300), st.sampled_from((11.0, 12.0)))
def test_a_cut_text_fits_and_begins_as_the_whole_does(
    text: str, max_width: float, size: float
) -> None:
    cut = cut_text(text, max_width, size)
    assert text_width(cut, size) <= max_width
    assert cut == text or (cut.endswith("…") and text.startswith(cut.removesuffix("…")))


@given(st.text())
def test_escaped_text_has_no_tags_and_reads_as_before(text: str) -> None:
    escaped = plotly_text(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert unescape(escaped) == text


def test_a_row_of_a_chart_adds_its_height() -> None:
    palette = PALETTES[Theme.LIGHT]
    small, large = (base_layout(palette, rows, 80.4, 28.0) for rows in (3, 7))
    assert large["height"] - small["height"] == 4 * ROW_HEIGHT
    assert small["margin"]["l"] == 80 + ROW_LABEL_GAP
    assert small["paper_bgcolor"] == palette.ground


def test_each_label_stands_at_the_position_of_its_row() -> None:
    axis = row_axis(("A", "B"), (0.25, 1.75))
    assert dict(zip(axis["ticktext"], axis["tickvals"], strict=True)) == {"A": 0.25, "B": 1.75}


@pytest.mark.parametrize(
    ("asked", "growth"),
    [(1, 1.0), (1.3, 1.3), (2, 2.0), (0.5, 1.0), (40, 1.0), (float("nan"), 1.0), (None, 1.0),
     ("1.3", 1.0), ([1.3], 1.0)],
)  # fmt: skip
def test_a_chart_grows_within_limits(asked: object, growth: float) -> None:
    assert known_growth(asked) == growth
