"""Parts of the page as HTML, for what stands in the first answer; as assets/scripts/markup.js.

Both build the same from the same plain data, and let nothing in it become code: texts are
texts, and only known tags and attributes are written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from markupsafe import Markup
from markupsafe import escape as markup_escape

from explorer.web.markup import MarkupNode

MARKUP_TAGS = frozenset(
    {
        "a", "bdi", "blockquote", "button", "details", "div", "em", "fieldset", "footer", "h2",
        "h3", "img", "input", "label", "legend", "li", "nav", "ol", "p", "progress", "section",
        "span", "strong", "summary", "ul",
    }
)  # fmt: skip
MARKUP_ATTRIBUTES = re.compile(
    "class|id|href|target|rel|title|type|name|role|src|alt|width|height|loading|value|max|open|tabindex"
    "|aria-[a-z]+|data-[a-z]+"
)
SAFE_VALUES = {
    "href": re.compile(r"(https?://|_camps\?)"),
    "src": re.compile(r"(data:image/svg\+xml,|_camps\?)"),
    "type": re.compile(r"(button|checkbox|radio)\Z"),
}
"""How the values of some attributes must begin; `_camps` is a route of ours (`camps_route`)."""

MAX_KEPT = 8192
"""How many written texts and attributes are kept: most stand in many views, signs in all."""

_VOID = frozenset({"img", "input"})

HtmlNode = MarkupNode | Markup
"""A part of the page; or HTML as it is to be written, which only a program can make."""


def html_text(
    nodes: Iterable[HtmlNode],
    *,
    tags: Collection[str] = MARKUP_TAGS,
    attributes: Collection[str] = (),
    own_links: tuple[str, ...] = (),
) -> str:
    """Some parts of the page as HTML.

    Raises ValueError for a tag that is none of `tags`; leaves out an attribute that is not
    known, or has a value that could do harm. `attributes`: more of them to be written.
    `own_links`: how the addresses may begin that links lead to, beside those of other servers.
    """
    written: list[str] = []
    write = written.append

    def node_text(node: HtmlNode) -> None:
        if isinstance(node, str):
            write(node if isinstance(node, Markup) else _text(node))
            return
        tag, named, children = node
        if tag not in tags:
            raise ValueError(f"no part of a page: {tag}")
        if named:
            said = [
                f' {name}="{_text(value)}"' if name in attributes
                else _attribute(name, value, own_links)
                for name, value in named.items()
            ]  # fmt: skip
            write(f"<{tag}{''.join(said)}>")
        else:
            write(f"<{tag}>")
        if tag not in _VOID:
            for child in children:
                node_text(child)
            write(f"</{tag}>")

    for node in nodes:
        node_text(node)
    return "".join(written)


@lru_cache(maxsize=MAX_KEPT)
def _attribute(name: str, value: str, own_links: tuple[str, ...]) -> str:
    """An attribute with a space before it; nothing if it is not known or could do harm."""
    if not MARKUP_ATTRIBUTES.fullmatch(name):
        return ""
    rule = SAFE_VALUES.get(name)
    if rule and not rule.match(value) and not (name == "href" and value.startswith(own_links)):
        return ""
    return f' {name}="{_text(value)}"'


@lru_cache(maxsize=MAX_KEPT)
def _text(value: str) -> str:
    """A text, escaped for the inside of an element or of an attribute.

    What UTF-8 or HTML cannot hold, a NUL or half of a surrogate pair, is replaced.
    """
    plain = str(markup_escape(value))
    if plain.isascii() and plain.isprintable():
        return plain
    plain = plain.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\r", "&#13;")
    return plain.encode(errors="replace").decode()
