"""Reads a finished drawing again, for tests that measure it without the code that made it."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.layout import main_backers
from explorer.layout.font import Weight, text_width

SVG = "{http://www.w3.org/2000/svg}"
FONT_SIZE = 12.0
ASCENT, DESCENT = 0.84, 0.26
"""Above and below the baseline of a line of text, in its font sizes."""

LIMIT = 0.11
"""Px by which two numbers may differ that were each written with one decimal."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ReadLabel:
    """A label as it is written, in one place: where its mark is, what it says and where.

    `zoom`: from which zoom on it is shown; None if it waits for ever. `until`: up to which.
    `box` at the zoom 1.
    """

    id: str
    centre: Point
    rows: tuple[str, ...]
    zoom: float | None
    until: float
    box: Box

    def at(self, zoom: float) -> Box:
        """The box at a zoom, in units of the drawing: the text keeps its size on the screen.

        It shrinks towards the point that it grows from, which is what the anchor says.
        """
        left, top, right, bottom = self.box
        x, y = self.growth
        return (
            x + (left - x) / zoom,
            y + (top - y) / zoom,
            x + (right - x) / zoom,
            y + (bottom - y) / zoom,
        )

    growth: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A mark as it is written: its corners, or the radius of its circle, around its centre."""

    id: str
    classes: frozenset[str]
    centre: Point
    corners: tuple[Point, ...]
    radius: float
    labels: tuple[ReadLabel, ...]
    is_shown: bool

    @property
    def box(self) -> Box:
        """Around what is filled, and around the whole of a ring."""
        x, y = self.centre
        if not self.corners:
            return x - self.radius, y - self.radius, x + self.radius, y + self.radius
        across, down = zip(*self.corners, strict=True)
        return x + min(across), y + min(down), x + max(across), y + max(down)

    def edge_distance(self, point: Point) -> float:
        """How far a point lies from the outline, in px."""
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        if not self.corners:
            return abs(math.hypot(x, y) - self.radius)
        return min(
            _segment_distance((x, y), one, other)
            for one, other in pairwise((*self.corners, self.corners[0]))
        )

    def is_covered_by(self, box: Box) -> bool:
        """Whether a box covers any of it, by more than rounding."""
        left, top, right, bottom = box
        left, top, right, bottom = left + LIMIT, top + LIMIT, right - LIMIT, bottom - LIMIT
        if left >= right or top >= bottom:
            return False
        x, y = self.centre
        if not self.corners:
            near = (min(max(x, left), right) - x, min(max(y, top), bottom) - y)
            return math.hypot(*near) < self.radius - LIMIT
        rows = [(x + dx, y + dy) for dx, dy in self.corners]
        return bool(_clipped(rows, (left, top, right, bottom)))


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it is written: its points, its arrowheads as triangles (the tip first)."""

    id: str
    classes: frozenset[str]
    ends: tuple[str, str]
    points: tuple[Point, ...]
    heads: tuple[tuple[Point, Point, Point], ...]
    width: float
    is_shown: bool
    links: str

    @property
    def is_bare(self) -> bool:
        """Whether it runs from centre to centre, as between marks that are too near."""
        return len(self.points) == 2 and not self.heads


@dataclass(frozen=True, slots=True)
class ReadDrawing:
    """All lines and marks of a drawing, by id, in the order in which they are drawn."""

    root: ET.Element
    lines: dict[str, ReadLine]
    marks: dict[str, ReadMark]

    def labels(self, zoom: float = 1.0) -> list[ReadLabel]:
        """The labels that are shown at a zoom."""
        return [
            label
            for mark in self.marks.values()
            for label in mark.labels
            if label.zoom is not None and label.zoom <= zoom < label.until
        ]


def read_drawing(svg: str) -> ReadDrawing:
    """What is drawn in an SVG, of the page or of a file."""
    root = ET.fromstring(svg)
    lines: dict[str, ReadLine] = {}
    marks: dict[str, ReadMark] = {}
    for group in root.iter(f"{SVG}g"):
        if (id_ := group.get("data-id")) is None:
            continue
        classes = group.get("class", "").split()
        if not {"area", "front"}.isdisjoint(classes):
            continue
        if "line" in classes:
            assert id_ not in lines
            lines[id_] = _read_line(id_, group)
        else:
            assert id_ not in marks
            marks[id_] = _read_mark(id_, group)
    return ReadDrawing(root, lines, marks)


def read_path(d: str) -> list[list[Point]]:
    """The parts of a path that knows M, L, Q and Z alone: the points of each, in order."""
    assert re.fullmatch(r"(?:[MLQZ]|-?\d+(?:\.\d)?| )*", d), d
    parts: list[list[Point]] = []
    for command, rest in re.findall(r"([MLQZ])([^MLQZ]*)", d):
        numbers = [float(one) for one in rest.split()]
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "M":
            parts.append([])
        assert len(places) == {"M": 1, "L": 1, "Q": 2, "Z": 0}[command], d
        parts[-1] += places
    return parts


def _read_line(id_: str, group: ET.Element) -> ReadLine:
    paths = {path.get("class"): path for path in group.iter(f"{SVG}path")}
    stroke = paths["stroke"]
    [points] = read_path(stroke.attrib["d"])
    for name in ("under", "core"):
        assert name not in paths or paths[name].attrib["d"] == stroke.attrib["d"]
    heads = read_path(paths["head"].attrib["d"]) if "head" in paths else []
    return ReadLine(
        id_,
        frozenset(group.attrib["class"].split()),
        (group.attrib["data-from"], group.attrib["data-to"]),
        tuple(points),
        tuple((tip, left, right) for tip, left, right in heads),
        float(stroke.attrib["stroke-width"]),
        group.get("display") != "none",
        group.get("data-links", ""),
    )


def _read_mark(id_: str, group: ET.Element) -> ReadMark:
    found = re.fullmatch(r"translate\((\S+) (\S+)\)", group.attrib["transform"])
    assert found
    centre = (float(found[1]), float(found[2]))
    [shape] = [part for part in group if part.get("class") == "mark"]
    corners: tuple[Point, ...] = ()
    radius = 0.0
    is_ring = not {"person", "open"}.isdisjoint(group.attrib["class"].split())
    if shape.tag == f"{SVG}circle":
        radius = float(shape.attrib["r"])
        # Whoever is chosen has a thicker edge, for which nobody makes room.
        radius += min(float(shape.attrib["stroke-width"]), 2.0) / 2 if is_ring else 0.0
    else:
        pairs = [one.split(",") for one in shape.attrib["points"].split()]
        corners = tuple((float(x), float(y)) for x, y in pairs)
    labels = tuple(_read_label(id_, centre, text) for text in group.findall(f"{SVG}text"))
    for one, other in pairwise(labels):
        # Each zoom has one place.
        assert one.zoom is not None
        assert one.zoom < one.until <= (other.zoom or math.inf)
    assert not labels or labels[-1].until == math.inf
    return ReadMark(
        id_,
        frozenset(group.attrib["class"].split()),
        centre,
        corners,
        radius,
        labels,
        group.get("display") != "none",
    )


def _read_label(id_: str, centre: Point, text: ET.Element) -> ReadLabel:
    size = FONT_SIZE * float(text.get("font-size", "1em").removesuffix("em"))
    weight = Weight(int(text.attrib["font-weight"]))
    spans = text.findall(f"{SVG}tspan")
    rows = tuple("".join(span.itertext()) for span in spans)
    steps = [float(span.attrib["dy"].removesuffix("em")) * size for span in spans]
    [x] = {float(span.attrib["x"]) for span in spans}
    width = max(text_width(row, size, weight) for row in rows)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[text.attrib["text-anchor"]]
    y = float(text.attrib["y"])
    top = y + steps[0] - ASCENT * size
    bottom = y + sum(steps) + DESCENT * size
    zoom = text.get("data-zoom")
    is_waiting = "waits" in text.attrib["class"].split()
    return ReadLabel(
        id_,
        centre,
        rows,
        float(zoom) if zoom else (None if is_waiting else 1.0),
        float(text.get("data-until", "inf")),
        _moved((left, top, left + width, bottom), centre),
        (centre[0] + x, centre[1] + y),
    )


def _moved(box: Box, by: Point) -> Box:
    return box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1]


# ------------------------------------------------------------------ what must hold


def is_inside(box: Box, frame: Box) -> bool:
    """Whether a box lies in a frame, but for rounding."""
    return (
        box[0] >= frame[0] - LIMIT
        and box[1] >= frame[1] - LIMIT
        and box[2] <= frame[2] + LIMIT
        and box[3] <= frame[3] + LIMIT
    )


def overlaps(boxes: Iterable[tuple[str, Box]]) -> Iterator[tuple[str, str]]:
    """Which boxes cover each other by more than rounding, by their ids."""
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        if across > LIMIT and down > LIMIT:
            yield one, other


DOTS = frozenset({"person", "body", "company", "party", "alliance"})
"""The classes of marks that are dots, unless they are parties of a theater or main backers."""


def important_nodes(dataset: Dataset) -> frozenset[str]:
    """Whose labels lie over dots rather than wait: parties of theaters, and main backers."""
    parties = {party for theater in dataset.theaters.values() for party in theater.parties}
    return frozenset(parties.union(main_backers(dataset, build_graph(dataset))))


def covered_marks(
    drawing: ReadDrawing, important: Collection[str], zoom: float = 1.0
) -> list[tuple[str, str]]:
    """Which labels cover which foreign marks at a zoom, and should not."""
    return [
        (label.id, mark.id)
        for label in drawing.labels(zoom)
        for mark in drawing.marks.values()
        if mark.id != label.id
        and mark.is_covered_by(label.at(zoom))
        and not (label.id in important and mark.id not in important and mark.classes & DOTS)
    ]


def tips(line: ReadLine, arrows: int) -> tuple[Point, Point]:
    """Where a line ends at its two marks: at the tips of its arrows, or at its own ends.

    `arrows`: 1 at its second end, 2 at its first, as the line says.
    """
    heads = list(line.heads)
    first = heads.pop(0)[0] if arrows & 2 and heads else line.points[0]
    second = heads.pop(0)[0] if arrows & 1 and heads else line.points[-1]
    assert not heads
    return first, second


def _segment_distance(point: Point, one: Point, other: Point) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    share = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(point[0] - one[0] - share * dx, point[1] - one[1] - share * dy)


def _clipped(corners: list[Point], box: Box) -> list[Point]:
    """What of a polygon lies in a box (Sutherland and Hodgman); none if they are apart."""
    left, top, right, bottom = box
    sides = ((0, 1, left), (0, -1, -right), (1, 1, top), (1, -1, -bottom))
    for axis, sign, limit in sides:
        kept: list[Point] = []
        for one, other in pairwise((*corners, corners[0])) if corners else ():
            a, b = sign * one[axis] - limit, sign * other[axis] - limit
            if a >= 0:
                kept.append(one)
            if (a >= 0) != (b >= 0):
                share = a / (a - b)
                kept.append(
                    (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))
                )
        corners = kept
    return corners
