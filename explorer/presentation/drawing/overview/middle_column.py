"""What stands between the theaters: rivals, go-betweens and bridges, with lines to the sides."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.act_words import doubted_dates
from explorer.presentation.drawing.overview.fit_words import fitting, fitting_or_shortened
from explorer.presentation.drawing.overview.gutter_lines import (
    KIND_SIZE,
    KIND_UP,
    TARGET_INSET,
    WORDS_DOWN,
    WORDS_SIZE,
    WORDS_STEP,
    Gutter,
    level_help,
    placed_words,
)
from explorer.presentation.drawing.overview.helper_row import (
    helper_glyph,
    helper_stroke,
)
from explorer.presentation.drawing.overview.rival_marks import RivalSpot, rival_shapes
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Ink,
    LineStyle,
    Piece,
    Shape,
    TextLine,
    TextPart,
)
from explorer.presentation.drawing.overview.shape_boxes import TakenRoom, shape_boxes
from explorer.presentation.drawing.overview.side_brackets import help_piece
from explorer.presentation.drawing.overview.theater_places import SideReach
from explorer.presentation.overview.content import Bridge, Fight, GoBetween, Help

GO_BETWEEN_RADIUS = 10.4
"""Px of the mark of a go-between, to its corners."""

_BELOW_RIVAL = (79.0, 74.0, 70.0, 66.0, 62.0, 58.0)
_ABOVE_RIVAL = (74.0, 70.0, 66.0, 62.0, 58.0, 80.0, 86.0)
_PORT = 12.0
_MOST_PORT = 22.0


@dataclass(slots=True)
class DrawnMiddle:
    """The pieces of the middle, and the help that has no line, with the names of who gives it."""

    rivals: list[Piece] = field(default_factory=list)
    go_betweens: list[Piece] = field(default_factory=list)
    bridges: list[Piece] = field(default_factory=list)
    unplaced: list[tuple[Help, str]] = field(default_factory=list)


_AIR = 4.0
"""Px around the words of a go-between's line, where moving them off gives it."""


class MiddleColumn:
    """Draws the middle of an overview, one thing after the other, each where room is left."""

    def __init__(
        self,
        spots: Sequence[RivalSpot],
        gutters: Sequence[Gutter],
        room: TakenRoom,
        *,
        names_beside: bool,
    ) -> None:
        """Keep where things stand.

        `room`: what is taken already, the box of the deals too. `names_beside`: whether the names
        of go-betweens stand right of their marks.
        """
        self.drawn = DrawnMiddle()
        self._spots = spots
        self._gutters = gutters
        self._room = room
        self._kept = TakenRoom()
        self._names_beside = names_beside
        for spot in spots:
            for gutter in gutters:
                if self._helps(spot, gutter):
                    low, high = sorted((gutter.panel_edge, spot.x))
                    self._kept.take_box((low, spot.y - 21, high, spot.y + 20))

    def draw(
        self, go_betweens: Sequence[GoBetween], bridges: Sequence[Bridge], name_room: float
    ) -> DrawnMiddle:
        """All of it; `name_room`: how wide a rival's name beside its mark may be, in px."""
        for spot in self._spots:
            shapes = rival_shapes(spot, name_room)
            # A round mark leaves its corners free: lines come out of it above and below its middle.
            x, y, reach = spot.x, spot.y, spot.radius + 1
            self._room.take_box((x - reach, y - _PORT + 1, x + reach, y + _PORT - 1))
            self._room.take_box((x - 0.64 * reach, y - reach, x + 0.64 * reach, y + reach))
            if not spot.has_name_inside:
                self._room.take(shapes[1:])
        for one in go_betweens:
            self._go_between(one)
        for bridge in bridges:
            self._bridge(bridge)
        for spot in self._spots:
            self._rival(spot, name_room)
        return self.drawn

    def _helps(self, spot: RivalSpot, gutter: Gutter) -> list[Help]:
        theater = gutter.theater.theater.id
        return [given for given in spot.rival.helps if given.to.theater == theater]

    # --- rivals ---

    def _rival(self, spot: RivalSpot, name_room: float) -> None:
        rival = spot.rival
        pieces: list[Piece] = []
        for gutter in self._gutters:
            helps = self._helps(spot, gutter)
            direct = next((one for one in helps if self._port(spot, gutter, one.to)), None)
            if direct is not None:
                pieces += self._direct(spot, gutter, direct)
            for given in helps:
                if given is not direct:
                    pieces += self._bent(spot, gutter, given)
            if not helps:
                pieces += self._fights(spot, gutter)
        shapes = rival_shapes(spot, name_room)
        self.drawn.rivals.append(
            Piece(rival.mark.id, "rival", tuple(shapes), rival.sentence or rival.mark.label)
        )
        self.drawn.rivals += pieces

    def _port(
        self, spot: RivalSpot, gutter: Gutter, key: SideKey
    ) -> tuple[SideReach, float] | None:
        """The height of a level line from a rival to a side, if there is one."""
        reach = gutter.reach_of(key)
        if reach is None:
            return None
        y = min(max(spot.y, reach.top + TARGET_INSET), reach.bottom - TARGET_INSET)
        return (reach, y) if abs(y - spot.y) <= _MOST_PORT else None

    def _start(self, spot: RivalSpot, gutter: Gutter, y: float) -> float:
        half = math.sqrt(max(spot.radius**2 - (y - spot.y) ** 2, 0.0)) + 1
        return spot.x - half if gutter.is_left else spot.x + half

    def _direct(self, spot: RivalSpot, gutter: Gutter, given: Help) -> list[Piece]:
        found = self._port(spot, gutter, given.to)
        if found is None:
            return []
        reach, y = found
        start = self._start(spot, gutter, y)
        line, span = level_help(given, gutter, reach, start, y)
        edge = self._start(spot, gutter, spot.y)
        span = (
            (span[0], min(span[1], edge - 1))
            if gutter.is_left
            else (max(span[0], edge + 1), span[1])
        )
        if not self._room.has_room([line], 0.0):
            self._unplace(given, spot.rival.mark.label)
            return []
        self._room.take([line])
        place = ("above" if spot.is_first else "below") if gutter.has_band else ""
        words = placed_words(given, span, y, [self._room], place=place)
        self._room.take(words or [])
        return [help_piece(given, (line, *(words or ())))]

    def _bent(self, spot: RivalSpot, gutter: Gutter, given: Help) -> list[Piece]:
        """A line that goes up or down on its way, where it and its words have room."""
        reach = gutter.reach_of(given.to)
        for line, words in self._bent_ways(spot, gutter, given, reach) if reach else ():
            low, high = sorted((gutter.panel_edge, spot.x))
            inside = all(
                low + 2 <= box[0] and box[2] <= high
                if gutter.is_left
                else low <= box[0] and box[2] <= high - 2
                for shape in words
                for box in shape_boxes(shape)
            )
            if inside and self._room.has_room([line], 1.0) and self._room.has_room(words):
                self._room.take([line, *words])
                return [help_piece(given, (line, *words))]
        self._unplace(given, spot.rival.mark.label)
        return []

    def _bent_ways(
        self, spot: RivalSpot, gutter: Gutter, given: Help, reach: SideReach
    ) -> Iterator[tuple[Shape, list[Shape]]]:
        tip = gutter.tip(reach)
        middle = (reach.top + reach.bottom) / 2
        goes_down = middle > spot.y
        for port in (_PORT, 2 * _PORT):
            y1 = spot.y + (port if goes_down else -port)
            start = self._start(spot, gutter, y1)
            for share in (0.5, 0.35, 0.65):
                x = tip + (start - tip) * share
                if abs(x - tip) < 26:
                    continue
                targets = (middle, reach.top + 16, reach.bottom - 16)
                for y2 in targets:
                    line = helper_stroke(((start, y1), (x, y1), (x, y2), (tip, y2)), given.act)
                    if abs(y2 - y1) < 24:
                        continue
                    for anchor, text_x in (("end", x - 6), ("start", x + 6)):
                        yield line, self._beside(given, text_x, (y1 + y2) / 2, anchor)

    def _beside(self, given: Help, x: float, y: float, anchor: str) -> list[Shape]:
        kind = TextPart(given.act.words, weight=Weight.SEMIBOLD)
        shapes: list[Shape] = [TextLine(x, y - 3, (kind,), KIND_SIZE, anchor)]
        dates = doubted_dates(given.act)
        if dates:
            shapes.append(
                TextLine(x, y + 12.4, (TextPart(dates[-1], Ink.MUTED),), WORDS_SIZE, anchor)
            )
        return shapes

    def _fights(self, spot: RivalSpot, gutter: Gutter) -> list[Piece]:
        """Whom a rival fights where it helps nobody: a dashed line, or the words alone."""
        theater = gutter.theater.theater.id
        pieces = []
        for index, fight in enumerate(
            fight for name, fight in spot.rival.fights if name == theater
        ):
            found = None if index else self._port(spot, gutter, SideKey(theater, fight.foe))
            y = found[1] if found else spot.y + index * 48
            start = self._start(spot, gutter, spot.y if abs(y - spot.y) > 20 else y)
            tip = gutter.tip(found[0]) if found else gutter.panel_edge
            shapes = self._fight_shapes(fight, start, tip, y, has_line=found is not None)
            if shapes and self._room.has_room(shapes, 0.5):
                self._room.take(shapes)
                sentence = f"{spot.rival.mark.label} {fight.words}"
                name = f"{spot.id}~{fight.foe}~{theater}"
                data = {"from": spot.id, "to": fight.foe, "theater": theater}
                pieces.append(Piece(name, "help", tuple(shapes), sentence, data))
        return pieces

    def _fight_shapes(
        self, fight: Fight, start: float, tip: float, y: float, *, has_line: bool
    ) -> list[Shape]:
        shapes: list[Shape] = []
        low, high = sorted((start, tip))
        if has_line:
            width = 3.0 if fight.doubt is Doubt.NONE else 1.5
            corners = ((start, y), (tip, y))
            line = DrawnStroke(corners, width, Ink.FIGHT, LineStyle.DASHED, (7, 4), head=True)
            shapes.append(line)
            low, high = (low + 20, high) if tip < start else (low, high - 20)
        room, x = high - low - 6, (low + high) / 2
        words = fitting_or_shortened((fight.words,), room, WORDS_SIZE, Weight.SEMIBOLD)
        if not words:
            return []
        run = TextPart(words, Ink.FIGHT, Weight.SEMIBOLD)
        up = KIND_UP if has_line else 2
        shapes.append(TextLine(x, y - up, (run,), WORDS_SIZE, "middle"))
        dates = fitting(fight.dates, room, WORDS_SIZE, Weight.SEMIBOLD)
        if dates:
            run = TextPart(dates, Ink.FIGHT, Weight.SEMIBOLD)
            down = WORDS_DOWN if has_line else WORDS_STEP - 2
            shapes.append(TextLine(x, y + down, (run,), WORDS_SIZE, "middle"))
        return shapes

    # --- go-betweens ---

    def _go_between(self, one: GoBetween) -> None:
        spot = next((spot for spot in self._spots if spot.id == one.rival), None)
        best: tuple[list[Piece], list[Help]] | None = None
        for y in self._heights(spot) if spot else ():
            found = self._go_between_at(one, spot, y) if spot else None
            if found and (best is None or len(found[1]) < len(best[1])):
                best = found
        if best is None:
            for given in one.helps:
                self._unplace(given, one.mark.label)
            return
        pieces, missing = best
        for piece in pieces:
            self._room.take(piece.shapes)
        self.drawn.go_betweens += pieces
        for given in missing:
            self._unplace(given, one.mark.label)

    def _heights(self, spot: RivalSpot) -> Iterator[float]:
        if spot.is_first:
            yield from (spot.y - distance for distance in _ABOVE_RIVAL)
        else:
            yield from (spot.y + distance for distance in _BELOW_RIVAL)

    def _go_between_at(
        self, one: GoBetween, spot: RivalSpot, y: float
    ) -> tuple[list[Piece], list[Help]] | None:
        """A go-between at a height with the helps that have room; None where none has."""
        rooms = [self._room, self._kept]
        glyph = helper_glyph(one.mark, spot.x, y, GO_BETWEEN_RADIUS)
        names = self._go_between_names(one, spot, y)
        shapes: list[Shape] = [glyph, *names]
        if not all(room.has_room(shapes) for room in rooms):
            return None
        own = TakenRoom()
        own.take(shapes)
        helps, missing = [], []
        for given in one.helps:
            piece = self._go_between_help(given, spot.x, y, [*rooms, own])
            if piece is None:
                missing.append(given)
            else:
                own.take(piece.shapes)
                helps.append(piece)
        if not helps:
            return None
        if Doubt.DISPUTED in one.tie and not spot.is_first and spot.has_name_inside:
            dots = DrawnStroke(
                ((spot.x, spot.y + spot.radius + 2), (spot.x, y - GO_BETWEEN_RADIUS - 2)),
                2.4,
                Ink.DISPUTED_TIE,
                LineStyle.DOTTED,
                (0.1, 5),
            )
            shapes.append(dots)
        sentence = one.sentence or one.mark.label
        return [Piece(one.mark.id, "go-between", tuple(shapes), sentence), *helps], missing

    def _go_between_names(self, one: GoBetween, spot: RivalSpot, y: float) -> list[Shape]:
        name = fitting_or_shortened((one.mark.label,), 120, KIND_SIZE, Weight.BOLD)
        run, tie = TextPart(name, weight=Weight.BOLD), TextPart(one.tie, Ink.MUTED)
        if self._names_beside:
            x = spot.x + 16
            lines = [TextLine(x, y - 2 if one.tie else y + 4, (run,), KIND_SIZE)]
            tie_line = TextLine(x, y + 13, (tie,), WORDS_SIZE)
            return [*lines, tie_line] if one.tie else [*lines]
        if spot.is_first:
            both = (run, TextPart(f", {one.tie}", Ink.MUTED)) if one.tie else (run,)
            return [TextLine(spot.x, y - GO_BETWEEN_RADIUS - 6, both, KIND_SIZE, "middle")]
        below = [TextLine(spot.x, y + 24.5, (run,), KIND_SIZE, "middle")]
        tie_line = TextLine(spot.x, y + 40, (tie,), WORDS_SIZE, "middle")
        return [*below, tie_line] if one.tie else [*below]

    def _go_between_help(
        self, given: Help, x: float, y: float, rooms: Sequence[TakenRoom]
    ) -> Piece | None:
        gutter = next(
            (one for one in self._gutters if one.theater.theater.id == given.to.theater), None
        )
        reach = gutter.reach_of(given.to) if gutter else None
        if gutter is None or reach is None:
            return None
        if not reach.top + TARGET_INSET <= y <= reach.bottom - TARGET_INSET:
            return None
        start = x + (-GO_BETWEEN_RADIUS if gutter.is_left else GO_BETWEEN_RADIUS)
        line, span = level_help(given, gutter, reach, start, y)
        shortened_line = level_help(given, gutter, reach, start + (-3 if gutter.is_left else 3), y)
        if not all(room.has_room([shortened_line[0]], 1.0) for room in rooms):
            return None
        words = placed_words(given, span, y, rooms)
        if words is None:
            return None
        return help_piece(given, (line, *self._moved_off(words, gutter, span, rooms)))

    def _moved_off(
        self,
        words: Sequence[Shape],
        gutter: Gutter,
        span: tuple[float, float],
        rooms: Sequence[TakenRoom],
    ) -> Sequence[Shape]:
        """Words of a line moved away from the middle, as far as they need for air around them."""
        for distance in (0.0, 2.0, 4.0, 6.0):
            x = -distance if gutter.is_left else distance
            moved = [
                replace(shape, x=shape.x + x) for shape in words if isinstance(shape, TextLine)
            ]
            is_inside = all(span[0] <= one.box[0] and one.box[2] <= span[1] for one in moved)
            if is_inside and all(room.has_room(moved, _AIR) for room in rooms):
                return moved
        return words

    # --- bridges ---

    def _bridge(self, bridge: Bridge) -> None:
        label = bridge.help.via.label if bridge.help.via else ""
        piece = self._bridge_piece(bridge, label)
        if piece is None:
            source = next(
                (
                    placed.side.mark.label
                    for gutter in self._gutters
                    for placed in gutter.theater.sides
                    if placed.key == bridge.side
                ),
                bridge.help.helper,
            )
            self._unplace(bridge.help, label or source)
            return
        self._room.take(piece.shapes)
        self.drawn.bridges.append(piece)

    def _bridge_piece(self, bridge: Bridge, label: str) -> Piece | None:
        found = [
            (gutter, gutter.reach_of(key))
            for key in (bridge.side, bridge.help.to)
            for gutter in self._gutters
            if gutter.theater.theater.id == key.theater
        ]
        if len(found) != 2:
            return None
        (source_gutter, source), (gutter, target) = found
        if source is None or target is None or source_gutter.is_left == gutter.is_left:
            return None
        start = source.edge + (1 if source_gutter.is_left else -1)
        low, high = max(source.top, target.top) + 14, min(source.bottom, target.bottom) - 14
        heights = [low + 14, *(low + 6 * step for step in range(int(max(high - low, 0) // 6) + 1))]
        if not target.placed.is_first:
            heights = [low + high - y for y in heights]
        for y in heights:
            if not low <= y <= high:
                continue
            line, _ = level_help(bridge.help, gutter, target, start, y)
            inner = source_gutter.panel_edge
            span = gutter.free_span(target, inner, 6.0)
            rooms = [self._room, self._kept]
            if not all(room.has_room([line], 2.0) for room in rooms):
                continue
            words = placed_words(bridge.help, span, y, rooms, name=label)
            if words is not None:
                piece = help_piece(bridge.help, (line, *words))
                data = {**piece.data, "side": bridge.side.party}
                return replace(piece, role="bridge", data=data)
        return None

    def _unplace(self, given: Help, label: str) -> None:
        self.drawn.unplaced.append((given, label))


def middle_need(helps: Sequence[Help]) -> float:
    """How wide in px half of the middle has to be for the kinds of some helps."""
    widest = max(
        (text_width(one.act.words, KIND_SIZE, Weight.SEMIBOLD) for one in helps), default=50.0
    )
    return 32 + min(widest, 110) + 14
