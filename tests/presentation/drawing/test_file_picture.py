"""The whole of a picture: title, map, legend and credit, each in its own room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing_checks import SVG, is_inside, read_drawing
from explorer.graph.view import View
from explorer.layout.font import Weight, text_width
from explorer.presentation.captions import Caption, caption
from explorer.presentation.drawing.file_picture import MARGIN, picture_svg, plan_picture
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.legend import LegendEntry, legend
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.presets import PICTURE_PRESETS, PicturePreset
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from samples import two_wars

WORKSPACE = Workspace(two_wars())
MAKER = MapMaker(WORKSPACE)
ENTRIES = legend(WORKSPACE.dataset, WORKSPACE.shown(View()))
WORDS = caption(WORKSPACE.dataset, WORKSPACE.select(View()), View(), "0" * 12)
PHONE = PicturePreset("phone", "", "", width=320, height=None, density=1, dpi=None)

titles = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=300)
presets = st.sampled_from([*PICTURE_PRESETS.values(), PHONE])


def long_entries(label: str) -> tuple[LegendEntry, ...]:
    return tuple(replace(entry, label=f"{entry.label} {label}") for entry in ENTRIES)


@settings(max_examples=40)
@given(titles, titles, presets)
def test_no_text_leaves_the_picture_or_its_room(
    title: str, label: str, preset: PicturePreset
) -> None:
    words: Caption = replace(WORDS, title=title, credit=f"Data: {title}")
    plan = plan_picture(words, long_entries(label), preset)
    drawing = MAKER.drawing(View(), Overlay(), plan.map_frame)
    found = read_drawing(picture_svg(plan, drawing, title, PALETTES[Theme.LIGHT]))
    rows = []
    for text in found.root.iter(f"{SVG}text"):
        if {"label", "theater-name"} & {*text.get("class", "").split()}:
            continue
        x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
        weight = Weight(int(text.get("font-weight", "400")))
        right = x + text_width("".join(text.itertext()), size, weight)
        assert is_inside((x, y - size, right, y + 4), (MARGIN, 0, plan.width - MARGIN, plan.height))
        rows.append((y - 0.75 * size, y))
    above = [row for row in rows if row[1] < plan.map_frame[3]]
    below = [row for row in rows if row[1] > plan.map_frame[3]]
    assert all(bottom <= plan.map_frame[1] for _, bottom in above)
    assert all(top >= plan.map_frame[3] for top, _ in below)
    for one, other in pairwise(above):
        assert one[1] < other[0]
    for mark in found.marks.values():
        assert is_inside(mark.box, plan.map_frame)


def test_a_preset_with_a_height_has_it_unless_there_is_no_room() -> None:
    slide = PICTURE_PRESETS["slide"]
    assert plan_picture(WORDS, ENTRIES, slide).height == slide.height
    long = plan_picture(replace(WORDS, title="word " * 600), ENTRIES, slide)
    assert long.height > (slide.height or 0)
    assert long.map_frame[3] - long.map_frame[1] > 100


@pytest.mark.parametrize("entries", [(), ENTRIES])
def test_a_picture_is_a_whole_number_of_px(entries: tuple[LegendEntry, ...]) -> None:
    for preset in PICTURE_PRESETS.values():
        assert plan_picture(WORDS, entries, preset).height % 1 == 0
