"""The legend of a picture: a sign and its words for every entry, in rows."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from drawing_checks import SVG
from explorer.data.vocabulary import Family
from explorer.graph.view import View
from explorer.layout.font import text_width
from explorer.presentation.drawing.legend_svg import (
    MOST_ROWS,
    ROW_STEP,
    TEXT_SIZE,
    arrange_legend,
    legend_sign,
    legend_svg,
    legend_swatch,
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
from explorer.presentation.theme import (
    HOLLOW_TYPES,
    NODE_SHAPES,
    PALETTES,
    Theme,
    camp_colour,
)
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
    swatch = legend_swatch(entry)[theme]
    assert (swatch.width, swatch.height) in {(16, 16), (28, 16)}
    _, _, body = swatch.uri.partition(",")
    assert f">{''.join(legend_sign(entry, PALETTES[theme]))}</g>" in unquote(body)


@pytest.mark.parametrize("theme", Theme)
def test_a_sign_has_the_colour_of_what_it_stands_for(theme: Theme) -> None:
    palette = PALETTES[theme]
    for entry in ALL:
        sign = "".join(legend_sign(entry, palette))
        if entry.group is LegendGroup.FAMILY:
            assert palette.families[Family(entry.id)] in sign
        elif entry.group is LegendGroup.CAMP:
            assert camp_colour(palette, entry.hues[0] if entry.hues else None) in sign
        elif entry.id == "underlaid":
            assert palette.highlight in sign
    edges, core = (ET.fromstring(one) for one in legend_sign(add_doubtful_entry(())[0], palette))
    assert (edges.get("stroke"), core.get("stroke")) == (palette.ink, palette.ground)
    assert float(core.attrib["stroke-width"]) < float(edges.attrib["stroke-width"])


@pytest.mark.parametrize("name", [*NODE_SHAPES])
def test_a_type_has_its_shape(name: str) -> None:
    (sign,) = legend_sign(LegendEntry(LegendGroup.TYPE, name, "", ""), PALETTES[Theme.LIGHT])
    shape, corners = ET.fromstring(sign), NODE_SHAPES[name]
    assert shape.tag == ("polygon" if corners else "circle")
    assert len((shape.get("points") or "").split()) == len(corners)
    assert (shape.get("stroke") is not None) == (name in HOLLOW_TYPES)


def key_entry(name: str, words: str, *, is_lead: bool = False) -> LegendEntry:
    width = 0.0 if is_lead else 3.4
    return LegendEntry(LegendGroup.MARK, name, words, "", width=width, is_lead=is_lead)


def test_what_leads_others_stands_in_the_row_of_the_first_of_them() -> None:
    entries: tuple[LegendEntry, ...] = (
        key_entry("one", "fights"),
        key_entry("helps", "helps with:", is_lead=True),
    )
    entries += (key_entry("two", "forces that fight on that side"),)
    placed = arrange_legend(entries, 300)
    assert [(one.entry.id, one.row) for one in placed] == [("one", 0), ("helps", 1), ("two", 1)]
    assert placed[1].x == 0
    assert placed[2].x >= text_width("helps with:", TEXT_SIZE) + 6
    assert legend_swatch(entries[1]) == {}
    assert {one.row for one in arrange_legend(entries, 600)} == {0}


def test_groups_follow_each_other_where_rows_of_their_own_are_too_many() -> None:
    entries = [
        LegendEntry(group, f"{group}-{i}", "x" * 20, "")
        for group in (LegendGroup.FAMILY, LegendGroup.CAMP, LegendGroup.TYPE)
        for i in range(3)
    ]
    room = max(one.x for one in arrange_legend(entries[:2], 5000)) * 2
    rows = [one.row for one in arrange_legend(entries, 3 * room)]
    assert rows == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    placed = arrange_legend(entries, room)
    assert [one.row for one in placed] == [0, 0, 1, 1, 2, 2, 3, 3, 4]
    assert placed[-1].row >= MOST_ROWS


def test_the_signs_of_a_map_have_the_colours_of_its_lines() -> None:
    palette = PALETTES[Theme.DARK]
    stroke, head = legend_sign(key_entry("two", "arms"), palette)
    assert ET.fromstring(stroke).get("stroke") == palette.families[Family.SUPPORT]
    assert ET.fromstring(head).get("fill") == palette.families[Family.SUPPORT]


def test_what_leads_other_entries_has_words_alone() -> None:
    lead = key_entry("helps", "helps with:", is_lead=True)
    assert legend_sign(lead, PALETTES[Theme.LIGHT]) == []
    assert legend_sign(key_entry("troops", "forces"), PALETTES[Theme.LIGHT])
