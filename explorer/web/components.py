"""Small components that several parts of the page are made of."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.web.markup import Content, MarkupNode
from explorer.web.parts import button


def component(node: MarkupNode) -> Component | str:
    """A part of plain data as a component, for what stands on the page from the start."""
    if isinstance(node, str):
        return node
    tag, attributes, children = node
    named = dict(attributes)
    if "class" in named:
        named["className"] = named.pop("class")
    made: Component = getattr(html, tag.capitalize())([component(one) for one in children], **named)
    return made


def static_button(content: Content, action: str, value: str, **options: Any) -> Component | str:
    """A `parts.button` that stands on the page from the start."""
    return component(button(content, action, value, **options))


def waiting() -> Component:
    """What a tab says until its first answer is there."""
    said: Component = html.P("Working it out", className="waiting muted", role="status")
    return said


def close_button(sheet: str) -> Component | str:
    """On a small screen a sheet is closed where it begins, too."""
    return static_button("×", "sheet", sheet, label=f"Close {sheet}", look="close")
