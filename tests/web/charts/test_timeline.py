"""The timeline: bars, points and labels stand where the days of the links say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from explorer.data.model import Dataset
from explorer.data.vocabulary import Family
from explorer.presentation.link_histogram import link_histogram
from explorer.presentation.theme import PALETTES, Theme
from explorer.presentation.timeline import TimelineBar, timeline_bars
from explorer.web.charts.chart_layout import ROW_HEIGHT
from explorer.web.charts.timeline import (
    OPEN_END_SYMBOL,
    TWO_LINE_ROW_HEIGHT,
    UNKNOWN_END_SYMBOL,
    timeline_figure,
)
from explorer.workspace import Workspace
from figure_checks import HOSTILE_NAME, check_figure, check_hostile_name
from samples import actor, dataset, link, two_wars

DATE_RANGE = (date(2010, 1, 1).toordinal(), date(2020, 12, 31).toordinal())
AS_OF = date(2019, 12, 25).toordinal()
SAMPLE = two_wars()


def bars_of(of: Dataset = SAMPLE) -> tuple[TimelineBar, ...]:
    return timeline_bars(of, of.links.values(), DATE_RANGE)


@pytest.mark.parametrize("theme", list(Theme))
def test_every_bar_has_a_row_of_its_own(theme: Theme) -> None:
    bars = bars_of()
    figure = timeline_figure(bars, DATE_RANGE, AS_OF, theme)
    check_figure(figure)
    places = figure["layout"]["yaxis"]["tickvals"]
    assert len(places) == len(set(places)) == len(bars)
    assert places == sorted(places)
    drawn = {y for trace in figure["data"] for y in trace["y"]}
    assert drawn == set(places)
    assert figure["layout"]["paper_bgcolor"] == PALETTES[theme].ground


def test_all_of_a_chart_grows_alike() -> None:
    usual, large = (
        timeline_figure(bars_of(), DATE_RANGE, AS_OF, Theme.LIGHT, growth=growth)
        for growth in (1.0, 1.5)
    )
    check_figure(large)
    assert (usual["layout"]["font"]["size"], large["layout"]["font"]["size"]) == (12, 18)
    assert large["layout"]["xaxis"]["tickfont"]["size"] == 16.5
    assert large["layout"]["hoverlabel"]["font"]["size"] == 18
    for side, px in usual["layout"]["margin"].items():
        assert abs(large["layout"]["margin"][side] - 1.5 * px) <= 1
    assert abs(large["layout"]["height"] - 1.5 * usual["layout"]["height"]) <= 3
    assert large["layout"]["yaxis"] == usual["layout"]["yaxis"]


def test_states_are_bars_events_are_points_open_ends_are_marked() -> None:
    bars = bars_of()
    figure = timeline_figure(bars, DATE_RANGE, AS_OF, Theme.LIGHT)
    places = figure["layout"]["yaxis"]["tickvals"]
    at = dict(zip(places, bars, strict=True))
    points = [t for t in figure["data"] if t["type"] == "scatter" and "customdata" in t]
    lengths = [t for t in figure["data"] if t["type"] == "bar"]
    assert {y for t in points for y in t["y"]} == {y for y in places if at[y].is_event}
    assert {y for t in lengths for y in t["y"]} == {y for y in places if not at[y].is_event}
    (open_ends,) = [t for t in figure["data"] if t.get("cliponaxis") is False]
    assert open_ends["y"] == [y for y in places if at[y].has_no_end]


def test_open_ends_and_ends_that_are_not_known_are_marked_apart() -> None:
    of = dataset(
        link("a", "weapons", "b", since="2012"),
        link("a", "weapons", "c", since="2012", last_reported="2015"),
        link("a", "weapons", "d", since="2012", until="2015"),
    )
    figure = timeline_figure(bars_of(of), DATE_RANGE, None, Theme.LIGHT)
    (ends,) = [t for t in figure["data"] if t.get("cliponaxis") is False]
    assert ends["marker"]["symbol"] == [OPEN_END_SYMBOL, UNKNOWN_END_SYMBOL]
    assert ends["x"][1] == "2015-12-31"
    said = [words for t in figure["data"] if t["type"] == "bar" for words in t["hovertext"]]
    assert any("last reported in 2015" in words for words in said)


def test_bars_begin_and_end_on_the_days_of_their_link() -> None:
    of = dataset(link("a", "weapons", "b", since="2012", until="2015-03-04"))
    may, sure = (
        trace
        for trace in timeline_figure(bars_of(of), DATE_RANGE, None, Theme.LIGHT)["data"]
        if trace["type"] == "bar"
    )
    for trace, first, last in ((may, "2012-01-01", "2015-03-04"),
                               (sure, "2012-12-31", "2015-03-04")):  # fmt: skip
        assert trace["base"] == [first]
        length = (date.fromisoformat(last) - date.fromisoformat(first)).days
        assert trace["x"] == [length * 86_400_000]
        assert trace["customdata"] == ["a~b"]
    assert may["marker"]["opacity"] < sure["marker"]["opacity"]


def test_no_bar_has_a_negative_length() -> None:
    of = dataset(link("a", "weapons", "b", since="2014", until="2014"))
    for trace in timeline_figure(bars_of(of), DATE_RANGE, None, Theme.LIGHT)["data"]:
        if trace["type"] == "bar":
            assert all(length >= 0 for length in trace["x"])


def test_the_as_of_day_is_marked_by_a_line() -> None:
    (line,) = timeline_figure(bars_of(), DATE_RANGE, AS_OF, Theme.LIGHT)["layout"]["shapes"]
    assert line["x0"] == line["x1"] == "2019-12-25"
    assert timeline_figure(bars_of(), DATE_RANGE, None, Theme.LIGHT)["layout"]["shapes"] == []


@pytest.mark.parametrize(
    ("day", "words", "side"),
    [("2019-12-25", "as of 25 Dec 2019", "right"), ("2011-03-01", "as of 1 Mar 2011", "left")],
)
def test_the_as_of_label_stands_above_the_bars_where_there_is_room(
    day: str, words: str, side: str
) -> None:
    of = date.fromisoformat(day).toordinal()
    layout = timeline_figure(bars_of(), DATE_RANGE, of, Theme.LIGHT)["layout"]
    (label,) = layout["annotations"]
    assert (label["text"], label["xanchor"], label["x"]) == (words, side, day)
    lowest, highest = layout["yaxis"]["range"]
    assert highest < label["y"] < layout["yaxis"]["tickvals"][0] - 0.5 < lowest, "above all bars"


@pytest.mark.parametrize("day", [None, DATE_RANGE[0] - 1, DATE_RANGE[1] + 1])
def test_an_as_of_day_outside_the_range_is_not_marked(day: int | None) -> None:
    layout = timeline_figure(bars_of(), DATE_RANGE, day, Theme.LIGHT)["layout"]
    assert (layout["shapes"], layout["annotations"]) == ([], [])


@pytest.mark.parametrize("name", ["B", "A name of some length", "Quite a long name " * 9])
def test_a_phone_has_room_for_labels_and_for_bars(name: str) -> None:
    of = dataset(
        link("a", "military", "b", since="2012"), link("a", "aid", "c", since="2012"),
        actor("b", name=name),
    )  # fmt: skip
    found = timeline_bars(of, of.links.values(), DATE_RANGE, seen_from=("a",))
    layout = timeline_figure(found, DATE_RANGE, AS_OF, Theme.LIGHT)["layout"]
    beside = 14  # what the tab keeps free at its edge
    assert layout["margin"]["l"] + beside < 0.45 * 390
    assert layout["xaxis"]["tickangle"] == 0, "years are level, and some left out"
    (long, *_) = sorted(layout["yaxis"]["ticktext"], key=len, reverse=True)
    assert ("<br>" in long) == (len(name) > 1)
    assert ("…" in long) == (len(name) > 99)


def test_a_label_of_two_lines_has_a_higher_row() -> None:
    of = dataset(
        *(link("a", kind, "b", since="2012") for kind in ("weapons", "aid", "training")),
        actor("b", name="A name of some length"),
    )
    found = timeline_bars(of, of.links.values(), DATE_RANGE, seen_from=("a",))
    layout = timeline_figure(found, DATE_RANGE, None, Theme.LIGHT)["layout"]
    texts, places = layout["yaxis"]["ticktext"], layout["yaxis"]["tickvals"]
    heights = [TWO_LINE_ROW_HEIGHT if "<br>" in text else 1.0 for text in texts]
    for (one, other), (high, higher) in zip(pairwise(places), pairwise(heights), strict=True):
        assert other - one == pytest.approx((high + higher) / 2)
    assert layout["yaxis"]["range"] == [pytest.approx(sum(heights) - 0.5), -0.5]


def test_each_family_has_its_own_colour() -> None:
    figure = timeline_figure(bars_of(), DATE_RANGE, AS_OF, Theme.DARK)
    colours = PALETTES[Theme.DARK].families
    used = {trace["marker"]["color"] for trace in figure["data"] if trace["type"] == "bar"}
    assert colours[Family.SUPPORT] in used
    assert colours[Family.HOSTILITY] in used


def test_the_height_grows_with_the_rows() -> None:
    of = dataset(*(link("a", "aid", f"b{n}", since="2012") for n in range(9)))
    small = timeline_figure(bars_of(of)[:3], DATE_RANGE, AS_OF, Theme.LIGHT)["layout"]["height"]
    large = timeline_figure(bars_of(of), DATE_RANGE, AS_OF, Theme.LIGHT)["layout"]["height"]
    assert large - small == 6 * ROW_HEIGHT


def test_a_timeline_without_links_is_plain_json() -> None:
    check_figure(timeline_figure((), DATE_RANGE, AS_OF, Theme.LIGHT))


def test_the_timeline_of_the_shipped_data_is_plain_json(workspace: Workspace) -> None:
    strip = link_histogram(workspace.graph, workspace.dataset.as_of)
    date_range = (strip.first, strip.last)
    bars = timeline_bars(workspace.dataset, workspace.dataset.links.values(), date_range)
    check_figure(timeline_figure(bars, date_range, None, Theme.DARK))


def test_a_name_with_html_tags_is_drawn_as_text() -> None:
    sample = dataset(
        actor("a", name=HOSTILE_NAME),
        link("a", "weapons", "b", since="2012"),
        link("a", "contact", "b", since="2012", until="2012"),
    )
    check_hostile_name(timeline_figure(bars_of(sample), DATE_RANGE, AS_OF, Theme.LIGHT))
