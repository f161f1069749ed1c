"""Writes a line as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.data.vocabulary import Family
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.outline import Point
from explorer.presentation.drawing.scene import MapLine
from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_text,
    number,
    svg_element,
)
from explorer.presentation.lines import BACK
from explorer.presentation.theme import (
    ENDED_DASHES,
    FADED_LINE_OPACITY,
    HOLLOW_EDGE,
    LESSENED_DASHES,
    LINE_DASHES,
    RECENT_OPACITY,
    UNCHANGED_OPACITY,
    UNDERLAY_OPACITY,
    UNDERLAY_WIDTH,
    UNREPORTED_DASHES,
    Palette,
)

PALE_FAMILIES = {Family.AFFILIATION: 0.7, Family.MEMBERSHIP: 0.7}
"""Opacity, 0 to 1, of families whose lines stand back behind the others."""

LEADER_OPACITY = 0.45
"""Of the thin lines from dots to those they belong to, 0 to 1."""

BAND_EDGE = 1.5
"""Px of each edge of the band between the rivals."""

_GONE_DASHES = {"ended": ENDED_DASHES, "unreported": UNREPORTED_DASHES}
"""The dashes of lines that the later of two dates has no more, by what became of them."""


def line_svg(line: MapLine, palette: Palette, *, on_page: bool, is_shown: bool = True) -> str:
    """A line with its arrowheads; the arguments are those of `mark_svg`."""
    gone = _GONE_DASHES.get(line.change)
    colour = palette.muted if gone else palette.families[line.family]
    parts = []
    if line.is_underlaid or (line.emphasis is Emphasis.CHOSEN):
        parts.append(_path("under", line, palette.highlight, line.width + UNDERLAY_WIDTH))
    dashes = gone or LINE_DASHES.get(line.family)
    if line.change == "lessened":
        dashes = LESSENED_DASHES
    parts.append(_path("stroke", line, colour, line.width, dashes))
    if line.is_band:
        core = line.width - 2 * BAND_EDGE
        parts.append(_path("core", line, palette.overview.band, core))
    elif line.is_hollow:
        parts.append(_path("core", line, palette.ground, max(line.width - HOLLOW_EDGE, 1.2)))
    if line.path.head:
        parts.append(svg_element("path", {"class": "head", "d": line.path.head, "fill": colour}))
    start, end = line.ends[::-1] if line.arrows == BACK else line.ends
    attributes: dict[str, AttributeValue] = {
        "class": " ".join(_classes(line)),
        "data-id": line.id,
        "data-from": start,
        "data-to": end,
        "data-family": str(line.family),
    }
    # Not `opacity`, for which a renderer needs a layer of its own.
    pale = _opacity(line, on_page=on_page)
    attributes |= {"stroke-opacity": pale, "fill-opacity": pale}
    if on_page:
        attributes |= {
            "data-lane": f"{line.lane:g}",
            "data-arrows": line.arrows,
            "data-links": _links(line),
            "data-ends": _points(line.path.way) if line.homes else None,
            "data-homes": _points(line.homes) if line.homes else None,
            "role": "button",
            "tabindex": "-1",
            "aria-label": line.name,
        }
    else:
        parts.insert(0, svg_element("title", {}, escape_text(line.name)))
    attributes["display"] = None if is_shown else "none"
    return svg_element("g", attributes, *parts)


def _classes(line: MapLine) -> list[str]:
    names = ["line", str(line.family)]
    if line.is_recent:
        names.append("recent")
    if line.is_underlaid:
        names.append("underlaid")
    if line.is_quiet:
        names.append("quiet")
    if line.is_leader:
        names.append("leader")
    if line.is_band:
        names.append("band")
    if line.is_in_band:
        names.append("in-band")
    return [*names, *filter(None, (line.change, line.emphasis.value))]


def _opacity(line: MapLine, *, on_page: bool) -> str | None:
    """The opacity of a line; on the page its style sheet lets lines fade."""
    if line.emphasis is Emphasis.FADED and not on_page:
        return f"{FADED_LINE_OPACITY:g}"
    if line.emphasis in (Emphasis.LIT, Emphasis.CHOSEN) or line.change in ("began", "lessened"):
        return None
    if line.change == "stayed":
        return f"{UNCHANGED_OPACITY:g}"
    if line.is_recent:
        return f"{RECENT_OPACITY:g}"
    if line.is_leader:
        return f"{LEADER_OPACITY:g}"
    pale = PALE_FAMILIES.get(line.family)
    return None if pale is None or line.is_underlaid else f"{pale:g}"


def _path(
    name: str, line: MapLine, colour: str, width: float, dashes: tuple[int, ...] | None = None
) -> str:
    attributes: dict[str, AttributeValue] = {
        "class": name,
        "d": line.path.stroke,
        "fill": "none",
        "stroke": colour,
        "stroke-width": width,
    }
    if name == "under":
        attributes |= {"stroke-opacity": f"{UNDERLAY_OPACITY:g}", "stroke-linecap": "round"}
    if dashes:
        attributes["stroke-dasharray"] = " ".join(map(number, dashes))
    return svg_element("path", attributes)


def _points(ends: Sequence[Point]) -> str:
    return " ".join(number(value) for end in ends for value in end)


def _links(line: MapLine) -> str:
    return ";".join(
        f"{link.first_day},{link.last_day},{link.shown_until},{link.kind},"
        f"{' '.join(map(str, link.theaters))},{link.arrow},{link.confidence}"
        for link in line.links
    )
