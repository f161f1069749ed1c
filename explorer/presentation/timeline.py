"""Links in the order of time: what the timeline draws, as plain data.

A partial date is drawn as what it is. A link since 2019 may have begun on any day of that
year; so each bar has a sure part in the middle and, where a date is not known to the day,
parts at its ends in which it may have begun or ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.data.dates import BEGINNING, END
from explorer.data.ids import pair_id
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A link in time, all days as ordinals.

    `first` to `last`: when it may have held at all; `sure_first` to `sure_last`: when it
    surely held, if what is written is true (empty where the first is after the second).
    `no_start`, `no_end`: the file knows none; the ends then are those of the strip.
    `event`: a point in time rather than a state. `pair` is how its two ends are selected.
    `label` leaves out what the timeline's title says already, `sentence` says all of it.
    """

    link: str
    pair: str
    label: str
    sentence: str
    family: Family
    first: int
    sure_first: int
    sure_last: int
    last: int
    no_start: bool
    no_end: bool
    event: bool
    words: str


def timeline_bars(
    dataset: Dataset,
    links: Iterable[Link],
    strip: tuple[int, int],
    *,
    seen_from: Sequence[str] = (),
) -> tuple[TimelineBar, ...]:
    """Links as bars, by family and then by their beginning.

    `strip`: the first and last day that are drawn; what lies outside is cut off, links
    wholly outside are left out. `seen_from`: the actor that all of them concern, or the two
    between whom all of them are; their labels need not say so again.
    """
    order = list(FAMILIES)
    found = [bar for link in links if (bar := _bar(dataset, link, strip, seen_from)) is not None]
    return tuple(sorted(found, key=lambda bar: (order.index(bar.family), bar.first, bar.link)))


def _bar(
    dataset: Dataset, link: Link, strip: tuple[int, int], seen_from: Sequence[str]
) -> TimelineBar | None:
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

    return TimelineBar(
        link=link.id,
        pair=pair_id(link.from_id, link.to_id),
        label=_label(dataset, link, seen_from),
        sentence=_label(dataset, link, ()),
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
        return f"{kind.label}: {_word(link, 0)}{target}"
    if link.to_id in seen_from:
        if kind.family is Family.AFFILIATION and kind.passive != kind.verb:
            return f"{kind.passive.capitalize()}: {source}"
        return f"{kind.label}: {_word(link, 1)}{source}"
    return f"{kind.label}: {source} {'–' if link.is_mutual else '>'} {target}"


_WORDS: dict[str, tuple[str, str]] = {
    Family.SUPPORT: ("to ", "from "),
    Family.AFFILIATION: ("", ""),
    Family.HOSTILITY: ("against ", "by "),
    "opposition": ("of ", "by "),
    "interest": ("in ", "of "),
    "dependence": ("on ", "of "),
}
"""What stands before the other end, by kind or family: of what goes out, of what comes in."""


def _word(link: Link, way: int) -> str:
    words = _WORDS.get(link.kind) or _WORDS.get(link.entry.family) or ("to ", "from ")
    return words[way]
