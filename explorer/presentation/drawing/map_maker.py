"""From a view to the drawing of its map: every mark, line and label with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.vocabulary import ACTOR_TYPES, ALLIANCE_KINDS, Family
from explorer.data.words import count_noun
from explorer.graph.view import ALL, View, default_view
from explorer.layout import AreaMap, CampMap
from explorer.layout.area_map import HEADING_SIZE
from explorer.layout.area_routes import MapWayKey
from explorer.layout.label_box import Box
from explorer.presentation.drawing.area_signs import area_signs
from explorer.presentation.drawing.dataset_looks import DatasetLooks
from explorer.presentation.drawing.emphasis import Emphasis, StandingOut, foremost, standing_out
from explorer.presentation.drawing.fit import MAX_STRETCH, Fit, Rectangle, extent_of, fit_extent
from explorer.presentation.drawing.fixed_ends import (
    AreaLine,
    area_line,
    edge_point,
    told_by_fronts,
    told_elsewhere,
)
from explorer.presentation.drawing.inner_label import inner_spot, with_inner
from explorer.presentation.drawing.label_place import LabelPlace, LabelRequest, Side
from explorer.presentation.drawing.label_placement import ZOOM_STEPS, place_labels
from explorer.presentation.drawing.label_text import LABEL_SIZE
from explorer.presentation.drawing.leaders import LEADER_WIDTH, is_leader
from explorer.presentation.drawing.line_bends import line_bends
from explorer.presentation.drawing.line_ink import Stroke
from explorer.presentation.drawing.line_path import (
    LineEnd,
    control_point,
    fixed_path,
    line_path,
    trimmed_way,
)
from explorer.presentation.drawing.map_areas import (
    MapFront,
    drawn_areas,
    front_ends,
    map_areas,
    map_fronts,
)
from explorer.presentation.drawing.outline import OUTLINE_REACHES, Point, mark_outline
from explorer.presentation.drawing.rival_band import (
    BAND_FAMILIES,
    BAND_WIDTH,
    is_band,
    told_by_band,
)
from explorer.presentation.drawing.scene import (
    Label,
    LabelSpot,
    MapDrawing,
    MapLine,
    Mark,
)
from explorer.presentation.drawing.strong_lines import asks_for_lines, is_strong, quiet_lines
from explorer.presentation.legend import LineSigns
from explorer.presentation.lines import Line, bundle_lines
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.overview.labels import Labels
from explorer.presentation.side_colours import SideColour, SideColours, side_words
from explorer.presentation.theme import (
    ALLIANCE_TYPE,
    CAMP_COLOUR_COUNT,
    HOLLOW_LEAST,
    NO_CAMP_CLASS,
    OUTLINE_WIDTH,
    UNDERLAY_WIDTH,
    camp_class_name,
    line_width,
)
from explorer.workspace import Shown, Workspace

QUIET_ZOOM = 1.5
"""From which zoom on people, bodies, companies and agreements have labels where there is room."""

LEAST_RADIUS = 2.0
"""Px of the radius of a mark at least."""

AREA_EDGE_WEIGHT = 8.0
"""How much each px of the edge of an area counts that a label covers, as a line of that width."""

HEADING_AIR = 8.0
"""Px above the name of a theater."""

LINE_AIR = 4.0
"""Px around the strong lines of a map by areas that are in the picture."""

LABEL_MARGIN = 6.0
"""Px at the left and the right of a map by areas for labels that are larger than at zoom 1."""

CACHED_PLACEMENTS = 64
"""For how many sets of marks the places of their labels are kept: up to 60 kB each for 100
marks. Of a large file, where one takes a megabyte, there are `workspace.LARGE_ANSWERS`."""

CACHED_PARTS = 8192
"""How many marks, and how many lines, are kept: the same look in the same place is one value.

Each takes some 2 kB, all together at most 35 MB, however large the file is.
"""

Bends = Mapping[tuple[str, str], float]
"""For each pair that bends aside, by how many lanes its lines do."""

_Chart = tuple[str | None, str | None]
"""Of which theater a map is, and which party's areas it shows larger."""

_WAITING = (LabelPlace(Side.BELOW, 0.0, None),)
_COLOURS_BY_CLASS: dict[str, tuple[SideColour, ...]] = {
    **{camp_class_name(index): (SideColour(index),) for index in range(CAMP_COLOUR_COUNT)},
    NO_CAMP_CLASS: (),
}


@dataclass(frozen=True, slots=True)
class _DrawingContext:
    """What all parts of one drawing need to know.

    `places`, `sizes` (diameters), `extent` and `areas` are in px of the layout. `picture`: who is a
    side, where the map shows areas. `dragged`: who does not stand where the layout has it.
    """

    shown: Shown
    overlay: Overlay
    standing: StandingOut
    places: Mapping[str, Point]
    sizes: Mapping[str, float]
    extent: Rectangle
    fit: Fit
    frame: Rectangle | None
    picture: AreaPicture | None = None
    areas: Mapping[SideKey, Rectangle] = field(default_factory=dict)
    dragged: frozenset[str] = frozenset()

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
    is_open: bool
    is_dot: bool


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
    way: tuple[Point, ...] | None
    is_band: bool
    told: tuple[Line, ...]
    is_in_band: bool
    is_leader: bool


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
        self._edge_point = lru_cache(maxsize=CACHED_PARTS)(self._find_edge_point)
        self._obstacles = cache(self._make_obstacles)
        self._strong_lines = cache(self._make_strong_lines)
        self._chart_strokes = cache(self._make_chart_strokes)
        self._is_strong = lru_cache(maxsize=CACHED_PARTS)(self._find_is_strong)

    def drawing(self, view: View, overlay: Overlay, frame: Rectangle | None = None) -> MapDrawing:
        """The drawing of what a view shows.

        Args:
            view: What to show; its dragged places are kept.
            overlay: What a question or a story lights up.
            frame: Left, top, right, bottom in px of a picture that is to be filled. None: the
                layout as it was made, and labels say from which zoom on they are shown; that
                is what the page moves about in.

        """
        lines, context = self._lines_and_context(view, overlay, frame)
        return self._drawing(view, lines, context)

    def line_signs(self, view: View, overlay: Overlay) -> LineSigns:
        """Which signs the lines of `drawing` bear, without drawing them."""
        lines, context = self._lines_and_context(view, overlay)
        fronts = self._fronts(view, context)
        waiting = self._waiting(view, lines, context, fronts)
        return self._signs(view, lines, context, fronts, waiting)

    def _signs(
        self,
        view: View,
        lines: Sequence[Line],
        context: _DrawingContext,
        fronts: Sequence[MapFront],
        waiting: frozenset[str],
    ) -> LineSigns:
        """Which signs the lines of a map bear; on a map by areas those that are drawn at once."""
        quiet = waiting - _standing_apart(context)
        by_areas, lit = None, context.overlay.highlighted_lines
        is_any_highlighted = any(line.id in lit for line in lines)
        if context.picture is not None:
            told = {line for some in self._told_by_band(lines, context).values() for line in some}
            hidden = frozenset() if view.all_lines else quiet
            lines = [
                line
                for line in lines
                if line not in told
                and line.id not in hidden
                # What leads to a dot is told with the dots.
                and (view.all_lines or not is_leader(line, context.layout))
            ]
            by_areas = area_signs(
                Labels(context.picture, self._day(view)),
                context.areas,
                fronts,
                lines,
                rivals=_rivals(context.layout),
                is_hollow=self._is_hollow,
            )
        return LineSigns(
            is_any_highlighted,
            any(line.recent for line in lines),
            any(map(self._is_hollow, lines)),
            frozenset(end for line in lines for end in line.recent_ends),
            by_areas,
            len(quiet),
        )

    def _lines_and_context(
        self, view: View, overlay: Overlay, frame: Rectangle | None = None
    ) -> tuple[Sequence[Line], _DrawingContext]:
        shown = self._workspace.shown(view)
        lines = bundle_lines(shown.drawn, view.last_day)
        ends = {line.id: (line.source, line.target) for line in lines}
        picture = self._picture(view, shown)
        fronts: Mapping[str, tuple[str, str]] = {}
        if picture is not None and isinstance(shown.layout, AreaMap):
            fronts = front_ends(picture, drawn_areas(picture, shown.layout))
        standing = standing_out(shown.drawn, ends, view.selected_nodes, overlay, fronts)
        return lines, _context(view, shown, overlay, standing, frame, picture=picture)

    def _fronts(self, view: View, context: _DrawingContext) -> tuple[MapFront, ...]:
        if context.picture is None:
            return ()
        look = context.standing.of
        return map_fronts(context.picture, context.areas, context.fit, self._day(view), look)

    def _picture(self, view: View, shown: Shown) -> AreaPicture | None:
        """Who is a side, where there is anything to see on a map by areas."""
        if not (isinstance(shown.layout, AreaMap) and len(shown.drawn)):
            return None
        return self._workspace.area_picture(view)

    def _day(self, view: View) -> int:
        """The last of the days shown, an ordinal; that of the dataset where any is."""
        return view.last_day or self._workspace.dataset.as_of.toordinal()

    def _is_hollow(self, line: Line) -> bool:
        """Whether what makes a line as wide as it is rests on doubtful links alone."""
        strength = self._looks.strength
        most = max(strength[key] for key in line.holding)
        return all(key in self._looks.doubtful for key in line.holding if strength[key] == most)

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
        context = _context(view, shown, Overlay(), StandingOut())
        return self._drawing(view, bundle_lines(shown.drawn), context)

    def _drawing(self, view: View, lines: Sequence[Line], context: _DrawingContext) -> MapDrawing:
        fronts = self._fronts(view, context)
        bends = self._bends(view, lines, context)
        marks = self._marks(view.theater, lines, bends, context)
        waiting = self._waiting(view, lines, context, fronts)
        drawn = self._lines(lines, marks, bends, context, waiting)
        frame = context.frame
        left, top, right, bottom = frame or (0.0, 0.0, *map(float, context.layout.frame))
        return MapDrawing(
            frame=(right - left, bottom - top),
            extent=context.extent if frame is None else frame,
            chart=_chart_name(context.layout, view),
            zoom=context.fit.zoom,
            lines={line.id: line for line in drawn},
            marks=marks,
            areas=map_areas(context.picture, context.areas, context.fit) if context.picture else (),
            fronts=fronts,
            headings=tuple(
                (self._workspace.dataset.theaters[theater].name.upper(), context.fit.place(place))
                for theater, place in _headings(context.layout, context.areas).items()
            ),
            is_rigid=isinstance(context.layout, AreaMap),
            shows_all=view.all_lines,
            line_signs=self._signs(view, lines, context, fronts, waiting),
        )

    def _waiting(
        self,
        view: View,
        lines: Sequence[Line],
        context: _DrawingContext,
        fronts: Sequence[MapFront],
    ) -> frozenset[str]:
        """The lines that wait until somebody comes near, whether they stand out by now or not.

        `fronts`: those that are drawn. The same where a view shows all lines: these are drawn as
        they are when somebody comes near. None of what a question or the first picture lights up.
        """
        pair = self._workspace.areas.rivals
        told = {line.id for some in self._told_by_band(lines, context).values() for line in some}
        waiting = quiet_lines(
            self._workspace.dataset,
            view,
            lines,
            pair.both if pair else (),
            context.overlay.change_by_line,
        )
        if context.picture and isinstance(context.layout, AreaMap) and not asks_for_lines(view):
            kept = context.overlay.change_by_line
            waiting |= told_elsewhere(
                [
                    line
                    for line in lines
                    if line.id not in waiting
                    and kept.get(line.id, "stayed") == "stayed"
                    and self._is_strong(line, context.layout.rivals)
                ],
                context.layout,
                told_by_fronts(
                    context.picture.theaters, {(front.theater, front.id) for front in fronts}
                ),
                context.picture,
                self._width,
            )
            waiting |= {
                line.id
                for line in lines
                if self._is_strong(line, context.layout.rivals)
                and self._way_key(line, context) in context.layout.detours
            }
            waiting -= {line.id for line in lines if is_leader(line, context.layout)}
        return waiting - told - context.overlay.highlighted_lines

    @staticmethod
    def _told_by_band(
        lines: Sequence[Line], context: _DrawingContext
    ) -> dict[str, tuple[Line, ...]]:
        """As `told_by_band` has it; nothing where two dates are compared, line by line."""
        if context.overlay.change_by_line:
            return {}
        return told_by_band(lines, _rivals(context.layout), context.places)

    def _way(
        self, line: Line, context: _DrawingContext, waiting: Collection[str]
    ) -> tuple[Point, ...] | None:
        """The way of a strong line on a map by areas in px, from its first end to its second.

        It ends at the edge of an area where it goes to one. One that waits goes from mark to
        mark, also when somebody comes near.
        """
        layout = context.layout
        if not (context.areas and isinstance(layout, AreaMap)) or line.id in waiting:
            return None
        if {line.source, line.target} & context.dragged or not self._is_strong(line, ()):
            return None
        key = self._way_key(line, context)
        way = layout.ways[key] if key else ()
        start = key[0] if key else line.source
        found = area_line(line, layout.sides)
        if found is not None:
            way, start = self._way_to_side(found, context, way), found.outsider
        return tuple(map(context.fit.place, way if start == line.source else way[::-1])) or None

    @staticmethod
    def _way_key(line: Line, context: _DrawingContext) -> MapWayKey | None:
        """The key of the way of a strong line on a map by areas; None where it has none."""
        layout = context.layout
        assert isinstance(layout, AreaMap)
        is_fight = line.family is Family.HOSTILITY
        found = area_line(line, layout.sides)
        keys: list[MapWayKey]
        if found is None:
            ends = (line.source, line.target)
            keys = [(*ends, is_fight, True), (*ends[::-1], is_fight, True)]
        else:
            slot = layout.slots[found.key]
            is_whole = context.areas.get(found.key, slot) == slot
            keys = [(found.outsider, found.key, is_fight, is_whole)]
        return next((key for key in keys if key in layout.ways), None)

    def _way_to_side(
        self, found: AreaLine, context: _DrawingContext, way: tuple[Point, ...]
    ) -> tuple[Point, ...]:
        """The way from an outsider to a side, by the one of the layout, which may be none."""
        layout, areas = context.layout, context.areas
        if found.key not in areas:
            # On a day on which it is no side, its mark stands there without an area.
            return (*way, layout.places[found.target]) if way else ()
        if way:
            return way
        point = self._edge_point(_chart_of(layout), found.outsider, found.key, tuple(areas.items()))
        return layout.places[found.outsider], point

    def _find_edge_point(
        self,
        chart: _Chart,
        outsider: str,
        key: SideKey,
        areas: tuple[tuple[SideKey, Rectangle], ...],
    ) -> Point:
        layout = self._workspace.layout(*chart)
        assert isinstance(layout, AreaMap)
        own = layout.sides.get(outsider)
        others = [box for other, box in areas if other not in (key, own)]
        numbers, marks = self._obstacles(chart)
        return edge_point(
            layout.places[outsider],
            dict(areas)[key],
            others,
            np.delete(marks, numbers[outsider], axis=0),
        )

    def _find_is_strong(self, line: Line, rivals: tuple[str, ...]) -> bool:
        return is_strong(self._workspace.dataset, line, rivals)

    def _make_obstacles(self, chart: _Chart) -> tuple[dict[str, int], NDArray[np.float64]]:
        layout = self._workspace.layout(*chart)
        names = list(layout.places)
        rows = [(*layout.places[name], layout.sizes[name] / 2) for name in names]
        return {name: i for i, name in enumerate(names)}, np.array(rows, dtype=float)

    def _bends(self, view: View, lines: Sequence[Line], context: _DrawingContext) -> Bends:
        """By how many lanes the lines of each pair bend aside to pass by other marks.

        On the page those of all marks and lines that the chart has at any date, so that a filter
        moves no line; in a file, and where somebody was dragged, those that are drawn.
        """
        if context.frame is None and not view.places and not self._workspace.is_large:
            return self._chart_bends(_chart_of(context.layout))
        return self._bends_of(lines, context)

    def _make_chart_bends(self, chart: _Chart) -> Bends:
        view = View(theater=chart[0], enlarged=chart[1])
        shown = self._workspace.shown(view)
        context = _context(view, shown, Overlay(), StandingOut())
        return self._bends_of(bundle_lines(shown.drawn), context)

    def _lanes_of(self, lines: Sequence[Line], context: _DrawingContext) -> list[float]:
        """The lanes of lines; on a map by areas those that are drawn at once take the middle."""
        if not isinstance(context.layout, AreaMap):
            return _lanes(lines)
        rivals = context.layout.rivals
        return _lanes(
            lines,
            {
                line.id
                for line in lines
                if self._is_strong(line, rivals)
                and ({line.source, line.target} != {*rivals} or line.family is Family.COOPERATION)
            },
        )

    def _bends_of(self, lines: Sequence[Line], context: _DrawingContext) -> Bends:
        lanes: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for line, lane in zip(lines, self._lanes_of(lines, context), strict=True):
            lanes[line.source, line.target].append(lane)
        if isinstance(context.layout, AreaMap) and context.layout.rivals:
            # Nothing stands on the band between the rivals but what is part of it.
            first, second = sorted(context.layout.rivals)
            lanes.pop((first, second), None)
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
        # A ring has to have a hole.
        radii = {
            node: max(round(context.sizes[node] / 2 * context.fit.zoom, 1), LEAST_RADIUS)
            for node in order
        }
        types = {node: _shape_type(context.graph.nodes[node]) for node in order}
        reaches = {node: OUTLINE_REACHES[types[node]] * radii[node] for node in order}
        strokes = self._strokes(theater, lines, centres, bends, context)
        labels = self._labels(context, centres, radii, reaches, strokes)
        names = self._mark_names(context)
        colours = SideColours(context.shown)
        is_by_areas = isinstance(layout, AreaMap) and bool(context.shown.hues)
        marks: dict[str, Mark] = {}
        for node in reversed(order):
            told = overlay.camp_by_node.get(node)
            own = colours.of(node)
            if is_by_areas and not any(colour.is_sure for colour in own):
                # Who surely stands on a side without a hue is not said to be on another one.
                taken = context.shown.sides.get(node, ())
                own = () if any(side.is_sure for side in taken) else own
            marks[node] = self._mark(
                _MarkLook(
                    node,
                    types[node],
                    centres[node],
                    radii[node],
                    own if told is None else _COLOURS_BY_CLASS[told],
                    node in self._looks.parties,
                    context.standing.of(node),
                    names[node],
                    labels[node],
                    is_by_areas and told is None and not context.shown.sides.get(node),
                    isinstance(layout, AreaMap)
                    and node in layout.quiet
                    and types[node] != ALLIANCE_TYPE,
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
        layout = context.layout
        # Who is on no side is an open mark there, whose outline lies half outside.
        outlined = centres.keys() - layout.sides if isinstance(layout, AreaMap) else frozenset()
        reaches = {
            node: reach + OUTLINE_WIDTH / 2 * (node in outlined) for node, reach in reaches.items()
        }
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
        found = self._placed(
            wanted,
            tuple(disc for node, disc in discs.items() if node not in quiet),
            context.frame or _label_frame(context),
            ZOOM_STEPS if context.frame is None else (1.0,),
            strokes=strokes,
            max_stretch=MAX_STRETCH if self._is_pulled(context) else 1.0,
            dots=tuple(disc for node, disc in discs.items() if node in quiet),
        )
        steps = ZOOM_STEPS if context.frame is None else (1.0,)
        return {
            node: with_inner(
                _label(boxes[node], request, found.get(node, _WAITING)),
                inner_spot(boxes[node], radii[node], steps)
                if node in _rivals(layout) and node in found
                else None,
            )
            for node, request in requests.items()
        }

    @staticmethod
    def _is_pulled(context: _DrawingContext) -> bool:
        """Whether the page may pull places apart along a side of its window."""
        return context.frame is None and not isinstance(context.layout, AreaMap)

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
        if context.picture is not None and isinstance(context.layout, AreaMap):
            return self._area_strokes(lines, centres, bends, context)
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

    def _area_strokes(
        self,
        lines: Sequence[Line],
        centres: Mapping[str, Point],
        bends: Bends,
        context: _DrawingContext,
    ) -> tuple[Stroke, ...]:
        """The same on a map by areas, where few lines are seen: those that are drawn at once.

        On the page those of any date, each to the whole slot of its side.
        """
        layout = context.layout
        assert isinstance(layout, AreaMap)
        kept, underlaid = context.standing.kept, context.overlay.highlighted_lines
        edges = tuple(_edge_strokes(context))
        if context.frame is None and not context.dragged:
            return edges + tuple(
                stroke._replace(weight=stroke.weight + UNDERLAY_WIDTH * (line.id in underlaid))
                for line, stroke in self._chart_strokes(_chart_of(layout))
                if line.source in centres
                and line.target in centres
                and (kept is None or line.id in kept)
            )
        if context.frame is None:
            lines = self._strong_lines(_chart_of(layout))
        else:
            lines = [line for line in lines if self._is_drawn_at_once(line, layout)]
        return edges + tuple(
            stroke._replace(weight=stroke.weight + UNDERLAY_WIDTH * (line.id in underlaid))
            for line, stroke in self._strokes_of(lines, centres, bends, context)
            if kept is None or line.id in kept
        )

    def _strokes_of(
        self,
        lines: Sequence[Line],
        centres: Mapping[str, Point],
        bends: Bends,
        context: _DrawingContext,
    ) -> Iterator[tuple[Line, Stroke]]:
        """Lines of a map by areas with each of their pieces, those to a side to its whole slot."""
        layout = context.layout
        assert isinstance(layout, AreaMap)
        whole = replace(context, areas=layout.slots)
        for line, lane in zip(lines, self._lanes_of(lines, context), strict=True):
            if line.source not in centres or line.target not in centres:
                continue
            weight = 2 * self._width(line)
            way = self._way(line, whole, ())
            if way is not None:
                yield from ((line, Stroke(a, None, b, weight)) for a, b in pairwise(way))
                continue
            start, end = centres[line.source], centres[line.target]
            bend = lane + bends.get((line.source, line.target), 0.0)
            yield line, Stroke(start, control_point(start, end, bend), end, weight)

    def _make_chart_strokes(self, chart: _Chart) -> list[tuple[Line, Stroke]]:
        """The strong lines of a map by areas as strokes, where nobody has dragged anybody."""
        view = View(theater=chart[0], enlarged=chart[1])
        shown = self._workspace.shown(view)
        lines = self._strong_lines(chart)
        context = _context(view, shown, Overlay(), StandingOut())
        bends = self._chart_bends(chart)
        # Labels keep off all of them, and most off those that are seen first.
        today = replace(view, span=default_view(self._workspace.dataset).span)
        first = {line.id for line in bundle_lines(self._workspace.select(today))}
        return [
            (line, stroke if line.id in first else stroke._replace(weight=stroke.weight / 4))
            for line, stroke in self._strokes_of(lines, context.layout.places, bends, context)
        ]

    def _make_strong_lines(self, chart: _Chart) -> list[Line]:
        """The lines of a map by areas that are drawn at once at any date."""
        layout = self._workspace.layout(*chart)
        assert isinstance(layout, AreaMap)
        lines = bundle_lines(self._workspace.select(View(theater=chart[0])))
        return [line for line in lines if self._is_drawn_at_once(line, layout)]

    def _is_drawn_at_once(self, line: Line, layout: AreaMap) -> bool:
        """Whether a line can be drawn at once on a map by areas, as far as no day decides."""
        ends = [layout.sides.get(end) for end in (line.source, line.target)]
        if ends[0] and ends[1] and (ends[0] == ends[1] or line.family is Family.HOSTILITY):
            return False
        return self._is_strong(line, layout.rivals)

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
        waiting: frozenset[str],
    ) -> list[MapLine]:
        """The lines, the thin ones first, so that the wide and the underlaid lie above them."""
        overlay = context.overlay
        quiet = waiting - _standing_apart(context)
        told_by = self._told_by_band(lines, context)
        told = {line for some in told_by.values() for line in some}
        beside = [line for line in lines if line not in told]
        lanes = dict(zip(beside, self._lanes_of(beside, context), strict=True))
        drawn = []
        for line in lines:
            first, second = marks[line.source], marks[line.target]
            # The band stands out where anything does that it tells of.
            together = (line, *told_by.get(line.id, ()))
            drawn.append(
                self._line(
                    _LineLook(
                        line,
                        lanes.get(line, 0.0) + bends.get((line.source, line.target), 0.0),
                        LineEnd(first.place, first.outline),
                        LineEnd(second.place, second.outline),
                        any(one.id in overlay.highlighted_lines for one in together),
                        line.id in quiet,
                        overlay.change_by_line.get(line.id, ""),
                        foremost(context.standing.of(one.id) for one in together),
                        self._way(line, context, waiting),
                        is_band(line, _rivals(context.layout)),
                        tuple(one for one in together[1:] if one.family in BAND_FAMILIES),
                        line in told,
                        is_leader(line, context.layout),
                    )
                )
            )
        drawn.sort(key=lambda line: (not line.is_band, line.is_underlaid, line.width, line.id))
        return drawn

    def _width(self, line: Line) -> float:
        # What is over weighs nothing any more.
        holding = () if line.recent else line.holding
        strength = max((self._looks.strength[key] for key in holding), default=0.0)
        width = line_width(line.family, strength)
        return max(width, HOLLOW_LEAST) if self._is_hollow(line) else width

    def _make_line(self, look: _LineLook) -> MapLine:
        line = look.line
        width = BAND_WIDTH if look.is_band else self._width(line)
        homes = None
        if look.is_leader:
            width = LEADER_WIDTH
            path = line_path(look.first, look.second, 0.0, 0, width)
        elif look.way is None:
            path = line_path(look.first, look.second, look.lane, line.arrows, width)
        else:
            path = fixed_path(trimmed_way(look.way, look.first, look.second), line.arrows, width)
            homes = (look.first.centre, look.second.centre)
        return MapLine(
            id=line.id,
            ends=(line.source, line.target),
            family=line.family,
            path=path,
            lane=look.lane,
            arrows=line.arrows,
            width=width,
            is_hollow=self._is_hollow(line),
            is_recent=line.recent,
            is_underlaid=look.is_underlaid,
            is_quiet=look.is_quiet,
            change=look.change,
            emphasis=look.emphasis,
            name=self._looks.line_name(line, look.told),
            links=self._looks.links[line.id],
            recent_ends=line.recent_ends,
            homes=homes,
            is_leader=look.is_leader,
            is_band=look.is_band,
            is_in_band=look.is_in_band,
        )


def _standing_apart(context: _DrawingContext) -> frozenset[str]:
    """What stands out beside whom is chosen, or what a question lights up, and so is drawn."""
    return (context.standing.kept or frozenset()) | context.standing.chosen


def _rivals(layout: CampMap) -> tuple[str, ...]:
    """The rivals between whom there is a band; none on other maps than those by areas."""
    return layout.rivals if isinstance(layout, AreaMap) else ()


def _headings(layout: CampMap, areas: Collection[SideKey]) -> dict[str, Point]:
    """Where the names of those theaters stand of which an area is there, in px of the layout."""
    if not isinstance(layout, AreaMap):
        return {}
    here = {key.theater for key in areas}
    return {theater: place for theater, place in layout.headings.items() if theater in here}


def _edge_strokes(context: _DrawingContext) -> Iterator[Stroke]:
    """The edges of areas, over which no label should lie."""
    layout = context.layout
    assert isinstance(layout, AreaMap)
    boxes = {*layout.slots.values(), *layout.areas.values()}
    if context.frame is not None:
        boxes = {*context.areas.values()}
    for box in sorted(boxes):
        left, top = context.fit.place(box[:2])
        right, bottom = context.fit.place(box[2:])
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        for one, other in pairwise(corners):
            yield Stroke(one, None, other, AREA_EDGE_WEIGHT)


def _chart_of(layout: CampMap) -> _Chart:
    return layout.theater, layout.enlarged if isinstance(layout, AreaMap) else None


def _chart_name(layout: CampMap, view: View) -> str:
    """What tells places apart: those of one theater, or of all, and of one side shown larger."""
    _, enlarged = _chart_of(layout)
    theater = view.theater or ALL
    return f"{theater} {enlarged}" if enlarged else theater


def _label_frame(context: _DrawingContext) -> Rectangle:
    """Which labels of the page do not leave; a map by areas is fitted to what is shown of it."""
    width, height = map(float, context.layout.frame)
    if isinstance(context.layout, AreaMap) and not context.dragged:
        left, top, right, bottom = context.extent
        return max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
    return 0.0, 0.0, width, height


def _reach(context: _DrawingContext, node: str) -> float:
    """How far the farthest corner of a mark is from its centre, in px."""
    radius = max(context.sizes[node] / 2 * context.fit.zoom, LEAST_RADIUS)
    return OUTLINE_REACHES[_shape_type(context.graph.nodes[node])] * radius


def _lanes(lines: Sequence[Line], foremost: Collection[str] = ()) -> list[float]:
    """By how many lanes each line bends aside, so that those of a pair lie side by side.

    `foremost`: the ids of those that take the middle, so that they are as straight as can be.
    """
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        counts[line.source, line.target][line.id in foremost] += 1
    seen: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    lanes = []
    for line in lines:
        ends = (line.source, line.target)
        is_foremost = line.id in foremost
        number = seen[ends][is_foremost]
        seen[ends][is_foremost] += 1
        others, first = counts[ends]
        if is_foremost or not first:
            lanes.append(number - ((first if is_foremost else others) - 1) / 2)
        else:
            step = first / 2 + 0.5 + number // 2
            lanes.append(-step if number % 2 else step)
    return lanes


def _context(
    view: View,
    shown: Shown,
    overlay: Overlay,
    standing: StandingOut,
    frame: Rectangle | None = None,
    *,
    picture: AreaPicture | None = None,
) -> _DrawingContext:
    layout = shown.layout
    places = {node: view.places.get(node, layout.places[node]) for node in shown.drawn}
    width, height = map(float, layout.frame)
    sizes = {node: overlay.sizes.get(node, layout.sizes[node]) for node in shown.drawn}
    areas: Mapping[SideKey, Rectangle] = {}
    if picture is not None and isinstance(layout, AreaMap):
        areas = drawn_areas(picture, layout)
    boxes = (*_boxes(layout, places, sizes), *areas.values())
    if areas and isinstance(layout, AreaMap):
        boxes += tuple(_way_boxes(layout, areas, places))
        boxes += tuple(
            (x, y - HEADING_SIZE - HEADING_AIR, x, y) for x, y in _headings(layout, areas).values()
        )
    extent = extent_of(boxes) or (0.0, 0.0, width, height)
    if isinstance(layout, AreaMap) and frame is None and shown.drawn:
        # At the zoom of the first sight labels are a little wider than in the layout.
        extent = (extent[0] - LABEL_MARGIN, extent[1], extent[2] + LABEL_MARGIN, extent[3])
    fit = Fit()
    if frame is not None:
        # A px less, as places and radii are rounded.
        left, top, right, bottom = frame
        most = 1.0 if isinstance(layout, AreaMap) else MAX_STRETCH
        fit = fit_extent(extent, (left + 1, top + 1, right - 1, bottom - 1), most)
    return _DrawingContext(
        shown,
        overlay,
        standing,
        places,
        sizes,
        extent,
        fit,
        frame,
        picture,
        areas,
        frozenset(view.places),
    )


def _way_boxes(
    layout: AreaMap, areas: Mapping[SideKey, Rectangle], places: Mapping[str, Point]
) -> Iterator[Rectangle]:
    """The room of every strong line whose ends are there."""
    for (start, end, _, _), way in layout.ways.items():
        if start in places and (end in areas if isinstance(end, SideKey) else end in places):
            xs, ys = zip(*way, strict=True)
            yield min(xs) - LINE_AIR, min(ys) - LINE_AIR, max(xs) + LINE_AIR, max(ys) + LINE_AIR


def _mark(look: _MarkLook) -> Mark:
    return Mark(
        id=look.node,
        type=look.type,
        place=look.place,
        radius=look.radius,
        outline=look.radius if look.is_dot else mark_outline(look.type, look.radius),
        colours=look.colours,
        is_party=look.is_party,
        emphasis=look.emphasis,
        name=look.name,
        label=look.label,
        is_open=look.is_open,
        is_dot=look.is_dot,
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
