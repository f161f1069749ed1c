"""The bars of the timeline: links in the order of time, with what is sure of their dates.

A partial date is drawn as what it is. A link since 2019 may have begun on any day of that
year; so each bar has a sure part in the middle and, where a date is not known to the day,
parts at its ends in which it may have begun or ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from explorer.data.dates import BEGINNING, END, End
from explorer.data.ids import pair_id
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A link in time. All days are ordinals (`date.toordinal`).

    `link`: its id. `pair`: the id of the pair of its ends. `label`: what it is, without what
    the title of the timeline says already; `sentence`: all of it; `summary`: its period and
    confidence in words.

    `first` to `last`: when it may have held at all. `sure_first` to `sure_last`: when it
    surely held, if what is written is true; empty where the first is after the second.
    `has_no_start`, `has_no_end`: the file gives none, and the bar goes to the end of the
    range. `has_unknown_end`: the bar goes to the last report, which may lie within the range, and
    nobody says whether it went on or stopped. `is_event`: a point in time rather than a state.
    """

    link: str
    pair: str
    label: str
    sentence: str
    summary: str
    family: Family
    first: int
    sure_first: int
    sure_last: int
    last: int
    has_no_start: bool
    has_no_end: bool
    has_unknown_end: bool
    is_event: bool

    @property
    def is_unsure(self) -> bool:
        """Whether a state may have begun before, or ended after, the days of which one is sure."""
        return not self.is_event and (self.first < self.sure_first or self.sure_last < self.last)


def timeline_range(links: Iterable[Link], usual: tuple[int, int]) -> tuple[int, int]:
    """The days that a timeline has room for, as ordinals: all of these links lie in them.

    `usual`: the first and the last day that it has if no link lies wholly outside. One that
    reaches into these days is cut off at their edge; for one that does not they are
    extended, to the January of the year in which it begins or the December of the one in
    which it ends, as far as that is known.
    """
    first, last = usual
    for link in links:
        period = link.period
        if period.last_day < usual[0]:
            begins = period.last_day if period.first_day == BEGINNING else period.first_day
            first = min(first, date(date.fromordinal(begins).year, 1, 1).toordinal())
        elif period.first_day > usual[1]:
            ends = period.first_day if period.last_day == END else period.last_day
            last = max(last, date(date.fromordinal(ends).year, 12, 31).toordinal())
    return first, last


def timeline_bars(
    dataset: Dataset,
    links: Iterable[Link],
    date_range: tuple[int, int],
    *,
    seen_from: Sequence[str] = (),
) -> tuple[TimelineBar, ...]:
    """Links as bars, by family and then by their beginning.

    `date_range`: the first and last day that are drawn, as ordinals; what lies outside is cut
    off, links wholly outside are left out. `seen_from`: the actor that all of them concern,
    or the two between whom all of them are; their labels need not say so again.
    """
    order = list(FAMILIES)
    bars = [
        bar for link in links if (bar := _bar(dataset, link, date_range, seen_from)) is not None
    ]
    return tuple(sorted(bars, key=lambda bar: (order.index(bar.family), bar.first, bar.link)))


def _bar(
    dataset: Dataset, link: Link, date_range: tuple[int, int], seen_from: Sequence[str]
) -> TimelineBar | None:
    period = link.period
    first, last = period.first_day, period.last_day
    if last < date_range[0] or first > date_range[1]:
        return None
    sure_last = period.last_known.first.toordinal() if period.last_known else last
    # Nothing is sure of what may have begun on any day.
    sure_first = link.since.last.toordinal() if link.since else sure_last + 1
    if period.is_short and link.since == link.until:
        # One partial date: it happened then, and all of that time is as sure as any.
        sure_first, sure_last = first, last

    def within_range(day: int) -> int:
        return min(max(day, date_range[0]), date_range[1])

    return TimelineBar(
        link=link.id,
        pair=pair_id(link.from_id, link.to_id),
        label=_label(dataset, link, seen_from),
        sentence=_label(dataset, link, ()),
        summary=f"{period.words} · {link.confidence} confidence",
        family=link.entry.family,
        first=within_range(first),
        sure_first=within_range(sure_first),
        sure_last=within_range(sure_last),
        last=within_range(last),
        has_no_start=first == BEGINNING,
        has_no_end=last == END,
        has_unknown_end=bool(
            period.last_reported and period.last_reported.first.toordinal() <= date_range[1]
        ),
        is_event=link.is_event and period.end is End.KNOWN,
    )


def _label(dataset: Dataset, link: Link, seen_from: Sequence[str]) -> str:
    """What a link is and whom it concerns, beyond those from whom it is seen.

    "Weapons: Russia > LNA"; seen from Russia "Weapons: to LNA"; between the two "Russia:
    weapons", or "Both: contact".
    """
    source, target = dataset.label(link.from_id), dataset.label(link.to_id)
    kind = link.entry
    if {link.from_id, link.to_id} == set(seen_from):
        return f"{'Both' if link.is_mutual else source}: {kind.label.lower()}"
    if link.is_mutual and seen_from:
        return f"{kind.label}: with {target if link.from_id in seen_from else source}"
    if link.from_id in seen_from:
        return f"{kind.label}: {_preposition(link, _OUTGOING)}{target}"
    if link.to_id in seen_from:
        if kind.family is Family.AFFILIATION and kind.passive != kind.verb:
            return f"{kind.passive.capitalize()}: {source}"
        return f"{kind.label}: {_preposition(link, _INCOMING)}{source}"
    return f"{kind.label}: {source} {'–' if link.is_mutual else '>'} {target}"


_OUTGOING, _INCOMING = 0, 1

_PREPOSITIONS: dict[str, tuple[str, str]] = {
    Family.SUPPORT: ("to ", "from "),
    Family.AFFILIATION: ("", ""),
    Family.HOSTILITY: ("against ", "by "),
    "opposition": ("of ", "by "),
    "interest": ("in ", "of "),
    "dependence": ("on ", "of "),
}
"""What stands before the name of the other end, by kind or family: outgoing, incoming."""

_USUAL_PREPOSITIONS = ("to ", "from ")


def _preposition(link: Link, direction: int) -> str:
    words = _PREPOSITIONS.get(link.kind) or _PREPOSITIONS.get(link.entry.family)
    return (words or _USUAL_PREPOSITIONS)[direction]
