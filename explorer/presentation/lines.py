"""The lines of a picture: all links of one family between two nodes, as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from explorer.data.dates import BEGINNING, End, PartialDate, Period
from explorer.data.ids import PAIR_SEPARATOR, pair_id
from explorer.data.model import Dataset
from explorer.data.vocabulary import FAMILIES, KINDS, Family, Kind
from explorer.data.words import count_noun, join_words

FORWARD, BACK, BOTH = 1, 2, 3
"""Arrows of a line: from its first end to its second, the other way, or both; 0 is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """All links of one family between two nodes. `source` < `target`, by id; `id` is `line_id`.

    `recent_ends`: of a recent line, what is known of the ends of its links; else empty. `past`:
    of a line that is not recent, the ids of those of its links that are. `ongoing`: the ids of
    links of which the file knows an end later than the days shown; on these days nobody did.
    """

    source: str
    target: str
    family: Family
    links: tuple[str, ...]
    arrows: int
    recent: bool
    recent_ends: frozenset[End] = frozenset()
    past: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", line_id(self.source, self.target, self.family))

    @property
    def holding(self) -> tuple[str, ...]:
        """The ids of the links that hold; all of them, where all are recent."""
        return tuple(key for key in self.links if key not in self.past)


def line_id(one: str, other: str, family: str) -> str:
    """The id of the line between two nodes, whichever comes first."""
    return f"{pair_id(one, other)}{PAIR_SEPARATOR}{family}"


def bundle_lines(graph: nx.MultiDiGraph, last_day: int | None = None) -> tuple[Line, ...]:
    """The links of a graph (as `select` gives it), bundled; sorted by id.

    `last_day`: the ordinal of the last of the days shown; None for any date.

    A line is recent if all its links are. It has an arrow at an end where some link
    arrives that has a direction, and none at all if one of them is mutual.
    """
    bundles: defaultdict[tuple[str, str, str], list[tuple[str, str, str, dict[str, Any]]]]
    bundles = defaultdict(list)
    for source, target, key, data in graph.edges(keys=True, data=True):
        first, second = sorted((source, target))
        bundles[first, second, data["family"]].append((source, target, key, data))
    return tuple(
        Line(
            first,
            second,
            Family(family),
            tuple(key for _, _, key, _ in bundle),
            _arrows(first, bundle),
            recent := all(data.get("recent", False) for *_, data in bundle),
            frozenset(End(data["end"]) for *_, data in bundle) if recent else frozenset(),
            () if recent else tuple(key for _, _, key, data in bundle if data.get("recent", False)),
            tuple(key for _, _, key, data in bundle if _ends_later(data, last_day)),
        )
        for (first, second, family), bundle in sorted(bundles.items())
    )


def _ends_later(data: Mapping[str, Any], last_day: int | None) -> bool:
    """Whether the end of a link, as written, lies wholly behind a day."""
    if last_day is None or data["last_day"] <= last_day:
        return False
    written = data["until"] or data["last_reported"]
    return bool(written) and PartialDate.parse(written).is_after(last_day)


def _arrows(first: str, bundle: Iterable[tuple[str, str, str, Mapping[str, Any]]]) -> int:
    arrows = 0
    for source, _, _, data in bundle:
        if data["mutual"]:
            return 0
        arrows |= FORWARD if source == first else BACK
    return arrows


def line_summary(dataset: Dataset, graph: nx.MultiDiGraph, line: Line) -> str:
    """What a line says when one points at it: kinds, dates, number of sources.

    For example "Turkey → GNA · Weapons, training · since 2019 · 3 sources"; "Russia ↔ Turkey"
    where it goes both ways, or neither. What no longer holds stands apart: "earlier: contacts,
    11 December 2019". Who belongs to an alliance: "Turkey, part of NATO · Alliance members".
    """
    found = {
        key: data
        for ends in ((line.source, line.target), (line.target, line.source))
        for key, data in graph.get_edge_data(*ends, default={}).items()
        if key in line.links
    }
    names = _ends(dataset, line)
    if line.family is Family.MEMBERSHIP:
        return f"{names} · {FAMILIES[line.family].label}"

    def kinds(keys: Iterable[str]) -> str:
        known = {found[key]["kind"] for key in keys}
        return _listed(kind for kind in KINDS.values() if kind.id in known)

    sources = {source for data in found.values() for source in data["sources"]}
    parts = [names, kinds(line.holding), _when(dataset, line.holding, line.ongoing)]
    if line.past:
        past = ", ".join(filter(None, (kinds(line.past), _when(dataset, line.past, ()))))
        parts.append(f"earlier: {past[0].lower()}{past[1:]}")
    return " · ".join(filter(None, (*parts, count_noun(len(sources), "source"))))


def joint_summary(dataset: Dataset, lines: Sequence[Line]) -> str:
    """What one line says that stands for several of its two ends: each kind with its dates.

    "Russia ↔ Turkey · Weapons from Russia since 12 July 2019; economic ties · 5 sources". The
    first of `lines` names the ends. What no longer holds stands apart, as in `line_summary`.
    """
    holding = [key for line in lines if not line.recent for key in line.holding]
    past = [key for line in lines for key in (line.links if line.recent else line.past)]
    ongoing = {key for line in lines for key in line.ongoing}
    earlier = dated_kinds(dataset, past, ongoing)
    sources = {one.source for key in (*holding, *past) for one in dataset.links[key].evidence}
    parts = [
        _ends(dataset, lines[0]),
        dated_kinds(dataset, holding, ongoing),
        f"earlier: {earlier[0].lower()}{earlier[1:]}" if earlier else "",
        count_noun(len(sources), "source"),
    ]
    return " · ".join(filter(None, parts))


def dated_kinds(dataset: Dataset, keys: Collection[str], ongoing: Collection[str] = ()) -> str:
    """The kinds of some links, by their ids, each with its dates: "Combat since 2011; strikes".

    Of help it is said from whom it comes. `ongoing`: as a `Line` has it.
    """
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_kind[dataset.links[key].kind].append(key)
    parts: list[str] = []
    for kind in KINDS.values():
        if not (own := by_kind.get(kind.id)):
            continue
        links = [dataset.links[key] for key in own]
        is_help = kind.family is Family.SUPPORT
        givers = dict.fromkeys(dataset.label(link.from_id) for link in links if is_help)
        label = kind.label if not parts else kind.label.lower()
        origin = f"from {join_words([*givers])}" if givers else ""
        parts.append(" ".join(filter(None, (label, origin, _when(dataset, own, ongoing)))))
    return "; ".join(parts)


def _ends(dataset: Dataset, line: Line) -> str:
    """The two ends of a line, in the direction of its arrow if it has just one."""
    ends = (line.source, line.target)
    if line.family is Family.MEMBERSHIP:
        member, whole = sorted(ends, key=dataset.alliances.__contains__)
        return f"{dataset.label(member)}, part of {dataset.label(whole)}"
    sign = " → " if line.arrows in (FORWARD, BACK) else " ↔ "
    return sign.join(map(dataset.label, reversed(ends) if line.arrows == BACK else ends))


def _listed(kinds: Iterable[Kind]) -> str:
    labels = [kind.label for kind in kinds]
    return ", ".join(label if i == 0 else label.lower() for i, label in enumerate(labels))


def _when(dataset: Dataset, keys: Iterable[str], ongoing: Collection[str]) -> str:
    """From the earliest start to the latest end of some links, as far as they are known.

    Of those that go on after the days shown nothing is said of the end.
    """
    periods = [
        Period(dataset.links[key].since) if key in ongoing else dataset.links[key].period
        for key in keys
    ]
    first = min(periods, key=lambda period: period.first_day)
    # Where one ended on the day on which another was last reported, not all are known to be over.
    last = max(periods, key=lambda period: (period.last_day, period.end is End.UNKNOWN))
    since = first.since if first.first_day != BEGINNING else None
    period = Period(since, last.until, last.last_reported)
    return period.words if period != Period() else ""
