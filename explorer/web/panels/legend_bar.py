"""The legend below the map: its signs are buttons."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.data.vocabulary import KINDS
from explorer.graph.view import View
from explorer.presentation.drawing.legend_svg import legend_swatch
from explorer.presentation.legend import LEGEND_ROWS, LegendEntry, LegendGroup
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, swatch_images

_ROW_NAMES = {
    LegendGroup.CAMP: "Colours: the sides",
    LegendGroup.FAMILY: "Lines: the links",
    LegendGroup.TYPE: "Shapes: who they are",
}
"""The rows of the legend, with the names that screen readers read out."""

_LOOKS = {LegendGroup.SIDE: "ground", LegendGroup.CAMP: "fill"}
"""The CSS classes of signs whose colours are all that they show."""


def legend_bar(entries: Iterable[LegendEntry], view: View) -> list[MarkupNode]:
    """The signs of a picture, in rows that follow each other as the entries do.

    A click filters lines or types, or lets a side stand out. `entries`: the legend of the picture.
    """
    rows: dict[LegendGroup, list[MarkupNode]] = {}
    lead: list[MarkupNode] = []
    for entry in entries:
        group = LEGEND_ROWS[entry.group]
        row = rows.setdefault(group, [])
        if group is LegendGroup.CAMP and entry.short and not row:
            row.append(element("li", "With", class_name="lead-word", aria_hidden="true"))
        lead.append(_sign(entry, view))
        if not entry.is_lead:
            row.append(element("li", lead))
            lead = []
    return [
        element("ul", signs, class_name="legend-row", aria_label=_ROW_NAMES[row])
        for row, signs in rows.items()
    ]


def _sign(entry: LegendEntry, view: View) -> MarkupNode:
    content = [*swatch_images(legend_swatch(entry)), entry.short or entry.label]
    meaning = f"{entry.label}. {entry.meaning}" if entry.short else entry.meaning
    label = entry.label if entry.short else ""
    look = _LOOKS.get(entry.group, "")
    if entry.only:
        title = f"{meaning} Click for only these, again for all."
        return button(content, "only", entry.only, title=title, pressed=_is_only(entry.only, view))
    if entry.members:
        title = f"{meaning} Click to see who is on it."
        return button(content, "camp", entry.members, title=title, label=label, look=look)
    return element("span", content, class_name=look or None, title=meaning)


def _is_only(only: str, view: View) -> bool:
    """Whether a view shows only what a sign filters."""
    group, _, name = only.partition(":")
    if group == "types":
        return view.types == frozenset({name})
    return view.kinds == frozenset(kind.id for kind in KINDS.values() if kind.family == name)
