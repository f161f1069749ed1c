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


def legend_bar(entries: Iterable[LegendEntry], view: View) -> list[MarkupNode]:
    """The signs of colours and lines; a click on a line filters, one on a side lists its members.

    `entries`: the legend of the picture. The shapes are left out: they stand in the filters,
    beside the types that they mean.
    """
    groups: dict[LegendGroup, list[MarkupNode]] = {LegendGroup.CAMP: [], LegendGroup.FAMILY: []}
    for entry in entries:
        if entry.group == LegendGroup.CAMP:
            sign = button(
                [*swatch_images(entry.swatch), entry.label],
                "camp",
                entry.id,
                title=f"{entry.meaning} Click to see who is on it.",
            )
        elif entry.group == LegendGroup.FAMILY:
            own = frozenset(kind.id for kind in KINDS.values() if kind.family == entry.id)
            sign = button(
                [*swatch_images(entry.swatch, wide=True), entry.label],
                "only",
                f"family:{entry.id}",
                title=f"{entry.meaning} Click for only these, again for all.",
                pressed=view.kinds == own,
            )
        elif entry.group == LegendGroup.MARK:
            sign = element(
                "span", [*swatch_images(entry.swatch, wide=True), entry.label], title=entry.meaning
            )
        else:
            continue
        groups[LegendGroup.FAMILY if entry.group == LegendGroup.MARK else entry.group].append(
            element("li", sign)
        )
    return [
        element("ul", rows, class_name="legend-row", aria_label=_ROW_NAMES[group])
        for group, rows in groups.items()
        if rows
    ]
