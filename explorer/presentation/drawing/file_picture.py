"""A picture fit to print: title, what was filtered, what is drawn, its legend, and the credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.font import FONT_FAMILY, Weight
from explorer.presentation.captions import Caption
from explorer.presentation.drawing.area_svg import area_svg, front_svg, heading_svg
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.label_text import LABEL_SIZE
from explorer.presentation.drawing.legend_svg import (
    ROW_STEP,
    PlacedEntry,
    arrange_legend,
    legend_svg,
)
from explorer.presentation.drawing.line_svg import line_svg
from explorer.presentation.drawing.mark_svg import mark_svg
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.drawing.script import directed, other_fonts
from explorer.presentation.drawing.svg_markup import (
    SVG_NAMESPACE,
    escape_text,
    number,
    svg_element,
)
from explorer.presentation.drawing.text_block import break_lines
from explorer.presentation.legend import LegendEntry
from explorer.presentation.presets import PicturePreset
from explorer.presentation.theme import Palette

MARGIN = 24.0
"""Px around everything."""

MAP_SHARE = 0.75
"""The height of the map as a share of its width, where a preset leaves the height open."""

OVERVIEW_SHARE = 0.62
"""The same for an overview, which has its headline and its legend within."""

NOTHING_SHOWN = "Nothing in this file matches these filters."


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    weight: Weight
    step: float


_TITLE = _Style(22, Weight.BOLD, 27)
_SUBTITLE = _Style(13, Weight.REGULAR, 17)
_CREDIT = _Style(12, Weight.REGULAR, 15)


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """What stands where in a picture, before the map is drawn.

    `width` and `height` of the whole in px; `map_frame`: where the map belongs.
    """

    width: float
    height: float
    title: Sequence[str]
    subtitle: Sequence[str]
    map_frame: Rectangle
    legend: Sequence[PlacedEntry]
    credit: Sequence[str]


def inner_width(preset: PicturePreset) -> float:
    """The px across that there are for what is drawn."""
    return preset.width - 2 * MARGIN


def plan_picture(
    words: Caption,
    entries: Sequence[LegendEntry],
    preset: PicturePreset,
    height: float | None = None,
) -> PicturePlan:
    """Reckon where everything stands, for words and a legend of a certain length.

    `height`: px that what is drawn needs, where the preset leaves that open; None for the usual
    share of the width.
    """
    width = float(preset.width)
    inner = inner_width(preset)
    title = _broken(words.title, inner, _TITLE)
    subtitle = _broken(f"{words.subtitle} · {words.counts}", inner, _SUBTITLE)
    legend = arrange_legend(entries, inner)
    credit = _broken(words.credit, inner, _CREDIT)
    head = MARGIN + len(title) * _TITLE.step + len(subtitle) * _SUBTITLE.step + 8
    rows = legend[-1].row + 1 if legend else 0
    foot = 14 + rows * ROW_STEP + 8 + len(credit) * _CREDIT.step + MARGIN - 4
    least = inner * MAP_SHARE / 3
    needed = inner * MAP_SHARE if height is None else height
    high = max(preset.height - head - foot, least) if preset.height else needed
    high = float(round(high))
    return PicturePlan(
        width=width,
        height=head + high + foot,
        title=title,
        subtitle=subtitle,
        map_frame=(MARGIN, head, width - MARGIN, head + high),
        legend=legend,
        credit=credit,
    )


def plan_overview(
    words: Caption, preset: PicturePreset, height: float | None = None
) -> PicturePlan:
    """Reckon where an overview stands: from edge to edge, with the credit below it.

    `height`: px that it takes, where it needs more than there are; None for what there are.
    """
    width = float(preset.width)
    credit = _broken(words.credit, inner_width(preset), _CREDIT)
    foot = 22 + len(credit) * _CREDIT.step + MARGIN - 4
    high = preset.height - foot if preset.height else width * OVERVIEW_SHARE
    high = float(round(max(high, height or 0.0)))
    return PicturePlan(
        width=width,
        height=high + foot,
        title=(),
        subtitle=(),
        map_frame=(0.0, 0.0, width, high),
        legend=(),
        credit=credit,
    )


def picture_svg(
    plan: PicturePlan,
    drawing: MapDrawing,
    name: str,
    palette: Palette,
    *,
    description: str = "",
    metadata: str = "",
) -> str:
    """The whole picture of a map as an SVG document; `drawing`: it, within `plan.map_frame`.

    The other arguments are those of `framed_picture`.
    """
    body = map_svg_in(plan.map_frame, drawing, palette)
    return framed_picture(plan, body, name, palette, description=description, metadata=metadata)


def framed_picture(
    plan: PicturePlan,
    body: str,
    name: str,
    palette: Palette,
    *,
    description: str = "",
    metadata: str = "",
) -> str:
    """What is drawn as an SVG document, with its title, legend and credit around it.

    Args:
        plan: What `plan_picture` gave.
        body: What is drawn, as SVG, within `plan.map_frame`.
        name: What the picture is called by assistive technology.
        palette: The colours, as values.
        description: What is in it, as assistive technology says it after the name.
        metadata: An element with texts for programs, already written.

    """
    top = MARGIN
    parts = [
        svg_element("title", {}, escape_text(name)),
        svg_element("desc", {}, escape_text(description)),
        metadata,
    ]
    parts.append(
        svg_element(
            "rect",
            {"width": plan.width, "height": plan.height, "fill": palette.ground},
        )
    )
    parts.append(_texts(plan.title, top, _TITLE, palette.ink))
    top += len(plan.title) * _TITLE.step
    parts.append(_texts(plan.subtitle, top, _SUBTITLE, palette.muted))
    parts.append(body)
    left, _, right, bottom = plan.map_frame
    rule = bottom + 6
    parts.append(
        svg_element(
            "path",
            {
                "d": f"M{number(max(left, MARGIN))} {number(rule)}"
                f"H{number(min(right, plan.width - MARGIN))}",
                "stroke": palette.rule,
            },
        )
    )
    parts.append(legend_svg(plan.legend, max(left, MARGIN), rule + 6, palette))
    rows = plan.legend[-1].row + 1 if plan.legend else 0
    parts.append(_texts(plan.credit, rule + 8 + rows * ROW_STEP + 8, _CREDIT, palette.muted))
    return svg_element(
        "svg",
        {
            "xmlns": SVG_NAMESPACE,
            "width": plan.width,
            "height": plan.height,
            "viewBox": f"0 0 {number(plan.width)} {number(plan.height)}",
            "role": "img",
            "font-family": FONT_FAMILY,
        },
        *parts,
    )


def map_svg_in(frame: Rectangle, drawing: MapDrawing, palette: Palette) -> str:
    """A map that is drawn into a frame, as SVG; where it shows nothing, words that say so."""
    if not drawing.marks:
        return nothing_svg(frame, palette)
    return svg_element(
        "g",
        {"class": "map", "font-size": LABEL_SIZE},
        *(area_svg(area, palette, on_page=False) for area in drawing.areas),
        *(front_svg(front, palette, on_page=False) for front in drawing.fronts),
        *(heading_svg(name, place, palette) for name, place in drawing.headings),
        *(
            line_svg(line, palette, on_page=False, is_shown=drawing.is_seen(line))
            for line in drawing.lines.values()
        ),
        *(mark_svg(mark, palette, on_page=False) for mark in drawing.marks.values()),
    )


def nothing_svg(frame: Rectangle, palette: Palette) -> str:
    """Words in the middle of a frame in which there is nothing to show."""
    left, top, right, bottom = frame
    attributes: dict[str, str | float | int | None] = {
        "x": (left + right) / 2,
        "y": (top + bottom) / 2,
        "text-anchor": "middle",
        "font-size": 16.0,
        "fill": palette.muted,
    }
    return svg_element("text", attributes, NOTHING_SHOWN)


def _broken(text: str, width: float, style: _Style) -> list[str]:
    return break_lines(text, width, style.size, style.weight)


def _texts(rows: Sequence[str], top: float, style: _Style, fill: str) -> str:
    """Lines below each other from the left margin on."""
    whole = " ".join(rows)
    return "".join(
        svg_element(
            "text",
            {
                "x": MARGIN,
                "y": top + index * style.step + 0.8 * style.size,
                "font-size": style.size,
                "font-weight": str(int(style.weight)),
                "font-family": other_fonts(row),
                "fill": fill,
            },
            escape_text(directed(row, whole)),
        )
        for index, row in enumerate(rows)
    )
