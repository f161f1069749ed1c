"""The Plotly figures: what they show, and that data in them is text and nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from explorer.analysis.alignment import Alignment, How, Matrix, Stand, matrix
from explorer.appearance import PALETTES, Theme
from explorer.atlas import Atlas
from explorer.chronicle import Bar, bars
from explorer.model import Dataset
from explorer.timestrip import months
from explorer.view import default
from explorer.vocabulary import Family
from explorer.web import charts
from samples import actor, dataset, link, two_wars

STRIP = (date(2010, 1, 1).toordinal(), date(2020, 12, 31).toordinal())
DAY = date(2019, 12, 25).toordinal()
WARS = Atlas(two_wars())


def rows(of: Dataset = WARS.dataset) -> tuple[Bar, ...]:
    return bars(of, of.links.values(), STRIP)


def values(part: Any) -> Iterator[Any]:
    """All that stands in a figure, at any depth."""
    if isinstance(part, dict):
        for key, inner in part.items():
            assert isinstance(key, str)
            yield from values(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from values(inner)
    else:
        yield part


def plain(figure: charts.Figure) -> None:
    """It is plain JSON, without a number that is none."""
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    assert not [one for one in values(figure) if isinstance(one, float) and not math.isfinite(one)]


# ------------------------------------------------------------------ the timeline


@pytest.mark.parametrize("theme", list(Theme))
def test_every_bar_has_a_row_and_is_drawn(theme: Theme) -> None:
    all_rows = rows()
    figure = charts.timeline(all_rows, STRIP, DAY, theme)
    plain(figure)
    assert figure["layout"]["yaxis"]["tickvals"] == list(range(len(all_rows)))
    drawn = {y for trace in figure["data"] for y in trace["y"]}
    assert drawn == set(range(len(all_rows)))
    assert figure["layout"]["paper_bgcolor"] == PALETTES[theme].ground


def test_states_are_bars_events_are_points_open_ends_are_marked() -> None:
    all_rows = rows()
    figure = charts.timeline(all_rows, STRIP, DAY, Theme.LIGHT)
    points = [t for t in figure["data"] if t["type"] == "scatter" and "customdata" in t]
    lengths = [t for t in figure["data"] if t["type"] == "bar"]
    assert {y for t in points for y in t["y"]} == {
        index for index, bar in enumerate(all_rows) if bar.event
    }
    assert {y for t in lengths for y in t["y"]} == {
        index for index, bar in enumerate(all_rows) if not bar.event
    }
    (open_ends,) = [t for t in figure["data"] if t.get("cliponaxis") is False]
    assert open_ends["y"] == [index for index, bar in enumerate(all_rows) if bar.no_end]


def test_bars_begin_and_end_where_they_should() -> None:
    of = dataset(link("a", "weapons", "b", since="2012", until="2015-03-04"))
    may, sure = (
        trace
        for trace in charts.timeline(rows(of), STRIP, None, Theme.LIGHT)["data"]
        if trace["type"] == "bar"
    )
    for trace, first, last in ((may, "2012-01-01", "2015-03-04"),
                               (sure, "2012-12-31", "2015-03-04")):  # fmt: skip
        assert trace["base"] == [first]
        length = (date.fromisoformat(last) - date.fromisoformat(first)).days
        assert trace["x"] == [length * 86_400_000]
        assert trace["customdata"] == ["a~b"]
    assert may["marker"]["opacity"] < sure["marker"]["opacity"]


def test_what_is_sure_on_no_day_has_no_length() -> None:
    of = dataset(link("a", "weapons", "b", since="2014", until="2014"))
    for trace in charts.timeline(rows(of), STRIP, None, Theme.LIGHT)["data"]:
        if trace["type"] == "bar":
            assert all(length >= 0 for length in trace["x"])


def test_the_day_is_a_line_where_there_is_one() -> None:
    (line,) = charts.timeline(rows(), STRIP, DAY, Theme.LIGHT)["layout"]["shapes"]
    assert line["x0"] == line["x1"] == "2019-12-25"
    assert charts.timeline(rows(), STRIP, None, Theme.LIGHT)["layout"]["shapes"] == []


def test_families_have_their_colours_and_come_apart() -> None:
    figure = charts.timeline(rows(), STRIP, DAY, Theme.DARK)
    colours = PALETTES[Theme.DARK].families
    used = {trace["marker"]["color"] for trace in figure["data"] if trace["type"] == "bar"}
    assert colours[Family.SUPPORT] in used
    assert colours[Family.HOSTILITY] in used


def test_it_grows_with_its_rows() -> None:
    small = charts.timeline(rows()[:2], STRIP, DAY, Theme.LIGHT)["layout"]["height"]
    large = charts.timeline(rows(), STRIP, DAY, Theme.LIGHT)["layout"]["height"]
    assert large - small == (len(rows()) - 3) * charts.ROW


def test_no_rows_are_no_mistake() -> None:
    plain(charts.timeline((), STRIP, DAY, Theme.LIGHT))


# ------------------------------------------------------------------ the matrix


def stands(of: Atlas, theater: str | None = None) -> Matrix:
    return matrix(of.dataset, of.graph, theater, default(of.dataset).span)


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
@pytest.mark.parametrize("theme", list(Theme))
def test_a_cell_for_every_actor_and_party(theater: str | None, theme: Theme) -> None:
    found = stands(WARS, theater)
    figure = charts.matrix(WARS.dataset, found, theme)
    plain(figure)
    (heat,) = figure["data"]
    shape = (len(found.rows), len(found.columns))
    for name in ("z", "text", "customdata", "hovertext"):
        assert (len(heat[name]), *{len(row) for row in heat[name]}) == shape
    assert {z for row in heat["z"] for z in row} <= set(range(len(charts._LEVELS)))
    assert len(heat["colorscale"]) == 2 * len(charts._LEVELS)
    assert heat["colorscale"][0][0] == 0
    assert heat["colorscale"][-1][0] == 1


def test_a_cell_bears_its_meaning_as_a_mark() -> None:
    figure = charts.matrix(WARS.dataset, stands(WARS), Theme.LIGHT)
    (heat,) = figure["data"]
    found = stands(WARS)
    for row, marks, words in zip(found.cells, heat["text"], heat["hovertext"], strict=True):
        for cell, mark, said in zip(row, marks, words, strict=True):
            assert mark.strip("()") == ("■" if cell.is_itself else charts._MARKS[cell.stand])
            assert mark.startswith("(") == (cell.how is How.INFERRED and bool(mark))
            assert WARS.dataset.label(cell.actor) in said
            assert ("inferred: " in said) == (cell.how is How.INFERRED)


def test_every_stand_has_a_colour_of_its_own() -> None:
    combinations = [
        (Stand.OPPOSES, How.CODED), (Stand.OPPOSES, How.INFERRED), (Stand.NONE, How.NONE),
        (Stand.TALKS, How.CODED), (Stand.BOTH, How.CODED), (Stand.BACKS, How.INFERRED),
        (Stand.BACKS, How.CODED),
    ]  # fmt: skip
    assert set(charts._LEVELS) == set(combinations)
    for theme in Theme:
        assert len(set(charts._colours(PALETTES[theme]))) == len(combinations)


def test_every_cell_of_the_shipped_data(atlas: Atlas) -> None:
    for theater in (None, *atlas.dataset.theaters):
        plain(charts.matrix(atlas.dataset, stands(atlas, theater), Theme.LIGHT))
    strip = months(atlas.graph, atlas.dataset.as_of)
    chosen = bars(atlas.dataset, atlas.dataset.links.values(), (strip.first, strip.last))
    plain(charts.timeline(chosen, (strip.first, strip.last), None, Theme.DARK))


def test_one_link_is_one_link() -> None:
    of = Atlas(dataset(link("a", "weapons", "b", "x"), theaters={"x": ("b",)}))
    (heat,) = charts.matrix(of.dataset, stands(of), Theme.LIGHT)["data"]
    assert any(
        "coded: 1 link, high confidence" in said for row in heat["hovertext"] for said in row
    )


def test_nobody_is_no_mistake() -> None:
    of = Atlas(dataset(actor("a")))
    plain(charts.matrix(of.dataset, stands(of), Theme.LIGHT))


# ------------------------------------------------------------------ data is text

EVIL = '<a href="https://evil.example">A</a><br>&amp;'


def test_tags_in_a_name_are_no_tags_to_plotly() -> None:
    wars = dataset(
        actor("a", name=EVIL),
        link("a", "weapons", "b", "x", since="2012"),
        link("b", "weapons", "c", "x", since="2012"),
        link("a", "contact", "b", "y", since="2012", until="2012"),
        theaters={"x": ("a", "c"), "y": ("b",)},
    )
    named = {"x": wars.theaters["x"].model_copy(update={"name": EVIL}), "y": wars.theaters["y"]}
    of = Atlas(wars.model_copy(update={"theaters": named}))
    for figure in (
        charts.timeline(rows(of.dataset), STRIP, DAY, Theme.LIGHT),
        charts.matrix(of.dataset, stands(of), Theme.LIGHT),
    ):
        said = [one for one in values(figure) if isinstance(one, str)]
        assert any("&lt;a href=" in one and "&amp;amp;" in one for one in said)
        assert not [one for one in said if "<" in one.replace("<br>", "")]
        assert not [one for one in said if "A</a><br>" in one]


def test_the_words_of_a_cell_that_is_inferred() -> None:
    of = stands(WARS)
    inferred = [cell for row in of.cells for cell in row if cell.how is How.INFERRED]
    for cell in inferred:
        assert isinstance(cell, Alignment)
        way = charts._words(WARS.dataset, cell).split("<br>")[1]
        assert way.startswith("inferred: ")
        assert way.count(" &gt; ") == len(cell.chains[0].nodes) - 1


def test_a_second_view_is_a_second_figure() -> None:
    early = replace(default(WARS.dataset), span=None)
    found = matrix(WARS.dataset, WARS.graph, None, early.span)
    plain(charts.matrix(WARS.dataset, found, Theme.LIGHT))
