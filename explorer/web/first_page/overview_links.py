"""The pieces of an overview as links: what a click on one does, its address does as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from explorer.data.ids import PAIR_SEPARATOR
from explorer.presentation.drawing.svg_markup import escape_attribute
from explorer.web.first_page.links import ButtonLinks

_GROUP = re.compile(r"<g\b([^>]*?)(/?)>|</g>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_OF_BUTTONS = re.compile(r' (?:role|tabindex)="[^"]*"')
_TOLD_BESIDE = frozenset({"headline", "subline", "foot", "legend"})
"""The roles of pieces that lead nowhere unless they say where."""


def piece_action(piece: Mapping[str, str]) -> tuple[str, dict[str, Any]] | None:
    """What a click on a piece does: the type of an action and what it holds; None: nothing.

    `piece`: its attributes by name. As in assets/scripts/overview/piece-action.js.
    """
    role = piece.get("data-role", "")
    if piece.get("role") != "button":
        return None
    if only := piece.get("data-only"):
        return "only", {"value": only}
    if chosen := piece.get("data-select"):
        return "select", {"nodes": chosen.split(PAIR_SEPARATOR)}
    if role == "side":
        return "side", {"theater": piece.get("data-theater"), "party": piece.get("data-party")}
    if role == "theater":
        return "theater", {"value": piece.get("data-theater") or piece.get("data-id")}
    if role == "page":
        return "page", {"value": piece.get("data-page")}
    if role in _TOLD_BESIDE:
        return None
    return "select", {"nodes": piece.get("data-id", "").split(PAIR_SEPARATOR)[:2]}


def pieces_as_links(svg: str, links: ButtonLinks) -> str:
    """An overview whose pieces are links, for a page without scripts.

    `svg`: as `PageOverviews.svg` gives it.
    """
    open_tags: list[str] = []

    def tag(found: re.Match[str]) -> str:
        if found[0] == "</g>":
            return f"</{open_tags.pop()}>"
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1])}
        is_piece = "piece" in attributes.get("class", "").split()
        action = piece_action(attributes) if is_piece else None
        if action is None or found[2]:
            if not found[2]:
                open_tags.append("g")
            return found[0]
        open_tags.append("a")
        kind, values = action
        address = escape_attribute(links.after_action(kind, values))
        return f'<a href="{address}"{_OF_BUTTONS.sub("", found[1])}>'

    return _GROUP.sub(tag, svg)
