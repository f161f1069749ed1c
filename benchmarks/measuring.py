"""How benchmarks measure a change: from the input to the end of the first frame that shows it.

What a page does in between is its own affair: it may guess first and be corrected by the
server. So the visible set is written down frame by frame until the page has come to rest, and
then the first frame is sought that shows what the last one shows.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence

from playwright.sync_api import Page

from machine_browser import wait_until

OURS = """() => {
  const all = document.querySelectorAll("#map :is(.actor, .alliance, .line)");
  const shown = [...all].filter(one => one.getAttribute("display") !== "none");
  return {
    set: shown.map(one => one.dataset.id).sort().join(" "),
    busy: !window.conflictExplorer.ready,
  };
}"""
"""What our page shows, as one text, and whether it says itself that there is more to come."""

QUESTION = """() => {
  const all = document.querySelectorAll("#map :is(.actor, .alliance, .line)");
  const shown = [...all].filter(one => one.getAttribute("display") !== "none");
  return {
    set: shown.map(one => one.dataset.id + one.getAttribute("class")).sort().join(" ")
      + document.getElementById("details").textContent.length,
    busy: !window.conflictExplorer.ready,
  };
}"""
"""The same with how each thing looks and how much the details say: for an answer to a question."""

# For so many ms and frames nothing may change or be asked for: then a page is at rest. Frames,
# too, because a page that is busy may sit out the time before it has begun.
_QUIET, _FRAMES = 500, 12

_WATCH = """() => {
  const read = %s;
  const watch = (window.benchmark = { start: null, frames: [], rest: false });
  const own = (window.benchmarkFetch ||= window.fetch);
  let asked = 0, last = 0, still = 0;
  window.fetch = (...given) => {
    asked += 1;
    return own(...given).finally(() => (asked -= 1));
  };
  const begin = event => {
    watch.start ??= event.timeStamp;
    [last, still] = [performance.now(), 0];
  };
  const inputs = ["click", "input"];
  for (const name of inputs) addEventListener(name, begin, { capture: true });
  const look = () => {
    const { set, busy } = read();
    const before = watch.frames.at(-1);
    if (!before || before.set !== set) {
      const frame = { set, at: Infinity };
      watch.frames.push(frame);
      // What is posted here comes behind everything else that this frame does.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (frame.at = performance.now());
      channel.port2.postMessage(null);
      [last, still] = [performance.now(), 0];
    }
    if (busy || asked) [last, still] = [performance.now(), 0];
    still += 1;
    if (watch.start !== null && still > %d && performance.now() - last > %d) {
      for (const name of inputs) removeEventListener(name, begin, { capture: true });
      watch.rest = true;
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
_ARMED = "() => window.benchmark.frames.length"
_REST = "() => window.benchmark.rest"
# When each set came, in ms from the input, and whether it is the one that stayed.
_FOUND = """() => {
  const { start, frames } = window.benchmark;
  return frames.map(({ set, at }) => [at - start, set === frames.at(-1).set]);
}"""


def change(page: Page, act: Callable[[], object], sight: str = OURS) -> float | None:
    """Milliseconds from an input to the end of the first frame of the new set.

    `act` makes one click or one input; None if it changed nothing that `sight` sees.
    """
    page.evaluate(_WATCH % (sight, _FRAMES, _QUIET))
    wait_until(page, _ARMED)
    act()
    wait_until(page, _REST)
    (_, unchanged), *later = page.evaluate(_FOUND)
    if unchanged:
        return None
    return next(float(at) for at, final in later if final)


def changes(
    page: Page, acts: Sequence[Callable[[], object]], times: int, sight: str = OURS
) -> list[float]:
    """The same for several inputs in turn; those that changed nothing are left out."""
    found = (change(page, acts[index % len(acts)], sight) for index in range(times))
    return [spent for spent in found if spent is not None]


def p95(times: Sequence[float]) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def summary(times: Sequence[float]) -> str:
    """Median and 95th percentile of milliseconds."""
    if not times:
        return "nothing to measure"
    return f"median {statistics.median(times):4.0f} ms, p95 {p95(times):4.0f} ms of {len(times)}"
