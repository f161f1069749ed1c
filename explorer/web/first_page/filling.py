"""The frame of the page, filled with what it says of a view; as assets/scripts/fill.js."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from explorer.web.html_text import HtmlNode
from explorer.web.markup import MarkupNode

_NOT_COPIED = frozenset(
    {"id", "name", "aria-labelledby", "aria-describedby", "aria-controls", "hidden"}
)
"""Attributes that would be there twice as soon as the page itself is."""


def fill_frame(
    nodes: Iterable[MarkupNode],
    content: Mapping[str, Any],
    *,
    pictures: Mapping[str, HtmlNode],
    address_of: Callable[[dict[str, str]], str | None],
) -> list[HtmlNode]:
    """Put texts and parts where they belong, tick boxes, and make links of buttons.

    `content`: as a `PageState` has it. `pictures`: by the id of a frame what
    stands in it.
    `address_of`: where a button leads, by its attributes; one that leads nowhere cannot be
    pressed. What is hidden is left out, and so is whatever there must be only once.
    """
    parts, texts = content.get("parts", {}), content.get("texts", {})
    hidden, ticked = content.get("hidden", {}), content.get("ticked", {})

    def filled(node: MarkupNode) -> list[HtmlNode]:
        if isinstance(node, str):
            return [node]
        tag, named, children = node
        name = named.get("id", "")
        inside: list[HtmlNode]
        if name in pictures:
            inside = [pictures[name]]
        elif name in texts:
            inside = [texts[name]]
        else:
            found = parts.get(name, children)
            if hidden.get(name, found == [] if name in parts else "hidden" in named):
                return []
            inside = [one for child in found for one in filled(child)]
        if tag == "a" and named.get("href", "").startswith("#"):
            return []  # what it leads to has no name yet
        if named.get("class") in ("close", "handle"):
            return []  # there are no sheets yet that could be closed
        if _NOT_COPIED.isdisjoint(named):
            kept = named
        else:
            kept = {key: value for key, value in named.items() if key not in _NOT_COPIED}
        if tag == "input":
            kept = dict(kept)
            kept["tabindex"] = "-1"
            if named.get("value") in ticked.get(named.get("name", ""), ()):
                kept["checked"] = ""
        if tag == "button":
            # Fifty of them stand in the filters, and are seen only by who points at one.
            leads_on = named.get("class") != "only"
            return [_link(kept, inside, address_of(named) if leads_on else None)]
        return [[tag, kept, inside]]

    return [one for node in nodes for one in filled(node)]


def _link(named: Mapping[str, str], inside: list[HtmlNode], address: str | None) -> HtmlNode:
    """A button as a link, or as one that cannot be pressed."""
    plain = {
        name: value
        for name, value in named.items()
        if name not in ("type", "aria-pressed") and not name.startswith("data-")
    }
    if address is None:
        return ["button", plain | {"type": "button", "disabled": ""}, inside]
    if named.get("aria-pressed") == "true":
        plain["aria-current"] = "true"
    return ["a", plain | {"href": address}, inside]


def instead_of_picture(words: str) -> Markup:
    """What stands in the place of a picture that is not there; `words` say why."""
    return Markup('<p class="waiting muted skeleton" role="status">{}</p>').format(words)
