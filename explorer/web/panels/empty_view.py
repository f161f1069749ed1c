"""What stands above a tab that shows nothing, or in the place of its picture."""

from __future__ import annotations

from datetime import date

from explorer.data.dates import PartialDate
from explorer.data.words import count_noun, join_words
from explorer.presentation.emptiness import Emptiness
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button


def empty_view(emptiness: Emptiness) -> list[MarkupNode]:
    """Why a tab is empty, and buttons that lead to the nearest day or lift its filters.

    A button that would show nobody is not offered. Where no filter is to blame alone, all of
    them are lifted at once.
    """
    view, counts = emptiness.view, emptiness.actor_counts
    ways = []
    if view.span:
        ways.append(("date", "Show any date"))
    if any(one is not None for one in (view.kinds, view.types, view.confidences)):
        ways.append(("kinds", f"Show all {_filtered(emptiness)}"))
    if view.focus:
        ways.append(("focus", "Show the whole map"))
    if view.theater:
        ways.append(("theater", "Show all theaters"))
    if counts is None:
        ways = []
    elif ways:
        ways = [
            (what, f"{label} ({count_noun(counts[what], 'actor')})")
            for what, label in ways
            if counts.get(what)
        ] or [("all", "Show everything")]
    buttons = [button(label, "lift", what, look="way") for what, label in ways]
    if emptiness.nearest is not None:
        day = PartialDate.from_date(date.fromordinal(emptiness.nearest)).words
        words = f"Go to {day}, the nearest day with {emptiness.sought}"
        buttons.insert(0, button(words, "day", str(emptiness.nearest), look="way"))
    return [element("p", emptiness.sentence), *([element("p", buttons)] if buttons else [])]


def _filtered(emptiness: Emptiness) -> str:
    """What is filtered: "kinds", "kinds and confidences"."""
    view = emptiness.view
    chosen = {"kinds": view.kinds, "types": view.types, "confidences": view.confidences}
    return join_words([noun for noun, one in chosen.items() if one is not None])
