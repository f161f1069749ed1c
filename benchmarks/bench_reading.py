"""`check` on a file of 10,000 actors and 50,000 links: time and peak memory.

The budget (docs: within 10 s and 1 GB) is for the command as a user runs it, so it is run in
a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ACTORS, LINKS, SOURCES = 10_000, 50_000, 2_000
KINDS = ("weapons", "combat", "funding", "strikes", "political", "contact")


def lines() -> Iterator[str]:
    """A file as large as any; every link has two pieces of evidence."""
    yield "dataset: {title: Large, as_of: 2019-12-25, license: CC-BY-4.0}"
    yield "theaters:\n  north: {name: North, parties: [actor-0, actor-1], longitude: 17}"
    yield "sources:"
    for number in range(SOURCES):
        yield f"  source-{number}:\n    title: What was seen on day {number}"
        yield f"    date: 2019-{number % 12 + 1:02d}-{number % 28 + 1:02d}\n    reliability: B"
        yield f"    publisher: An agency\n    url: https://example.org/{number}"
    yield "actors:"
    for number in range(ACTORS):
        yield f"  actor-{number}:\n    name: Actor number {number}\n    type: armed-group"
        yield f"    short: A{number}\n    aliases: [The {number}th, Group {number}]"
        yield f"    names: {{ar: جماعة {number}}}\n    since: 2011"
    yield "links:"
    for number in range(LINKS):
        yield f"  - from: actor-{number % ACTORS}\n    to: actor-{(number * 7 + 1) % ACTORS}"
        yield f"    kind: {KINDS[number % len(KINDS)]}\n    theater: north\n    since: 2019-11"
        yield "    confidence: moderate\n    evidence:"
        for piece in (number, number + 5):
            yield f"      - source: source-{piece % SOURCES}"
            yield f"        claim: Report {number} tells of it, with a day, a place and two names."
            yield "        credibility: 2"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_text("\n".join(lines()) + "\n", encoding="utf-8")
        megabytes = path.stat().st_size / 1e6
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "explorer", "check", str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    # Linux counts in kilobytes, macOS in bytes.
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(
        f"check, {ACTORS:,} actors and {LINKS:,} links ({megabytes:.0f} MB): "
        f"{seconds:.1f} s ({usage.ru_utime + usage.ru_stime:.1f} s of work), {peak:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
