"""Values that the page's scripts spell out once more, read from their sources."""

from __future__ import annotations

import json
import re

from conftest import ROOT


def script_value(path: str, name: str) -> object:
    """The value of a constant in a module under assets/scripts: a number, or a list of texts."""
    text = (ROOT / "assets" / "scripts" / path).read_text(encoding="utf-8")
    [found] = re.findall(rf"^(?:export )?const {name} = ([^;]+);", text, re.MULTILINE)
    # A list of several lines has a comma behind its last text, which JSON has not.
    return json.loads(re.sub(r",\s*\]$", "]", found))
