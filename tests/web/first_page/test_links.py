"""Buttons as links: they lead where the button would."""

from __future__ import annotations

import re

import pytest

from explorer.graph.view import default_view
from explorer.graph.view_query import view_from_query
from explorer.web import ids
from explorer.web.actions import Context
from explorer.web.filter_options import FilterOptions
from explorer.web.first_page.links import BUTTON_ACTIONS, ButtonLinks
from explorer.workspace import Workspace
from marked import SCRIPTS, actions
from samples import story, two_wars

WARS = two_wars().model_copy(update={"stories": {"walk": story("walk", steps=2)}})
CONTEXT = Context(WARS, FilterOptions.from_workspace(Workspace(WARS)))
ACTOR, OTHER = sorted(WARS.actors)[:2]


def links(query: str = "") -> ButtonLinks:
    return ButtonLinks(view_from_query(query, WARS)[0], CONTEXT, "/_picture")


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("node", ACTOR, f"?select={ACTOR}"),
        ("node", f"{OTHER}~{ACTOR}", f"?select={ACTOR}~{OTHER}"),
        ("focus", f"{ACTOR}:2", f"?focus={ACTOR}&hops=2&tab=network"),
        ("focus", "", "?"),
        ("focus", f"{ACTOR}:x", f"?focus={ACTOR}&tab=network"),
        ("tab", "table", "?tab=table"),
        ("lift", "date", "?date=any"),
        ("ask", "bridges", "?tab=network&ask=bridges"),
        ("only", "kinds:combat", "?kinds=combat"),
        ("open", "?kinds=combat&tab=matrix", "?kinds=combat&tab=matrix"),
        ("columns", "actors", "?columns=actors"),
        ("day", "734138", "?date=2011-01-01"),
    ],
)
def test_a_button_leads_to_the_view_that_it_makes(name: str, value: str, address: str) -> None:
    assert links().address({f"data-{name}": value, "class": "name"}) == address


def test_the_rest_of_the_view_stays() -> None:
    theater = next(iter(WARS.theaters))
    assert links(f"theater={theater}").address({"data-tab": "table"}) == (
        f"?theater={theater}&tab=table"
    )
    assert links(f"theater={theater}").after("theater", "all") == "?"


def test_reset_leads_to_the_view_of_the_beginning() -> None:
    found = links("kinds=none&select=nobody").address({"id": ids.RESET})
    assert found == "?"
    assert view_from_query(found, WARS)[0] == default_view(WARS)


def test_pictures_are_saved_from_their_route() -> None:
    assert links().address({"id": ids.PNG}) == "/_picture?_format=png"
    assert links("kinds=combat").address({"id": ids.SVG}) == "/_picture?kinds=combat&_format=svg"


@pytest.mark.parametrize("named", [{}, {"data-zoom": "in"}, {"id": ids.LINK}, {"title": "x"}])
def test_what_changes_no_view_leads_nowhere(named: dict[str, str]) -> None:
    assert links().address(named) is None


def test_the_buttons_are_those_of_the_script() -> None:
    """Those of buttons.js that dispatch an action are here, with the same action."""
    names = {name.removeprefix("data-") for name in BUTTON_ACTIONS}
    assert names <= actions()
    script = (SCRIPTS / "buttons.js").read_text(encoding="utf-8")
    sent = dict(re.findall(r'(\w+): \(value\) => dispatch\("(\w+)", \{ value \}\)', script))
    assert len(sent) > 5
    assert {name: BUTTON_ACTIONS[f"data-{name}"][0] for name in sent} == sent
