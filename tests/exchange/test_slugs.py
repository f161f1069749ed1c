"""Ids from names in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import is_id
from explorer.exchange.slugs import slug


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
