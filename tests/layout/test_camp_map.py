"""The camp map: places that mean something, hold still, and leave room for every label."""

from __future__ import annotations

import ast
import hashlib
import random
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, SHIPPED
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from explorer.layout import BASE_FRAME, CampMap, camp_map, main_backers, node_diameters, spectral
from explorer.layout.crowd import MAX_FORCE_NODES, strongest_nodes
from explorer.layout.font import Weight
from explorer.layout.label_box import FONT_SIZE
from explorer.layout.node_size import PARTY_FONT_SIZE
from explorer.layout.problem import LayoutProblem
from explorer.layout.spectral import spectral_coordinates
from samples import actor, alliance, dataset, link, two_wars
from sweeping import examples

SETTINGS = (None, "syria", "libya")


def layout_of(data: Dataset, theater: str | None = None) -> CampMap:
    return camp_map(data, build_graph(data), theater)


def friends(pairs: str) -> list[Link]:
    return [link(pair[0], "troops", pair[1]) for pair in pairs.split()]


def foes(pairs: str) -> list[Link]:
    return [link(pair[0], "combat", pair[1]) for pair in pairs.split()]


def rectangles(layout: CampMap) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right, bottom of each node, with its label unless that waits for room."""
    found = {}
    for node, (x, y) in layout.places.items():
        box = layout.boxes[node].mark if node in layout.quiet else layout.boxes[node]
        top = y - box.diameter / 2
        found[node] = (x - box.width / 2, top, x + box.width / 2, top + box.height)
    return found


def overlaps(layout: CampMap) -> list[tuple[str, str]]:
    boxes = rectangles(layout)
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(boxes[one][2], boxes[other][2]) > max(boxes[one][0], boxes[other][0])
        and min(boxes[one][3], boxes[other][3]) > max(boxes[one][1], boxes[other][1])
    ]


def used(layout: CampMap) -> float:
    left, top, right, bottom = zip(*rectangles(layout).values(), strict=True)
    area: float = (max(right) - min(left)) * (max(bottom) - min(top))
    return area / (layout.frame[0] * layout.frame[1])


def apart(layout: CampMap, one: str, other: str) -> float:
    (ax, ay), (bx, by) = layout.places[one], layout.places[other]
    return float(np.hypot(ax - bx, ay - by))


def check_frame(layout: CampMap) -> None:
    """All inside the frame, and no node or label over another."""
    for left, top, right, bottom in rectangles(layout).values():
        assert left >= 0
        assert top >= 0
        assert right <= layout.frame[0]
        assert bottom <= layout.frame[1]
    assert not overlaps(layout)


# --- Worked out by hand -------------------------------------------------------------------


def test_two_friends_and_their_foe() -> None:
    data = dataset(*friends("ab"), *foes("ac bc"), theaters={"war": ("a", "c")})
    layout = layout_of(data)
    assert layout.score["a"] == layout.score["b"] > 0 > layout.score["c"]
    assert max(layout.places["a"][1], layout.places["b"][1]) < layout.places["c"][1]
    assert apart(layout, "a", "b") < min(apart(layout, "a", "c"), apart(layout, "b", "c"))
    check_frame(layout)


def test_a_friend_of_two_foes_stands_between() -> None:
    data = dataset(*friends("ab bc"), *foes("ac"), theaters={"war": ("a", "c")})
    layout = layout_of(data)
    assert layout.score["a"] == -layout.score["c"] > 0 == layout.score["b"]
    assert layout.places["a"][1] < layout.places["b"][1] < layout.places["c"][1]
    check_frame(layout)


def test_the_first_party_of_the_first_theater_is_on_top() -> None:
    links = [*friends("ab cd"), *foes("ac bd")]
    for first, other in ("ac", "ca", "bd", "db"):
        layout = layout_of(dataset(*links, theaters={"war": (first, other)}))
        assert layout.score[first] > 0 > layout.score[other]
        assert layout.places[first][1] < layout.places[other][1]


def test_two_actors_with_one_link() -> None:
    layout = layout_of(dataset(*friends("ab")))
    assert set(layout.places) == {"a", "b"}
    assert apart(layout, "a", "b") < 320
    check_frame(layout)


def test_friends_of_a_hub_are_nearer_than_its_foe() -> None:
    layout = layout_of(
        dataset(*friends("ha hb hc hd he hf hg"), *foes("hx xy"), theaters={"w": ("h",)})
    )
    assert max(apart(layout, "h", leaf) for leaf in "abcdefg") < apart(layout, "h", "x") + 60
    check_frame(layout)


def test_components_lie_side_by_side() -> None:
    """Two wars that have nothing to do with each other, the western one left."""
    west = [link("a", "combat", "b", "west"), link("c", "troops", "a", "west")]
    east = [link("x", "combat", "y", "east"), link("z", "troops", "x", "east")]
    data = dataset(*east, *west, theaters={"east": ("x", "y"), "west": ("a", "b")})
    places = {"east": 40.0, "west": 10.0}
    data = data.model_copy(
        update={
            "theaters": {
                name: theater.model_copy(update={"longitude": places[name]})
                for name, theater in data.theaters.items()
            }
        }
    )
    layout = layout_of(data)
    assert max(layout.places[node][0] for node in "abc") < min(
        layout.places[node][0] for node in "xyz"
    )
    for top, bottom in ("ab", "xy"):
        assert layout.places[top][1] < layout.places[bottom][1]
    check_frame(layout)


def test_small_components_keep_to_the_edge() -> None:
    ring = [link(f"n{k}", "troops", f"n{(k + 1) % 30}") for k in range(30)]
    data = dataset(*ring, *foes("ab"), theaters={"war": ("n0",)})
    layout = layout_of(data)
    assert min(layout.places["a"][1], layout.places["b"][1]) > layout.frame[1] * 2 / 3
    check_frame(layout)


def test_who_has_no_sign_stands_with_those_it_talks_to() -> None:
    data = dataset(
        *friends("ab cd"),
        *foes("ac bd"),
        link("u", "mediation", "a"),
        link("v", "mediation", "a"),
        link("v", "mediation", "c"),
        alliance("table", "cd", kind="process"),
        theaters={"war": ("a", "c")},
    )
    layout = layout_of(data)
    assert layout.score["a"] > layout.score["u"] > 0
    assert layout.score["v"] == 0
    assert set(layout.score) == set(data.actors)
    assert layout.places["table"][1] > layout.places["u"][1]


def test_left_and_right_are_the_theaters() -> None:
    data = two_wars()
    places = {"hills": 38.0, "coast": 17.0}
    turned = {
        name: theater.model_copy(update={"longitude": places[name]})
        for name, theater in data.theaters.items()
    }
    layout = layout_of(data.model_copy(update={"theaters": turned}))
    for left, right in (("front", "regime"), ("council", "league")):
        assert layout.places[left][0] < layout.places[right][0]
    # Without longitudes in the file's order: the hills come first.
    layout = layout_of(data)
    for left, right in (("regime", "front"), ("league", "council")):
        assert layout.places[left][0] < layout.places[right][0]
    check_frame(layout)


def test_a_theater_without_longitude_moves_none_of_the_others() -> None:
    """Who is in it may stand anywhere; from left to right everybody else stands as before."""
    west = [link("a", "combat", "b", "west"), link("c", "troops", "a", "west")]
    east = [link("x", "combat", "y", "east"), link("c", "weapons", "x", "east")]
    deal = [link("a", "economic", "y"), link("n", "contact", "c"), link("n", "contact", "x")]
    parties = {"east": ("x", "y"), "west": ("a", "b")}
    places = {"east": 40.0, "west": 10.0}

    def across(data: Dataset) -> dict[str, float]:
        theaters = {
            name: theater.model_copy(update={"longitude": places.get(name)})
            for name, theater in data.theaters.items()
        }
        data = data.model_copy(update={"theaters": theaters})
        problem = LayoutProblem.build(data, build_graph(data), None)
        found = spectral_coordinates(problem).across
        return dict(zip(problem.nodes, found.tolist(), strict=True))

    before = across(dataset(*west, *east, *deal, theaters=parties))
    more = [
        link("p", "combat", "q", "lost"),
        link("p", "troops", "a", "lost"),
        link("c", "weapons", "q", "lost"),
    ]
    with_lost = dataset(*west, *east, *deal, *more, theaters={"lost": ("p", "q"), **parties})
    after = across(with_lost)
    assert {node: after[node] for node in before} == before
    assert before["a"] < before["c"] < before["x"]
    assert after["p"] != 0
    # A link in both says no more about left and right than one in the other alone.
    one = across(dataset(*west, *east, *deal, link("b", "aid", "y", "west"), theaters=parties))
    two = across(
        dataset(
            *west, *east, *deal, link("b", "aid", "y", "west", "lost"),
            theaters={**parties, "lost": ("p",)},
        )
    )  # fmt: skip
    assert {node: two[node] for node in one} == one


def test_with_one_longitude_theaters_go_in_the_file_s_order() -> None:
    data = two_wars()
    places = {"hills": 38.0}
    theaters = {
        name: theater.model_copy(update={"longitude": places.get(name)})
        for name, theater in data.theaters.items()
    }
    data = data.model_copy(update={"theaters": theaters})
    problem = LayoutProblem.build(data, build_graph(data), None)
    assert problem.longitude is not None
    assert problem.longitude.tolist() == [-1, 1]


def test_with_many_theaters_place_does_not_say_which() -> None:
    theaters = {f"t{k}": (f"a{k}", f"b{k}") for k in range(5)}
    links = [link(f"a{k}", "combat", f"b{k}", f"t{k}") for k in range(5)]
    links += [link("a0", "troops", f"a{k}", f"t{k}") for k in range(1, 5)]
    data = dataset(*links, theaters=theaters)
    problem = LayoutProblem.build(data, build_graph(data), None)
    assert problem.longitude is None
    check_frame(layout_of(data))


def test_diameters_by_role() -> None:
    data = dataset(
        actor("p", ActorType.PERSON),
        actor("q", ActorType.PERSON),
        link("p", "leads", "a"),
        link("q", "funding", "b", "war"),
        link("s", "troops", "a", "war"),
        link("t", "weapons", "a", "war"),
        link("u", "training", "a", "war"),
        link("v", "aid", "a", "war"),
        actor("n", ActorType.STATE),
        actor("v", ActorType.ARMED_GROUP),
        link("n", "contact", "v"),
        link("b", "combat", "a", "war"),
        alliance("pact", "st"),
        theaters={"war": ("a", "b")},
    )
    graph = build_graph(data)
    found = node_diameters(data, graph)
    assert found["a"] == found["b"] == 26
    assert found["s"] == found["t"] == found["u"] == 22
    # A person who pays for a war matters more than one who is only known.
    assert found["q"] == 22
    assert found["p"] == 8
    assert found["pact"] == 9
    assert found["n"] == 17
    assert found["v"] == 15
    assert main_backers(data, graph) == ("s", "t", "q", "u")
    layout = layout_of(data, "war")
    assert layout.priority[:6] == ("a", "b", "s", "t", "q", "u")
    assert layout.priority[-1] == "v"
    assert layout_of(data).quiet == {"p", "pact"}
    assert layout.quiet == {"p"}
    assert dict(layout.sizes) == {node: found[node] for node in layout.places}


def test_labels_are_as_large_as_their_actors_matter() -> None:
    data = dataset(
        actor("p", ActorType.PERSON),
        actor("n", ActorType.STATE),
        actor("g", ActorType.ARMED_GROUP),
        link("p", "leads", "a"),
        link("n", "troops", "a", "war"),
        link("b", "combat", "a", "war"),
        link("g", "contact", "n"),
        alliance("pact", "gn"),
        theaters={"war": ("a", "b")},
    )
    layout = layout_of(data)
    fonts = {node: (box.size, box.weight) for node, box in layout.boxes.items()}
    assert fonts["a"] == fonts["b"] == (PARTY_FONT_SIZE, Weight.BOLD)
    assert fonts["n"] == (FONT_SIZE, Weight.SEMIBOLD)
    assert fonts["g"] == fonts["p"] == fonts["pact"] == (FONT_SIZE, Weight.REGULAR)
    # Who waits for room has a label all the same.
    assert all(layout.boxes[node].text for node in layout.quiet)


def test_a_political_party_is_quiet_unless_the_war_is_its_own() -> None:
    links = [
        link("a", "combat", "b", "war"),
        link("p", "part-of", "a"),
        link("f", "troops", "b", "war"),
    ]
    kinds = {"p": ActorType.PARTY, "b": ActorType.PARTY, "f": ActorType.COMPANY}
    data = dataset(
        *(actor(node, kind) for node, kind in kinds.items()), *links, theaters={"war": ("a", "b")}
    )
    assert layout_of(data).quiet == layout_of(data, "war").quiet == {"p"}


def test_a_part_of_a_map_keeps_what_is_quiet() -> None:
    data = two_wars()
    whole = layout_of(data)
    nodes = sorted(whole.quiet)[:2]
    part = whole.part([*nodes, "front"], None)
    assert part.quiet == set(nodes)


def test_an_empty_dataset_has_an_empty_map() -> None:
    layout = layout_of(dataset())
    assert layout.frame == BASE_FRAME
    assert not layout.places
    assert not layout_of(dataset(theaters={"war": ("a", "b")}), "war").places


def test_a_theater_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        layout_of(two_wars(), "moon")


def test_only_what_has_a_link_there_has_a_place() -> None:
    data = two_wars()
    graph = build_graph(data)
    for theater in data.theaters:
        there = {
            node
            for a, b, theaters in graph.edges(data="theaters")
            for node in (a, b)
            if theater in theaters
        }
        assert set(layout_of(data, theater).places) == there
    assert set(layout_of(data).places) == set(graph)


# --- What holds for any file ----------------------------------------------------------------

KINDS = ("troops", "weapons", "aid", "combat", "accusation", "contact", "part-of")
ties = st.dictionaries(
    st.sampled_from([*combinations("abcdefghij", 2)]),
    st.tuples(st.sampled_from(KINDS), st.sampled_from(["east", "west", ""])),
    min_size=1,
    max_size=25,
)


def items_of(
    found: Mapping[tuple[str, str], tuple[str, str]], names: Mapping[str, str]
) -> list[Actor | Link | Alliance]:
    """Actors, links and a pact, with names of their own whatever their ids are."""
    ends = sorted({end for pair in found for end in pair})
    return [
        *(actor(names[end], name=end.title() * (3 + ord(end) % 5)) for end in ends),
        *(
            link(names[a], kind, names[b], *filter(None, [theater]))
            for (a, b), (kind, theater) in found.items()
        ),
        alliance(names["pact"], [names[end] for end in ends], name="The Pact"),
    ]


@examples(8, 60)  # each lays out a map
@given(ties, st.randoms(use_true_random=False))
def test_order_and_ids_move_nobody(
    found: dict[tuple[str, str], tuple[str, str]], dice: random.Random
) -> None:
    ends = sorted({end for pair in found for end in pair})
    theaters = {"east": (ends[0], ends[-1]), "west": (ends[1],)}
    same = {name: name for name in [*ends, "pact"]}
    plain = dataset(*items_of(found, same), theaters=theaters)
    fresh = dice.sample([f"n{k}" for k in range(len(same))], len(same))
    new = dict(zip(same, fresh, strict=True))
    items = items_of(found, new)
    dice.shuffle(items)
    renamed = dataset(
        *items,
        theaters={name: tuple(new[party] for party in listed) for name, listed in theaters.items()},
    )
    for theater in (None, "east"):
        one, other = layout_of(plain, theater), layout_of(renamed, theater)
        assert one.frame == other.frame
        assert {new[node]: place for node, place in one.places.items()} == other.places
        assert {new[node]: score for node, score in one.score.items()} == other.score
        assert tuple(new[node] for node in one.priority) == other.priority
        check_frame(one)


@examples(8, 60)  # each lays out a map
@given(ties)
def test_nothing_overlaps_and_all_is_inside(found: dict[tuple[str, str], tuple[str, str]]) -> None:
    names = {name: name for name in "abcdefghij"} | {"pact": "pact"}
    data = dataset(*items_of(found, names))
    for theater in (None, *data.theaters):
        layout = layout_of(data, theater)
        check_frame(layout)
        assert set(layout.priority) == set(layout.places) == set(layout.boxes) == set(layout.sizes)
        assert all(-1 <= score <= 1 for score in layout.score.values())
        assert all(
            round(at, 1) == at and str(at) != "-0.0"
            for place in layout.places.values()
            for at in place
        )


def crowd(count: int, *, words: int = 2, seed: int = 1) -> Dataset:
    """Many actors in two camps."""
    dice = random.Random(seed)
    links = {}
    for number in range(count * 3):
        a, b = number % count, dice.randrange(count)
        if a != b:
            kind = "troops" if a % 2 == b % 2 else "combat"
            links[a, b] = link(f"n{a}", kind, f"n{b}", ("west", "east")[a % 3 // 2])
    return dataset(
        *(actor(f"n{k}", name=f"Group {k}" + " of the hills" * (words - 2)) for k in range(count)),
        *links.values(),
        theaters={"west": ("n0", "n1"), "east": ("n2", "n3")},
    )


def test_the_frame_grows_with_the_crowd() -> None:
    small, large = layout_of(crowd(60)), layout_of(crowd(200, words=3))
    assert small.frame == BASE_FRAME
    assert large.frame[0] > BASE_FRAME[0]
    assert large.frame[0] / large.frame[1] == pytest.approx(BASE_FRAME[0] / BASE_FRAME[1], abs=0.01)
    check_frame(large)
    assert used(large) > 2 / 3


def check_camps_of(layout: CampMap, count: int) -> None:
    """The camp of the first party above the other, by and large."""
    height = {node: y for node, (_, y) in layout.places.items()}
    even = [height[f"n{k}"] for k in range(0, count, 2)]
    odd = [height[f"n{k}"] for k in range(1, count, 2)]
    assert np.mean(even) < np.mean(odd) - layout.frame[1] / 4


def test_hundreds_are_laid_out_by_forces_and_all_have_room() -> None:
    layout = layout_of(crowd(500))
    check_frame(layout)
    assert used(layout) > 2 / 3
    check_camps_of(layout, 500)


def test_thousands_stand_in_rows_and_who_may_be_drawn_together_has_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.modules["explorer.layout.camp_map"], "MAX_DRAWN_LINES", 400)
    count = MAX_FORCE_NODES + 300
    data = crowd(count)
    graph = build_graph(data)
    last = f"n{count - 1}"
    layout = camp_map(data, graph, first=[last])
    assert len(layout.places) == count
    for left, top, right, bottom in rectangles(layout).values():
        assert left >= 0
        assert top >= 0
        assert right <= layout.frame[0]
        assert bottom <= layout.frame[1]
    assert used(layout) > 2 / 3
    problem = LayoutProblem.build(data, graph, None)
    strongest = {problem.nodes[i] for i in strongest_nodes(problem, 400, [last]).tolist()}
    assert last in strongest
    assert 300 < len(strongest) < count
    over = overlaps(layout)
    assert over
    assert not [pair for pair in over if strongest.issuperset(pair)]
    check_camps_of(layout, count)


def test_a_crowd_with_few_lines_has_room_for_all() -> None:
    layout = layout_of(crowd(MAX_FORCE_NODES + 50))
    check_frame(layout)
    assert layout.frame[0] / layout.frame[1] == pytest.approx(
        BASE_FRAME[0] / BASE_FRAME[1], abs=0.01
    )


def test_sparse_and_dense_agree(
    dataset: Dataset, graph: nx.MultiDiGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = LayoutProblem.build(dataset, graph, None)
    dense = spectral_coordinates(problem)
    monkeypatch.setattr(spectral, "SPARSE_FROM", 10)
    sparse = spectral_coordinates(problem)
    assert np.allclose(dense.score, sparse.score, atol=1e-3)


def test_equal_eigenvalues_have_one_answer() -> None:
    """Two wars of the same shape, joined by a talk: any mixture of both axes would be right."""
    links = [*friends("ab cd"), *foes("ac bd"), *friends("pq rs"), *foes("pr qs")]
    data = dataset(
        *links, link("a", "contact", "p"), theaters={"war": ("a", "c"), "feud": ("p", "r")}
    )
    layout = layout_of(data)
    for top, bottom in ("ac", "bd"):
        assert layout.score[top] > 0.5
        assert layout.score[bottom] < -0.5
    assert layout.score["p"] > 0 > layout.score["r"]
    check_frame(layout)


# --- The shipped file -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def layouts(dataset: Dataset, graph: nx.MultiDiGraph) -> dict[str | None, CampMap]:
    return {theater: camp_map(dataset, graph, theater) for theater in (None, *dataset.theaters)}


@pytest.mark.parametrize("theater", SETTINGS)
def test_every_label_has_room(layouts: dict[str | None, CampMap], theater: str | None) -> None:
    layout = layouts[theater]
    check_frame(layout)
    assert used(layout) > 0.9
    # At 1280x800 a label of 11 px is then still 10 px.
    assert layout.frame[0] <= BASE_FRAME[0] * 1.1


@pytest.mark.parametrize("theater", SETTINGS)
def test_no_corner_is_empty_and_no_heap_in_the_middle(
    layouts: dict[str | None, CampMap], theater: str | None
) -> None:
    """In a grid of three by three each field holds somebody, none a third of all."""
    layout = layouts[theater]
    fields = np.zeros((3, 3))
    for x, y in layout.places.values():
        fields[int(3 * y / layout.frame[1]), int(3 * x / layout.frame[0])] += 1
    assert fields.min() >= 1
    assert fields.max() < len(layout.places) / 3


def test_known_actors_of_the_shipped_file_stand_on_their_side(
    layouts: dict[str | None, CampMap],
) -> None:
    layout = layouts[None]
    place = {
        node: (x / layout.frame[0], y / layout.frame[1]) for node, (x, y) in layout.places.items()
    }
    for node in ("turkey", "gna", "syrian-opposition"):
        assert place[node][1] < 0.45, node
        assert layout.score[node] > 0, node
    for node in ("russia", "lna", "syria-government"):
        assert place[node][1] > 0.55, node
        assert layout.score[node] < 0, node
    for node in ("turkey", "russia"):
        assert 1 / 3 < place[node][0] < 2 / 3, node
    for node in ("gna", "lna"):
        assert place[node][0] < 0.45, node
    for node in ("syrian-opposition", "syria-government"):
        assert place[node][0] > 0.55, node
    for node in ("italy", "france"):
        assert place["gna"][1] < place[node][1] < place["lna"][1], node
        assert layout.score["lna"] < layout.score[node] < layout.score["gna"], node


@pytest.mark.parametrize("theater", ["syria", "libya"])
def test_who_is_on_top_stays_on_top(layouts: dict[str | None, CampMap], theater: str) -> None:
    wide, layout = layouts[None], layouts[theater]
    here = [node for node in layout.places if node in wide.score]
    before, after = ([found.places[node][1] for node in here] for found in (wide, layout))
    assert np.corrcoef(before, after)[0, 1] > 0.6
    assert layout.places["turkey"][1] < layout.places["russia"][1]


@pytest.mark.parametrize("theater", SETTINGS)
def test_friends_are_nearer_than_foes(
    layouts: dict[str | None, CampMap],
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theater: str | None,
) -> None:
    problem = LayoutProblem.build(dataset, graph, theater)
    lengths: dict[bool, list[float]] = {True: [], False: []}
    for (i, j), net in zip(problem.pairs.tolist(), problem.net.tolist(), strict=True):
        if net:
            lengths[net > 0].append(apart(layouts[theater], problem.nodes[i], problem.nodes[j]))
    assert np.median(lengths[True]) < 0.6 * np.median(lengths[False])


@pytest.mark.parametrize("theater", SETTINGS)
def test_a_leader_is_near_what_it_leads(
    layouts: dict[str | None, CampMap], dataset: Dataset, theater: str | None
) -> None:
    layout = layouts[theater]
    lengths = [
        apart(layout, one.from_id, one.to_id)
        for one in dataset.links.values()
        if one.kind in ("leads", "serves") and {one.from_id, one.to_id} <= set(layout.places)
    ]
    assert np.median(lengths) < 130


def test_parties_come_first(layouts: dict[str | None, CampMap], dataset: Dataset) -> None:
    for theater, layout in layouts.items():
        parties = [
            party
            for name, one in dataset.theaters.items()
            if theater in (None, name)
            for party in one.parties
            if party in layout.places
        ]
        assert list(layout.priority[: len(parties)]) == list(dict.fromkeys(parties))
    assert {"turkey", "russia"} <= {
        node for node, size in layouts[None].sizes.items() if size == 22
    }


PRINT = """
import hashlib, sys
from pathlib import Path
from explorer.data.reading import read_dataset
from explorer.graph.build import build_graph
from explorer.layout import camp_map
data = read_dataset(Path(sys.argv[1]))
graph = build_graph(data)
for theater in (None, *data.theaters):
    layout = camp_map(data, graph, theater)
    print(hashlib.sha256(repr(sorted(layout.places.items())).encode()).hexdigest())
"""


def test_the_same_file_gives_the_same_places(layouts: dict[str | None, CampMap]) -> None:
    """In another process, with another seed for hashes and other threads."""
    here = [
        hashlib.sha256(repr(sorted(layout.places.items())).encode()).hexdigest()
        for layout in layouts.values()
    ]
    there = subprocess.run(
        [sys.executable, "-c", PRINT, str(SHIPPED)],
        env={"PYTHONHASHSEED": "7", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.split() == here


def test_no_id_stands_in_the_code(dataset: Dataset) -> None:
    ids = {*dataset.actors, *dataset.theaters, *dataset.alliances}
    package = ROOT / "explorer"
    for path in (
        *package.glob("analysis/*.py"),
        *package.glob("layout/*.py"),
    ):
        texts = {
            node.value
            for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not texts & ids, path
