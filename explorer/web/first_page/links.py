"""Buttons as links: what a button does to a view, the address of that view does as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.data.ids import PAIR_SEPARATOR
from explorer.graph.view import View
from explorer.graph.view_query import view_to_query
from explorer.web import ids
from explorer.web.actions import Action, Context, apply


def _value(value: str) -> dict[str, Any]:
    return {"value": value}


def _view(value: str) -> dict[str, Any]:
    return {"view": value}


def _nodes(value: str) -> dict[str, Any]:
    return {"nodes": value.split(PAIR_SEPARATOR)}


def _focus(value: str) -> dict[str, Any]:
    node, _, hops = value.partition(":")
    return {"node": node, "hops": int(hops) if hops.isdigit() else 1}


def _day(value: str) -> dict[str, Any]:
    return {"value": int(value)}


BUTTON_ACTIONS: dict[str, tuple[str, Callable[[str], dict[str, Any]]]] = {
    "data-node": ("select", _nodes),
    "data-focus": ("focus", _focus),
    "data-only": ("only", _value),
    "data-versus": ("versus", _value),
    "data-lift": ("lift", _value),
    "data-ask": ("ask", _value),
    "data-measure": ("size", _value),
    "data-columns": ("columns", _value),
    "data-chain": ("chain", _value),
    "data-story": ("story", _value),
    "data-open": ("open", _view),
    "data-tab": ("tab", _value),
    "data-day": ("day", _day),
}
"""By the attribute of a button: the type of its action, and what the action holds.

As in assets/scripts/buttons.js, which has more buttons: those that change no view.
"""

_FORMATS_BY_ID = {ids.PNG: "png", ids.SVG: "svg"}
"""By the id of a button: the format of the picture that it saves."""


class ButtonLinks:
    """The addresses to which the buttons of one view lead.

    `pictures`: the path of the route that answers with pictures.
    """

    def __init__(self, view: View, context: Context, pictures: str) -> None:
        self._view = view
        self._context = context
        self._pictures = pictures
        self._known: dict[tuple[str, str], str] = {}

    def address(self, attributes: dict[str, str]) -> str | None:
        """Where a button leads, as "?theater=libya", or None if nowhere."""
        for name in BUTTON_ACTIONS.keys() & attributes:
            action, values = BUTTON_ACTIONS[name]
            return self.after(action, attributes[name], values)
        button = attributes.get("id")
        if button == ids.RESET:
            return self.after("reset", "")
        if button in _FORMATS_BY_ID:
            query = view_to_query(self._view, self._context.dataset)
            chosen = f"_format={_FORMATS_BY_ID[button]}"
            return f"{self._pictures}?{query}&{chosen}" if query else f"{self._pictures}?{chosen}"
        return None

    def after(
        self, action: str, value: str, values: Callable[[str], dict[str, Any]] = _value
    ) -> str:
        """The address of the view after an action."""
        known = self._known.get((action, value))
        if known is None:
            known = self.after_action(action, values(value))
            self._known[action, value] = known
        return known

    def after_action(self, action: str, values: dict[str, Any]) -> str:
        """The same, for an action by what it holds."""
        view, _ = apply(self._view, [Action(1, action, values)], self._context)
        return f"?{view_to_query(view, self._context.dataset)}"
