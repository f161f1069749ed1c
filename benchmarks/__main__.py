"""`make bench`: runs every benchmark here, or those that are named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

failed = []
for path in sorted(HERE.glob("bench_*.py")):
    name = path.stem.removeprefix("bench_")
    if not sys.argv[1:] or name in sys.argv[1:]:
        print(f"--- {name}", flush=True)
        if subprocess.run([sys.executable, path], cwd=HERE.parent, check=False).returncode:
            failed.append(name)
if failed:
    sys.exit(f"failed: {', '.join(failed)}")
