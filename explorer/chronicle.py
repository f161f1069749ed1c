"""Links in the order of time: what the timeline draws, as plain data.

A partial date is drawn as what it is. A link since 2019 may have begun on any day of that
year; so each bar has a sure part in the middle and, where a date is not known to the day,
parts at its ends in which it may have begun or ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.dates import BEGINNING, END
from explorer.model import Dataset, Link
from explorer.vocabulary import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class Bar:
    """A link in time, all days as ordinals.

    `first` to `last`: when it may have held at all; `sure_first` to `sure_last`: when it
    surely held, if what is written is true (empty where the first is after the second).
    `no_start`, `no_end`: the file knows none; the ends then are those of the strip.
    `event`: a point in time rather than a state. `pair` is how its two ends are selected.
    """

    link: str
    pair: str
    label: str
    family: Family
    first: int
    sure_first: int
    sure_last: int
    last: int
    no_start: bool
    no_end: bool
    event: bool
    words: str


def bars(
    dataset: Dataset, links: Iterable[Link], strip: tuple[int, int], *, seen_from: str | None = None
) -> tuple[Bar, ...]:
    """Links as bars, by family and then by their beginning.

    `strip`: the first and last day that are drawn; what lies outside is cut off, links
    wholly outside are left out. `seen_from`: an actor that all of them concern; it is left
    unsaid in their labels.
    """
    order = list(FAMILIES)
    found = [bar for link in links if (bar := _bar(dataset, link, strip, seen_from)) is not None]
    return tuple(sorted(found, key=lambda bar: (order.index(bar.family), bar.first, bar.link)))


def _bar(dataset: Dataset, link: Link, strip: tuple[int, int], seen_from: str | None) -> Bar | None:
    period = link.period
    first, last = period.first_day, period.last_day
    if last < strip[0] or first > strip[1]:
        return None
    sure_last = link.until.first.toordinal() if link.until else last
    # Nothing is sure of what may have begun on any day.
    sure_first = link.since.last.toordinal() if link.since else sure_last + 1
    if period.is_short and link.since == link.until:
        # One partial date: it happened then, and all of that time is as sure as any.
        sure_first, sure_last = first, last

    def cut(day: int) -> int:
        return min(max(day, strip[0]), strip[1])

    return Bar(
        link=link.id,
        pair="~".join(sorted((link.from_id, link.to_id))),
        label=_label(dataset, link, seen_from),
        family=link.entry.family,
        first=cut(first),
        sure_first=cut(sure_first),
        sure_last=cut(sure_last),
        last=cut(last),
        no_start=first == BEGINNING,
        no_end=last == END,
        event=link.is_event and last != END,
        words=f"{period.words} · {link.confidence} confidence",
    )


def _label(dataset: Dataset, link: Link, seen_from: str | None) -> str:
    source, target = dataset.label(link.from_id), dataset.label(link.to_id)
    kind = link.entry
    if seen_from == link.from_id:
        return f"{kind.label}: {'with' if link.is_mutual else 'to'} {target}"
    if seen_from == link.to_id:
        return f"{kind.label}: {'with' if link.is_mutual else 'from'} {source}"
    return f"{kind.label}: {source} {'–' if link.is_mutual else '>'} {target}"
