"""A dataset with everything that is worked out from it once: graph, camps, maps, alignments."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import networkx as nx

from explorer.analysis.alignment import (
    Alignment,
    AlignmentFinder,
    AlignmentMatrix,
    MatrixLimits,
    alignment_matrix,
)
from explorer.analysis.alignment.sides import Sides, parties_on, sides_by_alignments
from explorer.analysis.areas.area_picture import AreaPicture, FileAreas, area_picture
from explorer.analysis.areas.side_hues import Hue
from explorer.analysis.balance.certainty import CampCertainty, camp_certainty
from explorer.analysis.balance.findings import CampFindings, camp_findings
from explorer.analysis.balance.over_time import IndexOfDay, curve_days, index_over_time
from explorer.analysis.camps import MAX_NUMBERED, Camps, camps_by_theater
from explorer.analysis.comparison import (
    Flip,
    Rivals,
    TheaterSides,
    flips,
    rivals,
    theater_sides,
)
from explorer.analysis.frustration import (
    SignedPair,
    TwoCampSplit,
    frustration_index,
    signed_pairs,
)
from explorer.analysis.side_numbers import side_numbers
from explorer.analysis.signed_graph import as_of_day, link_weight
from explorer.caching import cached
from explorer.data.dates import PartialDate
from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.filters import Filters
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout import (
    MAX_AXIS_THEATERS,
    MAX_DRAWN_LINES,
    AreaMap,
    CampMap,
    SharedLayout,
    area_map,
    camp_map,
    has_areas,
    shared_layout,
)

CACHED_ANSWERS = 64
"""How many answers of one sort are kept, those that were asked for last."""

CACHED_SELECTIONS = 16
"""How many selections of a file of usual size are kept: one takes up to 300 kB."""

LARGE_ANSWERS = 4
"""The same where one may take megabytes: selections, matrices, and any of a large file."""

EARLY_LINKS = 20
"""One link in so many may have begun before the first day of a curve."""

MATRIX_LIMITS = MatrixLimits(rows=240, columns=120)
"""As much of a matrix as is worked out for the page; more of it nobody reads."""

OTHER_SIDE = MAX_NUMBERED
"""The number of the colour of sides that no hue of a map by areas stands for: they share one."""

MAX_OWN_MAP = 200
"""A theater of a large file with more nodes than these is a part of the map of all."""

PairWeights = Mapping[tuple[str, str], float]
"""For each two nodes with a link, in the order of their ids, what their links weigh."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows: the one value that picture, table, counts, captions and exports take.

    `graph` is all of it, as `select` gives it; `drawn` the part that is drawn, the same graph
    unless it has more than `MAX_DRAWN_LINES` lines; `layout` where everybody stands. A line
    is all links of one family between two nodes; `left_out_lines` is how many of them are not
    drawn. `sides`: on whose side each actor stands on the days shown. `hues`: the number of
    the colour of each party of these days, the same on every day. Nobody can change it.
    """

    graph: nx.MultiDiGraph
    drawn: nx.MultiDiGraph
    layout: CampMap
    sides: Sides
    hues: Mapping[str, int]
    left_out_lines: int = 0

    @property
    def left_out(self) -> int:
        """How many actors and alliances are not drawn."""
        return len(self.graph) - len(self.drawn)

    @property
    def drawn_lines(self) -> int:
        """How many lines are drawn."""
        return sum(_line_counts(self.drawn).values())


def _line_counts(graph: nx.MultiDiGraph) -> dict[tuple[str, str], int]:
    """For each two nodes with a link, in the order of their ids, how many lines join them."""
    families: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source, target, family in graph.edges(data="family"):
        families[(source, target) if source < target else (target, source)].add(family)
    return {pair: len(found) for pair, found in families.items()}


class Workspace:
    """The values that every view of a dataset starts from; nothing in it ever changes.

    What needs work is done when it is first asked for, and kept: for each theater, or for
    the views that were asked for last. Threads may share a workspace. `is_large`: whether no
    picture can hold all lines of the dataset; then each shows the strongest of its view.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.is_large = _has_many_lines(dataset)
        kept = self.kept_answers(CACHED_ANSWERS)
        # Bound to the instance, so that a dataset and its maps are forgotten together.
        self._graph = cached(self._make_graph, 1)
        self._shared_layout = cached(self._make_shared_layout, 1)
        self._camps = cached(self._make_camps, 1)
        self._layout = cached(self._make_layout, None)
        self._theater_sides = cached(self._make_theater_sides, kept)
        self._side_numbers = cached(self._make_side_numbers, None)
        self._sides_of = cached(self._make_sides_of, kept)
        self._rivals = cached(self._make_rivals, kept)
        self._flips = cached(self._make_flips, kept)
        self._alignments = cached(self._make_alignments, kept)
        self._alignment_finder = cached(self._make_alignment_finder, kept)
        self._turning_days = cached(self._find_turning_days, 1)
        self._matrix = cached(self._make_matrix, LARGE_ANSWERS)
        self._signed_pairs = cached(self._make_signed_pairs, LARGE_ANSWERS)
        self._split = cached(self._make_split, kept)
        self._camp_certainty = cached(self._make_camp_certainty, kept)
        self._camp_findings = cached(self._make_camp_findings, LARGE_ANSWERS)
        self._index_over_time = cached(self._make_index_over_time, kept)
        self._selection = cached(self._make_selection, self.kept_answers(CACHED_SELECTIONS))
        self._pair_weights = cached(self._make_pair_weights, LARGE_ANSWERS)
        self._shown = cached(self._make_shown, kept)
        self._areas = cached(self._make_areas, 1)
        self._area_picture = cached(self._make_area_picture, kept)

    def kept_answers(self, usual: int) -> int:
        """How many answers of one sort to keep: `usual`, or less where one may take megabytes."""
        return min(usual, LARGE_ANSWERS) if self.is_large else usual

    @property
    def graph(self) -> nx.MultiDiGraph:
        """All of the dataset, as `graph.build` gives it."""
        return self._graph()

    def _make_graph(self) -> nx.MultiDiGraph:
        return nx.freeze(build_graph(self.dataset))

    def camps(self, theater: str | None) -> Camps:
        """The camps of a theater, or (None) of all; KeyError if there is no such theater."""
        return self._camps()[theater]

    def _make_camps(self) -> dict[str | None, Camps]:
        return camps_by_theater(self.dataset, self.graph)

    def layout(self, theater: str | None, enlarged: str | None = None) -> CampMap:
        """Where everybody stands, for one theater or (None) for all.

        Of a large file a theater with more than a picture holds is a part of the map of all.
        `enlarged`: the id of a party whose areas are shown larger, on a map by areas that has
        any. Raises KeyError if there is no such theater.
        """
        found = self._layout(theater, None)
        if enlarged is None or not isinstance(found, AreaMap):
            return found
        if all(key.party != enlarged for key in found.areas):
            return found
        return self._layout(theater, enlarged)

    def _make_layout(self, theater: str | None, enlarged: str | None) -> CampMap:
        if theater is not None and self.is_large:
            here = [node for node, found in self.graph.nodes(data="theaters") if theater in found]
            if len(here) > MAX_OWN_MAP:
                return self.layout(None).part(here, theater)
        if not self.is_large and has_areas(self.dataset, theater):
            return area_map(self.areas, theater, shared=self._shared_layout(), enlarged=enlarged)
        first: Collection[str] = ()
        if theater is None and self.is_large:
            pairs = self._strongest(Filters.of(default_view(self.dataset)), ())
            first = {end for pair in pairs for end in pair}
        return camp_map(
            self.dataset,
            self.graph,
            theater,
            shared=self._shared_layout(),
            first=first,
        )

    def _make_shared_layout(self) -> SharedLayout:
        return shared_layout(self.dataset, self.graph)

    def rivals(self, one: str, other: str, span: Span | None) -> tuple[Rivals, ...]:
        """Who is opposed in both theaters on these days, and still deals with the other."""
        return self._rivals(one, other, span)

    def _make_rivals(self, one: str, other: str, span: Span | None) -> tuple[Rivals, ...]:
        sides = self._theater_sides(one, span), self._theater_sides(other, span)
        return rivals(self.dataset, self.graph, span, one, other, sides=sides)

    def flips(self, one: str, other: str, span: Span | None) -> tuple[Flip, ...]:
        """Who is together in one of two theaters and apart in the other on these days."""
        return self._flips(one, other, span)

    def _make_flips(self, one: str, other: str, span: Span | None) -> tuple[Flip, ...]:
        sides = self._theater_sides(one, span), self._theater_sides(other, span)
        return flips(self.dataset, self.graph, span, one, other, sides=sides)

    def _make_theater_sides(self, theater: str, span: Span | None) -> TheaterSides:
        return theater_sides(self.dataset, self.graph, span, theater)

    def alignments(self, theater: str, span: Span | None) -> Mapping[str, tuple[Alignment, ...]]:
        """How each actor with a link in a theater on these days stands to each of its parties."""
        return self._alignments(theater, self._days_alike(span))

    def _make_alignments(
        self, theater: str, span: Span | None
    ) -> Mapping[str, tuple[Alignment, ...]]:
        if not parties_on(self.dataset, theater, span):
            return {}
        shown = self.select(View(theater=theater, span=span))
        return {
            node: self.actor_alignments(node, theater, span)
            for node in shown
            if node in self.dataset.actors
        }

    def actor_alignments(
        self, actor: str, theater: str, span: Span | None
    ) -> tuple[Alignment, ...]:
        """How one actor stands to each party of a theater on these days, in their order.

        To itself too, if it is one. Nothing is worked out for anybody else.
        """
        return self._alignment_finder(theater, self._days_alike(span)).alignments(actor)

    def _make_alignment_finder(self, theater: str, span: Span | None) -> AlignmentFinder:
        shown = self.select(View(theater=theater, span=span))
        return AlignmentFinder(shown, parties_on(self.dataset, theater, span), span)

    def sides(self, theater: str | None, span: Span | None) -> Sides:
        """On whose side each actor stands on these days, in a theater or (None) in all of them.

        Whoever is on none is left out.
        """
        return self._sides_of(theater, self._days_alike(span))

    def _make_sides_of(self, theater: str | None, span: Span | None) -> Sides:
        theaters = [theater] if theater else self.dataset.theaters
        return sides_by_alignments((one, self.alignments(one, span)) for one in theaters)

    def hues(self, theater: str | None, span: Span | None) -> Mapping[str, int]:
        """The number of the colour of each party of a theater, or (None) of all, on some days.

        It is that of its side (`analysis.side_numbers`), and so the same on every day. In a
        picture of more theaters than have a place of their own there are no colours: the
        parties of unrelated wars in one camp have nothing to do with each other.
        """
        if theater is None and len(self.dataset.theaters) > MAX_AXIS_THEATERS:
            return {}
        numbers = self._side_numbers(theater)
        return {party: numbers[party] for party in self.parties(theater, span)}

    def _map_hues(
        self, layout: CampMap, theater: str | None, span: Span | None
    ) -> Mapping[str, int]:
        """The same for a map; one by areas has the hues of these, which are those of the rivals."""
        if not isinstance(layout, AreaMap):
            return self.hues(theater, span)
        order: dict[Hue, int] = {hue: number for number, hue in enumerate(Hue)}
        order[Hue.OTHER] = OTHER_SIDE
        found: dict[str, int] = {}
        for (place, party), hue in self.areas.hues.items():
            if theater in (None, place):
                found[party] = min(order[hue], found.get(party, OTHER_SIDE))
        return {party: found[party] for party in self.parties(theater, span)}

    def _make_side_numbers(self, theater: str | None) -> Mapping[str, int]:
        theaters = self.dataset.theaters
        parties = parties_on(self.dataset, theater, None)
        if not parties:
            return {}
        if theater and len(theaters) <= MAX_AXIS_THEATERS:
            # A colour keeps its meaning from one theater to the other, as far as there are enough.
            whole = self._side_numbers(None)
            if all(whole[party] < MAX_NUMBERED for party in parties):
                return whole
        here = [theater] if theater else list(theaters)
        return side_numbers(self.dataset, self.graph, here, self.camps(theater).camp_of)

    def parties(self, theater: str | None, span: Span | None) -> tuple[str, ...]:
        """The parties of a theater, or (None) of all, on some days, in the file's order."""
        return parties_on(self.dataset, theater, span)

    def _days_alike(self, span: Span | None) -> Span | None:
        """The first days on which `select` shows what it shows on the days of a span.

        From one day on which a link begins, ends or leaves the picture to the next, every day
        has the same picture, and only one of them needs to be worked out.
        """
        if span is None:
            return None
        days = self._turning_days()
        first, last = (
            days[max(bisect_right(days, day) - 1, 0)] for day in (span.first_day, span.last_day)
        )
        return Span(*(PartialDate.from_date(date.fromordinal(day)) for day in (first, last)))

    def _find_turning_days(self) -> Sequence[int]:
        edges = self.graph.edges(data=True)
        found = {1, *(data["first_day"] for *_, data in edges)}
        # What ends does so on the day after its last.
        found.update(data[end] + 1 for *_, data in edges for end in ("last_day", "shown_until"))
        for theater in self.dataset.theaters.values():
            for party in theater.dated_parties:
                for life in (party.period, self.dataset.actors[party.actor].period):
                    found |= {life.first_day, life.last_day + 1}
        return sorted(day for day in found if 1 <= day <= date.max.toordinal())

    def matrix(
        self,
        theater: str | None,
        span: Span | None,
        columns: Literal["parties", "actors"] = "parties",
    ) -> AlignmentMatrix:
        """How everybody stands to every party, or to every other actor, on these days.

        Of a large file as much as somebody can read.
        """
        return self._matrix(theater, span, columns)

    def _make_matrix(
        self, theater: str | None, span: Span | None, columns: Literal["parties", "actors"]
    ) -> AlignmentMatrix:
        return alignment_matrix(
            self.dataset,
            self.graph,
            theater,
            span,
            columns=columns,
            numbers=self._side_numbers(theater),
            sides=self.sides(theater, span) if self.hues(theater, span) else {},
            limits=MATRIX_LIMITS,
        )

    def split(
        self, view: View, anchors: tuple[str, ...] = (), *, weighted: bool = False
    ) -> TwoCampSplit:
        """The best split into two camps of what a view shows; `anchors` are in the first."""
        return self._split(self._filters_alike(view), anchors, weighted)

    def _make_split(
        self,
        filters: Filters,
        anchors: tuple[str, ...],
        weighted: bool,  # noqa: FBT001 - a part of the key
    ) -> TwoCampSplit:
        return frustration_index(self._signed_pairs(filters), anchors=anchors, weighted=weighted)

    def camp_certainty(self, view: View, anchors: tuple[str, ...] = ()) -> CampCertainty:
        """Where each actor that a view shows stands in the best splits, seen from an anchor."""
        return self._camp_certainty(self._filters_alike(view), anchors)

    def _make_camp_certainty(self, filters: Filters, anchors: tuple[str, ...]) -> CampCertainty:
        return camp_certainty(self._signed_pairs(filters), anchors)

    def camp_findings(self, view: View, anchors: tuple[str, ...] = ()) -> CampFindings:
        """What the camps of what a view shows rest on, and what they are worth."""
        return self._camp_findings(self._filters_alike(view), anchors)

    def _make_camp_findings(self, filters: Filters, anchors: tuple[str, ...]) -> CampFindings:
        return camp_findings(
            self.select(filters.view()),
            self._signed_pairs(filters),
            self._split(filters, anchors, False),
            self._camp_certainty(filters, anchors),
            parties=anchors,
            as_of=filters.span.last_day if filters.span else None,
        )

    def index_over_time(self, view: View) -> tuple[IndexOfDay, ...]:
        """How well two camps fit, day by day, with the links that a view filters by.

        From the day by which one in `EARLY_LINKS` of the friendly and hostile links had begun, as
        single old ones would leave no room for the rest, to the day of the dataset.
        """
        return self._index_over_time(Filters.of(view)._replace(span=None, second_date=None))

    def _make_index_over_time(self, filters: Filters) -> tuple[IndexOfDay, ...]:
        last = as_of_day(self.graph)
        everything = select(self.graph, filters.view())
        begun = sorted(
            day
            for *_, link in everything.edges(data=True)
            if link["sign"] and 1 < (day := link["first_day"]) <= last
        )
        if not begun:
            return ()
        first = begun[len(begun) // EARLY_LINKS]

        # Not `self.select`: its answers would push out those that are asked for again.
        def picture(day: date) -> nx.MultiDiGraph:
            return select(self.graph, filters._replace(span=Span.of_day(day)).view())

        return index_over_time(picture, curve_days(date.fromordinal(first), date.fromordinal(last)))

    def signed_pairs(self, view: View) -> tuple[SignedPair, ...]:
        """The pairs of friends and of foes in what a view shows, on the last of its days."""
        return self._signed_pairs(self._filters_alike(view))

    def _make_signed_pairs(self, filters: Filters) -> tuple[SignedPair, ...]:
        day = filters.span.last_day if filters.span else None
        return signed_pairs(self.select(filters.view()), day)

    @property
    def areas(self) -> FileAreas:
        """What is the same on every day of a picture by areas: rivals, wars, hues of sides."""
        return self._areas()

    def _make_areas(self) -> FileAreas:
        return FileAreas(self.dataset, self.graph)

    def area_picture(self, view: View) -> AreaPicture:
        """What a view shows, as a picture by areas tells it; of two dates, the first."""
        # The days themselves, not days alike: the words of a picture name them.
        return self._area_picture(Filters.of(replace(view, question=None)))

    def _make_area_picture(self, filters: Filters) -> AreaPicture:
        return area_picture(self.areas, filters.view(), self.select)

    def select(self, view: View) -> nx.MultiDiGraph:
        """The part of the graph that a view shows; nobody can change it."""
        return self._selection(self._filters_alike(view))

    def _filters_alike(self, view: View) -> Filters:
        """The filters of a view, on the first days on which they show the same."""
        filters = Filters.of(view)
        # Of two dates it matters which is the earlier, also where their pictures are the same.
        if filters.second_date is None:
            return filters._replace(span=self._days_alike(filters.span))
        return filters

    def _make_selection(self, filters: Filters) -> nx.MultiDiGraph:
        return nx.freeze(select(self.graph, filters.view()))

    def shown(self, view: View) -> Shown:
        """What a view shows, and where; the places do not depend on what is selected."""
        if not self.is_large:
            graph = self.select(view)
            layout = self.layout(view.theater, view.enlarged)
            hues = self._map_hues(layout, view.theater, view.span)
            sides = self.sides(view.theater, view.span) if hues else {}
            return Shown(graph, graph, layout, sides, hues)
        chosen = (*view.selected_nodes, *([view.focus] if view.focus else []))
        return self._shown(Filters.of(view), chosen)

    def _make_shown(self, filters: Filters, chosen: tuple[str, ...]) -> Shown:
        shown = self.select(filters.view())
        lines = _line_counts(shown)
        part, left_out = shown, 0
        if sum(lines.values()) > MAX_DRAWN_LINES:
            pairs = self._strongest(filters, chosen)
            left_out = sum(count for pair, count in lines.items() if pair not in pairs)
            part = nx.freeze(_of_pairs(shown, pairs))
        layout = self.layout(filters.theater).part(part, filters.theater)
        hues = self.hues(filters.theater, filters.span)
        sides = self.sides(filters.theater, filters.span) if hues else {}
        return Shown(shown, part, layout, sides, hues, left_out)

    @property
    def initial(self) -> Shown:
        """What is shown before anything is chosen."""
        return self.shown(default_view(self.dataset))

    def _strongest(self, filters: Filters, wanted: Collection[str]) -> set[tuple[str, str]]:
        """As many pairs as a picture holds lines: of what is wanted, of parties, by weight."""
        weights = self._pair_weights(filters)
        lines = _line_counts(self.select(filters.view()))
        near = dict.fromkeys(self._parties(filters.theater), 1) | dict.fromkeys(wanted, 2)

        def rank(pair: tuple[str, str]) -> int:
            return -max(near.get(end, 0) for end in pair)

        chosen: set[tuple[str, str]] = set()
        room = MAX_DRAWN_LINES
        # Whole pairs, so that a picture never says half of what there is between two.
        for pair in sorted(weights, key=rank):
            room -= lines[pair]
            if room < 0:
                break
            chosen.add(pair)
        return chosen

    def _parties(self, theater: str | None) -> tuple[str, ...]:
        return parties_on(self.dataset, theater, None)

    def _make_pair_weights(self, filters: Filters) -> PairWeights:
        """The pairs of nodes with a link, those first whose links weigh most."""
        day = as_of_day(self.graph)
        weights: dict[tuple[str, str], float] = {}
        for source, target, data in self.select(filters.view()).edges(data=True):
            ends = (source, target) if source < target else (target, source)
            weights[ends] = weights.get(ends, 0.0) + link_weight(data, day)
        return dict(sorted(weights.items(), key=lambda found: (-found[1], found[0])))


def _has_many_lines(dataset: Dataset) -> bool:
    memberships = sum(len(alliance.members) for alliance in dataset.alliances.values())
    if len(dataset.links) + memberships <= MAX_DRAWN_LINES:
        return False
    lines = {
        (*sorted((link.from_id, link.to_id)), link.entry.family) for link in dataset.links.values()
    }
    return len(lines) + memberships > MAX_DRAWN_LINES


def _of_pairs(graph: nx.MultiDiGraph, pairs: Collection[tuple[str, str]]) -> nx.MultiDiGraph:
    """The part of a graph that joins some pairs of nodes, in the order of the graph."""
    ends = {end for pair in pairs for end in pair}
    part = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in ends)
    part.add_edges_from(
        (source, target, key, data)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if (min(source, target), max(source, target)) in pairs
    )
    return part
