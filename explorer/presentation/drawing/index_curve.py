"""The curve of the index over time as SVG: how many pairs go against two camps, and their share.

Two charts one above the other on the same days: numbers grow with the file, shares do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from explorer.analysis.balance.over_time import IndexOfDay
from explorer.layout.font import FONT_FAMILY
from explorer.presentation.drawing.svg_markup import SVG_NAMESPACE, number, svg_element
from explorer.presentation.theme import PALETTES, Theme

WIDTH, HEIGHT = 260, 252
"""Of the picture, in px."""

_LEFT, _RIGHT, _CHART_HEIGHT = 36, 14, 80
_TOPS = (24, 148)
_TEXT_SIZE = 11
_DOT = 2.2


def index_curve_svg(curve: Sequence[IndexOfDay], theme: Theme) -> str:
    """The curve as an SVG document; a hollow dot is a day on which only a bound is known."""
    palette = PALETTES[theme]
    parts = [svg_element("rect", {"width": WIDTH, "height": HEIGHT, "fill": palette.panel})]

    def text(x: float, y: float, words: str, anchor: str = "start", *, strong: bool = False) -> str:
        return svg_element(
            "text",
            {
                "x": x,
                "y": y,
                "text-anchor": anchor,
                "fill": palette.ink if strong else palette.muted,
            },
            words,
        )

    if not curve:
        parts.append(text(_LEFT, _TOPS[0], "No friendly or hostile links that have a date."))
        return _document(parts)
    first, last = curve[0].day.toordinal(), curve[-1].day.toordinal()

    def across(day: int) -> float:
        return _LEFT + (day - first) / max(last - first, 1) * (WIDTH - _LEFT - _RIGHT)

    charts: tuple[tuple[str, Callable[[IndexOfDay], float], Callable[[float], str]], ...] = (
        ("Pairs against the best split", lambda one: float(one.index), lambda top: f"{top:.0f}"),
        ("Their share of all pairs", lambda one: one.share, lambda top: f"{top:.0%}"),
    )
    for top, (title, value_of, label_of) in zip(_TOPS, charts, strict=True):
        floor = top + _CHART_HEIGHT
        most = max(map(value_of, curve)) or 1.0
        points = [
            (across(one.day.toordinal()), floor - value_of(one) / most * (_CHART_HEIGHT - 8))
            for one in curve
        ]
        parts += [
            text(_LEFT, top - 8, title, strong=True),
            text(_LEFT - 6, floor - _CHART_HEIGHT + 12, label_of(most), "end"),
            text(_LEFT - 6, floor + 4, label_of(0.0), "end"),
            _line([(_LEFT, floor), (WIDTH - _RIGHT, floor)], palette.rule, 1),
            _line(points, palette.accent, 1.5),
            *(
                svg_element(
                    "circle",
                    {
                        "cx": x,
                        "cy": y,
                        "r": _DOT,
                        "fill": palette.accent if one.exact else palette.panel,
                        "stroke": palette.accent,
                    },
                )
                for (x, y), one in zip(points, curve, strict=True)
            ),
        ]
        parts += [
            text(across(day.toordinal()), floor + 16, str(day.year), "middle")
            for day in _year_marks(curve[0].day, curve[-1].day)
        ]
    return _document(parts)


def _year_marks(first: date, last: date) -> list[date]:
    """New Year's days for the axis, six at most."""
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
    apart = next(step for step in (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 2000)
                 if len(years) <= 6 * step)  # fmt: skip
    return [date(year, 1, 1) for year in years if year % apart == 0]


def _line(points: Sequence[tuple[float, float]], colour: str, width: float) -> str:
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return svg_element(
        "polyline", {"points": path, "fill": "none", "stroke": colour, "stroke-width": width}
    )


def _document(parts: Sequence[str]) -> str:
    return svg_element(
        "svg",
        {
            "xmlns": SVG_NAMESPACE,
            "width": WIDTH,
            "height": HEIGHT,
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "font-family": FONT_FAMILY,
            "font-size": _TEXT_SIZE,
        },
        *parts,
    )
