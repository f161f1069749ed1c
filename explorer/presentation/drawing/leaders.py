"""The thin lines of a map by areas that lead from dots to those they belong to."""

from __future__ import annotations

from explorer.data.vocabulary import Family
from explorer.layout import AreaMap, CampMap
from explorer.presentation.lines import Line

LEADER_WIDTH = 0.8
"""Px of the thin line from a dot to the one that it belongs to."""


def is_leader(line: Line, layout: CampMap) -> bool:
    """Whether a line says on a map by areas to whom a dot belongs, and nothing else does."""
    if not isinstance(layout, AreaMap) or line.family is not Family.AFFILIATION or line.recent:
        return False
    one, other = line.source, line.target
    return layout.wholes.get(one) == other or layout.wholes.get(other) == one
