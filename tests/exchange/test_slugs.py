"""Ids from names in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.ids import is_id
from explorer.exchange.slugs import slug, unique_id


@given(st.text())
def test_any_name_gives_an_id_or_none(name: str) -> None:
    assert not slug(name) or is_id(slug(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Léon M'Ba & Çelik-Iş\u0131k", "leon-mba-celik-isik"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("حكومة", "hkwmh"),
        ("Норланд", "norland"),
        ("…—", ""),
        ("  ", ""),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(
    st.text(), st.sets(st.sampled_from(["a", "a-2", "a-x", "thing"])), st.sampled_from(["", "x"])
)
def test_any_name_gives_an_id_that_is_free(name: str, taken: set[str], extra: str) -> None:
    found = unique_id(name, taken, "thing", extra)
    assert is_id(found)
    assert found not in taken


def test_an_id_is_told_from_others() -> None:
    assert unique_id("A", (), "thing") == "a"
    assert unique_id("A", {"a"}, "thing") == "a-2"
    assert unique_id("A", {"a"}, "thing", "x") == "a-x"
    assert unique_id("A", {"a", "a-2", "a-x"}, "thing", "x") == "a-3"
    assert unique_id("…", (), "thing") == "thing"


@pytest.mark.parametrize("name", ["All", "ANY", "none"])
def test_a_word_of_addresses_is_no_id(name: str) -> None:
    """They lift a filter in the address of a view."""
    assert unique_id(name, (), "thing") == f"{name.lower()}-2"
