"""What a picture of the map holds, as plain values: each thing with its place and its look.

Nothing here knows SVG, colours of a theme or a browser: `mark_svg`, `line_svg` and `label_svg`
write these values, for the page or for a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.data.dates import End
from explorer.data.vocabulary import Family
from explorer.layout.font import Weight
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.line_path import LinePath
from explorer.presentation.drawing.map_areas import MapArea, MapFront
from explorer.presentation.drawing.outline import Outline, Point
from explorer.presentation.legend import LineSigns
from explorer.presentation.side_colours import SideColour


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """One of the places of a label.

    `side`, `anchor`: which way the text grows from a point in px relative to the mark. `zoom`:
    from which zoom on it is shown there; None where it waits for somebody to come near. `until`:
    the zoom at which the next spot takes over. `box`: left, top, right, bottom in px relative to
    the mark, at the zoom 1.
    """

    side: Side
    anchor: Point
    zoom: float | None
    until: float
    box: tuple[float, float, float, float]

    def is_shown(self, zoom: float) -> bool:
        """Whether the label is shown there at a zoom."""
        return self.zoom is not None and self.zoom <= zoom < self.until


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside a mark.

    `rows`: its lines. `scale`: of the picture's font size. `spots`: by growing zoom; the last
    one holds for good.
    """

    rows: tuple[str, ...]
    weight: Weight
    scale: float
    spots: tuple[LabelSpot, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """An actor or an alliance; compared by identity, since one look in one place is one value.

    `type`: an actor type or `ALLIANCE_TYPE`. `place`: the centre in px. `radius` of the circle
    around it, in px. `colours`: those of the sides on which it stands, none for no side.
    `name`: as assistive technology reads it. `is_open`: it is drawn as an outline, as it is on no
    side. `is_dot`: it is drawn as a mere dot, whatever its type.
    """

    id: str
    type: str
    place: Point
    radius: float
    outline: Outline
    colours: tuple[SideColour, ...]
    is_party: bool
    emphasis: Emphasis
    name: str
    label: Label | None
    is_open: bool = False
    is_dot: bool = False


@dataclass(frozen=True, slots=True)
class LineLink:
    """A link of a line, as the page filters it: days as ordinals, the rest as numbers."""

    first_day: int
    last_day: int
    shown_until: int
    kind: int
    theaters: tuple[int, ...]
    arrow: int
    confidence: int


@dataclass(frozen=True, slots=True, eq=False)
class MapLine:
    """A line: all links of one family between two marks; compared by identity, as marks are.

    `ends`: ids, the lesser first. `lane`: by how many lanes it bends aside. `arrows`: 0, or
    `FORWARD`, `BACK` or both. `width` in px. `is_hollow`: the strongest of its links are all
    disputed or only reported. `is_quiet`: it waits until somebody comes near. `change`: began,
    stayed, ended or unreported, "" where two dates are not compared. `links`: all that the line
    can stand for, at any date. `recent_ends`: as a `Line` has them. `homes`: where its two
    marks stand, if the line goes to the edge of an area instead of to one of them; it does so
    as long as they stand there. `is_leader`: it leads from a dot to the one that it belongs to.
    `is_band`: it is what the rivals of the file deal in. `is_in_band`: that line tells of it,
    too, so that it is not drawn beside it.
    """

    id: str
    ends: tuple[str, str]
    family: Family
    path: LinePath
    lane: float
    arrows: int
    width: float
    is_hollow: bool
    is_recent: bool
    is_underlaid: bool
    is_quiet: bool
    change: str
    emphasis: Emphasis
    name: str
    links: tuple[LineLink, ...]
    recent_ends: frozenset[End] = frozenset()
    homes: tuple[Point, Point] | None = None
    is_leader: bool = False
    is_band: bool = False
    is_in_band: bool = False


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map, ready to be written.

    `frame`: width and height in px. `extent`: left, top, right, bottom in px of all that is
    shown. `lines` and `marks`: by id, in the order in which they are drawn. `chart`: names the
    layout; drawings of one chart have everybody in the same place. `zoom`: px to a unit of the
    layout. `areas` and `fronts`: what lies below. `headings`: the names of theaters, each with its
    left and its foot in px. `is_rigid`: whether places may not be pulled
    apart along one side of a window. `shows_all`: whether lines that wait are drawn all the same.
    `line_signs`: which signs its lines bear.
    """

    frame: tuple[float, float]
    extent: tuple[float, float, float, float]
    chart: str
    zoom: float
    lines: Mapping[str, MapLine]
    marks: Mapping[str, Mark]
    areas: tuple[MapArea, ...] = ()
    fronts: tuple[MapFront, ...] = ()
    headings: tuple[tuple[str, Point], ...] = ()
    is_rigid: bool = False
    shows_all: bool = False
    line_signs: LineSigns = field(default_factory=LineSigns)

    def is_seen(self, line: MapLine) -> bool:
        """Whether one of its lines is seen before anybody comes near."""
        return not line.is_in_band and (self.shows_all or not line.is_quiet)
