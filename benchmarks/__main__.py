"""`make bench`: runs every benchmark here, or those that are named."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent

for path in sorted(HERE.glob("[a-z]*.py")):
    if not sys.argv[1:] or path.stem in sys.argv[1:]:
        print(f"--- {path.stem}", flush=True)
        runpy.run_path(str(path), run_name="__main__")
