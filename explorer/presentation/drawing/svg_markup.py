"""Writes SVG as text: the one place where a picture's texts are escaped.

A picture of 1,500 lines is written in a few milliseconds, on the way of every answer; the XML
libraries take three to ten times as long (docs/decisions/0014-python-draws.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SVG_NAMESPACE = "http://www.w3.org/2000/svg"

AttributeValue = str | float | int | None

_ATTRIBUTE_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": "&#10;",
        "\t": "&#9;",
        "\r": "&#13;",
    }
)
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ESCAPABLE = re.compile('[&<>"\n\t\r]')
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, escaped or not."""


def number(value: float) -> str:
    """A number with at most one decimal, without a trailing zero or the sign of a zero."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def escape_text(text: str) -> str:
    """A text as it stands between tags; what XML cannot hold becomes U+FFFD."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.translate(_TEXT_ESCAPES) if _ESCAPABLE.search(text) else text


def escape_attribute(text: str) -> str:
    """A text as it stands in the double quotes of an attribute."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.translate(_ATTRIBUTE_ESCAPES) if _ESCAPABLE.search(text) else text


def svg_element(tag: str, attributes: dict[str, AttributeValue], *children: str) -> str:
    """An element as text.

    Args:
        tag: A name that stands in the code, never one from data.
        attributes: By name, names likewise. Numbers are written with one decimal, None is
            left out, texts are escaped.
        children: What is in it, as this function or `escape_text` gives it.

    """
    parts = [f"<{tag}"]
    for name, value in attributes.items():
        if value is None:
            continue
        if isinstance(value, str):
            text = escape_attribute(value)
        elif isinstance(value, float):
            text = number(value)
        else:
            text = str(value)
        parts.append(f' {name}="{text}"')
    if not children:
        parts.append("/>")
        return "".join(parts)
    parts.append(">")
    parts += children
    parts.append(f"</{tag}>")
    return "".join(parts)


def points(corners: Iterable[tuple[float, float]]) -> str:
    """Corners as the attribute `points` of a polygon has them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)
