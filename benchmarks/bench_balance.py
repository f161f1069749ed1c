"""How long the analysis takes.

Budgets: the exact split of the shipped file within 1 s, a matrix of its parties within
100 ms. Networks of other sizes: signs by chance (the hardest there are), and two camps with
one pair in ten against them (as real ones are).
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from itertools import combinations

import networkx as nx

from explorer.analysis.alignment import alignment_matrix
from explorer.analysis.balance.certainty import camp_certainty
from explorer.analysis.balance.group_counts import against_by_group_count
from explorer.analysis.balance.null_model import shuffled_index
from explorer.analysis.camps import camps
from explorer.analysis.centrality import Measure, centrality
from explorer.analysis.chains import chains, paths
from explorer.analysis.changes import changes
from explorer.analysis.comparison import flips, rivals
from explorer.analysis.frustration import SignedPair, frustration_index, signed_pairs
from explorer.analysis.side_numbers import side_numbers
from explorer.data import reading
from explorer.data.package_data import data_path
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view

RUNS = 9
SIZES = ((50, 150), (100, 300), (150, 600), (300, 1500), (2000, 10_000))


def timed(name: str, call: Callable[[], object]) -> None:
    start = time.perf_counter()
    call()
    first = time.perf_counter() - start
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    print(
        f"{name:34} median {statistics.median(times) * 1000:7.1f} ms, "
        f"worst {max(times) * 1000:7.1f} ms, first {first * 1000:7.1f} ms"
    )


def network(actors: int, pairs: int, *, camps: bool) -> list[SignedPair]:
    dice = random.Random(1)
    side = [dice.random() < 0.5 for _ in range(actors)]
    found = []
    for a, b in sorted(nx.gnm_random_graph(actors, pairs, seed=1).edges):
        sign = dice.choice((1, -1))
        if camps:
            sign = (1 if side[a] == side[b] else -1) * (-1 if dice.random() < 0.1 else 1)
        found.append(SignedPair((f"{a:05}", f"{b:05}"), sign))
    return found


def shipped() -> None:
    dataset = reading.read_dataset(data_path())
    graph = build_graph(dataset)
    span = default_view(dataset).span
    shown = select(graph, default_view(dataset))
    camp_of = camps(dataset, graph).camp_of
    numbers = side_numbers(dataset, graph, list(dataset.theaters), camp_of)
    print(f"{len(dataset.actors)} actors, {len(dataset.links)} links; first: with imports")
    for theater in (None, *dataset.theaters):
        part = select(graph, View(theater=theater, span=span))
        timed(f"split, {theater or 'all'}", lambda part=part: frustration_index(signed_pairs(part)))  # type: ignore[misc]
    timed("split, all, at any date", lambda: frustration_index(signed_pairs(graph)))
    for theater in (None, *dataset.theaters):
        part = select(graph, View(theater=theater, span=span))
        ties = signed_pairs(part)
        timed(f"certainty, {theater or 'all'}", lambda ties=ties: camp_certainty(ties))  # type: ignore[misc]
    timed("shuffled signs, all", lambda: shuffled_index(signed_pairs(shown)))
    timed("up to five camps, all", lambda: against_by_group_count(signed_pairs(shown), 5))
    timed(
        "matrix by parties", lambda: alignment_matrix(dataset, graph, None, span, numbers=numbers)
    )
    timed(
        "matrix by actors",
        lambda: alignment_matrix(dataset, graph, None, span, columns="actors", numbers=numbers),
    )
    for one, other in combinations(dataset.theaters, 2):
        timed(f"flips, {one} {other}", lambda a=one, b=other: flips(dataset, graph, span, a, b))  # type: ignore[misc]
        timed(f"rivals, {one} {other}", lambda a=one, b=other: rivals(dataset, graph, span, a, b))  # type: ignore[misc]
    if span:
        timed("changes since 2014", lambda: changes(graph, Span.parse("2014"), span))
    busiest = sorted(shown, key=shown.degree)[-2:]
    timed("chains of the two busiest", lambda: chains(shown, *busiest))
    timed("paths of the two busiest", lambda: paths(shown, *busiest))
    for measure in Measure:
        timed(f"centrality, {measure}", lambda m=measure: centrality(shown, m, camp_of))  # type: ignore[misc]


def sizes() -> None:
    for actors, pairs in SIZES:
        for real in (True, False):
            ties = network(actors, pairs, camps=real)
            start = time.perf_counter()
            found = frustration_index(ties)
            seconds = time.perf_counter() - start
            said = "exact" if found.exact else f"at least {found.bound:.0f}"
            kind = "camps" if real else "chance"
            print(
                f"{actors:5} actors {pairs:6} pairs {kind:6} {found.frustration:6.0f} ({said}), "
                f"{seconds:5.2f} s"
            )


if __name__ == "__main__":
    shipped()
    sizes()
