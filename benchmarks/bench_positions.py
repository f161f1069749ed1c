"""The camp map: seconds, overlaps, use of the frame, crossings; shipped file and larger ones.

The larger files are made up: camps with friends inside and foes across, some links astray,
two theaters, a few talks. Places are asked for as the page does, one setting after another.
Of a file too large for one picture also: the first picture, and what a change costs after it
(budget: 500 ms at 10,000 actors and 50,000 links).
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import networkx as nx

from explorer.analysis.camps import camps
from explorer.data import reading
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.view import default_view
from explorer.layout import CampMap, camp_map
from explorer.workspace import Workspace

ROOT = Path(__file__).parent.parent
SIZES = ((300, 1_500), (1_000, 5_000), (10_000, 50_000))
FRIENDLY = ("weapons", "military", "political", "training")
HOSTILE = ("combat", "strikes", "accusation", "opposition")

Point = tuple[float, float]


def made_up(actors: int, links: int) -> Dataset:
    """A dataset with four camps in two theaters; the same for the same numbers."""
    dice = random.Random(actors)
    evidence = [{"source": "herald", "claim": "So they say.", "credibility": 2}]
    found = {}
    for number in range(links):
        # Few have many links: the square leans towards the first numbers.
        a, b = (int(actors * dice.random() ** 2) for _ in range(2))
        if a == b:
            b = (a + 1) % actors
        friends = (a % 4 == b % 4) == (dice.random() < 0.92)
        kind = dice.choice(FRIENDLY if friends else HOSTILE)
        if number % 10 == 0:
            kind = "contact"
        found[f"link-{number}"] = {
            "id": f"link-{number}",
            "from": f"actor-{a}",
            "to": f"actor-{b}",
            "kind": kind,
            "theater": ["west", "east"][a % 4 // 2],
            "since": str(dice.randrange(2011, 2020)),
            "confidence": dice.choice(["high", "moderate", "low"]),
            "evidence": evidence,
        }
    return Dataset.model_validate(
        {
            "title": "Made up",
            "as_of": "2019-12-25",
            "license": "CC0",
            "theaters": {
                "west": {
                    "id": "west",
                    "name": "West",
                    "parties": ["actor-0", "actor-1"],
                    "longitude": 10,
                },
                "east": {
                    "id": "east",
                    "name": "East",
                    "parties": ["actor-2", "actor-3"],
                    "longitude": 40,
                },
            },
            "sources": {
                "herald": {
                    "id": "herald",
                    "title": "What happened",
                    "publisher": "The Herald",
                    "url": "https://herald.example/1",
                    "reliability": "B",
                }
            },
            "actors": {
                f"actor-{number}": {
                    "id": f"actor-{number}",
                    "name": f"Group {number} of the hills",
                    "short": f"Group {number}",
                    "type": "armed-group",
                }
                for number in range(actors)
            },
            "links": found,
        }
    )


def overlaps(layout: CampMap) -> int:
    """How many pairs of boxes, a node with its label each, overlap."""
    boxes = [
        (x, y + layout.boxes[node].centre, layout.boxes[node].width, layout.boxes[node].height)
        for node, (x, y) in layout.places.items()
    ]
    boxes.sort()
    widest = max((width for *_, width, _ in boxes), default=0)
    found = 0
    for place, (x, y, width, height) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other[0] - x > widest:
                break
            found += (
                other[0] - x < (width + other[2]) / 2
                and abs(other[1] - y) < (height + other[3]) / 2
            )
    return found


def used(layout: CampMap) -> float:
    """The share of the frame inside the smallest rectangle around all nodes and labels."""
    left, top, right, bottom = zip(
        *(
            (
                x - layout.boxes[node].width / 2,
                y - layout.boxes[node].diameter / 2,
                x + layout.boxes[node].width / 2,
                y - layout.boxes[node].diameter / 2 + layout.boxes[node].height,
            )
            for node, (x, y) in layout.places.items()
        ),
        strict=True,
    )
    area: float = (max(right) - min(left)) * (max(bottom) - min(top))
    return area / (layout.frame[0] * layout.frame[1])


def lines_of(layout: CampMap, graph: nx.MultiDiGraph) -> list[tuple[str, str]]:
    """The pairs of nodes that a line joins in this setting."""
    return sorted(
        {
            (min(a, b), max(a, b))
            for a, b, theaters in graph.edges(data="theaters")
            if layout.theater is None or layout.theater in theaters
        }
    )


def crossings(layout: CampMap, lines: Sequence[tuple[str, str]]) -> int:
    """How many pairs of lines cross."""

    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    found = 0
    for one, other in combinations(lines, 2):
        if not {*one} & {*other}:
            a, b = (layout.places[node] for node in one)
            c, d = (layout.places[node] for node in other)
            found += side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
    return found


def clock() -> tuple[float, float]:
    """The time on the wall and that of the processor."""
    return time.perf_counter(), time.process_time()


def since(start: tuple[float, float]) -> str:
    """How long it took; on a busy machine the processor's time says more."""
    wall, processor = (now - then for now, then in zip(clock(), start, strict=True))
    return f"{wall:.2f} s ({processor:.2f} s of processor)"


def measure(name: str, dataset: Dataset) -> None:
    """Print a row for each theater setting."""
    graph = build_graph(dataset)
    start = clock()
    division = camps(dataset, graph)
    print(
        f"{name}: {len(division.camps)} camps, frustration {division.frustration:.0%}, "
        f"{since(start)}"
    )
    begin = clock()
    for theater in (None, *dataset.theaters):
        start = clock()
        layout = camp_map(dataset, graph, theater)
        took = since(start)
        lines = lines_of(layout, graph)
        crossed = f"{crossings(layout, lines):>6,}" if len(lines) <= 2_000 else "     -"
        print(
            f"  {theater or 'all':8} {len(layout.places):>6,} nodes {len(lines):>6,} lines"
            f"  frame {layout.frame[0]}x{layout.frame[1]}  overlaps {overlaps(layout)}"
            f"  used {used(layout):.0%}  crossings {crossed}  {took}"
        )
    print(f"  together {since(begin)}, checks included")


def measure_changes(dataset: Dataset) -> None:
    """Print how long the first picture takes, and those after it."""
    workspace = Workspace(dataset)
    start = clock()
    first = workspace.initial
    print(f"  first picture: {since(start)}")
    view = default_view(dataset)
    absent = next((node for node in workspace.select(view) if node not in first.drawn), None)
    changes = {
        "an actor that is drawn": replace(view, selected=next(iter(first.drawn))),
        "an actor that is not": replace(view, selected=absent),
        "a focus": replace(view, focus=absent),
        **{theater: replace(view, theater=theater) for theater in dataset.theaters},
        "any date": replace(view, span=None),
    }
    for name, change in changes.items():
        start = clock()
        layout = workspace.shown(change).layout
        took = since(start)
        print(f"  {name:24} {len(layout.places):>4} drawn  overlaps {overlaps(layout):>4}  {took}")


def main() -> None:
    """Measure the shipped file, then made-up ones of growing size."""
    # The first picture pays for loading numpy's linear algebra; that is not what is asked.
    shipped = reading.read_dataset(ROOT / "actors.yaml")
    measure("shipped", shipped)
    for actors, links in SIZES:
        dataset = made_up(actors, links)
        measure(f"{actors:,} actors, {links:,} links", dataset)
        if Workspace(dataset).is_large:
            measure_changes(dataset)


if __name__ == "__main__":
    main()
