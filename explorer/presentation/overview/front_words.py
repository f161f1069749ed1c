"""What the overview says of fronts."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.analysis.areas.fronts import FrontState, SideFront
from explorer.analysis.areas.held_links import Doubt
from explorer.data.words import join_words
from explorer.presentation.overview.content import Front, Variants
from explorer.presentation.overview.labels import Labels
from explorer.presentation.overview.words import date_variants, start_words, with_full_stop


def front(found: SideFront, labels: Labels) -> Front:
    """A front in words."""
    names = tuple(labels.name(party) for party in found.parties)
    dates = date_variants(found.period, labels.day)
    words = _words(found, dates, labels.day)
    both = join_words(names)
    whom = {
        FrontState.WAR: f"{both} at war",
        FrontState.PARTS: f"{_fighters(found, labels)} fight",
        FrontState.CEASEFIRE: f"{both}: ceasefire",
        FrontState.LAST_REPORTED: f"{both}: {words[0]}",
    }[found.state]
    since = dates[:1]
    full = " ".join((whom, *since)) if found.state is not FrontState.LAST_REPORTED else whom
    return Front(
        found.theater,
        found.parties,
        found.state,
        words,
        tuple(dict.fromkeys((full, whom))),
        found.doubt,
        found.links,
        against=(_against(found, labels, 0), _against(found, labels, 1)),
        dates=dates if found.last is None else (),
        sentence=_sentence(found, labels, full),
    )


def _against(found: SideFront, labels: Labels, index: int) -> Variants:
    """A front as the first or second of its sides says it: "fights SNA since Jan 2018"."""
    other = found.parties[1 - index]
    foes = found.fighters[1 - index]
    foe = labels.name(foes[0] if len(foes) == 1 else other)
    dates = date_variants(found.period, labels.day)
    heads = {
        FrontState.WAR: f"at war with {foe}",
        FrontState.PARTS: f"fights {foe}",
        FrontState.CEASEFIRE: f"ceasefire with {labels.name(other)}",
        FrontState.LAST_REPORTED: f"fought {foe}",
    }
    head = heads[found.state]
    if found.last is not None:
        return (f"{head}, last reported in {start_words(found.last, labels.day)}", head)
    return tuple(dict.fromkeys((*(f"{head} {date}" for date in dates[:1]), head)))


def mediated_by(names: Sequence[str]) -> Variants:
    """Who mediates in a theater: "UN mediates", "UN and Algeria mediate"; at last a number."""
    if not names:
        return ()
    verb = "mediates" if len(names) == 1 else "mediate"
    variants = [f"{join_words(names)} {verb}"]
    variants += [
        f"{', '.join(names[:count])} and {len(names) - count} more {verb}"
        for count in range(len(names) - 1, 0, -1)
    ]
    return (*variants, f"{len(names)} {verb}")


def _words(found: SideFront, dates: Variants, day: int) -> Variants:
    if found.state is FrontState.LAST_REPORTED:
        assert found.last is not None
        month = start_words(found.last, day)
        return (f"last fighting reported in {month}", f"last reported {month}", month)
    if found.state is FrontState.CEASEFIRE:
        return tuple(f"ceasefire {one}" for one in dates[:2]) or ("ceasefire",)
    doubt = ", disputed" if found.doubt is Doubt.DISPUTED else ""
    if not dates:
        return (f"at war{doubt}",) if found.state is FrontState.WAR else (f"fighting{doubt}",)
    head = "at war " if found.state is FrontState.WAR else ""
    full = f"{head}{dates[0]}{doubt}"
    return tuple(dict.fromkeys((full, f"{dates[0]}{doubt}", *dates[1:])))


def _fighters(found: SideFront, labels: Labels) -> str:
    return " and ".join(
        labels.name(fighters[0] if len(fighters) == 1 else party)
        for fighters, party in zip(found.fighters, found.parties, strict=True)
    )


def _sentence(found: SideFront, labels: Labels, full: str) -> str:
    if found.state is not FrontState.PARTS:
        doubt = "; disputed" if found.doubt is Doubt.DISPUTED else ""
        return with_full_stop(f"{full}{doubt}")
    parts = []
    for fighters, party in zip(found.fighters, found.parties, strict=True):
        names = join_words([labels.name(one) for one in fighters])
        own = party in fighters
        parts.append(names if own else f"{names}, of the side of {labels.name(party)},")
    dates = date_variants(found.period, labels.day)
    return with_full_stop(" ".join((f"{' and '.join(parts)} fight", *dates[:1])))
