"""Whether a second, independent source says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.confirmation import is_confirmed, newsrooms, unconfirmed
from explorer.data.model import Dataset, Evidence, Source


@pytest.mark.parametrize(
    ("publisher", "names"),
    [
        ("Reuters", {"reuters"}),
        ("AP via TRT World", {"ap"}),
        ("Small Arms Survey (W. Lacher), via Libya's Minbar", {"small arms survey"}),
        ("Kuwait Times / AFP", {"kuwait times", "afp"}),
        ("The New Arab (citing The Guardian)", {"the new arab", "the guardian"}),
        (
            "Energy Industry (Greek), citing Hürriyet Daily News",
            {"energy industry", "hürriyet daily news"},
        ),
        ("RFE/RL", {"rfe/rl"}),
        ("Ministero della Difesa, Italy", {"ministero della difesa, italy"}),
        ("(nobody)", {"(nobody)"}),
    ],
)
def test_who_speaks_under_the_name_of_a_publisher(publisher: str, names: set[str]) -> None:
    assert newsrooms(publisher) == names


@given(st.text(min_size=1))
def test_somebody_always_speaks(publisher: str) -> None:
    assert newsrooms(publisher)


def sources(**publishers: str) -> dict[str, Source]:
    return {
        key: Source(id=key, title="x", publisher=name, url="https://example.org", reliability="B")
        for key, name in publishers.items()
    }


def piece(source: str, credibility: int = 1, stance: str = "for") -> Evidence:
    return Evidence.model_validate(
        {"source": source, "claim": "x", "credibility": credibility, "stance": stance}
    )


def test_only_another_newsroom_confirms_and_only_what_it_says_too() -> None:
    known = sources(one="Reuters", again="Reuters via ABC", other="AP", more="Le Monde / AP")
    first = piece("one")
    assert not is_confirmed(first, [first], known)
    assert not is_confirmed(first, [first, piece("one"), piece("again")], known)
    assert not is_confirmed(first, [first, piece("other", stance="against")], known)
    assert is_confirmed(first, [first, piece("other", 4)], known)
    pieces = [piece("other"), piece("more"), piece("more", 2)]
    assert unconfirmed(pieces, known) == tuple(pieces[:2])
    assert unconfirmed([*pieces, piece("one", 2)], known) == ()


def test_the_shipped_file_claims_no_confirmation_that_it_does_not_hold(dataset: Dataset) -> None:
    pieces = [one.evidence for one in dataset.links.values()]
    pieces += [one.evidence for one in dataset.alliances.values()]
    assert [unconfirmed(one, dataset.sources) for one in pieces] == [()] * len(pieces)
