"""The picture at first sight, measured in a browser: one row for each window and theater.

    python benchmarks/bench_picture.py [--data FILE] [--size 1280x800]...

Labels shown of all marks that are no dots, labels that cover a label or a foreign node, labels
over a line that is 3 px wide or underlaid, pixels of the smallest label, parties and main backers
without one, labels that the edge cuts, the share of the room that is used, and how often lines
cross (on maps without areas all of them, drawn straight, one to a pair). Fails where a rule is
broken.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conftest import drawn, opened, started  # noqa: E402
from explorer.data.reading import read_dataset  # noqa: E402
from explorer.graph.build import build_graph  # noqa: E402
from explorer.graph.view import default_view  # noqa: E402
from explorer.layout import AreaMap, main_backers  # noqa: E402
from explorer.workspace import Workspace  # noqa: E402
from machine_browser import launch_browser  # noqa: E402
from map_checks import map_faults  # noqa: E402
from pagework import Picture, picture  # noqa: E402

SIZES = ("1280x800", "1440x900", "1920x1080")
SMALLEST, LABELLED, USED = 10, 0.9, 0.55
ROW = "{:>10}  {:<8} {:>5} {:>11} {:>8} {:>4} {:>8} {:>7} {:>3} {:>6} {:>9}"
HEAD = (
    *("window", "theater", "marks", "labels", "overlaps", "wide"),
    *("smallest", "missing", "cut", "room", "crossings"),
)


def cut(found: Picture) -> int:
    """How many labels reach over the edge of the picture."""
    boxes = (label.box for label in found.labels)
    return sum(
        left < -0.5 or top < -0.5 or right > found.width + 0.5 or bottom > found.height + 0.5
        for left, top, right, bottom in boxes
    )


def broken(found: Picture, named: set[str], missing: set[str]) -> Iterator[str]:
    """The rules that a picture breaks; `named`: who is more than a dot."""
    if not found.nodes:
        yield "nothing is shown"
        return
    for label, covered in found.overlaps:
        yield f"the label {label!r} covers {covered!r}"
    if found.labels and found.smallest < SMALLEST:
        yield f"a label of {found.smallest:.1f} px, less than {SMALLEST}"
    if missing:
        yield f"a party or main backer without a label: {', '.join(sorted(missing))}"
    if found.share < USED:
        yield f"{found.share:.0%} of the room, less than {USED:.0%}"
    if len(found.labels) < LABELLED * len(named):
        yield f"{len(found.labels)} labels of {len(named)}, less than {LABELLED:.0%}"


def crossings(workspace: Workspace, theater: str, found: Picture) -> int:
    """How often lines cross: on a map by areas those that are drawn, as they are led."""
    one = None if theater == "all" else theater
    if not isinstance(workspace.layout(one), AreaMap):
        return found.crossings
    view = replace(default_view(workspace.dataset), theater=one)
    return map_faults(workspace, view).crossings


def main() -> None:
    """Measure and print; exit 1 where a rule is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT / "actors.yaml")
    parser.add_argument("--size", action="append", metavar="WIDTHxHEIGHT")
    asked = parser.parse_args()
    dataset = read_dataset(asked.data)
    workspace = Workspace(dataset)
    important = {party for one in dataset.theaters.values() for party in one.parties}
    important |= {*main_backers(dataset, build_graph(dataset))}
    problems: list[str] = []
    print(ROW.format(*HEAD))
    with ExitStack() as stack:
        server = stack.enter_context(started(str(asked.data.resolve())))
        browser = stack.enter_context(launch_browser())
        for size in asked.size or SIZES:
            width, height = map(int, size.split("x"))
            page = stack.enter_context(opened(browser, problems, width, height))
            for theater in ("all", *dataset.theaters):
                page.goto(f"{server.url}/?theater={theater}&tab=network")
                found = picture(drawn(page))
                missing = important & set(found.nodes) - found.labelled
                layout = workspace.layout(None if theater == "all" else theater)
                named = set(found.nodes) - layout.quiet
                problems += [f"{size} {theater}: {rule}" for rule in broken(found, named, missing)]
                print(
                    ROW.format(
                        size,
                        theater,
                        len(named),
                        f"{len(found.labels)} ({len(found.labels) / max(len(named), 1):.0%})",
                        len(found.overlaps),
                        len(found.over_wide),
                        f"{found.smallest:.1f} px",
                        len(missing),
                        cut(found),
                        f"{found.share:.0%}" if found.nodes else "-",
                        crossings(workspace, theater, found),
                    ),
                    flush=True,
                )
    for problem in problems:
        print(problem)
    if problems:
        sys.exit(1)


if __name__ == "__main__":
    main()
