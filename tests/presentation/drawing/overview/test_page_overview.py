"""The overview as the page and the files have it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from explorer.graph.view import default_view
from explorer.presentation.drawing.overview.page_overview import (
    NARROW_SIZE,
    OVERVIEW_ID,
    WIDE_SIZE,
    PageOverviews,
    view_content,
    write_overview,
)
from explorer.presentation.theme import Theme
from explorer.workspace import Workspace
from overview_many_files import many_theaters
from samples import dataset, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)
OVERVIEWS = PageOverviews(SAMPLE)
SVG = "{http://www.w3.org/2000/svg}"


def pieces(root: ET.Element, role: str) -> list[ET.Element]:
    return [part for part in root.iter(f"{SVG}g") if part.get("data-role") == role]


@pytest.mark.parametrize("size", [WIDE_SIZE, NARROW_SIZE, (1650, 920), (320, 200)])
def test_an_overview_is_drawn_for_a_width_and_names_itself(size: tuple[int, int]) -> None:
    root = ET.fromstring(OVERVIEWS.svg(START, *size))
    assert root.get("id") == OVERVIEW_ID
    assert root.get("width") == str(size[0])
    assert float(root.get("height", "")) >= size[1]
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert root.get("role") == "group"
    assert root.get("aria-label")
    (said,) = [one for one in root if one.get("id") == root.get("aria-describedby")]
    assert said.text


def test_what_can_be_chosen_has_a_role_a_name_and_a_place_in_the_order_of_focus() -> None:
    root = ET.fromstring(OVERVIEWS.svg(START, *WIDE_SIZE))
    names = {one.get("data-id") for one in pieces(root, "theater")}
    assert names == SAMPLE.dataset.theaters.keys()
    chosen = [part for part in root.iter() if part.get("role") == "button"]
    assert chosen
    for one in chosen:
        assert one.get("tabindex") == "0"
        assert one.get("aria-label")
        assert one.get("data-id")


def test_of_one_theater_there_is_one() -> None:
    root = ET.fromstring(OVERVIEWS.svg(replace(START, theater="coast"), *WIDE_SIZE))
    assert [one.get("data-id") for one in pieces(root, "theater")] == ["coast"]
    alone = PageOverviews(Workspace(dataset()))
    ET.fromstring(alone.svg(START, *WIDE_SIZE))


def test_a_second_overview_on_a_page_has_no_id() -> None:
    assert " id=" not in OVERVIEWS.svg(START, *NARROW_SIZE, element_id="")


def test_the_page_chooses_the_colours_and_a_file_has_them() -> None:
    content = view_content(SAMPLE, START)
    assert "var(--" in write_overview(content, *WIDE_SIZE).body
    for theme in Theme:
        assert "var(--" not in write_overview(content, *WIDE_SIZE, theme).body


def test_a_click_knows_where_it_leads() -> None:
    root = ET.fromstring(OVERVIEWS.svg(START, *WIDE_SIZE))
    (side, *_) = pieces(root, "side")
    assert side.get("data-party") == side.get("data-id")
    assert side.get("data-theater") in SAMPLE.dataset.theaters
    for role in ("help", "front"):
        for piece in pieces(root, role):
            one, other = (piece.get("data-select") or "").split("~")
            assert {one, other} <= SAMPLE.dataset.actors.keys()


def test_what_is_filtered_is_said_below_the_headline() -> None:
    chosen = replace(START, kinds=frozenset({"weapons"}))
    assert "only weapons" in view_content(SAMPLE, chosen).subline[0]


def test_the_page_of_a_view_is_drawn_and_the_last_one_where_there_are_fewer() -> None:
    many = Workspace(many_theaters(8))
    overviews = PageOverviews(many)
    start = default_view(many.dataset)

    def shown(page: int) -> list[str | None]:
        root = ET.fromstring(overviews.svg(replace(start, overview_page=page), *WIDE_SIZE))
        return [one.get("data-id") for one in pieces(root, "theater")]

    assert len(shown(1)) == 6
    assert {*shown(1), *shown(2)} == many.dataset.theaters.keys()
    assert len(shown(2)) == 2
    assert shown(9) == shown(2)
