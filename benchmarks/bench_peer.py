"""A filter beside a peer's: taking a kind of link out, here and in Jaal, on the same graph.

    python benchmarks/bench_peer.py [--quick]

300 actors and 1,500 links. Budget: at least 6 times faster than Jaal 0.1.9 as it comes. That
one takes a query instead of boxes; it gets the whole query as one input, as if pasted. Its map
goes on moving for minutes and that slows it, so it is measured a second time standing still.
Jaal is installed into build/peer; where that cannot be done nothing is measured.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from generated import generated  # noqa: E402
from measuring import changes, summary  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

from conftest import drawn, on_map, opened, started  # noqa: E402
from explorer.data.model import Dataset  # noqa: E402
from explorer.data.reading import read_dataset  # noqa: E402
from explorer.data.vocabulary import KINDS  # noqa: E402
from machine_browser import launch_browser, wait_until  # noqa: E402
from pagework import box  # noqa: E402

PEER = ROOT / "build" / "peer"
PYTHON = PEER / "bin" / "python"
PINNED = Path(__file__).with_name("peer.txt")
RUNNER = Path(__file__).with_name("peer_jaal.py")
TIMES, ROUNDS, FACTOR = 12, 2, 6
SETTLING = 8000  # ms, until the first frames of its map are behind it
# Its network is in no variable: up from the canvas through React's own tree to what holds it.
FIND = """() => {
  const graph = document.getElementById("graph");
  const key = graph && Object.keys(graph).find(name => /^__react(Fiber|Internal)/.test(name));
  let found = key && graph[key];
  while (found && !(found.stateNode && found.stateNode.net)) found = found.return;
  window.peer = found && found.stateNode;
  return Boolean(window.peer);
}"""
THEIRS = """() => ({ set: [...peer.nn.getIds(), ...peer.ee.getIds()].join(" "), busy: false })"""


class NoPeerError(Exception):
    """Jaal cannot be had here."""


def install() -> None:
    """Install Jaal, once."""
    done = PEER / "installed"
    if done.exists() and done.read_text(encoding="utf-8") == PINNED.read_text(encoding="utf-8"):
        return
    print(f"installing Jaal into {PEER.relative_to(ROOT)}", flush=True)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(PEER)],
        [str(PYTHON), "-m", "pip", "install", "--quiet", "-r", str(PINNED)],
    ):
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        if found.returncode:
            said = (found.stderr or found.stdout).strip().splitlines() or ["it says nothing"]
            raise NoPeerError(f"Jaal cannot be installed: {said[-1]}")
    done.write_text(PINNED.read_text(encoding="utf-8"), encoding="utf-8")


@contextmanager
def serving(dataset: Dataset, folder: Path) -> Iterator[str]:
    """The address of Jaal with the actors and links of a dataset."""
    nodes = [
        {"id": actor.id, "label": actor.label, "type": actor.type}
        for actor in dataset.actors.values()
    ]
    edges = [
        {"from": link.from_id, "to": link.to_id, "kind": link.kind}
        for link in dataset.links.values()
    ]
    path, log = folder / "graph.json", folder / "jaal.log"
    path.write_text(json.dumps({"nodes": nodes, "edges": edges}), encoding="utf-8")
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            [PYTHON, RUNNER, path], stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = next((line for line in process.stdout if "serving " in line), None)
            if said is None:
                last = log.read_text(encoding="utf-8").strip().splitlines()[-1]
                raise NoPeerError(f"Jaal does not start: {last}")
            yield said.partition("serving ")[2].strip()
        finally:
            process.terminate()


def ours(browser: Browser, url: str, kinds: list[str], times: int) -> list[float]:
    """Our page: a click on the box of a kind."""
    with opened(browser, []) as page:
        page.goto(f"{url}/{on_map('')}")
        drawn(page)
        boxes = [box(page, "Link kinds", KINDS[kind].label) for kind in kinds]
        return changes(page, [one.click for one in boxes for _ in range(2)], times)


def asking(page: Page, query: str) -> Callable[[], None]:
    """Put a query in place of that in Jaal's box, at once."""

    def ask() -> None:
        field = page.get_by_placeholder("Enter filter edge query here...")
        field.select_text()
        page.keyboard.insert_text(query)

    return ask


def theirs(
    browser: Browser, url: str, kinds: list[str], times: int
) -> tuple[list[float], list[float]]:
    """Jaal's page: as it comes, and with a map that stands still."""
    with opened(browser, []) as page:
        # Its style sheet comes from another host, which is none of our business here.
        page.route(lambda asked: not asked.startswith(url), lambda route: route.abort())
        page.goto(url)
        wait_until(page, FIND)
        page.wait_for_timeout(SETTLING)
        queries = [text for kind in kinds for text in (f'kind != "{kind}"', 'kind != ""')]
        acts = [asking(page, query) for query in queries]
        moving = changes(page, acts, times, THEIRS)
        page.evaluate("() => peer.net.setOptions({ physics: false })")
        return moving, changes(page, acts, times, THEIRS)


def compare(times: int) -> None:
    """Measure both, in turns, and print."""
    mine: list[float] = []
    moving: list[float] = []
    still: list[float] = []
    with generated(300, 1500) as path:
        dataset = read_dataset(path)
        often = Counter(link.kind for link in dataset.links.values()).most_common(6)
        kinds = [kind for kind, _ in often]
        with (
            started(str(path)) as server,
            serving(dataset, path.parent) as url,
            launch_browser() as browser,
        ):
            for _ in range(ROUNDS):
                mine += ours(browser, server.url, kinds, times)
                first, second = theirs(browser, url, kinds, times)
                moving += first
                still += second
    median = statistics.median(mine)
    print(f"conflict-explorer       {summary(mine)}")
    for name, found in (("Jaal 0.1.9, as it comes", moving), ("Jaal 0.1.9, map still", still)):
        print(f"{name:23} {summary(found)}: {statistics.median(found) / median:.1f} times ours")
    enough = "kept" if statistics.median(moving) >= FACTOR * median else "missed"
    print(f"budget, {FACTOR} times faster than Jaal as it comes: {enough}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer of everything")
    asked = parser.parse_args()
    try:
        install()
        compare(TIMES // 3 if asked.quick else TIMES)
    except NoPeerError as missing:
        print(f"not measured: {missing}")


if __name__ == "__main__":
    main()
