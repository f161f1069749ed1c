"""The picture at first sight, measured in a browser: one row for each window and theater.

    python benchmarks/bench_picture.py [--data FILE] [--window 1280x800]...

Labels shown of all, labels that cover something, pixels of the smallest label, the share of
the canvas that is used, and how often lines cross (drawn straight, one to a pair).
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conftest import drawn, opened, started  # noqa: E402
from explorer.browser import launch  # noqa: E402
from explorer.graph import build  # noqa: E402
from explorer.positions import main_backers  # noqa: E402
from explorer.reading import read  # noqa: E402
from pagework import picture  # noqa: E402

WINDOWS = ("1280x800", "1440x900", "1920x1080")
ROW = "{:>10}  {:<12} {:>9} {:>9} {:>9} {:>9} {:>7} {:>10}"
HEAD = ("window", "theater", "labels", "overlaps", "smallest", "missing", "canvas", "crossings")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT / "actors.yaml")
    parser.add_argument("--window", action="append", metavar="WIDTHxHEIGHT")
    asked, _ = parser.parse_known_args()
    dataset = read(asked.data)
    important = {party for one in dataset.theaters.values() for party in one.parties}
    important |= {*main_backers(dataset, build(dataset))}
    complaints: list[str] = []
    print(ROW.format(*HEAD))
    with ExitStack() as stack:
        server = stack.enter_context(started(str(asked.data.resolve())))
        browser = stack.enter_context(launch())
        for window in asked.window or WINDOWS:
            width, height = map(int, window.split("x"))
            page = stack.enter_context(opened(browser, complaints, width, height))
            for theater in ("all", *dataset.theaters):
                page.goto(f"{server.url}/?theater={theater}")
                found = picture(drawn(page))
                missing = important & set(found.nodes) - found.labelled
                print(
                    ROW.format(
                        window,
                        theater,
                        f"{len(found.labels)}/{len(found.nodes)}",
                        len(found.overlaps),
                        f"{found.smallest:.1f} px",
                        len(missing),
                        f"{found.share:.0%}",
                        found.crossings,
                    ),
                    flush=True,
                )
    for complaint in complaints:
        print(complaint)


if __name__ == "__main__":
    main()
