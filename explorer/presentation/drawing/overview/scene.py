"""An overview ready to be written: each thing with its shapes, in px; no SVG, no colours.

Shapes name the part that a colour plays (`Ink`); `overview_svg` has the colours of a theme for
each, or the variables of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.fit import Rectangle


class Ink(StrEnum):
    """The part that a colour plays."""

    GROUND = "ground"
    AREA = "area"
    AREA_EDGE = "area-edge"
    INK = "ink"
    MUTED = "muted"
    HELP = "help"
    FIGHT = "fight"
    DEAL_EDGE = "deal-edge"
    DEAL_BAND = "deal-band"
    DEAL_TEXT = "deal-text"
    ON_MARK = "on-mark"
    DISPUTED_TIE = "disputed-tie"


@dataclass(frozen=True, slots=True)
class HueInk:
    """A colour of a side: `part` is mark, tint or text."""

    hue: Hue
    part: str


Paint = Ink | HueInk


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words in one weight and colour."""

    text: str
    paint: Paint = Ink.INK
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text on a baseline. `anchor`: start, middle or end. `spacing`: between letters."""

    x: float
    y: float
    runs: tuple[TextPart, ...]
    size: float = 12.0
    anchor: str = "start"
    spacing: float = 0.0

    @property
    def width(self) -> float:
        """Its width in px."""
        return sum(
            text_width(run.text, self.size, run.weight) + self.spacing * len(run.text)
            for run in self.runs
        )

    @property
    def box(self) -> Rectangle:
        """What it covers, as far as letters without accents reach."""
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return left, self.y - 0.74 * self.size, left + self.width, self.y + 0.22 * self.size


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle with round corners."""

    box: Rectangle
    fill: Paint | None
    radius: float = 0.0
    edge: Paint | None = None
    edge_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """The shape of an actor type around a place; open where it has no hue.

    Two hues: half and half, the first above. `is_strong`: in the text's colour of its hue.
    `paint`: instead of the colour of a hue, as in a legend.
    """

    type: ActorType
    x: float
    y: float
    radius: float
    hues: tuple[Hue, ...]
    is_strong: bool = False
    paint: Paint | None = None


class LineStyle(StrEnum):
    """How a line is drawn."""

    SOLID = "solid"
    HOLLOW = "hollow"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class DrawnStroke:
    """A line through corners. `dashes`: stroke and gap in px. `corner`: the radius of its bends.

    `head`: whether an arrow's tip is at its last corner. `edge`: of a band, the paint of its two
    edges. `seam`: px of ground on both sides, where it lies over another line.
    """

    corners: tuple[tuple[float, float], ...]
    width: float
    paint: Paint
    style: LineStyle = LineStyle.SOLID
    dashes: tuple[float, float] | None = None
    corner: float = 0.0
    head: bool = False
    edge: Paint | None = None
    edge_width: float = 0.0
    seam: float = 0.0


Shape = TextLine | Panel | Glyph | DrawnStroke


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that a picture shows and one can point at.

    `id`: of an actor, a theater, a line. `role`: what it is: headline, subline, theater, side,
    front, foot, outsider, help, sum, rival, go-between, bridge, mediator, tie, deals or legend.
    `sentence`: as assistive technology reads it; "" for what only its texts say. `data`: further
    values for the page, by the name of an attribute without "data-". `can_be_chosen`: whether a
    click leads on.
    """

    id: str
    role: str
    shapes: tuple[Shape, ...]
    sentence: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    can_be_chosen: bool = True


@dataclass(frozen=True, slots=True)
class OverviewDrawing:
    """An overview in a frame of `width` by `height` px; `pieces` in the order of reading.

    `height` may be more than was asked for on a phone, which scrolls. `layout`: wide, cards or
    phone.
    """

    width: float
    height: float
    layout: str
    name: str
    description: str
    pieces: tuple[Piece, ...]
