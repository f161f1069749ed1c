"""Links in the order of time: what is sure of each, and what only may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import FAMILIES, KINDS, Family
from explorer.presentation.timeline import TimelineBar, timeline_bars, timeline_range
from explorer.workspace import Workspace
from samples import actor, dataset, link

DATE_RANGE = (date(2010, 1, 1).toordinal(), date(2019, 12, 31).toordinal())


def bars_of(*links: Link, seen_from: Sequence[str] = ()) -> tuple[TimelineBar, ...]:
    of = dataset(*links, actor("a", short="Ay"), actor("b", name="Bee"))
    return timeline_bars(of, links, DATE_RANGE, seen_from=seen_from)


def one(kind: str = "weapons", **period: str) -> TimelineBar:
    (bar,) = bars_of(link("a", kind, "b", **period))
    return bar


def days(bar: TimelineBar) -> tuple[str, str, str, str]:
    return tuple(  # type: ignore[return-value]
        str(date.fromordinal(day)) for day in (bar.first, bar.sure_first, bar.sure_last, bar.last)
    )


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2012-05-04", "2017-03-02", ("2012-05-04", "2012-05-04", "2017-03-02", "2017-03-02")),
        ("2012", "2017-03", ("2012-01-01", "2012-12-31", "2017-03-01", "2017-03-31")),
        ("2012-02", "2014", ("2012-02-01", "2012-02-29", "2014-01-01", "2014-12-31")),
    ],
)
def test_a_partial_date_is_drawn_as_what_it_is(
    since: str, until: str, expected: tuple[str, ...]
) -> None:
    bar = one(since=since, until=until)
    assert days(bar) == expected
    assert not any((bar.has_no_start, bar.has_no_end, bar.is_event))


def test_an_open_end_goes_to_the_end_of_the_range() -> None:
    bar = one(since="2015-04")
    assert days(bar) == ("2015-04-01", "2015-04-30", "2019-12-31", "2019-12-31")
    assert (bar.has_no_start, bar.has_no_end) == (False, True)
    assert bar.summary == "since April 2015 · high confidence"


def test_without_a_beginning_no_day_is_sure() -> None:
    for until in ("2015", "2015-04-03"):
        bar = one(until=until)
        assert bar.first == DATE_RANGE[0]
        assert bar.sure_first >= bar.sure_last
        assert (bar.has_no_start, bar.has_no_end) == (True, False)
    bar = one()
    assert (bar.first, bar.last) == DATE_RANGE
    assert bar.sure_first >= bar.sure_last
    assert (bar.has_no_start, bar.has_no_end) == (True, True)


def test_no_day_within_a_single_year_is_sure() -> None:
    bar = one(since="2014", until="2014")
    assert days(bar)[::3] == ("2014-01-01", "2014-12-31")
    assert bar.sure_first > bar.sure_last


def test_an_event_is_as_sure_on_any_of_its_days() -> None:
    bar = one("contact", since="2019-12", until="2019-12")
    assert bar.is_event
    assert days(bar) == ("2019-12-01", "2019-12-01", "2019-12-31", "2019-12-31")
    assert not one("contact", since="2019").is_event, "what goes on has no point in time"


def test_what_lies_outside_the_range_is_cut_or_left_out() -> None:
    assert days(one(since="2001-01-01", until="2011-06-30"))[0] == "2010-01-01"
    assert days(one(since="2012-01-01", until="2035-06-30"))[3] == "2019-12-31"
    assert days(one(since="2001-01-01", until="2035-06-30"))[1:3] == ("2010-01-01", "2019-12-31")
    assert not bars_of(
        link("a", "weapons", "b", until="2009-12-31"),
        link("b", "weapons", "a", since="2020"),
    )


@pytest.mark.parametrize(
    ("kind", "seen_from", "label"),
    [
        ("weapons", (), "Weapons: Ay > Bee"),
        ("weapons", ("a",), "Weapons: to Bee"),
        ("weapons", ("b",), "Weapons: from Ay"),
        ("strikes", ("a",), "Strikes: against Bee"),
        ("strikes", ("b",), "Strikes: by Ay"),
        ("opposition", ("a",), "Rejection: of Bee"),
        ("dependence", ("a",), "Dependence: on Bee"),
        ("dependence", ("b",), "Dependence: of Ay"),
        ("leads", ("a",), "Leads: Bee"),
        ("leads", ("b",), "Is led by: Ay"),
        ("affiliated", ("b",), "Affiliated: Ay"),
        ("negotiation", (), "Negotiations: Ay – Bee"),
        ("negotiation", ("a",), "Negotiations: with Bee"),
        ("negotiation", ("b",), "Negotiations: with Ay"),
        ("weapons", ("b", "a"), "Ay: weapons"),
        ("negotiation", ("a", "b"), "Both: negotiations"),
    ],
)
def test_a_label_leaves_out_whose_timeline_it_is(
    kind: str, seen_from: tuple[str, ...], label: str
) -> None:
    sample = link("a", kind, "b", since="2012")
    (bar,) = bars_of(sample, seen_from=seen_from)
    assert bar.label == label
    (whole,) = bars_of(sample)
    assert bar.sentence == whole.sentence == whole.label, "what is read on its own says it all"


def test_every_kind_has_a_label_from_either_end() -> None:
    for kind in (one for one in KINDS.values() if not one.derived):
        for end, other in (("a", "Bee"), ("b", "Ay")):
            (bar,) = bars_of(link("a", kind.id, "b", since="2012"), seen_from=(end,))
            assert bar.label.endswith(other)
            assert bar.label[0].isupper()
            assert "  " not in bar.label


def test_a_mutual_link_has_no_direction() -> None:
    (bar,) = bars_of(link("a", "combat", "b", since="2012", mutual=True))
    assert bar.label == "Combat: Ay – Bee"


def test_a_bar_selects_its_pair_whichever_way_it_goes() -> None:
    assert {bar.pair for bar in bars_of(link("a", "combat", "b"), link("b", "combat", "a"))} == {
        "a~b"
    }


def test_bars_are_sorted_by_family_and_then_by_their_beginning() -> None:
    found = bars_of(
        link("a", "combat", "b", since="2011"),
        link("b", "weapons", "a", since="2014"),
        link("a", "weapons", "b", since="2012"),
        link("a", "training", "b", since="2012"),
        link("a", "contact", "b", since="2013", until="2013"),
    )
    order = list(FAMILIES)
    keys = [(order.index(bar.family), bar.first, bar.link) for bar in found]
    assert keys == sorted(keys)
    assert [bar.link for bar in found if bar.family is Family.SUPPORT] == [
        "a.training.b", "a.weapons.b", "b.weapons.a",
    ]  # fmt: skip


def test_without_links_there_are_no_bars() -> None:
    assert bars_of() == ()


def test_the_bars_of_the_shipped_links_lie_within_the_range(
    dataset: Dataset, workspace: Workspace
) -> None:
    found = timeline_bars(dataset, dataset.links.values(), DATE_RANGE)
    assert len(found) > len(dataset.links) / 2
    for bar in found:
        assert DATE_RANGE[0] <= bar.first <= bar.last <= DATE_RANGE[1]
        assert bar.first <= bar.sure_first
        assert bar.sure_last <= bar.last
        assert set(bar.pair.split("~")) <= set(workspace.graph)
        assert bar.label
        assert bar.summary
    assert len({bar.link for bar in found}) == len(found)


@pytest.mark.parametrize(
    ("period", "years"),
    [
        # It reaches into the usual days: it is cut off at their edge.
        ({"since": "1975", "until": "2012"}, (2010, 2019)),
        ({"since": "2012"}, (2010, 2019)),
        ({}, (2010, 2019)),
        # It lies outside: there is room for it.
        ({"since": "1975-11", "until": "1991-05"}, (1975, 2019)),
        ({"until": "1991-05"}, (1991, 2019)),
        ({"since": "2031-02"}, (2010, 2031)),
        ({"since": "2031", "until": "2033"}, (2010, 2033)),
    ],
)
def test_a_timeline_has_room_for_every_link(period: dict[str, str], years: tuple[int, int]) -> None:
    usual = (date(2010, 1, 1).toordinal(), date(2019, 12, 31).toordinal())
    of = dataset(link("a", "aid", "b", **period))
    links = list(of.links.values())
    found = timeline_range(links, usual)
    assert tuple(date.fromordinal(day).year for day in found) == years
    assert len(timeline_bars(of, links, found)) == 1
