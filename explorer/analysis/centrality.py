"""Who matters in the picture, in three plain senses, each a number from 0 to 1.

- Most connected: how much an actor has to do with others. For each of the others the links
  between the two are joined as independent reasons are, 1 - (1-a)(1-b)..., each counting
  strength x confidence whatever its sign; the sum is the weighted degree (Barrat et al.,
  "The architecture of complex weighted networks", PNAS 2004).
- Bridges between theaters, bridges between sides: how evenly an actor's links are spread
  over the theaters, or over the sides of those at their other ends. That is the
  participation coefficient 1 - sum of (k_s / k)^2 (Guimerà and Amaral, "Functional
  cartography of complex metabolic networks", Nature 2005), 0 where all go to one. By itself
  it would put who has one weak link here and one there on top; so it is multiplied by k,
  the weight of these links. To count as a bridge between sides only what is not hostile
  counts: to fight all sides is no bridge.

All three are divided by the largest in the picture, so they compare actors within one view
only. What they mean: who holds this picture together. What they do not mean: power. Who is
written about more has more links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from explorer.analysis.signed_graph import CONFIDENCE_WEIGHTS, noisy_or
from explorer.data.words import count_noun, join_words

MAX_RANKED = 10
"""How many actors the ranking names at most."""


class Measure(StrEnum):
    """The three senses in which an actor may be central."""

    CONNECTED = "connected"
    THEATERS = "theaters"
    SIDES = "camps"  # so it stands in addresses, which are kept stable


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """How a measure is called and what it means, in one sentence."""

    label: str
    meaning: str


MEASURE_ENTRIES: dict[Measure, MeasureEntry] = {
    Measure.CONNECTED: MeasureEntry(
        "Most connected", "The larger, the more an actor has to do with others, for or against."
    ),
    Measure.THEATERS: MeasureEntry(
        "Bridges between theaters",
        "The larger, the more of an actor's links lie in more than one theater.",
    ),
    Measure.SIDES: MeasureEntry(
        "Bridges between sides",
        "The larger, the more friendly or neutral links an actor has to more than one side.",
    ),
}


@dataclass(frozen=True, slots=True)
class RankedActor:
    """An actor, its value, and in a few words where it comes from."""

    actor: str
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Centrality:
    """A measure for all actors of a picture.

    `values`: 0 to 1 for every actor, the largest is 1 unless all are 0. `first`: those with
    the largest values, none of them 0.
    """

    measure: Measure
    values: Mapping[str, float]
    ranking: tuple[RankedActor, ...]


def centrality(
    graph: nx.MultiDiGraph,
    measure: Measure,
    side_of: Mapping[str, int | None] | None = None,
    names: Mapping[str, str] | None = None,
) -> Centrality:
    """How central each actor of a graph is.

    Lines of membership do not count. Links to actors on no side or on several, and to
    alliances, go to no side.

    Args:
        graph: As `explorer.select` or `build_graph` gives it.
        measure: In which sense.
        side_of: The number of the side of each actor, None for those on none or on several;
            needed for `Measure.SIDES` only. `Camps.camp_of` is of this form too.
        names: What the theaters are called, by id, for the words of the ranking.

    Returns:
        A value from 0 to 1 for each actor, and those with the largest, at most
        `MAX_RANKED`, none of them 0.

    Raises:
        ValueError: The measure is `Measure.SIDES` and `side_of` is None.

    """
    actors = [node for node, kind in graph.nodes(data="node") if kind == "actor"]
    match measure:
        case Measure.CONNECTED:
            found = _connected(graph, actors)
        case Measure.THEATERS:
            found = _theaters(graph, actors, names or {})
        case Measure.SIDES:
            if side_of is None:
                raise ValueError("bridges between sides need to know the sides")
            found = _sides(graph, actors, side_of)
    largest = max((value for value, _ in found.values()), default=0.0)
    values = {
        actor: round(value / largest, 6) if largest else 0.0 for actor, (value, _) in found.items()
    }
    order = sorted((actor for actor in values if values[actor]), key=lambda a: (-values[a], a))
    return Centrality(
        measure,
        values,
        tuple(RankedActor(actor, values[actor], found[actor][1]) for actor in order[:MAX_RANKED]),
    )


def participation(weights: Iterable[float]) -> float:
    """1 - sum of (k_s / k)^2: 0 where all goes to one, towards 1 the more evenly it is spread."""
    spread = [weight for weight in weights if weight > 0]
    total = sum(spread)
    return 1.0 - sum((weight / total) ** 2 for weight in spread) if spread else 0.0


ValueAndWords = dict[str, tuple[float, str]]


def _weighted_edges(graph: nx.MultiDiGraph) -> Iterable[tuple[str, str, Mapping[str, str], float]]:
    for one, other, data in graph.edges(data=True):
        weight = data["strength"] * CONFIDENCE_WEIGHTS[data["confidence"]]
        if weight and one != other:
            yield one, other, data, weight


def _connected(graph: nx.MultiDiGraph, actors: Iterable[str]) -> ValueAndWords:
    between: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one, other, _, weight in _weighted_edges(graph):
        between[one][other].append(weight)
        between[other][one].append(weight)
    return {
        actor: (
            sum(noisy_or(weights) for weights in between[actor].values()),
            f"links to {count_noun(len(between[actor]), 'other')}",
        )
        for actor in actors
    }


def _theaters(
    graph: nx.MultiDiGraph, actors: Iterable[str], names: Mapping[str, str]
) -> ValueAndWords:
    weights: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one, other, data, weight in _weighted_edges(graph):
        theaters = data["theaters"]
        for actor in (one, other):
            for theater in theaters:
                weights[actor][theater] += weight / len(theaters)
                counts[actor][theater] += 1
    return {
        actor: (
            sum(weights[actor].values()) * participation(weights[actor].values()),
            "links in "
            + join_words(sorted(f"{names.get(t, t)} ({n})" for t, n in counts[actor].items())),
        )
        for actor in actors
    }


def _sides(
    graph: nx.MultiDiGraph, actors: Iterable[str], side_of: Mapping[str, int | None]
) -> ValueAndWords:
    weights: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for one, other, data, weight in _weighted_edges(graph):
        if int(data["sign"]) >= 0:
            for actor, end in ((one, other), (other, one)):
                side = side_of.get(end)
                if side is not None:
                    weights[actor][side] += weight
    return {
        actor: (
            sum(weights[actor].values()) * participation(weights[actor].values()),
            f"friendly or neutral links to {count_noun(len(weights[actor]), 'side')}",
        )
        for actor in actors
    }
