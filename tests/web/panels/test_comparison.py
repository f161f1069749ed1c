"""The comparison of two theaters, in words and in two drawings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.page_map import PageMaps
from explorer.web import ids
from explorer.web.panels.comparison import (
    MAX_LISTED_PAIRS,
    theater_comparison,
)
from explorer.workspace import Workspace
from marked import check, found, text, texts
from samples import dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


@pytest.mark.parametrize("theaters", [{}, {"x": ("a",)}])
def test_with_fewer_than_two_theaters_it_says_what_is_missing(
    theaters: dict[str, tuple[str, ...]],
) -> None:
    one = Workspace(dataset(link("a", "weapons", "b"), theaters=theaters))
    found_ = theater_comparison(PageMaps(one), View())
    assert text(found_.lists) == (
        f"A comparison needs two theaters; this file has {'one' if theaters else 'none'}."
    )
    assert found_.drawings == {}
    check(found_.lists)


def test_each_drawing_shows_its_theater() -> None:
    view = replace(START, theater="coast", focus="norland", places={"norland": (1.0, 2.0)})
    found_ = theater_comparison(PageMaps(SAMPLE), view)
    assert list(found_.drawings) == [ids.compare_frame(0), ids.compare_frame(1)]
    for part, theater in zip(found_.drawings.values(), ("hills", "coast"), strict=True):
        own = View(theater=theater, span=START.span)
        assert set(part["marks"]) == set(SAMPLE.select(own))
        assert theater in part["chart"]
        assert part["filter"]["theater"] == [*SAMPLE.dataset.theaters].index(theater)
        assert 'data-at="1 2"' not in part["marks"]["norland"], "it was dragged elsewhere"


def test_rivals_are_listed_with_reasons_and_dealings() -> None:
    lists = theater_comparison(PageMaps(SAMPLE), START).lists
    check(lists)
    _, rivals, turned = lists
    assert texts([rivals], "h3") == ["Rivals in both that still deal with each other (1)"]
    assert texts([turned], "h3")[0].startswith("Together here, against each other there (")
    (row,) = found([rivals], "li", class_="statement")
    assert "in Hills and in Coast" in texts([rivals], "p")[0], "what the list means"
    assert "in Hills" in texts([turned], "p")[0]
    sentence, *grounds = texts([row], "p")
    assert sentence == "Norland – Sudmark"
    assert grounds[0].startswith("Hills: ")
    assert grounds[1].startswith("Coast: ")
    assert "Norland backs FRT" in grounds[1] or "Sudmark backs Council" in grounds[1]
    assert " Still: " in grounds[2]
    assert "Accord" in grounds[2]
    assert grounds[3] in ("Each part rests on a link.", "Partly inferred along chains of links.")
    assert found([row], "button", data_node="norland~sudmark")


def test_a_flip_is_listed_with_its_reasons() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "p", "x"),
            link("b", "weapons", "p", "x", id="b.x"),
            link("p", "combat", "q", "x"),
            link("a", "weapons", "r", "y"),
            link("b", "weapons", "s", "y"),
            link("r", "combat", "s", "y"),
            theaters={"x": ("p", "q"), "y": ("r", "s")},
        )
    )
    *_, turned = theater_comparison(PageMaps(of), View()).lists
    row = next(one for one in found([turned], "li") if found([one], "button", data_node="a~b"))
    said = texts([row], "p")
    assert said[0] == "A – B"
    assert said[1] == "X, together: A backs P; B backs P"
    assert said[2] == "Y, apart: A backs R; B backs S"
    assert said[3] == "Each part rests on a link."


def test_days_without_links_have_empty_lists() -> None:
    found_ = theater_comparison(PageMaps(SAMPLE), View(span=Span.parse("1990")))
    assert texts(found_.lists, "p").count("None on these days.") >= 1
    check(found_.lists)


def test_long_lists_are_folded(workspace: Workspace) -> None:
    lists = theater_comparison(PageMaps(workspace), default_view(workspace.dataset)).lists
    for part in lists[1:]:
        rows = found([part], "ul", class_="rows")
        if rows:
            assert len(rows[0][2]) <= MAX_LISTED_PAIRS
        heading = texts([part], "h3")[0]
        count = int(heading.rpartition("(")[2].rstrip(")"))
        assert len(found([part], "li", class_="statement")) == count


def test_the_legend_explains_both_drawings(workspace: Workspace) -> None:
    (key, *_) = theater_comparison(PageMaps(workspace), default_view(workspace.dataset)).lists
    names = texts([key], "li")
    assert names[0] == "front between two sides"
    assert names.index("helps with:") + 1 == names.index("forces that fight on that side")
    first = next(iter(workspace.dataset.theaters.values())).parties
    sides = [
        name
        for name in names
        if " or " in name and name.count("\N{RIGHT SINGLE QUOTATION MARK}s side") == 2
    ]
    assert len(sides) == 2, "a hue that stands for a side of each is named after both"
    assert any(workspace.dataset.label(first[0]) in name for name in sides)
    assert {"disputed or reported", "helps that side", "helps both", "helps none"} <= {*names}
    assert len(names) == len({*names})
    leads = 1
    assert len(found([key], "img")) == 2 * (len(names) - leads), "one for each theme"


def test_empty_drawings_have_no_legend() -> None:
    lists = theater_comparison(PageMaps(SAMPLE), replace(START, kinds=frozenset())).lists
    assert [part[0] for part in lists] == ["section", "section"]
