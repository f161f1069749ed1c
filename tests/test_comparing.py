"""The comparison of two theaters, in words and in two drawings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.atlas import Atlas
from explorer.view import Span, View, default
from explorer.web import ids
from explorer.web.comparing import LISTED, compared, comparison
from marked import check, found, text, texts
from samples import dataset, link, two_wars

SAMPLE = Atlas(two_wars())
START = default(SAMPLE.dataset)
THREE = Atlas(
    dataset(
        *(link("a", "weapons", "b", theater, id=f"a.{theater}") for theater in "xyz"),
        theaters={"x": ("a",), "y": ("b",), "z": ()},
    )
)


@pytest.mark.parametrize(
    ("theater", "expected"),
    [(None, ("x", "y")), ("x", ("x", "y")), ("y", ("x", "y")), ("z", ("x", "z"))],
)
def test_the_theater_of_the_view_is_one_of_the_two(
    theater: str | None, expected: tuple[str, str]
) -> None:
    assert compared(THREE, View(theater=theater)) == expected


@pytest.mark.parametrize("theaters", [{}, {"x": ("a",)}])
def test_one_theater_has_nothing_to_compare_with(theaters: dict[str, tuple[str, ...]]) -> None:
    one = Atlas(dataset(link("a", "weapons", "b"), theaters=theaters))
    assert compared(one, View()) is None
    found_ = comparison(one, View())
    assert "needs two theaters" in text(found_.lists)
    assert found_.drawings == {}
    check(found_.lists)


def test_each_drawing_shows_its_theater() -> None:
    view = replace(START, theater="coast", focus="norland", places={"norland": (1.0, 2.0)})
    found_ = comparison(SAMPLE, view)
    assert list(found_.drawings) == [ids.side(0), ids.side(1)]
    for part, theater in zip(found_.drawings.values(), ("hills", "coast"), strict=True):
        own = View(theater=theater, span=START.span)
        assert set(part["nodes"]) == set(SAMPLE.select(own))
        assert theater in part["chart"]
        assert part["nodes"]["norland"][:2] != [1.0, 2.0], "what was dragged was dragged elsewhere"


def test_rivals_that_deal_with_each_other() -> None:
    lists = comparison(SAMPLE, START).lists
    check(lists)
    rivals, turned = lists
    assert texts([rivals], "h3") == ["Rivals in both that still deal with each other (1)"]
    assert texts([turned], "h3")[0].startswith("Together here, against each other there (")
    (row,) = found([rivals], "li", class_="statement")
    sentence, *grounds = texts([row], "p")
    assert sentence == "Norland – Sudmark"
    assert grounds[0].startswith("Hills: ")
    assert grounds[1].startswith("Coast: ")
    assert "Norland backs FRT" in grounds[1] or "Sudmark backs Council" in grounds[1]
    assert " Still: " in grounds[2]
    assert "Accord" in grounds[2]
    assert grounds[3] in ("Every part is coded by a link.", "Partly inferred from chains.")
    assert found([row], "button", data_node="norland~sudmark")


def test_together_here_and_apart_there() -> None:
    of = Atlas(
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
    _, turned = comparison(of, View()).lists
    row = next(one for one in found([turned], "li") if found([one], "button", data_node="a~b"))
    said = texts([row], "p")
    assert said[0] == "A – B"
    assert said[1] == "X, together: A backs P; B backs P"
    assert said[2] == "Y, apart: A backs R; B backs S"
    assert said[3] == "Every part is coded by a link."


def test_nothing_on_these_days() -> None:
    found_ = comparison(SAMPLE, View(span=Span.parse("1990")))
    assert texts(found_.lists, "p").count("None on these days.") >= 1
    check(found_.lists)


def test_long_lists_are_folded(atlas: Atlas) -> None:
    lists = comparison(atlas, default(atlas.dataset)).lists
    for part in lists:
        rows = found([part], "ul", class_="rows")
        if rows:
            assert len(rows[0][2]) <= LISTED
        heading = texts([part], "h3")[0]
        count = int(heading.rpartition("(")[2].rstrip(")"))
        assert len(found([part], "li", class_="statement")) == count
