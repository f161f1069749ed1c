"""The switch below the map that draws all of its lines, and what it says of those that wait."""

from __future__ import annotations

from explorer.graph.view import LINE_CHOICES, View
from explorer.web import ids
from explorer.web.markup import MarkupNode, element

HOW_THEY_COME = "Draw those that wait as well; else choose somebody, or zoom in, to see theirs."


def lines_switch(waiting: int) -> list[MarkupNode]:
    """The switch, where it changes anything.

    `waiting`: how many lines of the map wait until somebody comes near. It is ticked by
    assets/scripts/filter-boxes.js, so that it keeps the focus when an answer comes.
    """
    if not waiting:
        return []
    box = element(
        "input",
        type="checkbox",
        name="lines",
        value=LINE_CHOICES[True],
        aria_describedby=ids.LINES_WORDS,
    )
    return [
        element("label", [box, "All lines"], title=HOW_THEY_COME),
        element("span", id=ids.LINES_WORDS, class_name="muted"),
    ]


def lines_words(waiting: int, view: View) -> str:
    """What stands beside the switch: "204 more" lines wait; "" where none does."""
    if not waiting or view.all_lines:
        return ""
    return f"{waiting:,} more"
