"""The timeline as a list: bars, points and years stand where the days of the links say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from explorer.data.model import Dataset
from explorer.presentation.timeline import TimelineBar, timeline_bars
from explorer.web.markup import MarkupNode
from explorer.web.tabs.timeline_rows import percent, timeline_rows
from samples import dataset, link, two_wars

FIRST, LAST = date(2011, 1, 1), date(2020, 12, 31)
DATE_RANGE = (FIRST.toordinal(), LAST.toordinal())
AS_OF = date(2019, 12, 25).toordinal()


def bars_of(of: Dataset) -> tuple[TimelineBar, ...]:
    return timeline_bars(of, of.links.values(), DATE_RANGE)


def parts(node: MarkupNode) -> Iterator[Any]:
    if not isinstance(node, str):
        yield node
        for child in node[2]:
            yield from parts(child)


def found(node: MarkupNode, name: str) -> list[Any]:
    """The parts that have a class."""
    return [one for one in parts(node) if name in one[1].get("class", "").split()]


def rows(of: Dataset, as_of: int | None = AS_OF) -> MarkupNode:
    return timeline_rows(bars_of(of), DATE_RANGE, as_of, "Timeline of A")


def test_every_bar_is_a_button_of_a_list_that_says_it_all() -> None:
    wars = two_wars()
    tree = rows(wars)
    (listed,) = [one for one in parts(tree) if one[0] == "ol"]
    assert listed[1]["aria-label"] == "Timeline of A"
    bars = bars_of(wars)
    buttons = [item[2][0] for item in listed[2]]
    assert len(buttons) == len(bars)
    for one, bar in zip(buttons, bars, strict=True):
        tag, attributes, (label, _) = one
        assert (tag, attributes["data-node"]) == ("button", bar.pair)
        assert attributes["aria-label"] == f"{bar.sentence}\n{bar.summary}"
        assert label[2] == [bar.label]
        assert str(bar.family) in attributes["class"].split()


def test_a_bar_lies_where_its_days_do() -> None:
    tree = rows(dataset(link("a", "weapons", "b", since="2012", until="2015-03-04")))
    (may,), (sure,) = found(tree, "may"), found(tree, "sure")

    def at(text: str) -> str:
        return percent(date.fromisoformat(text).toordinal(), DATE_RANGE)

    assert (may[1]["data-from"], may[1]["data-to"]) == (at("2012-01-01"), at("2015-03-04"))
    assert (sure[1]["data-from"], sure[1]["data-to"]) == (at("2012-12-31"), at("2015-03-04"))
    assert not found(tree, "end")


def test_percent_begins_at_nought_and_ends_at_a_hundred() -> None:
    assert percent(DATE_RANGE[0], DATE_RANGE) == "0.000"
    assert percent(DATE_RANGE[1], DATE_RANGE) == "100.000"
    assert percent(DATE_RANGE[0] - 99, DATE_RANGE) == "0.000"
    assert percent(5, (5, 5)) == "0.000", "one day"


def test_ends_that_are_open_and_not_known_are_marked_apart() -> None:
    tree = rows(
        dataset(
            link("a", "weapons", "b", since="2012"),
            link("a", "weapons", "c", since="2012", last_reported="2015"),
            link("a", "weapons", "d", since="2012", until="2015"),
        )
    )
    assert len(found(tree, "end")) == 2
    (open_end,), (unknown,) = found(tree, "open"), found(tree, "unreported")
    assert open_end[1]["data-from"] == "100.000"
    last = percent(date(2015, 12, 31).toordinal(), DATE_RANGE)
    assert unknown[1]["data-from"] == last
    assert "last reported in 2015" in str(tree)


def test_an_event_is_a_point() -> None:
    tree = rows(dataset(link("a", "contact", "b", since="2014-01-01", until="2014-01-03")))
    (point,) = found(tree, "event")
    assert point[1]["data-from"] == percent(date(2014, 1, 2).toordinal(), DATE_RANGE)
    assert not found(tree, "may")


def test_a_bar_of_which_nothing_is_sure_has_no_sure_part() -> None:
    assert not found(rows(dataset(link("a", "weapons", "b"))), "sure")
    assert not found(rows(dataset(link("a", "weapons", "b", since="2014", until="2014"))), "end")


@pytest.mark.parametrize(
    ("day", "is_late"), [(date(2019, 12, 25), True), (date(2012, 3, 1), False)]
)
def test_the_day_of_the_view_is_marked_and_named(day: date, *, is_late: bool) -> None:
    (line,) = found(rows(two_wars(), day.toordinal()), "as-of")
    assert line[1]["data-from"] == percent(day.toordinal(), DATE_RANGE)
    assert ("late" in line[1]["class"]) == is_late
    assert line[2][0][2][0].startswith(f"as of {day.day} ")


@pytest.mark.parametrize("day", [None, DATE_RANGE[0] - 1, DATE_RANGE[1] + 1])
def test_a_day_outside_is_not_marked(day: int | None) -> None:
    tree = rows(two_wars(), day)
    assert not found(tree, "as-of")
    assert not found(tree, "marked")


def test_a_narrow_axis_has_fewer_years_than_a_wide_one() -> None:
    years = {
        one[2][0][2][0]: one[1]["class"].split()[1:] for one in found(rows(two_wars()), "year")
    }
    assert list(years) == [str(year) for year in range(2011, 2021)]
    on_a_phone = [year for year, names in years.items() if "wide" not in names]
    assert on_a_phone == ["2012", "2014", "2016", "2018", "2020"]
