"""Who stands in the row between the cards, and where: rivals as neighbours, helpers beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explorer.analysis.areas.area_sides import SideKey
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.overview.content import ActorMark, Help, OverviewContent

RIVAL_RADIUS = 25.0
_RADIUS, _LARGER_RADIUS = 8.0, 12.0
_NAME_ROOM = 150.0
_APART = 22.0
_IN_MARK = 14.5


@dataclass(frozen=True, slots=True)
class RowMark:
    """A mark of the row. `name_at`: "right", "left" or "in", of the mark. `x` in px.

    `helps`: those that end on this page. `note`: what is said after its name.
    """

    mark: ActorMark
    helps: tuple[Help, ...]
    sentence: str
    radius: float
    name: str
    name_at: str
    is_rival: bool = False
    note: str = ""
    x: float = 0.0

    @property
    def name_size(self) -> float:
        """The size of its name in px."""
        if self.name_at == "in":
            return _IN_MARK
        return 15.0 if self.is_rival else 13.0

    @property
    def name_width(self) -> float:
        """How wide name and note are, in px."""
        note = text_width(f" {self.note}", 12.0) if self.note else 0.0
        return text_width(self.name, self.name_size, Weight.BOLD) + note

    @property
    def left_room(self) -> float:
        """Px that it takes to the left of its middle."""
        return self.radius + (self.name_width + 8 if self.name_at == "left" else 0.0)

    @property
    def right_room(self) -> float:
        """Px that it takes to the right of its middle."""
        return self.radius + (self.name_width + 8 if self.name_at == "right" else 0.0)


def row_marks(
    content: OverviewContent,
    centres: Mapping[SideKey, float],
    room: tuple[float, float],
    band: float,
) -> tuple[RowMark, ...]:
    """The marks of the row, from left to right; whoever has no room in it is left out.

    Args:
        content: Who helps whom.
        centres: The x of the middle of each side that is drawn and can be reached.
        room: The x between which they stand.
        band: Px between the marks of the rivals at least.

    """
    rivals = _rivals(content, centres)
    others = _others(content, centres)
    left, right = room
    while True:
        order = _in_order(rivals, others, centres, room, band)
        if _needed(order, band) <= right - left or not others:
            break
        others = others[:-1]
    return _placed(order, centres, room, band)


def _rivals(content: OverviewContent, centres: Mapping[SideKey, float]) -> list[RowMark]:
    found = []
    for index, rival in enumerate(content.rivals[:2]):
        helps = tuple(one for one in rival.helps if one.to in centres)
        name = rival.mark.label
        fits = text_width(name, _IN_MARK, Weight.BOLD) <= 2 * RIVAL_RADIUS - 10
        at = "in" if fits else ("right" if index else "left")
        if not fits:
            name = shortened(name, _NAME_ROOM, 15.0, Weight.BOLD)
        found.append(
            RowMark(rival.mark, helps, rival.sentence, RIVAL_RADIUS, name, at, is_rival=True)
        )
    return found


def _others(content: OverviewContent, centres: Mapping[SideKey, float]) -> list[RowMark]:
    """Those who help in more than one theater or in another than their own.

    The one with most to show comes first.
    """
    found = []
    rivals = {rival.mark.id for rival in content.rivals}
    notes = {one.mark.id: one.tie for one in content.go_betweens} | _origins(content)
    givers = [
        *_bridging(content),
        *((one.mark, one.helps, one.sentence) for one in content.go_betweens),
        *((one.mark, one.helps, one.sentence) for one in content.outsiders),
    ]
    for mark, all_helps, sentence in givers:
        is_bridge = any(one.via is not None for one in all_helps)
        if mark.id in rivals or (not is_bridge and len({one.to.theater for one in all_helps}) < 2):
            continue
        helps = tuple(one for one in all_helps if one.to in centres)
        if not helps:
            continue
        radius = _LARGER_RADIUS if len(helps) > 2 else _RADIUS
        name = shortened(mark.label, _NAME_ROOM, 13.0, Weight.BOLD)
        note = shortened(notes.get(mark.id, ""), _NAME_ROOM, 12.0, Weight.REGULAR)
        found.append(RowMark(mark, helps, sentence, radius, name, "right", note=note))
        rivals.add(mark.id)
    return sorted(found, key=lambda mark: -max(one.act.strength for one in mark.helps))


def _bridging(content: OverviewContent) -> list[tuple[ActorMark, tuple[Help, ...], str]]:
    """A side's own who help in another theater, each with all of that help and in words."""
    by_helper: dict[str, list[Help]] = {}
    marks: dict[str, ActorMark] = {}
    for bridge in content.bridges:
        if bridge.help.via is not None:
            marks[bridge.help.helper] = bridge.help.via
            by_helper.setdefault(bridge.help.helper, []).append(bridge.help)
    return [
        (marks[helper], tuple(helps), " ".join(one.sentence for one in helps))
        for helper, helps in by_helper.items()
    ]


def _origins(content: OverviewContent) -> dict[str, str]:
    """Whose own they are, in words: "of the GNA", "a side in Libya"."""
    found: dict[str, str] = {}
    for bridge in content.bridges:
        for area in content.theaters:
            for side in area.sides():
                if side.key == bridge.side and side.mark.id == bridge.help.helper:
                    found[bridge.help.helper] = f"a side in {area.name}"
                elif side.key == bridge.side:
                    found[bridge.help.helper] = f"of the {side.mark.label}"
    return found


def _wish(mark: RowMark, centres: Mapping[SideKey, float], middle: float) -> float:
    places = [centres[one.to] for one in mark.helps]
    return sum(places) / len(places) if places else middle


def _in_order(
    rivals: Sequence[RowMark],
    others: Sequence[RowMark],
    centres: Mapping[SideKey, float],
    room: tuple[float, float],
    band: float,
) -> list[RowMark]:
    """The marks from left to right, the rivals where they leave room to both sides of them."""
    middle = sum(room) / 2
    ranked = sorted(others, key=lambda mark: _wish(mark, centres, middle))
    if not rivals:
        return ranked
    heart = sum(_wish(mark, centres, middle) for mark in rivals) / len(rivals)
    split = sum(_wish(mark, centres, middle) < heart for mark in ranked)
    best, least = split, float("inf")
    for at in range(len(ranked) + 1):
        order = [*ranked[:at], *rivals, *ranked[at:]]
        placed = _placed(order, centres, room, band)
        off = sum(abs(mark.x - _wish(mark, centres, middle)) for mark in placed)
        if off < least:
            best, least = at, off
    return [*ranked[:best], *rivals, *ranked[best:]]


def _apart(one: RowMark, other: RowMark, band: float) -> float:
    """How far the middles of two neighbours are apart at least."""
    if one.is_rival and other.is_rival:
        return one.radius + band + other.radius
    return one.right_room + _APART + other.left_room


def _needed(order: Sequence[RowMark], band: float) -> float:
    if not order:
        return 0.0
    steps = sum(_apart(one, other, band) for one, other in pairwise(order))
    return order[0].left_room + steps + order[-1].right_room


def _placed(
    order: Sequence[RowMark],
    centres: Mapping[SideKey, float],
    room: tuple[float, float],
    band: float,
) -> tuple[RowMark, ...]:
    """Marks where they wish to stand, as far as their neighbours let them."""
    if not order:
        return ()
    left, right = room
    middle = (left + right) / 2
    steps = [_apart(one, other, band) for one, other in pairwise(order)]
    offsets = [0.0]
    for step in steps:
        offsets.append(offsets[-1] + step)
    # With the steps taken away it is enough that places do not fall.
    wishes = [_wish(mark, centres, middle) - at for mark, at in zip(order, offsets, strict=True)]
    pools: list[list[float]] = []
    for wish in wishes:
        pools.append([wish])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    flat = [_mean(pool) for pool in pools for _ in pool]
    lowest = left + order[0].left_room
    highest = right - order[-1].right_room - offsets[-1]
    return tuple(
        replace(mark, x=min(max(place, lowest), max(highest, lowest)) + at)
        for mark, place, at in zip(order, flat, offsets, strict=True)
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
