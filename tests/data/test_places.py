"""Places as values, and compact lists of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.places import Place, PlaceList

NUMBERS = st.integers(1, 2**31)
PLACES = st.builds(Place, NUMBERS, NUMBERS, st.sampled_from(["", "a/links.csv", "actors.csv"]))


@given(st.lists(PLACES))
def test_a_list_gives_back_the_places_put_in(places: list[Place]) -> None:
    kept = PlaceList()
    for place in places:
        kept.append(place)
    assert list(kept) == places
    assert len(kept) == len(places)


@given(st.lists(PLACES, min_size=1), st.data())
def test_deleting_a_place_leaves_the_others(places: list[Place], data: st.DataObject) -> None:
    kept = PlaceList()
    for place in places:
        kept.append(place)
    index = data.draw(st.integers(0, len(places) - 1))
    del kept[index]
    assert list(kept) == places[:index] + places[index + 1 :]


def test_marks_count_from_zero_and_places_from_one() -> None:
    kept = PlaceList()
    kept.append_mark(0, 4)
    assert kept[0] == Place(1, 5)


@pytest.mark.parametrize("index", [-1, 1])
def test_there_is_no_place_beyond_the_list(index: int) -> None:
    kept = PlaceList()
    kept.append(Place(1, 1))
    with pytest.raises(IndexError):
        kept[index]


def test_a_place_in_another_file_names_it() -> None:
    assert Place(3, 1).line_words == "line 3"
    assert Place(3, 1, "tables/links.csv").line_words == "line 3 of links.csv"
