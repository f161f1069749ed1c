"""What stands in the place of a picture that shows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from explorer.data.dates import PartialDate
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button


def empty_view(
    view: View, actor_counts: Mapping[str, int] | None = None, nearest: int | None = None
) -> list[MarkupNode]:
    """Why a picture is empty, and buttons that lift its filters.

    `actor_counts`: how many actors would be shown without one of the filters `date`,
    `kinds`, `focus` and `theater`; a button that would show nobody is not offered. None:
    they have not been counted, and every filter that is set has a button. `nearest`: the
    ordinal of the nearest day on which there is anything to see with the other filters.
    """
    ways = []
    if view.span:
        ways.append(("date", "Show any date"))
    if any(one is not None for one in (view.kinds, view.types, view.confidences)):
        ways.append(("kinds", "Show all kinds, types and confidences"))
    if view.focus:
        ways.append(("focus", "Show the whole map"))
    if view.theater:
        ways.append(("theater", "Show all theaters"))
    if ways and actor_counts is not None:
        # Where no filter is to blame alone, all of them are lifted at once.
        ways = [
            (what, f"{label} ({count_noun(actor_counts[what], 'actor')})")
            for what, label in ways
            if actor_counts.get(what)
        ] or [("all", "Show everything")]
    buttons = [button(label, "lift", what, look="way") for what, label in ways]
    if nearest is not None:
        day = PartialDate.from_date(date.fromordinal(nearest)).words
        buttons.insert(
            0, button(f"Go to {day}, the nearest day with links", "day", str(nearest), look="way")
        )
    return [
        element("p", "Nothing to see with these filters."),
        element("p", buttons),
    ]
