"""Data files that are made up, the same for the same numbers.

    python benchmarks/generated.py PATH [--actors 60] [--links 180] [--theaters 3]

Two parties to a theater and camps around them, some links astray, names of all lengths. Links
begin in any month until the day of the data and do not end, so that all are shown at first and
each month back has fewer. No two links join the same two actors the same way, so that programs
without parallel links can show the same graph.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

FRIENDLY = ("weapons", "funding", "political", "contact")
HOSTILE = ("combat", "strikes")
TYPES = ("state", "armed-group", "company", "person")
PLACES = ("north", "south", "west", "east", "coast", "hills")
SOUNDS = ("ba", "dor", "el", "gha", "ir", "kan", "lu", "mir", "no", "qas", "ra", "sul", "ta", "zin")


def _lines(actors: int, links: int, theaters: int) -> Iterator[str]:
    dice = Random(f"{actors} {links} {theaters}")
    places = PLACES[:theaters]
    yield "dataset: {title: Made up, as_of: 2019-12-25, license: CC-BY-4.0}"
    yield "theaters:"
    for index, place in enumerate(places):
        parties = f"[actor-{2 * index}, actor-{2 * index + 1}]"
        longitude = 15 * index
        yield f"  {place}: {{name: {place.title()}, parties: {parties}, longitude: {longitude}}}"
    yield "sources:\n  report: {title: A report, publisher: An agency, date: 2019-12-25,"
    yield "    reliability: B, url: https://example.org/}"
    yield "actors:"
    for index in range(actors):
        words = [
            "".join(dice.choice(SOUNDS) for _ in range(dice.randrange(2, 4))).title()
            for _ in range(dice.choice((1, 1, 2, 3)))
        ]
        name, kind = " ".join(words), TYPES[index % len(TYPES)]
        yield f"  actor-{index}: {{name: {name} {index}, type: {kind}, short: {name}}}"
    yield "links:"
    joined: set[tuple[int, int]] = set()
    while len(joined) < links:
        # Few have many links: the square leans towards the first numbers.
        start, end = sorted(int(actors * dice.random() ** 1.5) for _ in range(2))
        if start == end or (start, end) in joined:
            continue
        joined.add((start, end))
        friends = (start % 2 == end % 2) == (dice.random() < 0.9)
        # Each camp is at home in one theater, and a guest in all.
        home = start % (2 * theaters) // 2 if dice.random() < 0.7 else dice.randrange(theaters)
        yield f"  - from: actor-{end}\n    to: actor-{start}"
        yield f"    kind: {dice.choice(FRIENDLY if friends else HOSTILE)}"
        yield f"    theater: {places[home]}"
        yield f"    since: {dice.randrange(2011, 2020)}-{dice.randrange(1, 13):02}"
        yield f"    confidence: {dice.choice(('high', 'moderate', 'low'))}"
        yield "    evidence: [{source: report, claim: It is so., credibility: 2}]"


def write(path: Path, actors: int, links: int, theaters: int = 2) -> None:
    """Write such a file."""
    path.write_text("\n".join(_lines(actors, links, theaters)) + "\n", encoding="utf-8")


@contextmanager
def generated(actors: int, links: int, theaters: int = 2) -> Iterator[Path]:
    """Such a file, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.yaml"
        write(path, actors, links, theaters)
        yield path


def main() -> None:
    """Write one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--actors", type=int, default=60)
    parser.add_argument("--links", type=int, default=180)
    parser.add_argument("--theaters", type=int, default=3, choices=range(1, len(PLACES) + 1))
    asked = parser.parse_args()
    write(asked.path, asked.actors, asked.links, asked.theaters)


if __name__ == "__main__":
    main()
