"""Who stands where on a map by areas, before anything is measured.

All of it follows from the whole file: nobody changes place with the day or a filter. The day of
the dataset decides only which of several places somebody has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.areas.area_picture import FileAreas
from explorer.analysis.areas.area_sides import SideKey, halves
from explorer.analysis.areas.belonging import Own
from explorer.analysis.areas.fronts import find_fronts
from explorer.analysis.areas.held_links import FIRM_HELP, HeldLinks, held_links
from explorer.analysis.areas.helpers import Owners
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View

MAX_AREA_THEATERS = 6
"""Up to so many theaters a map shows areas."""

COMMON_DAYS = 400
"""For so many days at most two sides exist together that share a slot: one follows the other."""


@dataclass(frozen=True, slots=True)
class PlannedSide:
    """A side and those who stand in its area, `members`, in their order.

    The party is the first of them, unless it stands in the area of another theater.
    """

    key: SideKey
    members: tuple[str, ...]


Slot = tuple[PlannedSide, ...]
"""Sides that share a place, the one of the day first: hardly ever are two of them there."""


@dataclass(frozen=True, slots=True)
class SlotRow:
    """Slots at the axis, and those behind them; each from the one nearest to the rivals on."""

    facing: tuple[Slot, ...]
    outer: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedTheater:
    """A theater: the rows above and below its axis, from the one nearest to the rivals on."""

    theater: str
    upper: tuple[SlotRow, ...]
    lower: tuple[SlotRow, ...]

    @property
    def sides(self) -> tuple[PlannedSide, ...]:
        """All its sides."""
        rows = (*self.upper, *self.lower)
        slots = (slot for row in rows for slot in (*row.facing, *row.outer))
        return tuple(side for slot in slots for side in slot)


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """Who stands where.

    `theaters`: from left to right. `rivals`: two, or none. `helpers`: for each outsider that
    helps sides strongly these sides, those that it helps on the day of the dataset first.
    `today`: how many of them these are. `parts`: to which other helper of the same side a helper
    belongs. `bridges`: for each of a side's own that helps a side of
    another theater that side. `lives`: the first and the last day, ordinals, on which each side is
    one.
    """

    theaters: tuple[PlannedTheater, ...]
    rivals: tuple[str, ...]
    helpers: Mapping[str, tuple[SideKey, ...]]
    today: Mapping[str, int]
    parts: Mapping[str, str]
    bridges: Mapping[str, SideKey]
    lives: Mapping[SideKey, tuple[int, int]]


def has_areas(dataset: Dataset, theater: str | None) -> bool:
    """Whether the map of a theater, or (None) of all, shows areas."""
    if len(dataset.theaters) > MAX_AREA_THEATERS:
        return False
    shown = dataset.theaters.values() if theater is None else [dataset.theaters[theater]]
    return any(one.parties for one in shown)


def plan_areas(file: FileAreas, theater: str | None, nodes: Collection[str]) -> AreaPlan:
    """Who stands where on the map of a theater, or (None) of all.

    Args:
        file: What is the same on every day.
        theater: Its id.
        nodes: Those that have a place on the map.

    """
    dataset = file.dataset
    ids = [theater] if theater else _across(dataset)
    ids = [one for one in ids if dataset.theaters[one].parties]
    owns = {one: _owns(file, one) for one in ids}
    today = held_links(dataset, select(file.graph, View(span=Span.of_day(dataset.as_of))))
    members = _members(file, owns, nodes)
    placed = {node for here in members.values() for node in here}
    planned = [_planned_theater(file, one, owns[one], members, today) for one in ids]
    rivals = file.rivals.both if file.rivals else ()
    if not placed.isdisjoint(rivals) or not set(rivals) <= set(nodes):
        rivals = ()
    owners = Owners(owns)
    known = {side.key for one in planned for side in one.sides}
    helping, ever = (_strong_helps(links, owners, ids, known) for links in (today, file.links))
    helpers = {
        node: tuple(dict.fromkeys((*helping.get(node, ()), *ever[node])))
        for node in ever
        if node in nodes
    }
    outside = {
        node: to for node, to in helpers.items() if node not in placed and node not in rivals
    }
    wholes = {node: _whole_helper(file, node, outside) for node in outside}
    return AreaPlan(
        tuple(planned),
        rivals,
        outside,
        {node: len(helping.get(node, ())) for node in helpers},
        {
            node: whole
            for node, whole in wholes.items()
            if whole is not None and outside[whole][0] == outside[node][0]
        },
        {node: to[0] for node, to in helpers.items() if node in placed},
        {SideKey(one, party): life for one in ids for party, life in _lives(dataset, one).items()},
    )


def _across(dataset: Dataset) -> list[str]:
    """The theaters from left to right: by longitude, from four on in the file's order."""
    ids = list(dataset.theaters)
    if len(ids) > 3:
        return ids
    where = {one: dataset.theaters[one].longitude for one in ids}
    return sorted(ids, key=lambda one: (where[one] is None, where[one] or 0.0, ids.index(one)))


def _owns(file: FileAreas, theater: str) -> tuple[Own, ...]:
    parties = tuple(dict.fromkeys(file.dataset.theaters[theater].parties))
    return tuple(file.belonging.own(party, theater, parties) for party in parties)


def _members(
    file: FileAreas, owns: Mapping[str, Sequence[Own]], nodes: Collection[str]
) -> dict[SideKey, tuple[str, ...]]:
    """Who stands in which area, everybody in the first one of the file.

    First come the parties, then their own, then the parts of these that act elsewhere.
    """
    theaters = [one for one in file.dataset.theaters if one in owns]
    everywhere = {own.side for one in theaters for own in owns[one]}
    found: dict[SideKey, list[str]] = {
        SideKey(one, own.side): [] for one in theaters for own in owns[one]
    }
    placed: set[str] = set()

    def place(key: SideKey, some: Iterable[str]) -> None:
        here = [node for node in some if node in nodes and node not in placed]
        found[key] += here
        placed.update(here)

    for one in theaters:
        for own in owns[one]:
            place(SideKey(one, own.side), [own.side])
    for one in theaters:
        for own in owns[one]:
            place(SideKey(one, own.side), own.members)
    for one in theaters:
        for own in owns[one]:
            parts = file.belonging.below(own.side) - everywhere
            here = [part for part in sorted(parts) if not _fights_elsewhere(file, part, one)]
            place(SideKey(one, own.side), here)
    return {key: tuple(here) for key, here in found.items()}


def _whole_helper(file: FileAreas, node: str, helpers: Collection[str]) -> str | None:
    """The outermost of the helpers to whom a helper belongs; who leads a coalition is none."""
    if file.dataset.actors[node].type is ActorType.COALITION:
        return None
    found, seen = None, {node}
    while (node := file.belonging.whole(node) or "") and node not in seen:
        seen.add(node)
        if node in helpers:
            found = node
    return found


def _fights_elsewhere(file: FileAreas, actor: str, theater: str) -> bool:
    """Whether somebody fights, and never in a theater; who only helps elsewhere does not."""
    fights = [link for link in file.links.at(actor) if link.is_fight]
    return bool(fights) and not any(link.is_in(theater) for link in fights)


def _planned_theater(
    file: FileAreas,
    theater: str,
    owns: Sequence[Own],
    members: Mapping[SideKey, tuple[str, ...]],
    today: HeldLinks,
) -> PlannedTheater:
    """The rows of a theater, by its sides on the day.

    The others share the slots of these, or stand behind them.
    """
    dataset = file.dataset
    sides = [own.side for own in owns if members[SideKey(theater, own.side)]]
    lives = _lives(dataset, theater)
    day = dataset.as_of.toordinal()
    living = [side for side in sides if lives[side][0] <= day <= lives[side][1]] or sides
    fronts = tuple(
        front
        for front in find_fronts(theater, owns, today, file.graph)
        if front.is_war and {*front.parties} <= {*living}
    )
    found = halves(
        living,
        {side for side in living if (theater, side) in file.above},
        {side: file.hues[theater, side] for side in sides},
        file.foes[theater],
        fronts,
        helped=file.helped_by_others(theater),
    )
    rows: tuple[list[tuple[list[list[str]], list[list[str]]]], ...] = tuple(
        [([[side] for side in row.facing], [[side] for side in row.outer]) for row in half]
        for half in (found.first, found.second)
    )
    for side in sides:
        if side in living:
            continue
        half = rows[0 if (theater, side) in file.above else 1]
        slots = [slot for facing, outer in half for slot in (*facing, *outer)]
        free = [
            slot
            for slot in slots
            if all(_common_days(lives[side], lives[one]) <= COMMON_DAYS for one in slot)
        ]
        if free:
            min(
                free,
                key=lambda slot: (
                    file.hues[theater, slot[0]] != file.hues[theater, side],
                    len(slot),
                ),
            ).append(side)
        else:
            half.append(([[side]], []))
    planned = {
        side: PlannedSide(key, members[key]) for side in sides for key in [SideKey(theater, side)]
    }
    return PlannedTheater(
        theater,
        *(
            tuple(
                SlotRow(
                    *(tuple(tuple(planned[one] for one in slot) for slot in part) for part in row)
                )
                for row in half
            )
            for half in rows
        ),
    )


def _lives(dataset: Dataset, theater: str) -> dict[str, tuple[int, int]]:
    """The first and the last day on which somebody is a party of a theater."""
    found: dict[str, tuple[int, int]] = {}
    for party in dataset.theaters[theater].dated_parties:
        life = dataset.actors[party.actor].period
        first = max(party.period.first_day, life.first_day)
        last = min(party.period.last_possible_day, life.last_possible_day)
        known = found.get(party.actor)
        found[party.actor] = (
            (first, last) if known is None else (min(first, known[0]), max(last, known[1]))
        )
    return found


def _common_days(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(min(one[1], other[1]) - max(one[0], other[0]) + 1, 0)


def _strong_helps(
    links: HeldLinks, owners: Owners, theaters: Sequence[str], known: Collection[SideKey]
) -> dict[str, list[SideKey]]:
    """The sides that somebody helps strongly whose own it is not, the strongest help first."""
    best: defaultdict[str, dict[SideKey, float]] = defaultdict(dict)
    for link in links.links:
        if not link.is_help or link.is_only_reported or link.kind.strength < FIRM_HELP:
            continue
        for theater in theaters:
            side = owners.side(link.target, theater) if link.is_in(theater) else None
            if side is None or owners.side(link.source, theater) is not None:
                continue
            key = SideKey(theater, side)
            if key in known:
                given = best[link.source]
                given[key] = max(given.get(key, 0.0), link.kind.strength)
    return {
        node: sorted(given, key=lambda key: (-given[key], key.theater, key.party))
        for node, given in best.items()
    }
