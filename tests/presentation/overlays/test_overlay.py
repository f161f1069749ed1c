"""Overlays as values: links as lines and nodes, and the parties of a view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.view import View
from explorer.presentation.lines import bundle_lines
from explorer.presentation.overlays.overlay import VisibleIds, only_links, parties_of
from explorer.workspace import Workspace
from samples import two_wars

SAMPLE = Workspace(two_wars())
KEYS = sorted(key for *_, key in SAMPLE.graph.edges(keys=True))


@given(st.sets(st.sampled_from(KEYS)))
def test_links_stand_out_as_their_lines_and_what_these_join(links: set[str]) -> None:
    lines = [line for line in bundle_lines(SAMPLE.graph) if links.intersection(line.links)]
    assert only_links(SAMPLE, links) == VisibleIds(
        frozenset(end for line in lines for end in (line.source, line.target)),
        frozenset(line.id for line in lines),
    )


def test_a_link_that_is_not_there_joins_nothing() -> None:
    assert only_links(SAMPLE, ["no.such.link"]) == VisibleIds()


def test_parties_are_those_of_the_theater_or_of_all_in_the_file_s_order() -> None:
    theaters = SAMPLE.dataset.theaters
    for theater in theaters:
        assert parties_of(SAMPLE, View(theater=theater)) == list(theaters[theater].parties)
    assert parties_of(SAMPLE, View()) == [
        party for theater in theaters.values() for party in theater.parties
    ]
