"""The Plotly figures: what they show, and that data in them is text and nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import pytest

from explorer.analysis.alignment import (
    Alignment,
    AlignmentMatrix,
    AlignmentType,
    Basis,
    alignment_matrix,
)
from explorer.data.model import Dataset
from explorer.data.vocabulary import Family
from explorer.graph.view import default_view
from explorer.layout.label_box import text_width
from explorer.presentation.legend import UNALIGNED, join_labels
from explorer.presentation.month_histogram import month_histogram
from explorer.presentation.theme import PALETTES, Theme, camp_colour
from explorer.presentation.timeline import TimelineBar, timeline_bars
from explorer.web.charts import figures
from explorer.workspace import Workspace
from samples import actor, dataset, link, two_wars

STRIP = (date(2010, 1, 1).toordinal(), date(2020, 12, 31).toordinal())
DAY = date(2019, 12, 25).toordinal()
WARS = Workspace(two_wars())


def rows(of: Dataset = WARS.dataset) -> tuple[TimelineBar, ...]:
    return timeline_bars(of, of.links.values(), STRIP)


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


def plain(figure: figures.Figure) -> None:
    """It is plain JSON, without a number that is none."""
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    assert not [one for one in values(figure) if isinstance(one, float) and not math.isfinite(one)]


# ------------------------------------------------------------------ the timeline


@pytest.mark.parametrize("theme", list(Theme))
def test_every_bar_has_a_row_and_is_drawn(theme: Theme) -> None:
    all_rows = rows()
    figure = figures.timeline_figure(all_rows, STRIP, DAY, theme)
    plain(figure)
    places = figure["layout"]["yaxis"]["tickvals"]
    assert len(places) == len(set(places)) == len(all_rows)
    assert places == sorted(places)
    drawn = {y for trace in figure["data"] for y in trace["y"]}
    assert drawn == set(places)
    assert figure["layout"]["paper_bgcolor"] == PALETTES[theme].ground


def test_states_are_bars_events_are_points_open_ends_are_marked() -> None:
    all_rows = rows()
    figure = figures.timeline_figure(all_rows, STRIP, DAY, Theme.LIGHT)
    places = figure["layout"]["yaxis"]["tickvals"]
    at = dict(zip(places, all_rows, strict=True))
    points = [t for t in figure["data"] if t["type"] == "scatter" and "customdata" in t]
    lengths = [t for t in figure["data"] if t["type"] == "bar"]
    assert {y for t in points for y in t["y"]} == {y for y in places if at[y].event}
    assert {y for t in lengths for y in t["y"]} == {y for y in places if not at[y].event}
    (open_ends,) = [t for t in figure["data"] if t.get("cliponaxis") is False]
    assert open_ends["y"] == [y for y in places if at[y].no_end]


def test_bars_begin_and_end_where_they_should() -> None:
    of = dataset(link("a", "weapons", "b", since="2012", until="2015-03-04"))
    may, sure = (
        trace
        for trace in figures.timeline_figure(rows(of), STRIP, None, Theme.LIGHT)["data"]
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
    for trace in figures.timeline_figure(rows(of), STRIP, None, Theme.LIGHT)["data"]:
        if trace["type"] == "bar":
            assert all(length >= 0 for length in trace["x"])


def test_the_day_is_a_line_where_there_is_one() -> None:
    (line,) = figures.timeline_figure(rows(), STRIP, DAY, Theme.LIGHT)["layout"]["shapes"]
    assert line["x0"] == line["x1"] == "2019-12-25"
    assert figures.timeline_figure(rows(), STRIP, None, Theme.LIGHT)["layout"]["shapes"] == []


@pytest.mark.parametrize(
    ("day", "words", "side"),
    [("2019-12-25", "as of 25 Dec 2019", "right"), ("2011-03-01", "as of 1 Mar 2011", "left")],
)
def test_the_line_says_what_it_is_where_there_is_room(day: str, words: str, side: str) -> None:
    of = date.fromisoformat(day).toordinal()
    layout = figures.timeline_figure(rows(), STRIP, of, Theme.LIGHT)["layout"]
    (label,) = layout["annotations"]
    assert (label["text"], label["xanchor"], label["x"]) == (words, side, day)
    lowest, highest = layout["yaxis"]["range"]
    assert highest < label["y"] < layout["yaxis"]["tickvals"][0] - 0.5 < lowest, "above all bars"


@pytest.mark.parametrize("day", [None, STRIP[0] - 1, STRIP[1] + 1])
def test_a_day_that_is_not_drawn_has_no_line(day: int | None) -> None:
    layout = figures.timeline_figure(rows(), STRIP, day, Theme.LIGHT)["layout"]
    assert (layout["shapes"], layout["annotations"]) == ([], [])


@pytest.mark.parametrize("name", ["B", "A name of some length", "Quite a long name " * 9])
def test_a_phone_has_room_for_labels_and_for_bars(name: str) -> None:
    of = dataset(
        link("a", "military", "b", since="2012"), link("a", "aid", "c", since="2012"),
        actor("b", name=name),
    )  # fmt: skip
    found = timeline_bars(of, of.links.values(), STRIP, seen_from=("a",))
    layout = figures.timeline_figure(found, STRIP, DAY, Theme.LIGHT)["layout"]
    beside = 14  # what the tab keeps free at its edge
    assert layout["margin"]["l"] + beside < 0.45 * 390
    assert layout["xaxis"]["tickangle"] == 0, "years are level, and some left out"
    (long, *_) = sorted(layout["yaxis"]["ticktext"], key=len, reverse=True)
    assert ("<br>" in long) == (len(name) > 1)
    assert ("…" in long) == (len(name) > 99)


def test_a_label_of_two_lines_has_a_row_as_high() -> None:
    of = dataset(
        *(link("a", kind, "b", since="2012") for kind in ("weapons", "aid", "training")),
        actor("b", name="A name of some length"),
    )
    found = timeline_bars(of, of.links.values(), STRIP, seen_from=("a",))
    layout = figures.timeline_figure(found, STRIP, None, Theme.LIGHT)["layout"]
    texts, places = layout["yaxis"]["ticktext"], layout["yaxis"]["tickvals"]
    heights = [figures.TALL if "<br>" in text else 1.0 for text in texts]
    for (one, other), (high, higher) in zip(pairwise(places), pairwise(heights), strict=True):
        assert other - one == pytest.approx((high + higher) / 2)
    assert layout["yaxis"]["range"] == [pytest.approx(sum(heights) - 0.5), -0.5]


def test_families_have_their_colours_and_come_apart() -> None:
    figure = figures.timeline_figure(rows(), STRIP, DAY, Theme.DARK)
    colours = PALETTES[Theme.DARK].families
    used = {trace["marker"]["color"] for trace in figure["data"] if trace["type"] == "bar"}
    assert colours[Family.SUPPORT] in used
    assert colours[Family.HOSTILITY] in used


def test_it_grows_with_its_rows() -> None:
    of = dataset(*(link("a", "aid", f"b{n}", since="2012") for n in range(9)))
    small = figures.timeline_figure(rows(of)[:3], STRIP, DAY, Theme.LIGHT)["layout"]["height"]
    large = figures.timeline_figure(rows(of), STRIP, DAY, Theme.LIGHT)["layout"]["height"]
    assert large - small == 6 * figures.ROW


def test_no_rows_are_no_mistake() -> None:
    plain(figures.timeline_figure((), STRIP, DAY, Theme.LIGHT))


# ------------------------------------------------------------------ the matrix


def stands(
    of: Workspace, theater: str | None = None, by: Literal["parties", "actors"] = "parties"
) -> AlignmentMatrix:
    return alignment_matrix(
        of.dataset, of.graph, theater, default_view(of.dataset).span, actors_by=by
    )


def cells(figure: figures.Figure, name: str) -> list[list[Any]]:
    """What a heatmap holds, without the lines that have a heading in them."""
    (heat,) = figure["data"]
    places = figure["layout"]["yaxis"]["tickvals"]
    empty = [row for at, row in enumerate(heat[name]) if at not in places]
    assert {cell for row in empty for cell in row} <= {None, ""}
    return [heat[name][at] for at in places]


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
@pytest.mark.parametrize("theme", list(Theme))
def test_a_cell_for_every_actor_and_party(theater: str | None, theme: Theme) -> None:
    found = stands(WARS, theater)
    figure = figures.matrix_figure(WARS.dataset, found, theme)
    plain(figure)
    (heat,) = figure["data"]
    shape = (len(found.rows), len(found.columns))
    for name in ("z", "text", "customdata", "hovertext"):
        of = cells(figure, name)
        assert (len(of), *{len(row) for row in of}) == shape
        assert len(heat[name]) == len(heat["y"]) == len(found.rows) + len(found.groups)
    assert {z for row in cells(figure, "z") for z in row} <= set(range(len(figures._LEVELS)))
    assert len(heat["colorscale"]) == 2 * len(figures._LEVELS)
    assert heat["colorscale"][0][0] == 0
    assert heat["colorscale"][-1][0] == 1


def test_a_cell_bears_its_meaning_as_a_mark() -> None:
    found = stands(WARS)
    figure = figures.matrix_figure(WARS.dataset, found, Theme.LIGHT)
    said = (cells(figure, name) for name in ("text", "hovertext"))
    for row, marks, words in zip(found.cells, *said, strict=True):
        for cell, mark, text in zip(row, marks, words, strict=True):
            assert mark.strip("()") == ("■" if cell.is_itself else figures._MARKS[cell.type])
            assert mark.startswith("(") == (cell.basis is Basis.INFERRED and bool(mark))
            assert WARS.dataset.label(cell.actor) in text
            assert ("inferred: " in text) == (cell.basis is Basis.INFERRED)


@pytest.mark.parametrize("theater", [None, "coast", "hills"])
def test_every_camp_has_a_heading_in_a_line_of_its_own(theater: str | None) -> None:
    found = stands(WARS, theater)
    layout = figures.matrix_figure(WARS.dataset, found, Theme.LIGHT)["layout"]
    headings = [one for one in layout["annotations"] if one.get("xref") == "paper"]
    assert [one["text"] for one in headings] == [
        f"With {join_labels(group.label)} ({group.size})"
        if group.label
        else f"{UNALIGNED} ({group.size})"
        for group in found.groups
    ]
    taken = layout["yaxis"]["tickvals"]
    first = 0
    for group, heading in zip(found.groups, headings, strict=True):
        assert heading["y"] == first
        assert taken[: group.size] == list(range(first + 1, first + 1 + group.size))
        taken = taken[group.size :]
        first += group.size + 1
    dots = [one["fillcolor"] for one in layout["shapes"] if one["type"] == "circle"]
    assert dots == [camp_colour(PALETTES[Theme.LIGHT], group.camp) for group in found.groups]
    rules = [one for one in layout["shapes"] if one["type"] == "line" and one.get("xref")]
    assert {one["y0"] for one in rules} == {one["y"] - 0.5 for one in headings[1:]}


def test_the_theaters_stand_above_their_columns() -> None:
    layout = figures.matrix_figure(WARS.dataset, stands(WARS), Theme.LIGHT)["layout"]
    above = [one for one in layout["annotations"] if one.get("yref") == "paper"]
    assert [one["text"] for one in above] == [
        theater.name for theater in WARS.dataset.theaters.values()
    ]
    (rule,) = [one for one in layout["shapes"] if one["type"] == "line" and "xref" not in one]
    assert rule["x0"] == above[1]["x"]
    alone = figures.matrix_figure(WARS.dataset, stands(WARS, "coast"), Theme.LIGHT)["layout"]
    assert not [one for one in alone["annotations"] if one.get("yref") == "paper"]


def test_columns_of_actors_are_in_camps_too(workspace: Workspace) -> None:
    found = stands(workspace, None, "actors")
    layout = figures.matrix_figure(workspace.dataset, found, Theme.LIGHT)["layout"]
    stripes = [
        one for one in layout["shapes"] if one["type"] == "rect" and one.get("yref") == "paper"
    ]
    assert [one["x1"] - one["x0"] for one in stripes] == [group.size for group in found.groups]
    assert stripes[0]["x0"] == -0.5
    assert stripes[-1]["x1"] == len(found.columns) - 0.5
    above = [one for one in layout["annotations"] if one.get("yref") == "paper"]
    for one, then in pairwise(above):
        wide = text_width(one["text"], figures.TEXT) / figures.ROW
        assert one["x"] + wide <= then["x"], "no heading runs into the next"
    assert above[0]["text"] == f"With {join_labels(found.groups[0].label or '')}"


def test_names_above_few_columns_fit_on_a_phone(workspace: Workspace) -> None:
    axis = figures.matrix_figure(workspace.dataset, stands(workspace), Theme.LIGHT)["layout"][
        "xaxis"
    ]
    assert axis["tickangle"] == 0
    lines = [line for text in axis["ticktext"] for line in text.split("<br>")]
    assert max(text_width(line, figures.SMALL) for line in lines) <= figures.HEAD


def test_who_is_selected_is_found_at_a_glance() -> None:
    found = stands(WARS)
    figure = figures.matrix_figure(WARS.dataset, found, Theme.DARK, ("norland",))
    plain(figure)
    layout = figure["layout"]
    marked = [text for text in layout["yaxis"]["ticktext"] if "<b>" in text]
    accent = PALETTES[Theme.DARK].accent
    assert marked == [f'<b><span style="color:{accent}">Norland</span></b>']
    (frame,) = frames(layout)
    at = layout["yaxis"]["tickvals"][found.rows.index("norland")]
    assert (frame["y0"], frame["y1"], frame["xref"]) == (at - 0.5, at + 0.5, "paper")


def test_of_a_pair_the_cells_between_them_are_framed() -> None:
    found = stands(WARS)
    layout = figures.matrix_figure(WARS.dataset, found, Theme.DARK, ("front", "norland"))["layout"]
    assert sum("<b>" in text for text in layout["yaxis"]["ticktext"]) == 2
    assert sum("<b>" in text for text in layout["xaxis"]["ticktext"]) == 1
    (frame,) = frames(layout)
    place = [column.actor for column in found.columns].index("front")
    at = layout["yaxis"]["tickvals"][found.rows.index("norland")]
    assert (frame["x0"], frame["y0"]) == (place - 0.5, at - 0.5)


@pytest.mark.parametrize("selected", [(), ("nobody",), ("accord",)])
def test_who_has_no_row_marks_none(selected: tuple[str, ...]) -> None:
    layout = figures.matrix_figure(WARS.dataset, stands(WARS), Theme.DARK, selected)["layout"]
    assert not frames(layout)
    assert not [text for text in layout["yaxis"]["ticktext"] if "<" in text]


def frames(layout: dict[str, Any]) -> list[dict[str, Any]]:
    accent = PALETTES[Theme.DARK].accent
    return [one for one in layout["shapes"] if one["line"].get("color") == accent]


@pytest.mark.parametrize("by", ["parties", "actors"])
@pytest.mark.parametrize("theme", list(Theme))
def test_the_legend_names_every_mark_that_is_there(
    by: Literal["parties", "actors"], theme: Theme, workspace: Workspace
) -> None:
    found = stands(workspace, None, by)
    figure = figures.matrix_figure(workspace.dataset, found, theme)
    (heat,) = figure["data"]
    shown = {
        (mark, heat["colorscale"][2 * level][1])
        for marks, levels in zip(cells(figure, "text"), cells(figure, "z"), strict=True)
        for mark, level in zip(marks, levels, strict=True)
        if mark
    }
    signs = figures.signs(found, theme)
    assert [(mark, ground) for sign in signs for mark, ground, _ in sign.marks] == sorted(
        shown, key=lambda one: "+–±·(+)(–)(±)(·)■".index(one[0])
    )
    assert {sign.meaning for sign in signs} <= {
        "backs", "against", "both", "talks", "inferred along a chain", "the party itself",
        "the actor itself",
    }  # fmt: skip
    for sign in signs:
        for _, ground, ink in sign.marks:
            assert contrast(ground, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def light(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_legend_of_nothing_is_empty() -> None:
    assert figures.signs(AlignmentMatrix((), (), ()), Theme.LIGHT) == ()


def test_every_stand_has_a_colour_of_its_own() -> None:
    combinations = [
        (AlignmentType.OPPOSES, Basis.CODED),
        (AlignmentType.OPPOSES, Basis.INFERRED),
        (AlignmentType.NONE, Basis.NONE),
        (AlignmentType.TALKS, Basis.CODED),
        (AlignmentType.BOTH, Basis.CODED),
        (AlignmentType.BACKS, Basis.INFERRED),
        (AlignmentType.BACKS, Basis.CODED),
    ]
    assert set(figures._LEVELS) == set(combinations)
    for theme in Theme:
        assert len(set(figures._colours(theme))) == len(combinations)


def test_every_cell_of_the_shipped_data(workspace: Workspace) -> None:
    for theater in (None, *workspace.dataset.theaters):
        plain(figures.matrix_figure(workspace.dataset, stands(workspace, theater), Theme.LIGHT))
    strip = month_histogram(workspace.graph, workspace.dataset.as_of)
    chosen = timeline_bars(
        workspace.dataset, workspace.dataset.links.values(), (strip.first, strip.last)
    )
    plain(figures.timeline_figure(chosen, (strip.first, strip.last), None, Theme.DARK))


def test_one_link_is_one_link() -> None:
    of = Workspace(dataset(link("a", "weapons", "b", "x"), theaters={"x": ("b",)}))
    figure = figures.matrix_figure(of.dataset, stands(of), Theme.LIGHT)
    assert any(
        "coded: 1 link, high confidence" in said
        for row in cells(figure, "hovertext")
        for said in row
    )


def test_no_party_is_no_mistake() -> None:
    of = Workspace(dataset(link("a", "weapons", "b")))
    found = stands(of)
    assert (len(found.rows), found.columns) == (2, ())
    plain(figures.matrix_figure(of.dataset, found, Theme.LIGHT))


def test_nobody_is_no_mistake() -> None:
    of = Workspace(dataset(actor("a")))
    plain(figures.matrix_figure(of.dataset, stands(of), Theme.LIGHT))


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
    of = Workspace(wars.model_copy(update={"theaters": named}))
    for figure in (
        figures.timeline_figure(rows(of.dataset), STRIP, DAY, Theme.LIGHT),
        figures.matrix_figure(of.dataset, stands(of), Theme.LIGHT),
    ):
        said = [one for one in values(figure) if isinstance(one, str)]
        assert any("&lt;a href=" in one and "&amp;amp;" in one for one in said)
        assert not [one for one in said if "<" in one.replace("<br>", "")]
        assert not [one for one in said if "A</a><br>" in one]


def test_the_words_of_a_cell_that_is_inferred() -> None:
    of = stands(WARS)
    inferred = [cell for row in of.cells for cell in row if cell.basis is Basis.INFERRED]
    for cell in inferred:
        assert isinstance(cell, Alignment)
        way = figures._words(WARS.dataset, cell).split("<br>")[1]
        assert way.startswith("inferred: ")
        assert way.count(" &gt; ") == len(cell.chains[0].nodes) - 1


def test_a_second_view_is_a_second_figure() -> None:
    early = replace(default_view(WARS.dataset), span=None)
    found = alignment_matrix(WARS.dataset, WARS.graph, None, early.span)
    plain(figures.matrix_figure(WARS.dataset, found, Theme.LIGHT))
