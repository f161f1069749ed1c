"""Small parts that the page is made of, and what they tell assets/gestures.js."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.details import Piece

Content = Component | str


def named(label: str) -> dict[str, Any]:
    """The accessible name of a part that has no visible one."""
    return {"aria-label": label}


def button(
    content: Content | Sequence[Content],
    action: str,
    value: str,
    *,
    title: str = "",
    label: str = "",
    pressed: bool | None = None,
    look: str = "",
) -> Component:
    """A button that does `action` (a name in `ACTIONS` of assets/gestures.js) with `value`.

    `title` is its tooltip, `label` its accessible name where the content does not say it,
    `pressed` whether it is on, for those that can be; `look` a class.
    """
    attributes: dict[str, Any] = {f"data-{action}": value}
    if title:
        attributes["title"] = title
    if label:
        attributes |= named(label)
    if pressed is not None:
        attributes["aria-pressed"] = str(pressed).lower()
    if look:
        attributes["className"] = look
    return html.Button(content, type="button", **attributes)


def words(pieces: Iterable[Piece]) -> list[Content]:
    """A sentence; names in it lead on to their actor."""
    return [
        piece.text if piece.node is None else button(piece.text, "node", piece.node, look="name")
        for piece in pieces
    ]


def picture(swatch: dict[str, str], *, wide: bool = False) -> list[Component]:
    """A sign, once for each theme; the style sheet shows the one that fits."""
    return [
        html.Img(
            src=source,
            alt="",
            width=28 if wide else 16,
            height=16,
            className=f"swatch only-{theme}",
        )
        for theme, source in swatch.items()
    ]


def folded(rows: Sequence[Component], most: int) -> list[Component]:
    """A list; what is beyond the first rows waits to be opened."""
    shown: list[Component] = [html.Ul(list(rows[:most]), className="rows")]
    if len(rows) > most:
        rest = html.Ul(list(rows[most:]), className="rows")
        shown.append(html.Details([html.Summary(f"{len(rows) - most} more"), rest]))
    return shown
