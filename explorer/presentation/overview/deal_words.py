"""What the two rivals deal in, and what stands between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from explorer.analysis.areas.held_links import Doubt, HeldLink
from explorer.data.vocabulary import ALLIANCE_KINDS, KINDS, MEMBER, Family
from explorer.data.words import count_noun, join_words
from explorer.presentation.overview.content import DealBox, Variants
from explorer.presentation.overview.labels import Labels
from explorer.presentation.overview.words import (
    KIND_WORDS,
    date_variants,
    start_words,
    with_full_stop,
)

MOST_LINES = 4
"""How many lines there are, what stands between the two not among them."""

THEY_DEAL, THEY_TALK = "they deal all the same", "they talk all the same"
BETWEEN_THEM = "between them"
"""The headings; the last where nothing is sure to be of these days: without a start it may be of
another time, and what is only reported may not be."""

PROCESS = "process"
"""The kind of an alliance that is a table to talk at."""

_PLURALS = {"agreement": "agreements", "process": "processes", "pact": "pacts"}


def deal_box(labels: Labels) -> DealBox | None:
    """What the rivals of a picture deal in on its days; None where there is nothing to say.

    In the picture of one theater what carries no theater stands after "elsewhere:".
    """
    pair = labels.picture.file.rivals
    if pair is None:
        return None
    return _Deals(labels, pair.both).box()


class _Deals:
    def __init__(self, labels: Labels, pair: tuple[str, str]) -> None:
        self._labels = labels
        self._picture = labels.picture
        self._pair = pair
        self._theater = labels.picture.view.theater
        between = [
            link
            for link in (*self._picture.all_links.links, *self._picture.all_links.recent)
            if {self._folded(link.source), self._folded(link.target)} == {*pair}
        ]
        self._here = [link for link in between if self._is_here(link)]
        self._elsewhere = [link for link in between if not link.theaters and self._theater]

    def _folded(self, actor: str) -> str:
        return self._picture.belonging.folded(actor)

    def _is_here(self, link: HeldLink) -> bool:
        if self._theater is None:
            return True
        return self._theater in link.theaters

    def box(self) -> DealBox | None:
        here = [link for link in self._here if _is_deal(link)]
        elsewhere = [link for link in self._elsewhere if _is_deal(link)]
        alliances = self._alliances()
        against = [
            link
            for link in (*self._here, *self._elsewhere)
            if link.kind.family is Family.HOSTILITY and not link.is_only_reported
        ]
        if not (here or elsewhere or alliances or against):
            return None
        lines = self._kind_lines(here)
        if elsewhere:
            first = self._kind_lines(elsewhere)[0]
            lines.append(tuple(f"elsewhere: {words}" for words in first))
        if alliances:
            lines.append(self._alliance_line(alliances))
        if len(lines) > MOST_LINES:
            lines = self._joined(lines, bool(alliances))
        against_words = self._against(against)
        # What has no start may be of another time, and says nothing of these days.
        known = [
            link
            for link in (*here, *elsewhere)
            if link.period.since is not None
            and not link.is_only_reported
            # A deal that is over carries nothing; a meeting is over at once.
            and (not link.is_recent or link.kind.family is Family.DIPLOMACY)
        ]
        pacts = [one for one in alliances if not self._is_low(one)]
        is_dated = bool(known or pacts)
        only_talks = is_dated and not (
            any(link.kind.family is not Family.DIPLOMACY for link in known)
            or any(self._picture.graph.nodes[one]["type"] != PROCESS for one in pacts)
        )
        if not alliances and not any(link.period.since for link in (*here, *elsewhere)):
            lines = [(f"{line[0]}, start not known", line[-1]) for line in lines]
        heading = BETWEEN_THEM
        if is_dated:
            heading = THEY_TALK if only_talks else THEY_DEAL
        links = tuple(link.id for link in (*here, *elsewhere, *against))
        return DealBox(
            heading,
            tuple(lines),
            against_words,
            only_talks,
            links,
            self._sentence(heading, lines, against_words),
            is_dated,
        )

    def _kind_lines(self, links: Sequence[HeldLink]) -> list[Variants]:
        """One line for each kind, the strongest first; what is over only where nothing holds."""
        holding = [link for link in links if not link.is_recent]
        lines: dict[str, Variants] = {}
        for link in sorted(holding, key=lambda one: one.rank):
            words = KIND_WORDS[link.kind.id]
            if link.kind.family is Family.SUPPORT:
                words = f"{words} from {self._labels.name(self._folded(link.source))}"
            same = [one for one in holding if KIND_WORDS[one.kind.id] == KIND_WORDS[link.kind.id]]
            lines.setdefault(words, self._dated(words, same))
        for link in sorted(links, key=lambda one: one.rank):
            words = KIND_WORDS[link.kind.id]
            if link.is_recent and words not in lines and link.kind.family is not Family.SUPPORT:
                since = link.period.since
                when = f", {start_words(since, self._labels.day)}" if since else ""
                lines[words] = tuple(dict.fromkeys((f"{words}{when}", words)))
        return list(lines.values())

    def _dated(self, words: str, links: Sequence[HeldLink]) -> Variants:
        known = [link for link in links if link.period.since is not None]
        sure = any(link.doubt is Doubt.NONE for link in links)
        doubt = "" if sure else f", {links[0].doubt}"
        if not known:
            return (f"{words}{doubt}",)
        first = min(known, key=lambda link: link.period.first_day)
        dates = date_variants(first.period, self._labels.day)
        return (f"{words}{doubt}, {dates[0]}", f"{words}{doubt}")

    def _alliances(self) -> dict[str, set[str]]:
        """The alliances to which both belong on these days, with all their members."""
        graph = self._picture.graph
        members: dict[str, set[str]] = {}
        for alliance, member, data in graph.edges(data=True):
            if data["kind"] == MEMBER.id and not data.get("recent", False):
                members.setdefault(alliance, set()).add(member)
        return {
            alliance: all_of
            for alliance, all_of in members.items()
            if {*self._pair} <= {self._folded(one) for one in all_of}
        }

    def _alliance_line(self, alliances: dict[str, set[str]]) -> Variants:
        graph = self._picture.graph
        if len(alliances) == 1:
            (alliance,) = alliances
            data = graph.nodes[alliance]
            since = self._picture.file.dataset.alliances[alliance].period.since
            name = f"{data['short']}{', reported' if self._is_low(alliance) else ''}"
            if since is None:
                return (name,)
            return (f"{name}, since {start_words(since, self._labels.day)}", name)
        kinds = Counter(graph.nodes[one]["type"] for one in alliances)
        counted = [
            count_noun(
                kinds[kind],
                entry.label.lower(),
                _PLURALS.get(kind, f"{entry.label.lower()}s"),
            )
            for kind, entry in ALLIANCE_KINDS.items()
            if kinds[kind]
        ]
        line = ", ".join(counted)
        others = Counter(
            one for members in alliances.values() for one in members if one not in self._pair
        )
        common = [(count, one) for one, count in others.items() if count > 1]
        if not common:
            return (line,)
        count, other = max(common, key=lambda found: (found[0], found[1]))
        return (f"{line}; {count} with {self._labels.name(other)}", line)

    def _is_low(self, alliance: str) -> bool:
        return self._picture.file.dataset.alliances[alliance].confidence.value == "low"

    def _joined(self, lines: list[Variants], has_alliances: bool) -> list[Variants]:  # noqa: FBT001 - private
        """At most `MOST_LINES`: the weakest kinds stand on one line."""
        tail = lines[-1:] if has_alliances else []
        kinds = lines[: len(lines) - len(tail)]
        room = MOST_LINES - len(tail)
        alone, rest = kinds[: room - 1], kinds[room - 1 :]
        full = "; ".join(line[0] for line in rest)
        first_dated = "; ".join((rest[0][0], *(line[-1] for line in rest[1:])))
        plain = "; ".join(line[-1] for line in rest)
        count = f"{rest[0][-1]} and {len(rest) - 1} more"
        return [*alone, tuple(dict.fromkeys((full, first_dated, plain, count))), *tail]

    def _against(self, links: Sequence[HeldLink]) -> Variants:
        """What stands between the two, from the fullest words to the shortest.

        With the date of each, "Turkey opposes Russia since 2019 and accuses it since Dec 2019";
        with one date that holds of all, "Turkey opposes and accuses Russia, since 2019"; without.
        """
        by_ends: dict[tuple[str, str], list[HeldLink]] = {}
        for link in sorted(links, key=lambda one: one.rank):
            ends = self._folded(link.source), self._folded(link.target)
            by_ends.setdefault(ends, []).append(link)
        if not by_ends:
            return ()
        full, common, short = [], [], []
        for (source, target), found in by_ends.items():
            verbs: dict[str, HeldLink] = {}
            for link in found:
                verbs.setdefault(KINDS[link.kind.id].verb, link)
            names = self._labels.name(source), self._labels.name(target)
            # Of what is over the date says that it is; of what holds a shorter text leaves it out.
            past = [link.period.since for link in verbs.values() if link.is_recent]
            when = [f", {start_words(one, self._labels.day)}" for one in past if one is not None]
            short.append(f"{names[0]} {join_words(list(verbs))} {names[1]}{''.join(when[:1])}")
            dated = [
                " ".join((verb, names[1] if index == 0 else "it", *self._since(link)))
                for index, (verb, link) in enumerate(verbs.items())
            ]
            if len(verbs) == 1:
                ((verb, link),) = verbs.items()
                dated = [", ".join((f"{verb} {names[1]}", *self._since(link)))]
            full.append(f"{names[0]} {join_words(dated)}")
            since = self._common_start(verbs.values())
            common.append(", ".join((short[-1], *since)) if len(verbs) > 1 else full[-1])
        variants = ["; ".join(full), "; ".join(common), "; ".join(short)]
        if len(short) > 1:
            variants.append(short[0])
        return tuple(dict.fromkeys(variants))

    def _common_start(self, links: Iterable[HeldLink]) -> Variants:
        """Since when all of them hold, or since which year; nothing where that differs."""
        dates = [date_variants(link.period, self._labels.day) for link in links]
        if any(link.is_recent for link in links) or not all(dates):
            return ()
        exact = {variants[0] for variants in dates}
        if len(exact) == 1:
            return tuple(exact)
        years = {variants[-1] for variants in dates}
        is_open = all(words.startswith("since ") for words in exact)
        return (f"since {years.pop()}",) if is_open and len(years) == 1 else ()

    def _since(self, link: HeldLink) -> Iterable[str]:
        """Since when it holds; of what is over when it was, "in Nov 2015"."""
        since = link.period.since
        if link.is_recent:
            return (f"in {start_words(since, self._labels.day)}",) if since else ()
        return date_variants(link.period, self._labels.day)[:1]

    def _sentence(self, heading: str, lines: Sequence[Variants], against: Variants) -> str:
        names = join_words([self._labels.name(one) for one in self._pair])
        said = "; ".join(line[0] for line in lines)
        head = with_full_stop(f"{names}, {heading}: {said}" if said else names)
        return with_full_stop(f"{head} {against[0]}") if against else head


def _is_deal(link: HeldLink) -> bool:
    """Whether two deal or talk by it; help between the two is a deal too."""
    if link.kind.family in (Family.COOPERATION, Family.DIPLOMACY):
        return True
    return link.is_help and not link.is_recent
