"""What pictures of charts share: keys that fit, panels that fit."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from drawing_checks import SVG
from explorer.layout.font import text_width
from explorer.presentation.drawing.chart_parts import (
    CHART_TEXT_SIZE,
    PANEL_GAP,
    Chart,
    KeyItem,
    chart_text,
    fitted,
    key_chart,
    panel_count,
)
from sweeping import examples


@given(
    st.integers(1, 400), st.floats(50, 800), st.floats(100, 2000),
    st.none() | st.floats(50, 2000),
)  # fmt: skip
def test_panels_stand_beside_each_other_within_the_width(
    rows: int, least: float, width: float, room: float | None
) -> None:
    count = panel_count(rows, 20.0, 30.0, least=least, width=width, room=room)
    assert 1 <= count <= max(rows, 1)
    assert count == 1 or count * least + (count - 1) * PANEL_GAP <= width + 1e-6
    if room is not None and count > 1:
        fewer = -(-rows // (count - 1))
        assert 30.0 + 20.0 * fewer > room or fewer == 1, "one panel less would not have fitted"


def test_few_rows_stay_in_one_panel() -> None:
    assert panel_count(20, 20.0, 30.0, least=100, width=900, room=None) == 1
    assert panel_count(60, 20.0, 30.0, least=100, width=900, room=None) == 3


@examples(30)
@given(
    st.lists(st.text("abMWi .é", min_size=1, max_size=40), min_size=1, max_size=12),
    st.floats(150, 900),
)
def test_a_key_fits_its_width(labels: list[str], width: float) -> None:
    key = key_chart([KeyItem("<path/>", 20.0, label) for label in labels], width, "#000000")
    root = ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{key.svg}</svg>')
    written = list(root.iter(f"{SVG}text"))
    assert len(written) == len(labels)
    for one in written:
        assert float(one.attrib["x"]) + text_width(one.text or "", CHART_TEXT_SIZE) <= width + 1
        assert float(one.attrib["y"]) < key.height


def test_a_chart_is_never_enlarged() -> None:
    small = Chart(100.0, 50.0, "<path/>")
    assert "scale" not in fitted(small, (0.0, 0.0, 500.0, 500.0))
    assert "scale(0.5000)" in fitted(small, (0.0, 0.0, 50.0, 500.0))
    assert "scale(0.2000)" in fitted(small, (0.0, 0.0, 500.0, 10.0))


def test_texts_are_escaped() -> None:
    assert "&lt;b&gt;" in chart_text("<b>", 0.0, 0.0, "#000000", upright=True)
