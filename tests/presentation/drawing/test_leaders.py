"""Thin lines from dots to those they belong to."""

from __future__ import annotations

from explorer.data.vocabulary import ActorType, Family
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.layout import AreaMap
from explorer.presentation.drawing.leaders import is_leader
from explorer.presentation.lines import bundle_lines
from explorer.workspace import Workspace
from samples import actor, dataset, link

WAR = dataset(
    link("a", "combat", "b", "war"),
    link("c", "troops", "a", "war"),
    actor("p", ActorType.PERSON),
    link("p", "leads", "c", since="2015", until="2016"),
    link("p", "funding", "c"),
    link("p", "leads", "b", since="2019"),
    theaters={"war": ("a", "b")},
)


def leaders(day: str) -> list[str]:
    workspace = Workspace(WAR)
    view = View(span=Span.parse(day))
    shown = workspace.shown(view)
    assert isinstance(shown.layout, AreaMap)
    lines = bundle_lines(shown.drawn, view.last_day)
    return [line.id for line in lines if is_leader(line, shown.layout)]


def test_a_tie_of_belonging_to_the_one_a_dot_stands_at_leads_there_as_long_as_it_holds() -> None:
    workspace = Workspace(WAR)
    layout = workspace.layout(None)
    assert isinstance(layout, AreaMap)
    whole = layout.wholes["p"]
    day = {"c": "2015-06-01", "b": "2019-06-01"}[whole]
    assert leaders(day) == [f"{whole}~p~{Family.AFFILIATION}"]
    assert leaders("2017-06-01") == []
