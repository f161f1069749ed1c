"""From a dataset to the map by areas of a theater setting.

Everybody of all time has one place: no date and no filter moves anybody. Theaters are blocks of
areas, the rivals of the file stand between them, helpers in columns beside the sides they help,
and all others where room is left.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from types import MappingProxyType

from explorer.analysis.areas.area_picture import FileAreas
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType, Family
from explorer.layout.area_blocks import (
    AXIS_LANE,
    AreaBox,
    TheaterBlock,
)
from explorer.layout.area_cells import AreaContent, area_content
from explorer.layout.area_columns import (
    ColumnPlace,
    SpecialHelpers,
    is_upper,
    level_places,
    strip_places,
    strip_span,
)
from explorer.layout.area_frame import (
    AREA_FRAME,
    FRAME_EDGE,
    LITTLE_SPARE,
    WIDEST,
    MapFrame,
    fitting_frame,
)
from explorer.layout.area_plan import AreaPlan, plan_areas
from explorer.layout.area_routes import AreaRouter, MapWayKey, RouteGround, way_length
from explorer.layout.area_search import RANK_WEIGHTS, LineSearch, short_cost
from explorer.layout.area_shelf import fan_places, shelf_height, shelf_places
from explorer.layout.area_ties import MAX_TIES, StrongTie, strong_ties
from explorer.layout.camp_map import CampMap, SharedLayout, node_priority, shared_layout
from explorer.layout.font import Weight, text_width
from explorer.layout.free_spots import FreeSpots, SpotWish
from explorer.layout.label_box import Box, label_box
from explorer.layout.node_size import is_quiet, label_font, party_ids
from explorer.layout.problem import LayoutProblem
from explorer.layout.spectral import spectral_coordinates

RIVAL_DIAMETER, SIDE_DIAMETER, STATE_MARK, OTHER_MARK = 56.0, 22.0, 15.0, 13.0
"""Diameters in px of rivals, of parties, of states and organisations, and of all others: rivals
are large enough for a short name in them."""

DOT_DIAMETER, PACT_DIAMETER = 6.4, 7.2
"""Diameters in px of people, bodies, companies and political parties, and of alliances."""

DOT_REACH = 60.0
"""How far in px a dot stands from the one it belongs to, at most, where there is room."""

LARGER_WIDTH, LARGER_HEIGHT = 1.55, 1.3
"""How many times as wide and as high an area is that is shown larger."""

LEVEL_ROOM = 7.0
"""Px on each side of a level line that others keep free."""

OUTSIDE_SPARE = 1.2
"""How many times as much room a label of somebody outside has as it needs at zoom 1."""

WAY_ROOM = 5.0
"""Px on each side of a line that is led around others that nobody is put on."""

NEXT_TO = 60.0
"""How far in px from those to whom somebody has strong lines we look for a free spot."""

FOOT_SPARE = 12.0
"""Px at the foot of the frame in which nobody is put: the rows below begin as high as they can."""

STRIP_OFF = 30.0
"""How far in px from a side those stand who stand above or below it."""

SPOTS_APART = 30.0
"""Of free spots nearer to each other than so many px only one is tried."""

TRIED_SPOTS = 4
"""For how many free spots the strong lines of somebody outside are led, to take the best."""

MOST_DETOUR, DETOUR_RATIO = 200.0, 1.5
"""A line that goes so many px further than straight, and so many times as far, is hard to follow:
it waits until somebody comes near."""

HEADING_SIZE, HEADING_SPACING, HEADING_SPARE = 11.0, 1.6, 1.2
"""The size of the names of theaters, px between their letters, and how many times as much room they
have as they need at zoom 1."""

OTHERS_STEP = 12
"""Those who stand where room is left begin at multiples of so many px, so that rows come to be."""


@dataclass(frozen=True, slots=True)
class AreaMap(CampMap):
    """A map by areas.

    `areas`: left, top, right, bottom in px of the area of each side. `slots`: the room that it
    takes where it is there without the sides with which it shares that. `sides`: of whom each
    actor stands in the area. `rivals`: the two that stand between, or none. `ways`: those of the
    strong lines of any day, as `AreaRouter.found_ways` gives them; `detours`: those that go a long
    way round. `enlarged`: the party whose areas are shown larger, if any. `headings`: where the
    name of each theater stands, its left and its foot in px; none where there is one theater only.
    `wholes`: to whom each dot belongs.
    """

    areas: Mapping[SideKey, AreaBox]
    slots: Mapping[SideKey, AreaBox]
    sides: Mapping[str, SideKey]
    rivals: tuple[str, ...]
    ways: Mapping[MapWayKey, tuple[ColumnPlace, ...]]
    detours: frozenset[MapWayKey]
    headings: Mapping[str, ColumnPlace]
    wholes: Mapping[str, str]
    enlarged: str | None = None


def area_map(
    file: FileAreas,
    theater: str | None = None,
    *,
    shared: SharedLayout | None = None,
    enlarged: str | None = None,
) -> AreaMap:
    """The places of all actors and alliances that have a link in a theater, at any date.

    Args:
        file: What is the same on every day of a picture by areas.
        theater: Its id; None for all theaters. KeyError for one that is not in the file.
        shared: What `shared_layout` gives, worked out anew where it is not given.
        enlarged: The id of a party whose areas get about twice the room; None for nobody.

    """
    dataset, graph = file.dataset, file.graph
    if theater is not None:
        dataset.theaters[theater]
    shared = shared or shared_layout(dataset, graph)
    problem, coordinates = shared.problem, shared.coordinates
    if theater is not None:
        problem = LayoutProblem.build(dataset, graph, theater, shared.backers)
        coordinates = spectral_coordinates(problem, coordinates)
    plan = plan_areas(file, theater, problem.nodes)
    quiet, boxes = _rooms(dataset, problem.nodes, shared.backers, plan.rivals)
    order = node_priority(dataset, problem)
    sides = {
        node: side.key
        for planned in plan.theaters
        for side in planned.sides
        for node in side.members
    }
    ties = strong_ties(file, theater, {*problem.nodes}, sides, plan.rivals)
    if len(ties) > MAX_TIES:
        ties = ()
    found = _Arrangement(file, plan, problem, (quiet, boxes), order, ties=ties)
    found.arrange(enlarged)
    names = sorted(problem.nodes)
    places = {node: _rounded(found.places[node]) for node in names}
    return AreaMap(
        theater=theater,
        frame=found.frame,
        places=MappingProxyType(places),
        sizes=MappingProxyType({node: boxes[node].diameter for node in names}),
        boxes=MappingProxyType({node: boxes[node] for node in names}),
        quiet=quiet,
        score=MappingProxyType(
            {
                node: round(float(coordinates.score[problem.index[node]]), 3) + 0.0
                for node in names
                if node in dataset.actors
            }
        ),
        priority=order,
        areas=MappingProxyType(found.areas),
        slots=MappingProxyType(found.slots),
        sides=MappingProxyType(sides),
        rivals=plan.rivals,
        ways=MappingProxyType(found.ways),
        detours=frozenset(key for key, way in found.ways.items() if _is_detour(key, way, found)),
        enlarged=enlarged,
        headings=MappingProxyType(found.headings),
        wholes=MappingProxyType(found.wholes),
    )


def _is_detour(key: MapWayKey, way: Sequence[ColumnPlace], found: _Arrangement) -> bool:
    target = key[1]
    direct = (
        math.dist(way[0], way[-1]) if isinstance(target, str) else _far(way[0], found.slots[target])
    )
    length = way_length(way)
    return length > direct + MOST_DETOUR and length > DETOUR_RATIO * direct


def _rounded(place: ColumnPlace) -> ColumnPlace:
    return round(place[0], 1) + 0.0, round(place[1], 1) + 0.0


def _rooms(
    dataset: Dataset, nodes: Iterable[str], backers: Sequence[str], rivals: Sequence[str]
) -> tuple[frozenset[str], dict[str, Box]]:
    """Who is a dot, and the room of each mark with its label."""
    parties = frozenset(party_ids(dataset))
    quiet = frozenset(
        node for node in nodes if node not in rivals and is_quiet(dataset, node, parties, backers)
    )
    boxes = {}
    for node in nodes:
        if node in dataset.alliances:
            diameter = PACT_DIAMETER
        elif node in rivals:
            diameter = RIVAL_DIAMETER
        elif node in parties:
            diameter = SIDE_DIAMETER
        elif node in quiet:
            diameter = DOT_DIAMETER
        elif dataset.actors[node].type in (ActorType.STATE, ActorType.ORGANISATION):
            diameter = STATE_MARK
        else:
            diameter = OTHER_MARK
        boxes[node] = label_box(dataset.label(node), diameter, *label_font(dataset, node, parties))
    return quiet, boxes


class _Arrangement:
    """Places being found, one sort of nodes after the other."""

    def __init__(
        self,
        file: FileAreas,
        plan: AreaPlan,
        problem: LayoutProblem,
        rooms: tuple[frozenset[str], Mapping[str, Box]],
        order: Sequence[str],
        *,
        ties: Sequence[StrongTie],
    ) -> None:
        quiet, boxes = rooms
        self._strong = ties
        self._file = file
        self._plan = plan
        self._problem = problem
        self._boxes = boxes
        self._quiet = quiet
        self._order = order
        self.wholes = self._whole_of_dots()
        self._ties = self._strength_of_ties()
        self.places: dict[str, ColumnPlace] = {}
        self.blocks: list[TheaterBlock] = []
        self.frame = AREA_FRAME
        self._contents: dict[SideKey, AreaContent] = {}
        self._columns: list[
            tuple[tuple[str, ...], Callable[[Sequence[str]], dict[str, ColumnPlace]]]
        ] = []
        self._members = {
            node: side.key
            for theater in plan.theaters
            for side in theater.sides
            for node in side.members
        }
        self.areas: dict[SideKey, AreaBox] = {}
        self.slots: dict[SideKey, AreaBox] = {}
        self.ways: Mapping[MapWayKey, tuple[ColumnPlace, ...]] = {}
        self.headings: dict[str, ColumnPlace] = {}
        self._band: AreaBox | None = None
        self._at: defaultdict[str, list[StrongTie]] = defaultdict(list)
        for tie in ties:
            self._at[tie.start].append(tie)
            if tie.side is None:
                self._at[tie.end].append(tie)
        self._spots = FreeSpots(*AREA_FRAME)

    def arrange(self, enlarged: str | None) -> None:
        """Find a place for everybody; `enlarged`: the party whose areas are shown larger."""
        contents = self._contents = {
            side.key: area_content(
                side.members, side.key.party, self._boxes, self._quiet, self.wholes
            )
            for theater in self._plan.theaters
            for side in theater.sides
        }
        special = SpecialHelpers(
            self._reaching(),
            frozenset(
                node for node in self._plan.helpers if all(tie.rank for tie in self._at[node])
            ),
        )
        foot = self._shelf_height()
        frame = fitting_frame(
            self._plan, contents, self._boxes, self._order, special=special, foot=foot
        )
        larger = {
            key: box
            for row in frame.rows
            for block in row
            for key, box in block.areas.items()
            if key.party == enlarged
        }
        for key, (left, top, right, bottom) in larger.items():
            least = (LARGER_WIDTH * (right - left), LARGER_HEIGHT * (bottom - top))
            contents[key] = replace(contents[key], least=least)
        if larger:
            frame = fitting_frame(
                self._plan,
                contents,
                self._boxes,
                self._order,
                special=special,
                foot=foot,
                most_spare=LITTLE_SPARE,
            )
        self.blocks = [block for row in frame.rows for block in row]
        self._spots = FreeSpots(frame.width, frame.height - FOOT_SPARE)
        for block in self.blocks:
            for key, area in block.areas.items():
                self.places |= contents[key].places(area)
        if len(self.blocks) > 1:
            self.headings = {
                block.theater: _rounded((block.box[0], foot))
                for row, foot in zip(frame.rows, frame.headings, strict=True)
                for block in row
            }
        self._take_ground()
        self.areas = {key: box for block in self.blocks for key, box in block.areas.items()}
        self.slots = {key: box for block in self.blocks for key, box in block.slots.items()}
        self._place_columns(frame)
        self._place_pacts()
        self._lead_lines(frame)
        self._place_dots()
        self._place_shelf(frame)
        self._place_rest()
        height = min(max(math.ceil(self._foot()), round(frame.width / WIDEST)), self._spots.height)
        self.frame = (round(frame.width), height)

    def _reaching(self) -> frozenset[str]:
        """Helpers who have a strong line on the day to others than the sides that they help.

        To a rival, to another side or its own, or to somebody who has one to another side.
        """
        plan = self._plan

        def goes_on(tie: StrongTie, node: str, known: Collection[SideKey]) -> bool:
            other = tie.end if tie.start == node else tie.start
            side = tie.side or self._members.get(other)
            if side is not None:
                return side not in known
            return other in plan.rivals

        found = set()
        for node, given in plan.helpers.items():
            known = given[: plan.today[node]]
            ties = [tie for tie in self._at[node] if not tie.rank]
            near = [tie.end if tie.start == node else tie.start for tie in ties if not tie.side]
            further = [
                (tie, other)
                for other in near
                if other not in plan.helpers
                for tie in self._at[other]
                if not tie.rank and node not in (tie.start, tie.end)
            ]
            pairs = [*((tie, node) for tie in ties), *further]
            if known and any(goes_on(tie, one, known) for tie, one in pairs):
                found.add(node)
        return frozenset(found)

    def _take_ground(self) -> None:
        """Nobody stands at the very edge, or where areas are."""
        self._spots.take(0, 0, self._spots.width, 4)
        self._take_growing()
        for block in self.blocks:
            self._spots.take(*_wider(block.box, 4.0))
        for box in self._heading_boxes():
            self._spots.take(*box)

    def _heading_boxes(self) -> Iterator[AreaBox]:
        """The room of the names of theaters, in px."""
        for theater, (left, foot) in self.headings.items():
            name = self._file.dataset.theaters[theater].name.upper()
            wide = text_width(name, HEADING_SIZE, Weight.BOLD) + HEADING_SPACING * len(name)
            yield left, foot - HEADING_SPARE * HEADING_SIZE, left + HEADING_SPARE * wide, foot + 2

    def _take_anew(self, router: AreaRouter) -> None:
        """Find out what is free now, as marks and lines have moved."""
        self._spots = FreeSpots(self._spots.width, self._spots.height)
        self._take_ground()
        if self._band is not None:
            self._spots.take(*self._band)
        self.places = dict(router.places)
        for node, place in self.places.items():
            if node not in self._members:
                self._put(node, place)
        for found in router.ways.values():
            self._take_way(found.way)

    def _place_columns(self, frame: MapFrame) -> None:
        boxes, columns = self._boxes, frame.columns
        for number, row in enumerate(frame.rows):
            for block in row:
                is_left = frame.margin_left(block)
                width, outer = frame.margins[0 if is_left else 1]
                off = FRAME_EDGE + outer + width / 2
                x = off if is_left else frame.width - off
                far = (
                    FRAME_EDGE + outer / 2 - 4
                    if is_left
                    else frame.width - FRAME_EDGE - outer / 2 + 4
                )
                done: set[AreaBox] = set()
                for key, slot in block.slots.items():
                    if slot in done:
                        continue
                    done.add(slot)
                    mates = [other for other in block.slots if block.slots[other] == slot]
                    names = [name for other in mates for name in columns.margin[other]]
                    if names:
                        self._put_column(
                            names,
                            partial(level_places, x=x, top=slot[1], bottom=slot[3], boxes=boxes),
                        )
                    for other in mates:
                        self._place_outer(columns.outer[other], far, slot)
                    names = [name for other in mates for name in columns.strip[other]]
                    if names:
                        up = is_upper(block, key)
                        y = block.box[1] - STRIP_OFF if up else block.box[3] + STRIP_OFF
                        self._put_column(
                            names,
                            partial(
                                strip_places,
                                y=y,
                                span=strip_span(block, key, is_named=len(self.blocks) > 1),
                            ),
                        )
            self._place_middle(number, frame)

    def _put_column(
        self,
        names: Sequence[str],
        places_of: Callable[[Sequence[str]], dict[str, ColumnPlace]],
    ) -> None:
        self._columns.append((tuple(names), places_of))
        for name, place in places_of(names).items():
            self._put(name, place)

    def _place_outer(self, names: Sequence[str], x: float, slot: AreaBox) -> None:
        """Parts of helpers, at the height of those they have to do with."""
        wishes = sorted((self._target(name)[1], name) for name in names)
        lowest = slot[1]
        for index, (wish, name) in enumerate(wishes):
            box = self._boxes[name]
            rest = sum(self._boxes[other].height + 6 for _, other in wishes[index:])
            top = max(min(wish - box.diameter / 2, slot[3] - rest), lowest)
            self._put(name, (x, top + box.diameter / 2))
            lowest = top + box.height + 6

    def _place_middle(self, number: int, frame: MapFrame) -> None:
        """The rivals and those between, of a row of theaters."""
        x = frame.middle
        left, right = frame.gutter
        top, axis, bottom = frame.levels[number]
        for upper in (True, False):
            names = frame.columns.between[number, upper]
            y1, y2 = (top, axis - AXIS_LANE / 2) if upper else (axis + AXIS_LANE / 2, bottom)
            rival = None
            if self._plan.rivals and number == self._rival_rows(frame)[0 if upper else 1]:
                rival = self._plan.rivals[0 if upper else 1]
            high = sum(self._boxes[name].height + 12 for name in names)
            if names:
                span = (y1, y1 + high) if upper else (y2 - high, y2)
                if rival is None:
                    span = (y1, y2)
                found = level_places(names, x, *span, self._boxes)
                for name, place in found.items():
                    self._put(name, place)
                    self._take_line((left, place[1]), (right, place[1]))
            if rival is not None:
                rest = (y1 + high, y2) if upper else (y1, y2 - high)
                share = 0.45 if upper else 0.5
                place = (x, rest[0] + (rest[1] - rest[0]) * share)
                self._put(rival, place)
                self._take_line((left, place[1]), (right, place[1]))

    def _rival_rows(self, frame: MapFrame) -> tuple[int, int]:
        """In which rows of theaters the rivals stand: where most of those are that they help."""
        found = []
        for rival in self._plan.rivals:
            helped = [theater for theater, _ in self._file.helps.get(rival, {})]
            found.append([sum(block.theater in helped for block in row) for row in frame.rows])
        first = found[0].index(max(found[0]))
        last = len(found[1]) - 1 - found[1][::-1].index(max(found[1]))
        return (first, last) if first <= last else (0, len(frame.rows) - 1)

    def _place_pacts(self) -> None:
        """What both rivals have signed stands on the band between them."""
        if not self._plan.rivals:
            return
        (x, top), (_, bottom) = (self.places[rival] for rival in self._plan.rivals)
        label = self._boxes[self._plan.rivals[0]]
        top += label.diameter / 2 if label.holds_label else label.height - label.diameter / 2
        bottom -= RIVAL_DIAMETER / 2
        shared = [
            node
            for node in self._order
            if node in self._file.dataset.alliances
            and set(self._plan.rivals)
            <= {member.actor for member in self._file.dataset.alliances[node].members}
        ]
        step = (bottom - top) / (len(shared) + 1)
        if shared and step >= PACT_DIAMETER + 3:
            for index, node in enumerate(shared):
                self.places[node] = (x, top + step * (index + 1))
        self._band = (x - 11, top, x + 11, bottom)
        self._spots.take(*self._band)

    def _lead_lines(self, frame: MapFrame) -> None:
        """Lead the strong lines of those that have a place, then place the others that have one."""
        router = AreaRouter(
            RouteGround(
                (frame.width, float(self._spots.height)),
                self.slots,
                self.areas,
                self._boxes,
                self._members,
                self._quiet,
                self._plan.lives,
            )
        )
        if self._band is not None:
            router.block(self._band)
        for box in self._heading_boxes():
            router.shun(box)
        for node, place in self.places.items():
            self.places[node] = _rounded(place)
            router.put(node, self.places[node])
        # Lines of the day of the dataset go first, and whoever has some: they are seen first.
        first = [tie for tie in self._strong if not tie.rank]
        rest = [tie for tie in self._strong if tie.rank]
        router.lead(first)
        search = LineSearch(router, self._at)
        self._improve_columns(search)
        self._improve_cells(search)
        self._take_anew(router)
        loose = [
            node
            for node in self._order
            if node in self._at and node not in self.places and node not in self._quiet
        ]
        for ties in (first, rest):
            router.lead(tie for tie in ties if tie not in router.ways)
            self._take_anew(router)
            for node in loose:
                if node not in self.places and any(node in tie.marks for tie in ties):
                    self._place_tied(node, ties, router)
            if ties is first:
                known = {*self.places}
                self._place_dots(self._plan.rivals)
                for node in self.places.keys() - known:
                    self.places[node] = _rounded(self.places[node])
                    router.put(node, self.places[node])
        for node in search.shuffled(loose):
            if not search.is_spent:
                self._improve_spot(node, router, search)
        self.ways = router.found_ways()

    def _improve_columns(self, search: LineSearch) -> None:
        """Let neighbours in a column change places where that is better."""
        tries = [
            (k, i) for k, (names, _) in enumerate(self._columns) for i in range(len(names) - 1)
        ]
        for k, i in search.shuffled(tries):
            names, places_of = self._columns[k]
            order = (*names[:i], names[i + 1], names[i], *names[i + 2 :])
            found = {name: _rounded(place) for name, place in places_of(order).items()}
            if not search.is_spent and search.try_move(found):
                self._columns[k] = (order, places_of)

    def _improve_cells(self, search: LineSearch) -> None:
        """Let those of a side's own that have strong lines change cells where that is better."""
        tries = [
            (key, i, j)
            for key, content in self._contents.items()
            for i, one in enumerate(content.cells)
            for j, other in enumerate(content.cells)
            if one.node in self._at and (j > i or other.node not in self._at) and i != j
        ]
        for key, i, j in search.shuffled(tries):
            content = self._contents[key]
            cells = list(content.cells)
            cells[i], cells[j] = cells[j], cells[i]
            changed = replace(content, cells=tuple(cells))
            found = {
                node: _rounded(place) for node, place in changed.places(self.areas[key]).items()
            }
            if not search.is_spent and search.try_move(found):
                self._contents[key] = changed

    def _place_tied(self, node: str, some: Sequence[StrongTie], router: AreaRouter) -> None:
        """Somebody outside with strong lines: of some free spots where these are cheapest."""
        target = self._target(node)
        best, least = None, math.inf
        ties = [tie for tie in some if node in tie.marks]
        for spot in self._free_spots(node):
            router.put(node, spot)
            cost = 0.2 * math.dist(spot, target)
            for tie in ties:
                if router.is_open(tie):
                    led = router.find(tie)
                    cost += led.cost + short_cost(led)
            router.lift(node)
            if cost < least:
                best, least = spot, cost
        place = _rounded(best or self._found(self._wish(node, target)))
        self._put(node, place)
        router.put(node, place)
        router.lead(ties)
        for tie in ties:
            if tie in router.ways:
                self._take_way(router.ways[tie].way)

    def _improve_spot(self, node: str, router: AreaRouter, search: LineSearch) -> None:
        """Let somebody outside take another free spot where that is better."""
        for spot in self._free_spots(node):
            if search.try_move({node: _rounded(spot)}):
                self._take_anew(router)

    def _free_spots(self, node: str) -> list[ColumnPlace]:
        """Some free spots near those that somebody has strong lines to, the nearest ones."""
        spots = set()
        for wish in (self._target(node), *self._spots_wished(node)):
            spot = self._spots.nearest(self._wish(node, wish))
            if spot is not None:
                spots.add(spot)
        partners = [(RANK_WEIGHTS[tie.rank], self._partner(tie, node)) for tie in self._at[node]]

        def far(spot: ColumnPlace) -> float:
            off = sum(weight * max(_off(spot, one), 35.0) for weight, one in partners if one)
            return round(off, 1)

        found: list[ColumnPlace] = []
        for spot in sorted(spots, key=lambda spot: (far(spot), spot)):
            if all(math.dist(spot, other) > SPOTS_APART for other in found):
                found.append(spot)
        return found[:TRIED_SPOTS]

    def _wish(self, node: str, target: ColumnPlace) -> SpotWish:
        box = self._boxes[node]
        return SpotWish(
            (box.width + 4, box.height + 4),
            (box.width / 2 + 2, box.diameter / 2 + 2),
            target,
            step=OTHERS_STEP,
        )

    def _partner(self, tie: StrongTie, node: str) -> AreaBox | None:
        """Where the other end of a strong line is, if it has a place."""
        if tie.side is not None and tie.start == node:
            return self.slots[tie.side]
        place = self.places.get(tie.start if tie.end == node else tie.end)
        return None if place is None else (*place, *place)

    def _spots_wished(self, node: str) -> list[ColumnPlace]:
        """Near those that somebody has strong lines to: beside, above and below them."""
        found = []
        for tie in self._at[node]:
            partner = self._partner(tie, node)
            if partner is not None:
                left, top, right, bottom = partner
                xs = (left - NEXT_TO, (left + right) / 2, right + NEXT_TO)
                ys = (top - NEXT_TO, (top + bottom) / 2, bottom + NEXT_TO)
                found += [(x, y) for x in xs for y in ys if (x, y) != (xs[1], ys[1])]
                if right > left:
                    xs = ((3 * left + right) / 4, (left + right) / 2, (left + 3 * right) / 4)
                    found += [(x, y) for x in xs for y in (top - STRIP_OFF, bottom + STRIP_OFF)]
        return found

    def _take_way(self, way: Sequence[ColumnPlace]) -> None:
        """Nobody is put onto a line."""
        for start, end in pairwise(way):
            count = 1
            if start[0] != end[0] and start[1] != end[1]:
                count = max(round(math.dist(start, end) / 8), 1)
            for k in range(count):
                a, b = (
                    (
                        start[0] + (end[0] - start[0]) * share / count,
                        start[1] + (end[1] - start[1]) * share / count,
                    )
                    for share in (k, k + 1)
                )
                (x1, x2), (y1, y2) = sorted((a[0], b[0])), sorted((a[1], b[1]))
                self._spots.take(x1 - WAY_ROOM, y1 - WAY_ROOM, x2 + WAY_ROOM, y2 + WAY_ROOM)

    def _place_dots(self, some: Collection[str] | None = None) -> None:
        """People, bodies and companies near those to whom they belong that have a place.

        `some`: only the dots of these.
        """
        for node in self._order:
            if node in self._quiet and node not in self.places and node in self.wholes:
                whole = self.wholes[node]
                if some is not None and whole not in some:
                    continue
                if whole in self.places and whole not in self._quiet:
                    self._put_in_fan(node, whole)

    def _shelf_height(self) -> float:
        """About how high the rows are in which those stand who have no strong line, in px."""
        plan = self._plan
        placed = {*self._members, *plan.helpers, *plan.rivals, *self._at, *self._quiet}
        return shelf_height(
            [self._boxes[node] for node in self._problem.nodes if node not in placed],
            AREA_FRAME[0],
        )

    def _place_shelf(self, frame: MapFrame) -> None:
        """All others that have a label, each with its dots, in rows below the map."""
        waiting = [
            node for node in self._order if node not in self.places and node not in self._quiet
        ]
        if not waiting:
            return
        dots: defaultdict[str, list[str]] = defaultdict(list)
        for node in self._order:
            if node in self._quiet and self.wholes.get(node) in waiting:
                dots[self.wholes[node]].append(node)
        cells = []
        for node in waiting:
            content = area_content((node, *dots[node]), node, self._boxes, self._quiet, self.wholes)
            assert content.head is not None
            cells.append((content.head, self._target(node)[0]))
        foot = self._foot()
        for node, (x, y) in shelf_places(cells, FRAME_EDGE, frame.width - FRAME_EDGE, foot).items():
            self.places[node] = (x, y)
        while self._spots.height < self._foot():
            self._spots.grow(40)
            self._take_growing()
        self._spots.take(0, foot, frame.width, self._foot())

    def _foot(self) -> float:
        """How far down marks, labels, lines and areas go, in px."""
        labels = [y + self._boxes[node].height for node, (_, y) in self.places.items()]
        lines = [y + FRAME_EDGE for way in self.ways.values() for _, y in way]
        return max([*labels, *lines, *(block.box[3] + FRAME_EDGE for block in self.blocks)])

    def _place_rest(self) -> None:
        """Dots of dots or of nobody, and agreements, between those they have to do with."""
        for node in self._order:
            if node in self.places:
                continue
            whole = self.wholes.get(node)
            target = self.places.get(whole or "") or self._target(node)
            self._put_near(node, target, math.inf)

    def _put_in_fan(self, node: str, whole: str) -> None:
        """A dot on a ring around the mark that it belongs to, from the foot of that on."""
        for x, y in fan_places(self.places[whole], self._boxes[whole].diameter / 2):
            # The raster is coarse: the places themselves are as far apart as dots have to be.
            if self._spots.is_free(x - 3, y - 3, x + 3, y + 3):
                self.places[node] = (x, y)
                self._spots.take(x - 2, y - 2, x + 2, y + 2)
                return
        self._put_near(node, self.places[whole], DOT_REACH)

    def _put_near(self, node: str, target: ColumnPlace, reach: float) -> None:
        side = self._boxes[node].diameter + 3
        wish = SpotWish((side, side), (side / 2, side / 2), target, reach)
        place = self._spots.nearest(wish)
        if place is None:
            place = self._found(wish._replace(reach=math.inf))
        self.places[node] = place
        x, y = place
        self._spots.take(x - side / 2, y - side / 2, x + side / 2, y + side / 2)

    def _found(self, wish: SpotWish) -> ColumnPlace:
        while (place := self._spots.nearest(wish)) is None:
            self._spots.grow(40)
            self._take_growing()
        return place

    def _take_growing(self) -> None:
        width = self._spots.width
        for x in (0.0, width - 4.0):
            self._spots.take(x, 0, x + 4, self._spots.height)

    def _put(self, node: str, place: ColumnPlace) -> None:
        """Place a mark with its label below it, or in it."""
        box = self._boxes[node]
        self.places[node] = place
        x, y = place
        radius = box.diameter / 2
        half, foot = radius, y + radius
        if not box.holds_label:
            # In a small picture labels are larger beside the marks than here.
            half = box.width / 2 * OUTSIDE_SPARE
            foot += (box.height - box.diameter) * OUTSIDE_SPARE
        self._spots.take(x - half - 2, y - radius - 2, x + half + 2, foot + 2)

    def _take_line(self, start: ColumnPlace, end: ColumnPlace) -> None:
        (x1, x2), (y1, y2) = (sorted(pair) for pair in zip(start, end, strict=True))
        level = LEVEL_ROOM if y1 == y2 else 0.0
        upright = LEVEL_ROOM if x1 == x2 else 0.0
        self._spots.take(x1 - upright, y1 - level, x2 + upright, y2 + level)

    def _target(self, node: str) -> ColumnPlace:
        """The middle of those that somebody has to do with and that have a place."""
        weights = [
            (weight, self.places[other])
            for other, weight in sorted(self._ties[node].items())
            if other in self.places
        ]
        if not weights:
            return (self.frame[0] / 2, float(self._spots.height))
        total = math.fsum(weight for weight, _ in weights)
        return (
            round(math.fsum(weight * place[0] for weight, place in weights) / total, 3),
            round(math.fsum(weight * place[1] for weight, place in weights) / total, 3),
        )

    def _whole_of_dots(self) -> dict[str, str]:
        """To whom each dot belongs: by its ties of belonging, else by its strongest tie."""
        belonging, index = self._file.belonging, self._problem.index
        found: dict[str, str] = {}
        for node in self._order:
            if node not in self._quiet or node not in self._file.dataset.actors:
                continue
            whole = belonging.whole(node)
            if whole is None or whole not in index:
                ties = [
                    link
                    for link in self._file.links.at(node)
                    if link.kind.family is Family.AFFILIATION
                ]
                ties.sort(key=lambda link: link.rank)
                ends = [link.target if link.source == node else link.source for link in ties]
                whole = next((end for end in ends if end in index and end != node), None)
            if whole is not None:
                found[node] = whole
        return found

    def _strength_of_ties(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {node: {} for node in self._problem.nodes}
        nodes = self._problem.nodes
        pairs = zip(self._problem.pairs.tolist(), self._problem.tie.tolist(), strict=True)
        for (i, j), tie in pairs:
            weight = max(round(tie, 6), 0.01)
            found[nodes[i]][nodes[j]] = weight
            found[nodes[j]][nodes[i]] = weight
        return found


def _far(place: ColumnPlace, box: AreaBox) -> float:
    """How far a place is from a rectangle, going straight."""
    x, y = place
    return math.hypot(max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3]))


def _off(place: ColumnPlace, box: AreaBox) -> float:
    """How far a place is from a rectangle, going level and upright."""
    x, y = place
    return max(box[0] - x, 0.0, x - box[2]) + max(box[1] - y, 0.0, y - box[3])


def _wider(box: AreaBox, by: float) -> AreaBox:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
