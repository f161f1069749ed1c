"""Who stands with which party: by the days shown, by links before chains, and nobody by none."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.alignment import (
    Alignment,
    AlignmentType,
    SideTaken,
    alignments,
    parties_on,
    sides_on,
)
from explorer.analysis.alignment.sides import sides_by_alignments
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import KINDS
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View
from samples import actor, dataset, link

WAR = {"war": ("p", "q")}


def sides(*items: Actor | Link | Alliance, day: str | None = None) -> dict[str, list[str]]:
    """With whom each actor of a war of P and Q stands; "~" before who is not sure."""
    data = dataset(*items, theaters=WAR)
    found = sides_on(data, build_graph(data), "war", Span.parse(day) if day else None)
    return {
        node: [("" if side.is_sure else "~") + side.party for side in of]
        for node, of in found.items()
    }


FIGHT = link("p", "combat", "q", "war")


def test_whom_a_link_ties_to_a_party_is_on_its_side() -> None:
    found = sides(FIGHT, link("a", "weapons", "p", "war"), link("b", "combat", "p", "war"))
    assert found == {"p": ["p"], "q": ["q"], "a": ["p"]}


def test_sides_of_several_theaters_follow_their_order() -> None:
    data = dataset(
        FIGHT,
        link("p", "combat", "r", "coast"),
        link("a", "weapons", "p", "war"),
        link("a", "weapons", "r", "coast"),
        link("b", "combat", "r", "coast"),
        theaters={"coast": ("p", "r"), **WAR},
    )
    graph = build_graph(data)

    def rows(theater: str) -> dict[str, tuple[Alignment, ...]]:
        shown = select(graph, View(theater=theater))
        return alignments(shown, data.theaters[theater].parties, data.actors)

    there, here = SideTaken("war", "p", True), SideTaken("coast", "r", True)
    found = sides_by_alignments((one, rows(one)) for one in ("war", "coast"))
    assert found["a"] == (there, here)
    found = sides_by_alignments((one, rows(one)) for one in ("coast", "war"))
    assert found["a"] == (here, there)
    assert "b" not in found
    assert sides_on(data, graph, None, None) == found
    assert not sides_by_alignments(())


def test_who_helps_both_is_on_both_sides() -> None:
    found = sides(FIGHT, link("a", "weapons", "p", "war"), link("a", "aid", "q", "war"))
    assert found["a"] == ["p", "q"]


def test_who_is_for_and_against_a_party_is_not_on_its_side() -> None:
    found = sides(FIGHT, link("a", "weapons", "p", "war"), link("a", "strikes", "p", "war"))
    assert "a" not in found


@pytest.mark.parametrize("kind", [one.id for one in KINDS.values() if one.sign > 0])
def test_recognition_agreements_and_trade_put_nobody_on_a_side(kind: str) -> None:
    found = sides(FIGHT, link("a", kind, "p", "war"))
    if kind in ("recognition", "agreement", "economic"):
        assert "a" not in found
    else:
        assert found["a"] == ["p"]


def test_who_recognises_a_party_and_is_against_its_foe_is_inferred_to_be_on_its_side() -> None:
    found = sides(FIGHT, link("a", "recognition", "p", "war"), link("a", "opposition", "q", "war"))
    assert found["a"] == ["~p"]


def test_what_is_inferred_or_hardly_believed_is_not_sure() -> None:
    found = sides(
        FIGHT,
        link("a", "weapons", "p", "war"),
        link("b", "part-of", "a", "war"),
        link("c", "weapons", "q", "war", confidence="low"),
    )
    assert (found["b"], found["c"]) == (["~p"], ["~q"])


def test_a_party_is_on_the_side_of_another_only_where_a_link_says_so() -> None:
    through = link("p", "weapons", "x", "war"), link("x", "weapons", "q", "war")
    assert sides(*through)["p"] == ["p"]
    assert sides(*through, link("p", "training", "q", "war"))["p"] == ["p", "q"]


def test_sides_follow_the_days() -> None:
    helps = link("a", "weapons", "p", "war", since="2014", until="2016")
    assert sides(FIGHT, helps, day="2015")["a"] == ["p"]
    assert "a" not in sides(FIGHT, helps, day="2019")


DATED: tuple[str | dict[str, str], ...] = (
    {"actor": "old", "until": "2012-08"},
    {"actor": "new", "since": "2014"},
    "always",
)


@pytest.mark.parametrize(
    ("day", "parties"),
    [
        ("2010", ("old", "always")),
        ("2012-08-31", ("old", "always")),
        ("2012-09-01", ("always",)),
        ("2012..2015", ("old", "new", "always")),
        ("2019", ("new", "always")),
        (None, ("old", "new", "always")),
    ],
)
def test_a_party_counts_within_its_dates(day: str | None, parties: tuple[str, ...]) -> None:
    data = dataset(theaters={"war": DATED})
    assert parties_on(data, "war", Span.parse(day) if day else None) == parties
    assert parties_on(data, None, Span.parse(day) if day else None) == parties


def test_a_party_counts_only_while_its_actor_exists() -> None:
    data = dataset(actor("p", since="2016", until="2018"), theaters={"war": ("p",)})
    lives = [
        day for day in ("2015", "2016", "2018", "2019") if parties_on(data, "war", Span.parse(day))
    ]
    assert lives == ["2016", "2018"]
    with pytest.raises(KeyError):
        parties_on(data, "peace", None)


@given(st.sampled_from(["2011-06-01", "2014", "2016-06-01", "2018", "2019-12-25", "2020-06-30"]))
def test_sides_and_matrix_say_the_same(dataset: Dataset, graph: nx.MultiDiGraph, day: str) -> None:
    span = Span.parse(day)
    for theater in dataset.theaters:
        parties = parties_on(dataset, theater, span)
        shown = select(graph, View(theater=theater, span=span))
        rows = alignments(shown, parties, [node for node in shown if node in dataset.actors])
        found = sides_on(dataset, graph, theater, span)
        for node, row in rows.items():
            backed = [one.party for one in row if one.type is AlignmentType.BACKS]
            of = [side.party for side in found.get(node, ())]
            assert of == (backed if node not in parties else [p for p in backed if p in of])
            assert node not in parties or SideTaken(theater, node, is_sure=True) in found[node]


def test_libya_in_june_2011_has_its_sides_of_then(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    """Worked out by hand: eight backers of the council, and nobody with the GNA or the LNA."""
    span = Span.parse("2011-06-01")
    assert parties_on(dataset, "libya", span) == ("ntc", "gaddafi-government")
    found = sides_on(dataset, graph, "libya", span)
    states = {
        node
        for node, of in found.items()
        if dataset.actors[node].type == "state" and [side.party for side in of] == ["ntc"]
    }
    assert states == {"egypt", "france", "italy", "qatar", "sudan", "uae", "uk", "usa"}
    assert [side.party for side in found["syria-government"]] == ["gaddafi-government"]
    assert "russia" not in found
    assert "nato" not in found, "it fights one side; no link of the file ties it to the other"


def test_libya_in_june_2016_has_no_war_of_gna_and_lna(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    found = sides_on(dataset, graph, "libya", Span.parse("2016-06-01"))
    assert [side.party for side in found["gna"]] == ["gna"]
    assert [side.party for side in found["lna"]] == ["lna"]
    assert [side.party for side in found["france"]] == ["lna"], "it only recognises the GNA"


@pytest.mark.parametrize(
    ("node", "theater", "parties"),
    [
        ("turkey", "libya", ["gna"]),
        ("russia", "libya", ["lna"]),
        ("sudan", "libya", ["lna"]),
        ("jordan", "libya", ["lna"]),
        ("un", "libya", []),
        ("italy", "libya", ["gna", "~lna"]),
        ("usa", "libya", ["~gna"]),
        ("usa", "syria", ["sdf"]),
        ("turkey", "syria", ["syrian-opposition"]),
        ("russia", "syria", ["syria-government"]),
        ("iran", "syria", ["syria-government"]),
        ("china", "syria", []),
    ],
)
def test_sides_of_the_day_of_the_article(
    dataset: Dataset, graph: nx.MultiDiGraph, node: str, theater: str, parties: list[str]
) -> None:
    found = sides_on(dataset, graph, theater, Span.parse("2019-12-25")).get(node, ())
    assert [("" if side.is_sure else "~") + side.party for side in found] == parties


def test_a_party_that_was_only_last_reported_is_one_still() -> None:
    data = dataset(actor("p", since="2016", last_reported="2018"), theaters={"war": ("p",)})
    assert parties_on(data, "war", Span.parse("2019")) == ("p",)
