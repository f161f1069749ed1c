"""Sentences of the overview for who does not see it, and for tips."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.analysis.areas.helpers import SideHelp
from explorer.data.words import join_words
from explorer.presentation.overview.content import Act, Fight, Help
from explorer.presentation.overview.labels import Labels
from explorer.presentation.overview.words import with_full_stop


def help_sentence(labels: Labels, found: SideHelp, act: Act, fights: Sequence[Fight] = ()) -> str:
    """What a helper gives a side: "Russia helps LNA: military help, since 2019; disputed."."""
    parts = [", ".join((act.words, *act.dates[:1]))]
    if act.doubt:
        parts.append(str(act.doubt))
    if earlier := labels.earlier_act(found):
        parts.append(" ".join((earlier.words, *earlier.dates[:1])))
    parts += [" ".join((f"it {fight.words}", *fight.dates[:1])) for fight in fights]
    helper = labels.helper_name(found)
    origin = ""
    if found.gives_from and found.gives_from.party != found.helper:
        origin = f", of the side of {labels.name(found.gives_from.party)},"
    verb = "help" if " and " in helper else "helps"
    side = labels.name(found.to.party)
    return with_full_stop(f"{helper}{origin} {verb} {side}: {'; '.join(parts)}")


def helps_sentence(labels: Labels, name: str, helps: Sequence[Help], tie: str) -> str:
    """All that somebody gives: "Italy, on both sides: training for GNA; backing for LNA."."""
    parts = []
    for one in helps:
        words = f"{one.act.words} for {labels.name(one.to.party)}"
        parts.append(", ".join(filter(None, (words, *one.act.dates[:1], str(one.act.doubt)))))
    head = f"{name}, {tie}" if tie else name
    return with_full_stop(f"{head}: {'; '.join(parts)}")


def side_sentence(
    name: str, theater: str, members: Sequence[str], more: int, recognised_by: Sequence[str]
) -> str:
    """A side with its own: "GNA, a side in Libya; with it Sarraj and 3 more; recognised by UN."."""
    parts = [f"{name}, a side in {theater}"]
    if members:
        named = [*members, f"{more} more"] if more else list(members)
        parts.append(f"with it {join_words(named)}")
    if recognised_by:
        parts.append(f"recognised by {join_words(list(recognised_by))}")
    return with_full_stop("; ".join(parts))
