"""What the tabs with charts have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from explorer.web.markup import Content, MarkupNode, element


@dataclass(frozen=True, slots=True)
class ChartContent:
    """What stands in a tab: its parts, and below them a matrix, as `matrix_table` describes it.

    Both are plain data: assets/scripts/chart-tabs.js builds the elements.
    """

    parts: tuple[MarkupNode, ...]
    matrix: dict[str, Any] | None = None


def chart_key(label: str, rows: Iterable[Content]) -> MarkupNode:
    """A legend above a chart: a sign and its meaning to each row; `label` names it."""
    return element("ul", [element("li", row) for row in rows], class_name="key", aria_label=label)
