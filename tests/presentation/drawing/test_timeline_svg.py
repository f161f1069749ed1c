"""The timeline as a picture: a row to each link, its bar within the days of the axis."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from drawing_checks import SVG
from explorer.data.vocabulary import FAMILIES, Family
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.chart_parts import Chart
from explorer.presentation.drawing.timeline_svg import timeline_chart
from explorer.presentation.tab_captions import view_timeline
from explorer.presentation.theme import Theme
from explorer.presentation.timeline_subject import ShownTimeline
from explorer.workspace import Workspace
from samples import dataset, link, two_wars

WARS = Workspace(two_wars())
DAY = WARS.dataset.as_of.toordinal()


def root(chart: Chart) -> ET.Element:
    return ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{chart.svg}</svg>')


def texts(chart: Chart) -> list[str]:
    return [part.text or "" for part in root(chart).iter(f"{SVG}text")]


def shown(selected: str, workspace: Workspace = WARS) -> ShownTimeline:
    return view_timeline(workspace, replace(default_view(workspace.dataset), selected=selected))


@pytest.mark.parametrize("width", [592.0, 912.0])
@pytest.mark.parametrize("theme", Theme)
def test_every_link_has_its_label_and_lies_in_the_picture(width: float, theme: Theme) -> None:
    timeline = shown("norland")
    chart = timeline_chart(timeline, DAY, theme, width, None)
    said = texts(chart)
    for bar in timeline.bars:
        assert bar.label in said
        assert FAMILIES[bar.family].label in said
    assert "as of 25 Dec 2019" in said
    for part in root(chart).iter(f"{SVG}rect"):
        assert float(part.attrib["x"]) >= 0
        assert float(part.attrib["x"]) + float(part.attrib["width"]) <= width
    assert chart.width <= width


def test_a_day_outside_the_axis_is_not_marked() -> None:
    timeline = shown("norland")
    for day in (None, 1, timeline.date_range[1] + 1):
        chart = timeline_chart(timeline, day, Theme.LIGHT, 592.0, None)
        assert not [one for one in texts(chart) if one.startswith("as of")]


def test_known_unknown_and_open_ends_are_told_apart() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", "x", since="2015-01-01", until="2018-01-01"),
            link("a", "aid", "b", "x", since="2015-01-01", last_reported="2018-01-01"),
            link("a", "troops", "b", "x", since="2015-01-01"),
            link("a", "training", "b", "x"),
            theaters={"x": ("b",)},
        )
    )
    timeline = view_timeline(of, View(selected="a"))
    chart = timeline_chart(timeline, None, Theme.LIGHT, 912.0, None)
    assert {"still open", "last reported, end not known", "day not known"} <= set(texts(chart))
    assert "an event" not in texts(chart)
    tips = list(root(chart).iter(f"{SVG}polygon"))
    # two open ends and one not known, and one of each in the key
    assert len(tips) == 5
    weapons = replace(timeline, bars=tuple(bar for bar in timeline.bars if "Weapons" in bar.label))
    only = timeline_chart(weapons, None, Theme.LIGHT, 912.0, None)
    assert not {"still open", "last reported, end not known"} & set(texts(only))
    assert FAMILIES[Family.SUPPORT].label in texts(only)


def test_where_the_height_is_given_rows_stand_in_panels(workspace: Workspace) -> None:
    timeline = shown("turkey", workspace)
    high = timeline_chart(timeline, DAY, Theme.LIGHT, 592.0, None)
    low = timeline_chart(timeline, DAY, Theme.LIGHT, 1232.0, 600.0)
    assert low.height <= 600 < high.height
    assert len([one for one in texts(low) if one.startswith("as of")]) == 2
