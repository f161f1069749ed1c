"""Parts of the page as plain data, for assets/scripts/markup.js to build.

Dash keeps track of every component, so a list of three hundred rows takes it a minute. What
is only to be read is therefore sent as `[tag, attributes, children]`, three plain JSON values.
The script that builds it writes texts as texts: data never becomes HTML. Controls stay
components of Dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MarkupNode = list[Any] | str
"""`[tag, attributes, children]`, or a text."""

Content = MarkupNode | Sequence[MarkupNode]

_NAMES = {"class_name": "class", "tab_index": "tabindex"}


def element(tag: str, content: Content = (), **attributes: str | int | bool | None) -> MarkupNode:
    """A part of the page: a tag, its content, and its attributes.

    An underscore in the name of an attribute stands for a hyphen; `class_name` is `class`.
    True makes an attribute without a value; None and False leave it out.
    """
    kept = {
        _NAMES.get(name, name.replace("_", "-")): "" if value is True else str(value)
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    return [tag, kept, _children(content)]


def _children(content: Content) -> list[MarkupNode]:
    if isinstance(content, str) or _is_node(content):
        return [content]  # type: ignore[list-item]
    return list(content)


def _is_node(content: Content) -> bool:
    return (
        isinstance(content, list)
        and len(content) == 3
        and isinstance(content[0], str)
        and isinstance(content[1], dict)
    )
