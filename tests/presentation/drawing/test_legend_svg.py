"""The legend of a picture: a sign and its words for every entry, in rows."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from drawing_checks import SVG
from explorer.graph.view import View
from explorer.layout.font import text_width
from explorer.presentation.drawing.legend_svg import (
    ROW_STEP,
    TEXT_SIZE,
    arrange_legend,
    legend_sign,
    legend_svg,
)
from explorer.presentation.legend import (
    LegendEntry,
    LegendGroup,
    add_date_change_entries,
    add_doubtful_entry,
    add_highlight_entry,
    add_recent_entry,
    legend,
)
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from samples import two_wars

WORKSPACE = Workspace(two_wars())
PLAIN = legend(WORKSPACE.dataset, WORKSPACE.shown(View()))
ALL = add_date_change_entries(
    add_doubtful_entry(add_recent_entry(add_highlight_entry(PLAIN, "Rivals that deal")))
)


@pytest.mark.parametrize("width", [120.0, 272.0, 912.0, 2000.0])
def test_rows_are_no_wider_than_they_may_be(width: float) -> None:
    placed = arrange_legend(ALL, width)
    assert [one.entry for one in placed] == [*ALL]
    for one in placed:
        assert one.x + 16 + text_width(one.words, TEXT_SIZE) <= width
    for one, other in pairwise(placed):
        assert other.row == one.row + 1 if other.x == 0 else other.row == one.row
        assert other.x == 0 or other.x > one.x + text_width(one.words, TEXT_SIZE)


def test_each_group_begins_a_row_and_marks_stand_with_lines() -> None:
    placed = arrange_legend(ALL, 5000)
    rows = {group: {one.row for one in placed if one.entry.group is group} for group in LegendGroup}
    assert rows[LegendGroup.CAMP] == {0}
    assert rows[LegendGroup.FAMILY] == rows[LegendGroup.MARK] == {1}
    assert rows[LegendGroup.TYPE] == {2}


@pytest.mark.parametrize("theme", Theme)
def test_every_entry_has_its_sign_and_words(theme: Theme) -> None:
    root = ET.fromstring(legend_svg(arrange_legend(ALL, 912), 24, 500, PALETTES[theme]))
    assert len(root) == len(ALL)
    for group, entry in zip(root, ALL, strict=True):
        sign, words = group
        assert sign.tag == f"{SVG}g".removeprefix(SVG)
        assert words.text == entry.label
        assert (float(words.attrib["y"]) - 4 - 510) % ROW_STEP == 0
        assert len(sign) >= 1


def test_no_two_signs_of_a_group_look_the_same() -> None:
    signs: dict[tuple[str, ...], LegendEntry] = {}
    for entry in ALL:
        if (entry.group, entry.id) == (LegendGroup.MARK, "began"):
            continue  # drawn as it always is
        sign = tuple(legend_sign(entry, PALETTES[Theme.LIGHT]))
        assert sign not in signs, (entry, signs.get(sign))
        signs[sign] = entry


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("entry", ALL, ids=lambda entry: f"{entry.group}-{entry.id}")
def test_the_page_shows_the_sign_that_a_file_has(entry: LegendEntry, theme: Theme) -> None:
    _, _, swatch = entry.swatch[theme].partition(",")
    on_page = [{**shape.attrib} for shape in ET.fromstring(unquote(swatch))]
    in_file = [{**ET.fromstring(one).attrib} for one in legend_sign(entry, PALETTES[theme])]
    assert len(on_page) == len(in_file)
    for one, other in zip(on_page, in_file, strict=True):
        for name in ("r", "stroke-width"):
            assert float(one.get(name, 0)) == float(other.get(name, 0))
        opacity = "stroke-opacity"
        assert float(one.get(opacity, 1)) == pytest.approx(float(other.get(opacity, 1)))
        dashes = [shape.get("stroke-dasharray", "").replace(",", " ") for shape in (one, other)]
        assert dashes[0] == dashes[1]
