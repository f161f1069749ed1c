"""The pieces of an overview as links, and that the scripts do the same with them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from explorer.graph.view_query import view_from_query
from explorer.web.actions import Context
from explorer.web.filter_options import FilterOptions
from explorer.web.first_page.links import ButtonLinks
from explorer.web.first_page.overview_links import piece_action, pieces_as_links
from explorer.workspace import Workspace
from samples import two_wars

WARS = two_wars()
CONTEXT = Context(WARS, FilterOptions.from_workspace(Workspace(WARS)))


def links(query: str = "") -> ButtonLinks:
    return ButtonLinks(view_from_query(query, WARS)[0], CONTEXT, "/_picture")


def piece(role: str, inside: str = "", **data: str) -> str:
    said = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return (
        f'<g class="piece" data-role="{role}"{said} role="button" tabindex="0" '
        f'aria-label="A &gt; B">{inside}</g>'
    )


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (piece("theater", id="coast", theater="coast"), "?theater=coast"),
        (piece("side", id="front", theater="coast", party="front"),
         "?theater=coast&select=front&tab=network&side=front"),
        (piece("outsider", id="norland"), "?select=norland"),
        (piece("help", id="norland~front~coast"), "?select=front~norland"),
        (piece("sum", id="more", select="wolf"), "?select=wolf"),
        (piece("deals", id="deals", select="sudmark~norland"), "?select=norland~sudmark"),
        (piece("page", id="page-next", page="2"), "?part=2"),
        (piece("legend", id="fights", only="family:hostility"), None),
    ],
)  # fmt: skip
def test_a_piece_leads_to_the_view_that_it_makes(found: str, address: str | None) -> None:
    root = ET.fromstring(f"<svg>{pieces_as_links(found, links())}</svg>")
    (one,) = root
    assert one.tag == "a"
    assert one.get("aria-label") == "A > B"
    assert (one.get("role"), one.get("tabindex")) == (None, None)
    if address is None:
        assert "kinds=" in one.get("href", "")
    else:
        assert one.get("href") == address


def test_what_leads_nowhere_stays_as_it_is() -> None:
    for svg in (
        '<svg><g class="piece" data-role="headline" data-id="h"><text>a</text></g></svg>',
        piece("headline", id="headline"),
        '<svg><g class="other" role="button"/><g/></svg>',
    ):
        assert pieces_as_links(svg, links()) == svg


def test_groups_within_a_piece_end_where_they_did() -> None:
    svg = f"<svg>{piece('side', '<g><g/><path/></g>', theater='coast', party='front')}<g/></svg>"
    root = ET.fromstring(pieces_as_links(svg, links()))
    assert [part.tag for part in root.iter()] == ["svg", "a", "g", "g", "path", "g"]


def test_the_rest_of_the_view_stays() -> None:
    found = pieces_as_links(piece("outsider", id="norland"), links("theater=coast"))
    assert re.findall('href="([^"]*)"', found) == ["?theater=coast&amp;select=norland"]


def test_another_theater_begins_with_the_first_page() -> None:
    theater = piece("theater", id="coast", theater="coast")
    found = pieces_as_links(theater + piece("page", id="page-back", page="1"), links("part=2"))
    assert re.findall('href="([^"]*)"', found) == ["?theater=coast", "?"]


def test_only_what_is_a_button_does_anything() -> None:
    assert piece_action({"data-role": "theater", "data-id": "coast"}) is None
    assert piece_action({"role": "button", "data-role": "foot", "data-id": "foot"}) is None
