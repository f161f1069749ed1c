"""What stands in the tabs beside the network: headings, legends, and whose links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dash.development.base_component import Component

from explorer.data.vocabulary import FAMILIES, Family
from explorer.graph.span import Span
from explorer.graph.view import TABS, View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.legend import legend
from explorer.presentation.timeline_subject import MAX_TIMELINE_LINKS, timeline_subject
from explorer.web.app import create_app
from explorer.web.filter_options import FilterOptions
from explorer.web.tabs import CHART_TABS
from explorer.web.tabs.chart_parts import ChartContent
from explorer.web.tabs.comparison import comparison_frame
from explorer.web.tabs.matrix import matrix_tab
from explorer.web.tabs.timeline import timeline_tab
from explorer.workspace import Workspace
from samples import actor, dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)
OPTIONS = FilterOptions.from_workspace(SAMPLE)


def parts(of: object) -> Iterator[Any]:
    """All parts of a tab, at any depth, and its texts."""
    if isinstance(of, ChartContent):
        of = of.parts
    if isinstance(of, Component):
        yield of
        yield from parts(getattr(of, "children", None))
    elif isinstance(of, str):
        yield of
    elif isinstance(of, list) and len(of) == 3 and isinstance(of[1], dict):
        yield of
        yield from parts(of[2])
    elif isinstance(of, Iterable):
        for one in of:
            yield from parts(one)


def tagged(tab: object, tag: str) -> list[Any]:
    """The parts of a tab that are an element of HTML."""
    return [
        one
        for one in parts(tab)
        if (isinstance(one, list) and one[0] == tag)
        or (isinstance(one, Component) and type(one).__name__.lower() == tag)
    ]


def said(of: object) -> str:
    return "".join(one for one in parts(of) if isinstance(one, str))


def key(tab: object) -> list[str]:
    """What the legend of a tab says, a row to each."""
    (listed,) = tagged(tab, "ul")
    assert listed[1]["aria-label"]
    return [said([row]) for row in tagged([listed], "li")]


def matrix(view: View) -> ChartContent:
    return matrix_tab(SAMPLE, OPTIONS, view)


def timeline(view: View, of: Workspace = SAMPLE) -> ChartContent:
    return timeline_tab(of, FilterOptions.from_workspace(of), view)


def rows_of(tab: ChartContent) -> list[dict[str, Any]]:
    """The lines of the matrix of a tab."""
    assert tab.matrix is not None
    lines: list[dict[str, Any]] = tab.matrix["rows"]
    return lines


@pytest.mark.parametrize("view", [START, replace(START, span=Span.parse("1300"))])
def test_each_tab_has_a_heading_and_a_sentence(view: View) -> None:
    for tab in (matrix(view), timeline(view), comparison_frame(SAMPLE, view)):
        (heading,) = tagged(tab, "h2")
        assert said(heading)
        (lead,) = tagged(tab, "p")
        assert said(lead).rstrip().endswith(".")


def test_with_one_theater_there_is_no_comparison_frame() -> None:
    alone = Workspace(dataset(link("a", "weapons", "b", "x")))
    assert comparison_frame(alone, View()) == []


def test_the_matrix_says_what_its_cells_mean() -> None:
    for columns in ("parties", "actors"):
        rows = key(matrix(replace(START, columns=columns)))
        assert "+backs" in rows
        assert "–against" in rows
        assert any("inferred along a chain" in row for row in rows)


def test_the_legend_of_the_matrix_has_the_colours_of_its_cells() -> None:
    tab = matrix(START)
    used = {f"level{level}" for row in rows_of(tab) for level in row.get("levels", "")}
    cells = [one[1]["class"].split() for one in tagged(tab, "span")]
    assert cells
    assert {level for name, level in cells if name == "cell"} <= used


def test_the_camps_of_the_matrix_have_the_order_of_the_map_s_legend() -> None:
    for theater in (None, *SAMPLE.dataset.theaters):
        view = replace(START, theater=theater)
        headings = [
            row["heading"].rpartition(" (")[0] for row in rows_of(matrix(view)) if "heading" in row
        ]
        signs = legend(SAMPLE.dataset, SAMPLE.shown(view))
        sides = [entry.label for entry in signs if entry.id.startswith("camp")]
        assert [one for one in headings if one in sides] == [
            one for one in sides if one in headings
        ]
        assert set(headings[:-1]) <= set(sides), "those on several sides or none come last"


def test_of_a_matrix_that_is_too_large_a_part_is_shown_and_told() -> None:
    wars = range(200)
    many = dataset(
        *(link(f"p{k}", "combat", f"q{k}", f"war{k}") for k in wars),
        theaters={f"war{k}": (f"p{k}", f"q{k}") for k in wars},
    )
    workspace = Workspace(many)
    choices = FilterOptions.from_workspace(workspace)

    def told(view: View) -> list[str]:
        return [said([one]) for one in tagged(matrix_tab(workspace, choices, view), "p")]

    by_party, by_actor = (told(View(columns=columns))[0] for columns in ("parties", "actors"))
    assert by_party == (
        "Too large to read: these are 120 of 400 rows and 120 of 400 columns. "
        "Choose a theater to see all of its own."
    )
    assert "120 of 400 rows and 120 of 400 columns" in by_actor
    assert "Too large" not in told(View(theater="war3"))[0]


def test_of_a_timeline_that_is_too_long_the_strongest_links_are_shown_and_counted() -> None:
    count = MAX_TIMELINE_LINKS + 5
    weak = [link("hub", "aid", f"a{k}", since="2015") for k in range(count - 3)]
    strong = [link("hub", "troops", f"b{k}", since="2010") for k in range(3)]
    workspace = Workspace(dataset(*weak, *strong))
    tab = timeline_tab(workspace, FilterOptions.from_workspace(workspace), View(selected="hub"))
    (lead,) = tagged(tab, "p")
    assert f"{MAX_TIMELINE_LINKS} links" in said([lead])
    assert f"the strongest of {count}" in said([lead])
    drawn = said(tab)
    assert all(f"to B{k}" in drawn for k in range(3))


def test_the_matrix_marks_who_is_selected() -> None:
    tab = matrix(replace(START, selected="norland"))
    assert [row["id"] for row in rows_of(tab) if row.get("chosen")] == ["norland"]


def test_a_matrix_without_rows_says_so_and_keeps_its_buttons() -> None:
    alone = Workspace(dataset(link("a", "weapons", "b", "x", since="2015")))
    tab = matrix_tab(alone, FilterOptions.from_workspace(alone), View(span=Span.parse("1300")))
    assert tab.matrix is None
    assert "Nobody has a link" in said(tab)
    assert [one[1]["data-columns"] for one in tagged(tab, "button")] == ["parties", "actors"]


def test_a_matrix_without_parties_can_still_compare_actors() -> None:
    alone = Workspace(dataset(link("a", "weapons", "b")))
    tab = matrix_tab(alone, FilterOptions.from_workspace(alone), View())
    assert "No theater here names its parties." in said(tab)
    party = actor("b", since="2011")
    later = Workspace(dataset(party, link("a", "aid", "c", "x"), theaters={"x": ("b",)}))
    tab = matrix_tab(later, FilterOptions.from_workspace(later), View(span=Span.parse("2009")))
    assert "No party on these days." in said(tab)
    assert tab.matrix is None
    by_actor = matrix_tab(alone, FilterOptions.from_workspace(alone), View(columns="actors"))
    assert [row["id"] for row in rows_of(by_actor)] == ["a", "b"]


def test_a_timeline_says_whose_links_it_shows() -> None:
    assert said(tagged(timeline(START), "h2")) == "Links in time: Norland – Sudmark"
    assert "Choose an actor" in said(timeline(START))
    chosen = timeline(replace(START, selected="norland"))
    assert said(tagged(chosen, "h2")) == "Links in time: Norland"
    assert "Choose an actor" not in said(chosen)


def test_the_legend_of_a_timeline_explains_what_is_drawn_and_no_more() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2012-01-01", until="2013-01-01"),
            link("a", "combat", "c", since="2012-01-01", until="2013-01-01"),
            link("d", "weapons", "e", since="2012"),
            link("d", "contact", "e", since="2014-01-01", until="2014-01-01"),
        )
    )
    label = {family: FAMILIES[family].label for family in Family}
    assert key(timeline(View(selected="a"), of)) == [
        label[Family.SUPPORT], label[Family.HOSTILITY],
    ]  # fmt: skip
    assert key(timeline(View(selected="d"), of)) == [
        label[Family.SUPPORT], label[Family.DIPLOMACY],
        "day not known", "still open", "an event",
    ]  # fmt: skip


def test_a_timeline_without_dated_links_says_so() -> None:
    of = Workspace(dataset(link("a", "weapons", "b"), link("c", "weapons", "d")))
    tab = timeline_tab(of, FilterOptions.from_workspace(of), View(selected="a~c"))
    assert not tagged(tab, "ol")
    assert "No dated link of these kinds here." in said(tab)


def test_a_timeline_shows_links_that_are_much_older_than_all_others() -> None:
    usual = [link("a", "weapons", f"b{n}", since=str(2010 + n % 10)) for n in range(40)]
    of = Workspace(dataset(*usual, link("c", "troops", "d", since="1975-11", until="1991-05")))
    options = FilterOptions.from_workspace(of)
    assert date.fromordinal(options.histogram.first).year == 2010
    tab = timeline_tab(of, options, View(selected="c"))
    assert "1 link. Click a bar" in said(tab)


def test_the_timeline_ends_with_the_strip_whatever_ends_later() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2015"),
            link("a", "leads", "c", since="2016", until="2024-12-31"),
            link("a", "troops", "d", since="2017", last_reported="2019"),
        )
    )
    options = FilterOptions.from_workspace(of)
    tab = timeline_tab(of, options, View(selected="a"))
    assert date.fromordinal(options.histogram.last) == date(2019, 12, 31)
    ends = [one[1] for one in tagged(tab, "span") if "end" in one[1].get("class", "").split()]
    assert [one["data-from"] for one in ends] == ["100.000"] * 2, "not after the strip"
    assert key(tab)[-2:] == ["still open", "last reported, end not known"]


def test_the_timeline_shows_only_chosen_kinds_and_theaters() -> None:
    """Of any date, though; where the rivals have none of these, somebody else's are shown."""

    def rows(**change: Any) -> set[str]:
        links, _ = timeline_subject(SAMPLE, replace(START, **change))
        return {one.id for one in links}

    assert rows(selected="sudmark", kinds=frozenset({"weapons"})) == {
        "sudmark.weapons.league", "sudmark.weapons.brigade",
    }  # fmt: skip
    hills = rows(selected="norland", theater="hills")
    assert {"norland.troops.regime", "norland.negotiation.sudmark"} <= hills
    assert "norland.weapons.front" not in hills
    combat, subject = timeline_subject(SAMPLE, replace(START, kinds=frozenset({"combat"})))
    assert {one.kind for one in combat} == {"combat"}
    assert len(subject) == 1
    assert rows(kinds=frozenset()) == set()


def test_every_tab_with_a_chart_is_one_of_the_page() -> None:
    assert set(CHART_TABS) < set(TABS)


def test_a_tab_with_a_chart_is_added_by_a_module_and_a_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What CONTRIBUTING says of adding a chart; the page and its callback follow."""
    monkeypatch.setitem(CHART_TABS, "pie", lambda *_: ChartContent((["p", {}, ["A pie"]],)))
    for module in ("view", "view_query"):
        monkeypatch.setattr(f"explorer.graph.{module}.TABS", (*TABS, "pie"))
    app = create_app(SAMPLE.dataset)
    assert "pie.data-shown" in next(one for one in app.callback_map if "compare.children" in one)
    view, notices = view_from_query("tab=pie", SAMPLE.dataset)
    assert (view.tab, notices) == ("pie", ())
