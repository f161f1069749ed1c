"""Overviews of files of four theaters and more, in every frame: nothing touches anything."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import Dataset
from explorer.graph.view import default_view
from explorer.presentation.drawing.overview.overview_picture import draw_overview
from explorer.presentation.drawing.overview.page_overview import view_content
from explorer.presentation.overview.content import OverviewContent
from explorer.workspace import Workspace
from overview_checks import faults
from overview_many_files import many_files, many_theaters
from overview_wide_samples import ONE_WAR, TWO_WARS
from sweeping import examples, sampled

WIDE = ((1000.0, 620.0), (1280.0, 720.0), (1920.0, 1080.0))
PHONES = ((390.0, 844.0), (360.0, 640.0), (844.0, 390.0))


def content_of_file(data: Dataset) -> OverviewContent:
    return view_content(Workspace(data), default_view(data))


@cache
def content_of_many(theaters: int) -> OverviewContent:
    return content_of_file(many_theaters(theaters))


EVERY_PAGE = [(count, frame) for count in (4, 5, 6, 8, 14) for frame in (*WIDE, *PHONES)]
"""So many theaters in each frame."""

SOME_PAGES = [
    *((count, frame) for count, frame in zip((4, 5, 6, 8, 14), (*WIDE, *WIDE), strict=False)),
    *((count, frame) for count, frame in zip((4, 6, 14), PHONES, strict=True)),
]


@pytest.mark.parametrize(
    ("theaters", "frame", "layout"),
    [
        (3, WIDE[0], "wide"),
        (4, WIDE[0], "cards"),
        (14, WIDE[2], "cards"),
        (14, PHONES[0], "phone"),
        (4, PHONES[2], "phone"),
    ],
)
def test_the_frame_and_the_theaters_decide_the_layout(
    theaters: int, frame: tuple[float, float], layout: str
) -> None:
    assert draw_overview(content_of_many(theaters), *frame).layout == layout


@pytest.mark.parametrize("pages", sampled(EVERY_PAGE, SOME_PAGES), ids=str)
def test_every_page_has_room_for_all_that_it_shows(
    pages: tuple[int, tuple[float, float]],
) -> None:
    theaters, frame = pages
    content = content_of_many(theaters)
    for page in range(1, 4):
        assert faults(draw_overview(content, *frame, page)) == []


def test_a_phone_shows_all_theaters_whatever_the_page() -> None:
    content = content_of_many(14)
    drawn = draw_overview(content, *PHONES[0], 2)
    shown = [piece.id for piece in drawn.pieces if piece.role == "theater"]
    assert shown == [area.id for area in content.theaters]
    assert not any(piece.role == "page" for piece in drawn.pieces)


@examples(7)
@given(many_files(), st.sampled_from([*WIDE, *PHONES]), st.integers(1, 3))
def test_no_file_makes_anything_touch(data: Dataset, frame: tuple[float, float], page: int) -> None:
    assert faults(draw_overview(content_of_file(data), *frame, page)) == []


# --- which layout a frame has ---


@pytest.mark.parametrize(
    ("size", "layout", "height"),
    [
        ((1010, 640), "wide", 640),
        ((1010, 445), "wide", 445),  # a low laptop
        ((844, 310), "wide", 430),  # a phone that lies
        ((740, 284), "wide", 500),
        ((667, 290), "phone", 0),
        ((754, 590), "phone", 0),
        ((390, 640), "phone", 0),
    ],
    ids=str,
)
def test_the_frame_chooses_the_layout(size: tuple[int, int], layout: str, height: int) -> None:
    drawing = draw_overview(TWO_WARS, *size)
    assert drawing.layout == layout
    assert drawing.width == size[0]
    if height:
        assert drawing.height == height


def test_a_low_frame_of_one_theater_may_be_narrower() -> None:
    assert draw_overview(ONE_WAR, 667, 290).layout == "wide"
    assert draw_overview(ONE_WAR, 630, 290).layout == "phone"


def test_many_theaters_have_no_low_picture() -> None:
    [area] = ONE_WAR.theaters
    many = replace(ONE_WAR, theaters=(area,) * 4)
    assert draw_overview(many, 1010, 640).layout == "cards"
    assert draw_overview(many, 1010, 445).layout == "phone"
