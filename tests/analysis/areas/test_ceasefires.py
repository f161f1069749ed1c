"""Which agreements of a file are a ceasefire."""

from __future__ import annotations

import pytest

from explorer.analysis.areas.ceasefires import ceasefires
from explorer.data.model import Dataset
from samples import alliance, link
from samples import dataset as dataset_of


@pytest.mark.parametrize(
    ("note", "is_one"),
    [
        ("A ceasefire.", True),
        ("Cease-fire of a week", True),
        ("The truce held.", True),
        ("An armistice", True),
        ("On a border", False),
        ("They ceased to fire on nobody", False),
    ],
)
def test_the_words_of_an_agreement_decide(note: str, *, is_one: bool) -> None:
    data = dataset_of(link("a", "agreement", "b", note=note))
    assert bool(ceasefires(data)) is is_one


def test_only_agreements_are() -> None:
    assert not ceasefires(dataset_of(link("a", "combat", "b", note="Broke the ceasefire.")))
    assert not ceasefires(dataset_of(alliance("t", ["a", "b"], kind="process", note="A truce.")))
    assert ceasefires(dataset_of(alliance("t", ["a", "b"], kind="agreement", note="A truce."))) == {
        "t"
    }


def test_those_of_the_shipped_file(dataset: Dataset) -> None:
    found = ceasefires(dataset)
    assert {"hts.agreement.nfl", "libya-ceasefire-2020", "southwest-ceasefire-2017"} <= found
    assert "sdf.agreement.syria-government" not in found
    assert "maritime-memorandum" not in found
