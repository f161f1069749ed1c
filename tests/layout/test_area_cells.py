"""An area's own in rows: how much room they need, and that all of them stand in it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.area_cells import DOTS_A_SIDE, PADDING, AreaContent, area_content
from explorer.layout.font import Weight
from explorer.layout.label_box import Box, label_box

PARTY = "party"


def mark(name: str, diameter: float = 13.0) -> Box:
    return label_box(name, diameter, 12.0, Weight.REGULAR)


def content(names: list[str], dots: int = 0, party: str = PARTY) -> AreaContent:
    """The party, its own by their names, and so many dots of the party."""
    people = [f"dot{k}" for k in range(dots)]
    boxes = {name: mark(name) for name in (*names, party)} | {one: mark("", 6.4) for one in people}
    return area_content(
        [party, *names, *people], party, boxes, set(people), dict.fromkeys(people, party)
    )


def test_the_party_stands_above_its_own_in_the_middle() -> None:
    places = content(["left", "right"]).places((100.0, 50.0, 300.0, 250.0))
    assert places[PARTY][0] == 200
    assert places[PARTY][1] < places["left"][1] == places["right"][1]
    assert places["left"][0] < 200 < places["right"][0]


def test_dots_stand_on_both_sides_of_the_one_they_belong_to() -> None:
    places = content([], dots=2 * DOTS_A_SIDE + 1).places((0.0, 0.0, 200.0, 100.0))
    x, y = places[PARTY]
    dots = [place for node, place in places.items() if node != PARTY]
    assert sum(one[0] < x for one in dots) in (DOTS_A_SIDE, DOTS_A_SIDE + 1)
    assert {one[1] for one in dots} == {y, y - 10}


def test_a_narrow_area_is_too_narrow_and_a_low_one_too_low() -> None:
    found = content(["somebody with a long name"])
    assert found.height(found.widest - 1) == math.inf
    assert found.height(found.widest) < math.inf
    assert found.least_width(10.0) == math.inf


def test_an_area_is_at_least_as_large_as_is_asked() -> None:
    found = replace(content(["a", "b"]), least=(300.0, 200.0))
    assert found.widest == 300
    assert found.height(300.0) == 200
    assert found.least_width(199.0) == math.inf
    assert found.least_width(200.0) == 300


def test_whoever_has_no_party_here_stands_in_rows_alone() -> None:
    found = area_content(["a"], "elsewhere", {"a": mark("a")}, set(), {})
    assert found.head is None
    assert found.places((0.0, 0.0, 100.0, 60.0)).keys() == {"a"}


@given(
    st.lists(st.text("abcdefgh ", min_size=1, max_size=14), max_size=9, unique=True),
    st.integers(0, 9),
    st.integers(60, 400),
)
def test_everybody_stands_within_an_area_that_is_large_enough(
    names: list[str], dots: int, height: int
) -> None:
    found = content(names, dots)
    width = found.least_width(float(height))
    if math.isinf(width):
        return
    assert found.height(width) <= height
    places = found.places((10.0, 20.0, 10.0 + width, 20.0 + height))
    assert len(places) == 1 + len(names) + dots
    for x, y in places.values():
        assert 10 + PADDING <= x <= 10 + width - PADDING
        assert 20 + PADDING <= y <= 20 + height - PADDING


@pytest.mark.parametrize("height", [80.0, 120.0, 200.0])
def test_a_higher_area_needs_no_more_width(height: float) -> None:
    found = content([f"member {k}" for k in range(8)])
    assert found.least_width(height + 40) <= found.least_width(height)
