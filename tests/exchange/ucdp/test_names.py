"""Names of UCDP parties: what is shown of them."""

from __future__ import annotations

import pytest

from explorer.exchange.ucdp.names import clean_name


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
