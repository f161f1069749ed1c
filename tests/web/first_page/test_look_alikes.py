"""Still pictures of the page's components."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import dcc, html

from explorer.web import ids
from explorer.web.filter_options import FilterOptions
from explorer.web.first_page.look_alikes import look_alike
from explorer.web.markup import MarkupNode
from explorer.web.page.whole_page import page_regions
from explorer.workspace import Workspace
from marked import text, walk
from samples import two_wars


def only(component: Any, **controls: Any) -> Any:
    (node,) = look_alike(component, controls)
    return node


def test_plain_html_is_what_it_is() -> None:
    named: Any = {"aria-label": "d"}
    part = html.Section(
        [html.H2("A"), None, html.Img(src="data:image/svg+xml,x", alt=""), "b", 3],
        className="c",
        tabIndex=0,
        hidden=True,
        **named,
    )
    assert only(part) == [
        "section",
        {"class": "c", "tabindex": "0", "hidden": "", "aria-label": "d"},
        [["h2", {}, ["A"]], ["img", {"src": "data:image/svg+xml,x", "alt": ""}, []], "b", "3"],
    ]


def test_what_cannot_be_seen_is_not_there() -> None:
    assert look_alike([dcc.Store(id="x", data={}), dcc.Download(id="y"), None], {}) == []


def test_a_field_shows_what_is_chosen_by_its_name() -> None:
    options = [{"value": "a", "label": "Aland"}, {"value": "b", "label": "Bland"}]
    field = dmc.Select(id="who", data=options, label="From", placeholder="Anybody")
    assert text([only(field)]) == "FromAnybody"
    assert text([only(field, who="b")]) == "FromBland"
    assert text([only(dmc.Select(id="who", data=options, value="a"))]) == "Aland"


def test_a_checkbox_is_ticked_as_the_control_is() -> None:
    for is_on in (True, False):
        label = only(dmc.Checkbox(id="any", label="All dates", checked=not is_on), any=is_on)
        assert ("checked" in label[2][0][1]) is is_on


@pytest.mark.parametrize(("value", "filled"), [(30, "20"), ([12, 30], "20")])
def test_a_slider_is_filled_up_to_its_last_handle(value: Any, filled: str) -> None:
    make = dmc.RangeSlider if isinstance(value, list) else dmc.Slider
    track = only(make(id="day", min=10, max=50, value=value))
    assert (track[1]["value"], track[1]["max"]) == (filled, "40")


@pytest.mark.parametrize("tab", ["network", "table"])
def test_the_open_tab_is_open_and_the_map_is_there_in_any_case(tab: str) -> None:
    tabs = dmc.Tabs(
        [
            dmc.TabsList([dmc.TabsTab(one, value=one) for one in ("network", "table", "matrix")]),
            *(dmc.TabsPanel(f"in {one}", value=one) for one in ("network", "table", "matrix")),
        ]
    )
    parts: list[Any] = list(walk([only(tabs, **{ids.TAB: tab})]))
    buttons = [one[1] for one in parts if one[0] == "button"]
    assert [one["data-tab"] for one in buttons if one["aria-pressed"] == "true"] == [tab]
    panels = [one for one in parts if "look-panel" in str(one[1:2])]
    seen = [text([one]) for one in panels if "out-of-sight" not in one[1]["class"]]
    assert seen == [f"in {tab}"]
    assert text(panels[:1]) == "in network"
    assert len(panels) == (1 if tab == "network" else 2)


def test_every_part_of_the_page_has_its_picture() -> None:
    workspace = Workspace(two_wars())
    regions = page_regions(workspace, FilterOptions.from_workspace(workspace))
    nodes: list[MarkupNode] = look_alike(regions, {ids.TAB: "network"})
    said = text(nodes)
    for words in ("Find an actor", "Download PNG", "Compare", "Range", "As of", "Details"):
        assert words in said
    classes = {one[1].get("class", "") for one in walk(nodes) if not isinstance(one, str)}
    assert {"header", "filters sheet", "main", "details sheet", "time", "sheet-bar", "map-frame",
            "look-slider"} <= classes  # fmt: skip
