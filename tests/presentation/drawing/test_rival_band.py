"""The band between the rivals: which lines it tells of, and how these are drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.vocabulary import Family
from explorer.graph.build import build_graph
from explorer.graph.question import TwoDatesQuestion
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import MAP_TAB, View, default_view
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.line_svg import line_svg
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.rival_band import is_band, told_by_band
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.lines import bundle_lines
from explorer.presentation.overlays import picture_overlay
from explorer.presentation.overlays.overlay import NO_OVERLAY
from explorer.presentation.theme import PAGE_PALETTE
from explorer.workspace import Workspace
from samples import alliance, dataset, link

PLACES = {"a": (0.0, 0.0), "b": (0.0, 100.0), "pact": (3.0, 50.0), "league": (30.0, 50.0)}
DATA = dataset(
    link("a", "economic", "b"),
    link("a", "weapons", "b"),
    link("b", "negotiation", "a"),
    link("a", "accusation", "b"),
    link("a", "weapons", "c"),
    alliance("pact", ["a", "b", "c"]),
    alliance("league", ["a", "b"]),
)
LINES = bundle_lines(build_graph(DATA))


def test_the_band_tells_what_they_give_and_talk_and_which_agreements_stand_on_it() -> None:
    places = PLACES | {"c": (0.0, 200.0)}
    found = told_by_band(LINES, ("a", "b"), places)
    assert {id_: [line.id for line in told] for id_, told in found.items()} == {
        "a~b~cooperation": [
            "a~b~diplomacy", "a~b~support", "a~pact~membership", "b~pact~membership",
        ]
    }  # fmt: skip
    away = told_by_band(LINES, ("a", "b"), places | {"pact": (3.0, 101.0)})
    assert "a~pact~membership" not in {line.id for line in away["a~b~cooperation"]}


def test_without_a_band_nothing_is_told() -> None:
    graph = select(build_graph(DATA), View(kinds=frozenset({"weapons", "negotiation"})))
    assert told_by_band(bundle_lines(graph), ("a", "b"), PLACES) == {}
    assert told_by_band(LINES, (), PLACES) == {}
    recent = dataset(link("a", "economic", "b", since="2019-11-28", until="2019-12-01"))
    lines = bundle_lines(select(build_graph(recent), View(span=Span.parse("2020-02"))))
    assert [(line.recent, is_band(line, ("a", "b"))) for line in lines] == [(True, False)]


# ------------------------------------------------------------------ the shipped map


def drawn(workspace: Workspace, **rest: object) -> MapDrawing:
    view = replace(default_view(workspace.dataset), tab=MAP_TAB, **rest)  # type: ignore[arg-type]
    overlay = picture_overlay(workspace, workspace.select(view), view).overlay
    return MapMaker(workspace).drawing(view, overlay)


@pytest.mark.parametrize("selected", [None, "russia", "turkey", "russia~turkey"])
def test_few_lines_are_drawn_beside_the_band(workspace: Workspace, selected: str | None) -> None:
    drawing = drawn(workspace, selected=selected, all_lines=True)
    between = [line for line in drawing.lines.values() if line.ends == ("russia", "turkey")]
    seen = {line.family for line in between if drawing.is_seen(line)}
    assert seen == {Family.COOPERATION, Family.HOSTILITY, Family.INTEREST}
    assert sorted(line.lane for line in between if drawing.is_seen(line)) == [-1, 0, 1]
    [band] = [line for line in between if line.is_band]
    for words in ("Russia ↔ Turkey · ", "eapons from Russia since ", "egotiations since "):
        assert words in band.name


def test_the_band_stands_out_where_what_it_tells_of_does(workspace: Workspace) -> None:
    drawing = drawn(workspace, selected="astana-process")
    told = [line for line in drawing.lines.values() if line.is_in_band]
    assert {line.emphasis for line in told if "astana-process" in line.ends} == {Emphasis.LIT}
    assert drawing.lines["russia~turkey~cooperation"].emphasis is Emphasis.LIT


def test_each_line_says_what_became_of_it_between_two_dates(workspace: Workspace) -> None:
    drawing = drawn(workspace, question=TwoDatesQuestion(Span.parse("2018")))
    assert not any(line.is_in_band for line in drawing.lines.values())


def test_the_page_knows_the_band_and_what_it_tells_of(workspace: Workspace) -> None:
    lines = MapMaker(workspace).drawing(default_view(workspace.dataset), NO_OVERLAY).lines
    classes = {
        family: line_svg(lines[f"russia~turkey~{family}"], PAGE_PALETTE, on_page=True)
        .partition(">")[0]
        .partition('class="')[2]
        .partition('"')[0]
        .split()
        for family in ("cooperation", "support", "hostility")
    }
    assert [*classes.values()] == [
        ["line", "cooperation", "band"],
        ["line", "support", "in-band"],
        ["line", "hostility", "quiet"],
    ]
