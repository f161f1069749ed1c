"""How long `serve` takes from its start to its first answer. Budget: 2 s."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from urllib.request import urlopen

RUNS = 7
COMMAND = (sys.executable, "-m", "explorer", "serve", "--port", "0", "--no-open")


def once() -> float:
    start = time.perf_counter()
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            url = process.stdout.readline().split()[2]
            with urlopen(url) as answer:
                answer.read()
            return time.perf_counter() - start
        finally:
            process.terminate()


if __name__ == "__main__":
    seconds = [once() for _ in range(RUNS)]
    print(
        f"start to first answer: median {statistics.median(seconds):.2f} s, "
        f"worst {max(seconds):.2f} s of {RUNS}"
    )
