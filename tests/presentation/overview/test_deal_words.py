"""What the two rivals deal in, and what stands between them."""

from __future__ import annotations

from explorer.data.model import Alliance, Link
from explorer.presentation.overview.content import DealBox
from overview_samples import DAY, content_of, disputed, low, rival_file
from samples import alliance, link

DEAL = ("norland.economic.sudmark",)
OTHER = alliance("old", ["norland", "sudmark"], kind="process", since="1990", until="1991")


def box(*items: Link | Alliance, theater: str | None = None, day: str = DAY) -> DealBox | None:
    return content_of(rival_file(OTHER, *items, without=DEAL), day, theater).deals


def lines(*items: Link | Alliance, theater: str | None = None) -> list[str]:
    found = box(*items, theater=theater)
    return [line[0] for line in found.lines] if found else []


def test_nothing_to_say() -> None:
    assert box() is None
    assert content_of(rival_file(without=DEAL)).deals is None


def test_kinds_by_strength_with_their_dates() -> None:
    found = box(
        link("norland", "economic", "sudmark", since="2010"),
        link("norland", "joint-operations", "sudmark", since="2019-11"),
        link("sudmark", "agreement", "norland", since="2018-02"),
    )
    assert found is not None
    assert found.heading == "they deal all the same"
    assert [line[0] for line in found.lines] == [
        "joint operations, since Nov 2019",
        "agreement, since Feb 2018",
        "business, since 2010",
    ]
    assert not found.only_talks
    assert found.sentence == (
        "Norland and Sudmark, they deal all the same: joint operations, since Nov 2019; "
        "agreement, since Feb 2018; business, since 2010."
    )


def test_help_between_them_says_from_whom() -> None:
    assert lines(link("sudmark", "weapons", "norland", since="2019-07")) == [
        "arms from Sudmark, since July 2019"
    ]


def test_only_talks() -> None:
    found = box(link("norland", "negotiation", "sudmark", since="2015"))
    assert found is not None
    assert (found.heading, found.only_talks) == ("they talk all the same", True)
    recent = box(link("norland", "contact", "sudmark", since="2019-12-11", until="2019-12-11"))
    assert recent is not None
    assert [line[0] for line in recent.lines] == ["talks, Dec 2019"]


def test_what_has_no_start_is_not_all_the_same() -> None:
    found = box(link("norland", "economic", "sudmark"))
    assert found is not None
    assert found.heading == "between them"
    assert found.lines == (("business, start not known", "business"),)


def test_what_is_in_doubt_says_so() -> None:
    assert lines(low("norland", "agreement", "sudmark", since="2015")) == [
        "agreement, reported, since 2015"
    ]
    assert lines(disputed("norland", "agreement", "sudmark", since="2015")) == [
        "agreement, disputed, since 2015"
    ]


def test_in_one_theater_the_rest_is_elsewhere() -> None:
    deals = [
        link("norland", "economic", "sudmark", since="2010"),
        link("norland", "negotiation", "sudmark", "east", since="2015"),
        link("norland", "agreement", "sudmark", "west", since="2016"),
    ]
    assert lines(*deals, theater="east") == ["talks, since 2015", "elsewhere: business, since 2010"]
    assert len(lines(*deals)) == 3


def test_papers_are_counted_and_with_whom() -> None:
    papers = [
        alliance(f"paper{k}", ["norland", "sudmark", *third], kind="agreement", since="2018")
        for k, third in enumerate((["utland"], ["utland"], []))
    ]
    table = alliance("table", ["norland", "sudmark"], kind="process", since="2017")
    assert lines(*papers, table) == ["3 agreements, 1 process; 2 with Utland"]
    assert lines(table) == ["Table, since 2017"]


def test_at_most_four_lines() -> None:
    kinds = ("weapons", "joint-operations", "agreement", "economic", "negotiation")
    deals = [link("norland", kind, "sudmark", since="2015") for kind in kinds]
    found = box(*deals, alliance("table", ["norland", "sudmark"], kind="process", since="2017"))
    assert found is not None
    assert len(found.lines) == 4
    assert found.lines[-1][0] == "Table, since 2017"
    assert found.lines[2] == (
        "agreement, since 2015; business, since 2015; talks, since 2015",
        "agreement, since 2015; business; talks",
        "agreement; business; talks",
        "agreement and 2 more",
    )


def test_what_stands_between_them() -> None:
    accused = link("sudmark", "accusation", "norland", since="2019-12")
    found = box(accused)
    assert found is not None
    assert found.against == ("Sudmark accuses Norland, since Dec 2019", "Sudmark accuses Norland")
    both = box(accused, link("sudmark", "opposition", "norland", "east", since="2017"))
    assert both is not None
    assert both.against == (
        "Sudmark opposes Norland since 2017 and accuses it since Dec 2019",
        "Sudmark opposes and accuses Norland",
    )
    one_year = box(accused, link("sudmark", "opposition", "norland", "east", since="2019"))
    assert one_year is not None
    assert one_year.against == (
        "Sudmark opposes Norland since 2019 and accuses it since Dec 2019",
        "Sudmark opposes and accuses Norland, since 2019",
        "Sudmark opposes and accuses Norland",
    )
    undated = box(accused, link("sudmark", "opposition", "norland", "east"))
    assert undated is not None
    assert undated.against[1:] == ("Sudmark opposes and accuses Norland",)
    assert box(low("sudmark", "accusation", "norland", since="2019-12")) is None
    # What is of the other theater is not said in the picture of this one.
    one = box(link("sudmark", "opposition", "norland", "west", since="2017"), theater="east")
    assert one is None


def test_what_stood_between_them_not_long_ago_keeps_its_date() -> None:
    strike = link("norland", "strikes", "sudmark", since="2019-11-24", until="2019-11-24")
    found = box(link("norland", "economic", "sudmark"), strike)
    assert found is not None
    assert found.against == (
        "Norland strikes Sudmark, in Nov 2019", "Norland strikes Sudmark, Nov 2019"
    )  # fmt: skip
    assert not found.is_dated
    assert not found.is_filled
    assert (found.heading, found.band_words) == ("between them", "may deal")


def test_a_dealing_without_a_theater_counts_in_the_view_of_one() -> None:
    found = box(
        link("norland", "weapons", "sudmark", since="2019"),
        link("norland", "negotiation", "sudmark", "east", since="2015"),
        theater="east",
    )
    assert found is not None
    assert (found.heading, found.band_words) == ("they deal all the same", "deal")
    assert found.is_filled
