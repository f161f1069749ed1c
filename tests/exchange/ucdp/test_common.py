"""What the UCDP imports share: names, places, years."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.ids import is_id
from explorer.data.vocabulary import ActorType
from explorer.exchange.slugs import slug
from explorer.exchange.ucdp.common import (
    PartyRegister,
    UnknownLocationError,
    clean_name,
    consecutive_years,
    match_locations,
    theater_name,
    ucdp_version,
)

PLACES = ["Iran: Kurdistan", "Iran - Iraq", "Iraq: Government", "Yemen (North Yemen): Government"]


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("Government of Russia (Soviet Union)", "Russia"),
        ("Government of Turkey", "Turkey"),
        ("Government of Iran, Government of Yemen (North Yemen)", "Iran, Yemen"),
        ("Military faction (forces of Idi Amin)", "Military faction (forces of Idi Amin)"),
        ("ARS/UIC", "ARS/UIC"),
    ],
)
def test_names(original: str, name: str) -> None:
    assert clean_name(original) == name


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


@given(st.sets(st.integers(1946, 2020)))
def test_consecutive_years_are_one_period(years: set[int]) -> None:
    runs = consecutive_years(years)
    assert sorted(year for run in runs for year in run) == sorted(years)
    assert all(run == list(range(run[0], run[-1] + 1)) for run in runs)
    assert all(one[-1] + 1 < other[0] for one, other in itertools.pairwise(runs))


@pytest.mark.parametrize(
    ("name", "version"),
    [("ucdp-esd-ay-181.xlsx", "18.1"), ("ucdp-dyadic-211.csv", "21.1"), ("mine.csv", "")],
)
def test_the_version_is_in_the_name_of_the_file(name: str, version: str) -> None:
    assert ucdp_version(Path(name)) == version
    assert ucdp_version(Path(name), "9.9") == "9.9"


def test_groups_that_share_a_name_are_told_apart() -> None:
    names = PartyRegister()
    for name, key, place in (
        ("ERP", "1", "Argentina"), ("ERP", "2", "El Salvador"), ("DPR", "3", "Ukraine"),
        ("DPR", "4", "Ukraine"), ("PKK ", "5", "Turkey"),
        ("Government of Vietnam (North Vietnam)", "6", "Vietnam"),
    ):  # fmt: skip
        names.places[names.party(name, key)][place] += 1
    everybody = names.actors(names.places)
    found = {actor.id: (actor.name, actor.short, actor.aliases) for actor in everybody.values()}
    assert found == {
        "erp-argentina": ("ERP (Argentina)", "ERP", ("ERP",)),
        "erp-el-salvador": ("ERP (El Salvador)", "ERP", ("ERP",)),
        "dpr-ucdp-3": ("DPR (UCDP 3)", "DPR", ("DPR",)),
        "dpr-ucdp-4": ("DPR (UCDP 4)", "DPR", ("DPR",)),
        "pkk": ("PKK", None, ()),
        "vietnam": ("Vietnam", None, ("Government of Vietnam (North Vietnam)", "North Vietnam")),
    }
    one = names.party("ERP", "1")
    assert names.actors([one]) == {one: everybody[one]}, "whatever part is asked for"


def test_types() -> None:
    names = PartyRegister()
    parties = [
        names.party(name, "1")
        for name in ("Government of Iran", "Government of Iran, Government of Iraq", "PKK")
    ]
    types = [actor.type for actor in names.actors(parties).values()]
    assert sorted(types) == [ActorType.ARMED_GROUP, ActorType.COALITION, ActorType.STATE]


@given(st.text())
def test_any_name_gives_an_id_or_none(name: str) -> None:
    assert not slug(name) or is_id(slug(name))


def test_slugs() -> None:
    assert slug("Léon M'Ba & Çelik-Iş\u0131k") == "leon-mba-celik-isik"
    assert slug("حكومة") == ""
