"""The page's budgets: first picture, changes of the view, highlighting, the server.

    python benchmarks/bench_page.py [--data FILE] [--quick]

Measured on the shipped file (or another) and on one of 300 actors and 1,500 links. Times of
the page are taken inside it: from the click to the end of the first frame that shows the new
set, whoever knew it first, the page or the server. Of a page that begins there are three times:
when the picture is painted; when a click on an actor lets it stand out with the next frame, which
the page's own scripts do before Dash is there; and when the page is ready: Dash has put it up, and
all is answered.

Budgets: painted after 0.4 s, ready after 1.2 s; a change 35 ms in the median, 70 ms at the 95th
percentile, and 70 ms on the larger file; highlighting and panning within a frame; 300 requests a
second; memory that stays.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from generated import generated  # noqa: E402
from measuring import QUESTION, changes, summary  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

from conftest import Server, drawn, on_map, opened, started  # noqa: E402
from explorer.data.model import Dataset  # noqa: E402
from explorer.data.reading import read_dataset  # noqa: E402
from explorer.data.vocabulary import KINDS  # noqa: E402
from machine_browser import launch_browser, wait_until  # noqa: E402
from pagework import box, ground_spot, lead, radio, seen, spot  # noqa: E402

TIMES = 36
READY = """() => {
  const look = () => {
    if (window.conflictExplorer?.ready) window.firstPicture = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
WATCH = """([id, event]) => {
  const node = document.querySelector(`#map [data-id="${id}"]`);
  window.highlighted = null;
  addEventListener(event, () => {
    const start = performance.now();
    let frames = 0;
    const look = () => {
      frames += 1;
      if (!node.matches(".chosen, .near, .pointed")) requestAnimationFrame(look);
      else window.highlighted = [frames, performance.now() - start];
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
}"""


# The moment of a click that the next frame shows: as soon as that is so once, it is kept.
CHOSEN = """() => {
  addEventListener("click", ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const isChosen = document.documentElement.dataset.pending === "selection";
      const isShown = document.querySelector("#map.pointing g.actor.pointed");
      if (isChosen && isShown) window.chosenAt ??= timeStamp;
    });
  }, { capture: true });
}"""
OPEN_SPOT = """() => {
  for (const mark of document.querySelectorAll("#map g.actor .mark")) {
    const { x, y, width, height } = mark.getBoundingClientRect();
    const at = [x + width / 2, y + height / 2];
    if (document.elementFromPoint(...at) === mark) return at;
  }
  return null;
}"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
IN_FIRST_ANSWER = 'id="overview"'
PAN = """(steps) => {
  const frames = (window.frameTimes = []);
  let last = performance.now();
  const look = (now) => {
    frames.push(now - last);
    last = now;
    if (frames.length < steps) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def first_picture(browser: Browser, url: str, times: int) -> tuple[list[float], list[float], float]:
    """Milliseconds to the paint and to a page at rest, each time with an empty cache.

    With them, kilobytes of scripts as they travel.
    """
    painted, ready = [], []
    scripts = 0.0
    for _ in range(times):
        with opened(browser, []) as page:
            page.add_init_script(f"({READY})()")
            sizes = script_sizes(page)
            answer = page.goto(url)
            assert answer
            assert IN_FIRST_ANSWER in answer.text(), "the first answer has no picture"
            wait_until(page, "window.firstPicture")
            painted.append(page.evaluate(PAINTED))
            ready.append(page.evaluate("window.firstPicture"))
            scripts = sum(sizes.values()) / 1000
    return painted, ready, scripts


def first_highlight(browser: Browser, url: str, times: int) -> list[float]:
    """Milliseconds to the first click on an actor that the next frame shows, with an empty cache.

    Somebody clicks again and again from the paint on. What is shown is the choice, at once and by
    the page's own scripts; what the server knows of the actor comes when the page is ready.
    """
    found = []
    for _ in range(times):
        with opened(browser, []) as page:
            page.add_init_script(f"({CHOSEN})()")
            page.goto(url, wait_until="commit")
            wait_until(page, PAINTED)
            while not page.evaluate("window.chosenAt"):
                if at := page.evaluate(OPEN_SPOT):
                    page.mouse.move(1, 1)
                    page.mouse.click(*at)
            found.append(page.evaluate("window.chosenAt"))
            drawn(page)
    return found


def script_sizes(page: Page) -> dict[str, float]:
    """The bytes of each script as it travels, filled in while the page loads."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def received(event: dict[str, Any]) -> None:
        if event["type"] == "Script":
            names[event["requestId"]] = event["response"]["url"]

    def finished(event: dict[str, Any]) -> None:
        if name := names.get(event["requestId"]):
            sizes[name] = event["encodedDataLength"]

    session.on("Network.responseReceived", received)
    session.on("Network.loadingFinished", finished)
    return sizes


def pan(page: Page, steps: int) -> list[float]:
    """Milliseconds between frames while the map is dragged about."""
    x, y = ground_spot(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(PAN, steps)
    for step in range(steps):
        page.mouse.move(x + 3 * (step % 20), y + 2 * (step % 20))
    wait_until(page, f"window.frameTimes.length >= {steps}")
    page.mouse.up()
    found: list[float] = page.evaluate("window.frameTimes.slice(1)")
    return found


def highlights(page: Page, event: str, times: int) -> list[tuple[int, float]]:
    """Frames and milliseconds from a click or a move of the mouse to the highlight."""
    dice = Random(1)
    found = []
    nodes = sorted(seen(page)[0])
    for _ in range(times):
        node = dice.choice(nodes)
        page.mouse.move(1, 1)
        at = spot(page, node)
        page.evaluate(WATCH, [node, event])
        if event == "mouseup":
            page.mouse.click(*at)
        else:
            page.mouse.move(*at)
        try:
            wait_until(page, "window.highlighted", seconds=3)
        except Exception:  # noqa: BLE001 - another node lies above it
            continue
        found.append(tuple(page.evaluate("window.highlighted")))
        if event == "mouseup":
            wait_until(page, "window.conflictExplorer.ready")
            lead(page, "")
    return found


def asked_by(page: Page) -> tuple[str, dict[str, Any]]:
    """What a page sends to get a view: address and body."""
    with page.expect_request(
        lambda request: (
            "_dash-update-component" in request.url and "drawing.data" in (request.post_data or "")
        )
    ) as found:
        lead(page, "?date=2018-01-01")
    body: dict[str, Any] = json.loads(found.value.post_data or "")
    return found.value.url, body


def views(dataset: Dataset, count: int) -> Iterator[str]:
    """Views that differ."""
    dice = Random(2)
    theaters = ["all", *dataset.theaters]
    nodes = [node.id for node in dataset.nodes()]
    for _ in range(count):
        day = f"20{dice.randrange(11, 20)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        yield f"?theater={dice.choice(theaters)}&date={day}&select={dice.choice(nodes)}"


def request_views(
    url: str, body: dict[str, Any], texts: list[str], threads: int = 4
) -> tuple[float, int]:
    """Views a second, and how many were not answered with 200."""
    address = urlsplit(url)
    bad = []

    def work(part: list[str]) -> None:
        own = json.loads(json.dumps(body))
        slot = next(one for one in own["inputs"] if isinstance(one, dict) and one["id"] == "url")
        own["changedPropIds"] = ["url.search"]
        with closing(HTTPConnection(str(address.hostname), address.port or 80)) as connection:
            for text in part:
                slot["value"] = text
                connection.request(
                    "POST",
                    f"{address.path}?{address.query}",
                    json.dumps(own),
                    {"Content-Type": "application/json"},
                )
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    bad.append(answer.status)

    workers = [
        threading.Thread(target=work, args=(texts[index::threads],)) for index in range(threads)
    ]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(texts) / (time.perf_counter() - start), len(bad)


def megabytes(server: Server) -> float:
    """Memory that the server holds; not a number where the system does not say."""
    try:
        status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    except OSError:
        return float("nan")
    held = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(held.split()[1]) / 1000


def filters(page: Page, dataset: Dataset, count: int) -> list[Callable[[], None]]:
    """Clicks on the boxes of the most frequent kinds: each taken out, then put back."""
    often = Counter(link.kind for link in dataset.links.values()).most_common(count)
    boxes = [box(page, "Link kinds", KINDS[kind].label) for kind, _ in often]
    return [one.click for one in boxes for _ in range(2)]


def measure_page(browser: Browser, server: Server, dataset: Dataset, times: int) -> None:
    """What a person waits for."""
    of_map = f"{server.url}/{on_map('')}"
    painted, ready, scripts = first_picture(browser, server.url, 5)
    print(f"painted: {summary(painted)}")
    print(f"a click on an actor is shown: {summary(first_highlight(browser, of_map, 5))}")
    print(f"ready: {summary(ready)}; scripts: {scripts:.0f} kB")
    with opened(browser, []) as page:
        page.goto(of_map)
        drawn(page)
        names = [*(theater.name for theater in dataset.theaters.values()), "All"]
        back, on = (page.get_by_role("button", name=name) for name in ("month back", "month on"))
        for name, acts in (
            ("theater", [radio(page, theater).click for theater in names]),
            ("filter", filters(page, dataset, 6)),
            ("date", [back.click] * 8 + [on.click] * 8),
        ):
            lead(page, "")
            print(f"{name} change: {summary(changes(page, acts, times))}", flush=True)
        lead(page, "")
        asks = [page.get_by_role("button", name=name, exact=True) for name in ("Camps", "Bridges")]
        found_in = changes(page, [one.click for one in asks], times, QUESTION)
        print(f"question: {summary(found_in)}")
        lead(page, "")
        print(f"frames while panning: {summary(pan(page, 60))}")
        page.keyboard.press("z")
        for name, event in (("hover", "mousemove"), ("click", "mouseup")):
            found = highlights(page, event, times // 2)
            frames = [frame for frame, _ in found]
            print(
                f"{name} to highlight: at most {max(frames)} frames, "
                f"{summary([spent for _, spent in found])}"
            )


def measure_server(browser: Browser, server: Server, dataset: Dataset, count: int) -> None:
    """What one worker can do, and what it keeps."""
    with opened(browser, []) as page:
        page.goto(f"{server.url}/{on_map('')}")
        url, body = asked_by(drawn(page))
    few = [*views(dataset, 8)] * (count // 16)
    speed, bad = request_views(url, body, few)
    print(f"views that others have asked for: {speed:.0f} a second, {bad} failed")
    many = [*views(dataset, count)]
    start = megabytes(server)
    for part in (many[: count // 2], many[count // 2 :]):
        speed, bad = request_views(url, body, part)
        print(
            f"views that differ: {speed:.0f} a second, {bad} failed; "
            f"{start:.0f} MB -> {megabytes(server):.0f} MB",
            flush=True,
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT / "actors.yaml")
    parser.add_argument("--quick", action="store_true", help="fewer of everything")
    asked, _ = parser.parse_known_args()
    times, count = (8, 400) if asked.quick else (TIMES, 5000)
    with launch_browser() as browser:
        dataset = read_dataset(asked.data)
        with started(str(asked.data.resolve())) as server:
            print(f"{asked.data.name}: {len(dataset.actors)} actors, {len(dataset.links)} links")
            measure_page(browser, server, dataset, times)
            measure_server(browser, server, dataset, count)
        with generated(300, 1500) as path, started(str(path)) as server:
            print("300 actors, 1,500 links")
            measure_page(browser, server, read_dataset(path), times)


if __name__ == "__main__":
    main()
