"""From a view to the drawing of its map: every mark, line and label with its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

import networkx as nx

from explorer.data.vocabulary import ACTOR_TYPES, ALLIANCE_KINDS
from explorer.data.words import count_noun
from explorer.graph.view import ALL, View
from explorer.layout import CampMap
from explorer.layout.label_box import Box
from explorer.presentation.drawing.dataset_looks import DatasetLooks
from explorer.presentation.drawing.emphasis import StandingOut, standing_out
from explorer.presentation.drawing.fit import MAX_STRETCH, Fit, Rectangle, extent_of, fit_extent
from explorer.presentation.drawing.label_place import LabelPlace, LabelRequest, Side
from explorer.presentation.drawing.label_placement import ZOOM_STEPS, place_labels
from explorer.presentation.drawing.label_text import LABEL_SIZE
from explorer.presentation.drawing.line_bends import line_bends
from explorer.presentation.drawing.line_ink import Stroke
from explorer.presentation.drawing.line_path import LineEnd, control_point, line_path
from explorer.presentation.drawing.outline import OUTLINE_REACHES, Point, mark_outline
from explorer.presentation.drawing.scene import (
    Emphasis,
    Label,
    LabelSpot,
    MapDrawing,
    MapLine,
    Mark,
)
from explorer.presentation.drawing.strong_lines import quiet_lines
from explorer.presentation.legend import LineSigns
from explorer.presentation.lines import Line, bundle_lines
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.side_colours import SideColour, SideColours, side_words
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    CAMP_COLOUR_COUNT,
    HOLLOW_LEAST,
    NO_CAMP_CLASS,
    UNDERLAY_WIDTH,
    camp_class_name,
    line_width,
)
from explorer.workspace import Shown, Workspace

QUIET_ZOOM = 1.5
"""From which zoom on people, bodies, companies and agreements have labels where there is room."""

CACHED_PLACEMENTS = 64
"""For how many sets of marks the places of their labels are kept: up to 60 kB each for 100
marks. Of a large file, where one takes a megabyte, there are `workspace.LARGE_ANSWERS`."""

CACHED_PARTS = 8192
"""How many marks, and how many lines, are kept: the same look in the same place is one value.

Each takes some 2 kB, all together at most 35 MB, however large the file is.
"""

Bends = Mapping[tuple[str, str], float]
"""For each pair that bends aside, by how many lanes its lines do."""

_WAITING = (LabelPlace(Side.BELOW, 0.0, None),)
_COLOURS_BY_CLASS: dict[str, tuple[SideColour, ...]] = {
    **{camp_class_name(index): (SideColour(index),) for index in range(CAMP_COLOUR_COUNT)},
    NO_CAMP_CLASS: (),
}


@dataclass(frozen=True, slots=True)
class _DrawingContext:
    """What all parts of one drawing need to know.

    `places`, `sizes` (diameters) and `extent` are in px of the layout.
    """

    shown: Shown
    overlay: Overlay
    standing: StandingOut
    places: Mapping[str, Point]
    sizes: Mapping[str, float]
    extent: Rectangle
    fit: Fit
    frame: Rectangle | None

    @property
    def graph(self) -> nx.MultiDiGraph:
        return self.shown.drawn

    @property
    def layout(self) -> CampMap:
        return self.shown.layout


class _MarkLook(NamedTuple):
    """All that the look of a mark depends on."""

    node: str
    type: str
    place: Point
    radius: float
    colours: tuple[SideColour, ...]
    is_party: bool
    emphasis: Emphasis
    name: str
    label: Label


class _LineLook(NamedTuple):
    """All that the look of a line depends on."""

    line: Line
    lane: float
    first: LineEnd
    second: LineEnd
    is_underlaid: bool
    is_quiet: bool
    change: str
    emphasis: Emphasis


class MapMaker:
    """Draws maps of one dataset; what does not depend on the view is worked out once.

    Nothing that it gives depends on what was asked before. Threads may share it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._looks = DatasetLooks(workspace.dataset, workspace.graph)
        # Bound to the instance, so that they are forgotten together with its dataset.
        self._placed = lru_cache(workspace.kept_answers(CACHED_PLACEMENTS))(place_labels)
        self._chart_lines = cache(self._make_chart_lines)
        self._chart_bends = cache(self._make_chart_bends)
        self._mark = lru_cache(maxsize=CACHED_PARTS)(_mark)
        self._line = lru_cache(maxsize=CACHED_PARTS)(self._make_line)

    def drawing(self, view: View, overlay: Overlay, frame: Rectangle | None = None) -> MapDrawing:
        """The drawing of what a view shows.

        Args:
            view: What to show; its dragged places are kept.
            overlay: What a question or a story lights up.
            frame: Left, top, right, bottom in px of a picture that is to be filled. None: the
                layout as it was made, and labels say from which zoom on they are shown; that
                is what the page moves about in.

        """
        shown = self._workspace.shown(view)
        lines = bundle_lines(shown.drawn, view.last_day)
        ends = {line.id: (line.source, line.target) for line in lines}
        standing = standing_out(shown.drawn, ends, view.selected_nodes, overlay)
        return self._drawing(view, lines, _context(view, shown, overlay, standing, frame))

    def line_signs(self, view: View, overlay: Overlay) -> LineSigns:
        """Which signs the lines of `drawing` bear, without drawing them."""
        lines = bundle_lines(self._workspace.shown(view).drawn, view.last_day)
        return LineSigns(
            any(line.id in overlay.highlighted_lines for line in lines),
            any(line.recent for line in lines),
            any(map(self._is_hollow, lines)),
            frozenset(end for line in lines for end in line.recent_ends),
        )

    def _is_hollow(self, line: Line) -> bool:
        return self._looks.doubtful.issuperset(line.links)

    def whole(self) -> MapDrawing:
        """All marks and lines of the dataset, at any date, in the layout of all theaters.

        With these the page shows what another filter leaves before the answer is there. Of a
        file that is too large for one picture there are none.
        """
        view = View()
        shown = self._workspace.shown(view)
        if self._workspace.is_large:
            nothing = nx.freeze(nx.MultiDiGraph())
            shown = replace(shown, graph=nothing, drawn=nothing)
        # On which side somebody stands is known with the answer: no colour says what is not so.
        shown = replace(shown, sides={}, hues={})
        context = _context(view, shown, Overlay(), StandingOut(), None)
        return self._drawing(view, bundle_lines(shown.drawn), context)

    def _drawing(self, view: View, lines: Sequence[Line], context: _DrawingContext) -> MapDrawing:
        bends = self._bends(view, lines, context)
        marks = self._marks(view.theater, lines, bends, context)
        drawn = self._lines(lines, marks, bends, context, self._quiet(view, lines, context))
        frame = context.frame
        left, top, right, bottom = frame or (0.0, 0.0, *map(float, context.layout.frame))
        return MapDrawing(
            frame=(right - left, bottom - top),
            extent=context.extent if frame is None else frame,
            chart=view.theater or ALL,
            zoom=context.fit.zoom,
            lines={line.id: line for line in drawn},
            marks=marks,
        )

    def _quiet(
        self, view: View, lines: Sequence[Line], context: _DrawingContext
    ) -> Collection[str]:
        """The lines that wait until somebody comes near; none of those that stand out."""
        pair = self._workspace.areas.rivals
        standing = context.standing.kept or frozenset()
        apart = context.overlay.highlighted_lines | standing | context.standing.chosen
        waiting = quiet_lines(
            self._workspace.dataset,
            view,
            lines,
            pair.both if pair else (),
            context.overlay.change_by_line,
        )
        return waiting - apart

    def _bends(self, view: View, lines: Sequence[Line], context: _DrawingContext) -> Bends:
        """By how many lanes the lines of each pair bend aside to pass by other marks.

        On the page those of all marks and lines that the chart has at any date, so that a filter
        moves no line; in a file, and where somebody was dragged, those that are drawn.
        """
        if context.frame is None and not view.places and not self._workspace.is_large:
            return self._chart_bends(view.theater)
        return self._bends_of(lines, context)

    def _make_chart_bends(self, theater: str | None) -> Bends:
        view = View(theater=theater)
        shown = self._workspace.shown(view)
        context = _context(view, shown, Overlay(), StandingOut(), None)
        return self._bends_of(bundle_lines(shown.drawn), context)

    def _bends_of(self, lines: Sequence[Line], context: _DrawingContext) -> Bends:
        lanes: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for line, lane in zip(lines, _lanes(lines), strict=True):
            lanes[line.source, line.target].append(lane)
        centres = {node: context.fit.place(place) for node, place in context.places.items()}
        return line_bends(lanes, centres, {node: _reach(context, node) for node in context.places})

    def _marks(
        self,
        theater: str | None,
        lines: Sequence[Line],
        bends: Bends,
        context: _DrawingContext,
    ) -> dict[str, Mark]:
        """The marks, the least important first, so that the others lie above them."""
        layout, overlay = context.layout, context.overlay
        order = [node for node in layout.priority if node in context.graph]
        centres = {node: context.fit.place(context.places[node]) for node in order}
        radii = {node: round(context.sizes[node] / 2 * context.fit.zoom, 1) for node in order}
        types = {node: _shape_type(context.graph.nodes[node]) for node in order}
        reaches = {node: OUTLINE_REACHES[types[node]] * radii[node] for node in order}
        strokes = self._strokes(theater, lines, centres, bends, context)
        labels = self._labels(context, centres, radii, reaches, strokes)
        names = self._mark_names(context)
        colours = SideColours(context.shown)
        marks: dict[str, Mark] = {}
        for node in reversed(order):
            told = overlay.camp_by_node.get(node)
            marks[node] = self._mark(
                _MarkLook(
                    node,
                    types[node],
                    centres[node],
                    radii[node],
                    colours.of(node) if told is None else _COLOURS_BY_CLASS[told],
                    node in self._looks.parties,
                    context.standing.of(node),
                    names[node],
                    labels[node],
                )
            )
        return marks

    def _mark_names(self, context: _DrawingContext) -> dict[str, str]:
        """What each mark says: "Turkey, state, with Syrian opp. and GNA; 14 links"."""
        links = dict(context.graph.degree)
        names = {}
        for node, data in context.graph.nodes(data=True):
            words = [data["name"]]
            if data["node"] == "actor":
                words.append(ACTOR_TYPES[data["type"]].label.lower())
                sides = (side for side in context.shown.sides.get(node, ()) if side.party != node)
                words += filter(None, [side_words(self._workspace.dataset, sides)])
            else:
                words.append(ALLIANCE_KINDS[data["type"]].label.lower())
            names[node] = f"{', '.join(words)}; {count_noun(links[node], 'link')}"
        return names

    def _labels(
        self,
        context: _DrawingContext,
        centres: Mapping[str, Point],
        radii: Mapping[str, float],
        reaches: Mapping[str, float],
        strokes: tuple[Stroke, ...],
    ) -> dict[str, Label]:
        """The label of each mark; where some stand out, only theirs need room.

        All in px, the most important first. `reaches`: how far the farthest corners are off.
        """
        boxes, quiet, kept = context.layout.boxes, context.layout.quiet, context.standing.kept
        requests = {
            node: LabelRequest(
                node,
                *centre,
                radii[node],
                reaches[node],
                boxes[node].label_width,
                boxes[node].label_height,
                must_show=node in self._looks.important,
                least_zoom=0.0 if kept is not None or node not in quiet else QUIET_ZOOM,
            )
            for node, centre in centres.items()
        }
        wanted = tuple(
            requests[node]
            for node in sorted(requests, key=quiet.__contains__)
            if kept is None or node in kept
        )
        discs = {node: (*centre, reaches[node]) for node, centre in centres.items()}
        width, height = map(float, context.layout.frame)
        found = self._placed(
            wanted,
            tuple(disc for node, disc in discs.items() if node not in quiet),
            context.frame or (0.0, 0.0, width, height),
            ZOOM_STEPS if context.frame is None else (1.0,),
            strokes=strokes,
            max_stretch=MAX_STRETCH if context.frame is None else 1.0,
            dots=tuple(disc for node, disc in discs.items() if node in quiet),
        )
        return {
            node: _label(boxes[node], request, found.get(node, _WAITING))
            for node, request in requests.items()
        }

    def _strokes(
        self,
        theater: str | None,
        lines: Sequence[Line],
        centres: Mapping[str, Point],
        bends: Bends,
        context: _DrawingContext,
    ) -> tuple[Stroke, ...]:
        """What labels should not lie over: all lines that are not faint, the wide ones most.

        On the page those of all dates and kinds that the chart has between these marks, drawn or
        not: so labels stay while somebody drags the date or changes a filter, and as long as the
        marks are the same none is placed anew, for hardly more lines under them. In a file those
        that are drawn. One that is underlaid is as wide as what lies under it.
        """
        kept, underlaid = context.standing.kept, context.overlay.highlighted_lines
        if context.frame is None and not self._workspace.is_large:
            weighed = self._chart_lines(theater)
        else:
            weighed = self._weighed(lines)
        strokes = []
        for line, lane, weight in weighed:
            if line.source not in centres or line.target not in centres:
                continue
            if kept is not None and line.id not in kept:
                continue
            ends = centres[line.source], centres[line.target]
            more = UNDERLAY_WIDTH * (line.id in underlaid)
            bend = lane + bends.get((line.source, line.target), 0.0)
            strokes.append(Stroke(ends[0], control_point(*ends, bend), ends[1], weight + more))
        return tuple(strokes)

    def _make_chart_lines(self, theater: str | None) -> list[tuple[Line, float, float]]:
        """All lines of a chart, at any date, as `_weighed` gives them."""
        return self._weighed(bundle_lines(self._workspace.select(View(theater=theater))))

    def _weighed(self, lines: Sequence[Line]) -> list[tuple[Line, float, float]]:
        """Lines with their lanes and with their widths, where those of parties count twice."""
        parties = self._looks.parties
        return [
            (
                line,
                lane,
                self._width(line) * (1 if parties.isdisjoint((line.source, line.target)) else 2),
            )
            for line, lane in zip(lines, _lanes(lines), strict=True)
        ]

    def _lines(
        self,
        lines: Sequence[Line],
        marks: Mapping[str, Mark],
        bends: Bends,
        context: _DrawingContext,
        quiet: Collection[str],
    ) -> list[MapLine]:
        """The lines, the thin ones first, so that the wide and the underlaid lie above them."""
        overlay = context.overlay
        drawn = []
        for line, lane in zip(lines, _lanes(lines), strict=True):
            first, second = marks[line.source], marks[line.target]
            drawn.append(
                self._line(
                    _LineLook(
                        line,
                        lane + bends.get((line.source, line.target), 0.0),
                        LineEnd(first.place, first.outline),
                        LineEnd(second.place, second.outline),
                        line.id in overlay.highlighted_lines,
                        line.id in quiet,
                        overlay.change_by_line.get(line.id, ""),
                        context.standing.of(line.id),
                    )
                )
            )
        drawn.sort(key=lambda line: (line.is_underlaid, line.width, line.id))
        return drawn

    def _width(self, line: Line) -> float:
        # What is over weighs nothing any more.
        holding = () if line.recent else line.holding
        strength = max((self._looks.strength[key] for key in holding), default=0.0)
        width = line_width(line.family, strength)
        return max(width, HOLLOW_LEAST) if self._is_hollow(line) else width

    def _make_line(self, look: _LineLook) -> MapLine:
        line = look.line
        width = self._width(line)
        return MapLine(
            id=line.id,
            ends=(line.source, line.target),
            family=line.family,
            path=line_path(look.first, look.second, look.lane, line.arrows, width),
            lane=look.lane,
            arrows=line.arrows,
            width=width,
            is_hollow=self._is_hollow(line),
            is_recent=line.recent,
            is_underlaid=look.is_underlaid,
            is_quiet=look.is_quiet,
            change=look.change,
            emphasis=look.emphasis,
            name=self._looks.line_name(line),
            links=self._looks.links[line.id],
            recent_ends=line.recent_ends,
        )


def _reach(context: _DrawingContext, node: str) -> float:
    """How far the farthest corner of a mark is from its centre, in px."""
    radius = context.sizes[node] / 2 * context.fit.zoom
    return OUTLINE_REACHES[_shape_type(context.graph.nodes[node])] * radius


def _lanes(lines: Sequence[Line]) -> Iterator[float]:
    """By how many lanes each line bends aside, so that those of a pair lie side by side."""
    count = Counter((line.source, line.target) for line in lines)
    seen: Counter[tuple[str, str]] = Counter()
    for line in lines:
        ends = (line.source, line.target)
        yield seen[ends] - (count[ends] - 1) / 2
        seen[ends] += 1


def _context(
    view: View,
    shown: Shown,
    overlay: Overlay,
    standing: StandingOut,
    frame: Rectangle | None,
) -> _DrawingContext:
    layout = shown.layout
    places = {node: view.places.get(node, layout.places[node]) for node in shown.drawn}
    width, height = map(float, layout.frame)
    sizes = {node: overlay.sizes.get(node, layout.sizes[node]) for node in shown.drawn}
    extent = extent_of(_boxes(layout, places, sizes)) or (0.0, 0.0, width, height)
    fit = Fit()
    if frame is not None:
        # A px less, as places and radii are rounded.
        left, top, right, bottom = frame
        fit = fit_extent(extent, (left + 1, top + 1, right - 1, bottom - 1))
    return _DrawingContext(shown, overlay, standing, places, sizes, extent, fit, frame)


def _mark(look: _MarkLook) -> Mark:
    return Mark(
        id=look.node,
        type=look.type,
        place=look.place,
        radius=look.radius,
        outline=mark_outline(look.type, look.radius),
        colours=look.colours,
        is_party=look.is_party,
        emphasis=look.emphasis,
        name=look.name,
        label=look.label,
    )


def _shape_type(data: Mapping[str, str]) -> str:
    """The type by whose shape a node of the graph is drawn."""
    return str(data["type"]) if data["node"] == "actor" else ALLIANCE_TYPE


def _label(box: Box, request: LabelRequest, places: Sequence[LabelPlace]) -> Label:
    return Label(
        rows=box.lines,
        weight=box.weight,
        scale=box.size / LABEL_SIZE,
        spots=tuple(
            LabelSpot(
                place.side, place.anchor(request), place.zoom, place.until, place.box(request)
            )
            for place in places
        ),
    )


def _boxes(
    layout: CampMap, places: Mapping[str, Point], sizes: Mapping[str, float]
) -> Iterator[Rectangle]:
    """The room of every mark with its label below it; `sizes` are diameters in px."""
    for node, (x, y) in places.items():
        box = layout.boxes[node]
        radius = sizes[node] / 2
        half = max(box.width / 2, radius)
        yield x - half, y - radius, x + half, y + radius + box.height - box.diameter
