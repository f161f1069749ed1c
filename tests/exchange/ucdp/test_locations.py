"""Locations of UCDP datasets: their theaters, and what is asked for."""

from __future__ import annotations

import pytest

from explorer.exchange.import_result import UnknownLocationError
from explorer.exchange.ucdp.locations import match_locations, theater_name

PLACES = ["Iran: Kurdistan", "Iran - Iraq", "Iraq: Government", "Yemen (North Yemen): Government"]


@pytest.mark.parametrize(
    ("location", "theater"),
    [
        ("Iran: Kurdistan", "Iran"),
        ("Peru:Government", "Peru"),
        ("China: East Turkestan\n", "China"),
        ("Russia (Soviet Union): Chechnya", "Russia"),
        ("India, Pakistan", "India, Pakistan"),
        ("Pakistan - India", "India, Pakistan"),
        ("Cambodia (Kampuchea), Vietnam (North Vietnam)", "Cambodia, Vietnam"),
        ("Macedonia, FYR: Government", "Macedonia, FYR"),
    ],
)
def test_theaters(location: str, theater: str) -> None:
    assert theater_name(location) == theater


@pytest.mark.parametrize(
    ("locations", "found", "called"),
    [
        ([], PLACES, []),
        (["iran"], ["Iran: Kurdistan", "Iran - Iraq"], ["Iran"]),
        (["Iran: Kurdistan", "YEMEN"], [PLACES[0], PLACES[3]], ["Iran: Kurdistan", "Yemen"]),
        (["Iran, Iraq"], ["Iran - Iraq"], ["Iran, Iraq"]),
    ],
)
def test_locations(locations: list[str], found: list[str], called: list[str]) -> None:
    assert match_locations(locations, PLACES) == (set(found), called)


def test_a_location_that_is_not_there() -> None:
    with pytest.raises(UnknownLocationError, match=r"'Irak'; did you mean 'Iraq'"):
        match_locations(["Irak"], PLACES)
    with pytest.raises(UnknownLocationError, match=r"'xyz'$"):
        match_locations(["xyz"], PLACES)
