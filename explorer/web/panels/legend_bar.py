"""The legend above the map: its signs are buttons."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.data.vocabulary import KINDS
from explorer.graph.view import View
from explorer.presentation.legend import LegendEntry, LegendGroup
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, swatch_images

_ROW_NAMES = {
    LegendGroup.CAMP: "Colours: the sides",
    LegendGroup.FAMILY: "Lines: the links",
}
"""The rows of the legend, with the names that screen readers read out."""


def legend_bar(entries: Iterable[LegendEntry], view: View) -> list[MarkupNode]:
    """The signs of colours and lines; a click filters lines, or lets a side stand out.

    `entries`: the legend of the picture. The shapes are left out: they stand in the filters,
    beside the types that they mean.
    """
    rows: dict[LegendGroup, list[MarkupNode]] = {group: [] for group in _ROW_NAMES}
    for entry in entries:
        match entry.group:
            case LegendGroup.CAMP:
                sign = button(
                    [*swatch_images(entry.swatch), entry.short or entry.label],
                    "camp",
                    entry.id,
                    title=f"{entry.label}. {entry.meaning} Click to see who is on it.",
                    label=entry.label,
                )
                if entry.short and not rows[LegendGroup.CAMP]:
                    with_word = element("li", "With", class_name="lead-word", aria_hidden="true")
                    rows[LegendGroup.CAMP].append(with_word)
                row = LegendGroup.CAMP
            case LegendGroup.FAMILY:
                own = frozenset(kind.id for kind in KINDS.values() if kind.family == entry.id)
                sign = button(
                    [*swatch_images(entry.swatch, wide=True), entry.label],
                    "only",
                    f"family:{entry.id}",
                    title=f"{entry.meaning} Click for only these, again for all.",
                    pressed=view.kinds == own,
                )
                row = LegendGroup.FAMILY
            case LegendGroup.MARK:
                sign = element(
                    "span",
                    [*swatch_images(entry.swatch, wide=True), entry.label],
                    title=entry.meaning,
                )
                row = LegendGroup.FAMILY
            case LegendGroup.TYPE:
                continue
        rows[row].append(element("li", sign))
    return [
        element("ul", signs, class_name="legend-row", aria_label=_ROW_NAMES[row])
        for row, signs in rows.items()
        if signs
    ]
