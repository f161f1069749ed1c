"""Warnings about a valid dataset: contradictions, gaps, names that two actors share.

Each rule is a function from a dataset to findings. A finding is no error: what looks wrong
may be right, and then a `note` on the link, alliance or actor says why and silences it. No note
silences a claim that is graded as confirmed and is not: its grade can be put right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from explorer.data.confirmation import unconfirmed
from explorer.data.dates import BEGINNING, End
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.text_folding import fold_text
from explorer.data.vocabulary import CONFIRMED, Family, Stance
from explorer.data.words import join_words
from explorer.graph.search import all_names

LintRule = Literal[
    "contradiction",
    "weak-source",
    "unconfirmed-claim",
    "older-evidence",
    "actor-without-links",
    "unused-source",
    "shared-name",
    "party-without-backer",
    "open-link",
]
"""The rules, by the names under which `check --format json` reports them."""

_WEAK_RELIABILITIES = ("D", "E", "F")
_BELONGING_KINDS = ("part-of", "leads", "serves")


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One thing to look at again; `section` and `key` say which object it is about."""

    rule: LintRule
    section: str
    key: str
    message: str
    hint: str


def lint(dataset: Dataset) -> tuple[LintFinding, ...]:
    """Everything to look at again, rule by rule, each in the order of the file."""
    return (
        *_contradictions(dataset),
        *_weak_sources(dataset),
        *_unconfirmed_claims(dataset),
        *_older_evidence(dataset),
        *_actors_without_links(dataset),
        *_unused_sources(dataset),
        *_shared_names(dataset),
        *_parties_without_backer(dataset),
        *_open_links(dataset),
    )


def _display_name(one: Link | Alliance) -> str:
    if isinstance(one, Alliance):
        return f"alliance {one.id}"
    return f"link {one.from_id} > {one.to_id} ({one.kind})"


def _contradictions(dataset: Dataset) -> Iterator[LintFinding]:
    """Friendly and hostile links of one pair at one time and in one theater, without a note."""
    pairs: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in dataset.links.values():
        if link.entry.sign and link.note is None:
            pairs[tuple(sorted((link.from_id, link.to_id)))].append(link)
    for pair, links in pairs.items():
        if len({link.entry.sign for link in links}) == 1:
            continue
        for theater in (*dataset.theaters, None):
            overlap = _overlapping([link for link in links if _is_in(link, theater)])
            if overlap is None:
                continue
            link, other = overlap
            place = f"in {theater}" if theater else "outside the theaters"
            yield LintFinding(
                "contradiction",
                "links",
                link.id,
                f"{_display_name(link)} contradicts {other.id} at the same time {place}",
                f"check the periods of {' and '.join(pair)}, or add a note to one of the links",
            )


def _is_in(link: Link, theater: str | None) -> bool:
    if link.theaters:
        return theater in link.theaters
    # What follows its ends is wherever they are.
    return theater is None or link.entry.follows_ends


def _overlapping(links: Iterable[Link]) -> tuple[Link, Link] | None:
    """The first link that began while one of the other sign went on, and that one."""
    latest: dict[int, Link] = {}
    for link in sorted(links, key=lambda link: link.period.first_day):
        sign = link.entry.sign
        other = latest.get(-sign)
        if other is not None and other.period.last_day >= link.period.first_day:
            return link, other
        if sign not in latest or link.period.last_day > latest[sign].period.last_day:
            latest[sign] = link
    return None


def _without_note(dataset: Dataset) -> Iterator[tuple[str, Link | Alliance]]:
    """What has evidence and no note, each with its section."""
    for section, ones in (("links", dataset.links), ("alliances", dataset.alliances)):
        for one in ones.values():
            if one.note is None:
                yield section, one


def _weak_sources(dataset: Dataset) -> Iterator[LintFinding]:
    for section, one in _without_note(dataset):
        sources = {piece.source for piece in one.evidence if piece.stance is Stance.FOR}
        if len(sources) != 1:
            continue
        source = dataset.sources[sources.pop()]
        if source.reliability in _WEAK_RELIABILITIES:
            yield LintFinding(
                "weak-source",
                section,
                one.id,
                f"{_display_name(one)} rests on one source of grade {source.reliability} "
                f"({source.id})",
                "add a better source, or a note",
            )


def _unconfirmed_claims(dataset: Dataset) -> Iterator[LintFinding]:
    """Claims graded as confirmed for which the file has no second, independent source."""
    for section, ones in (("links", dataset.links), ("alliances", dataset.alliances)):
        for one in ones.values():
            pieces = unconfirmed(one.evidence, dataset.sources)
            if names := join_words([*dict.fromkeys(piece.source for piece in pieces)]):
                yield LintFinding(
                    "unconfirmed-claim",
                    section,
                    one.id,
                    f"{_display_name(one)} has a claim of credibility {CONFIRMED} (confirmed) from "
                    f"{names}, and no second independent source",
                    f"add a source of another publisher, or grade it {CONFIRMED + 1}",
                )


def _older_evidence(dataset: Dataset) -> Iterator[LintFinding]:
    for section, one in _without_note(dataset):
        if one.period.first_day == BEGINNING:
            continue
        dates = [dataset.sources[piece.source].date for piece in one.evidence]
        published = [date.last.toordinal() for date in dates if date is not None]
        if len(published) == len(dates) and max(published) < one.period.first_day:
            yield LintFinding(
                "older-evidence",
                section,
                one.id,
                f"{_display_name(one)} began ({one.since}) after all of its evidence was published",
                "check since, add a later source, or a note",
            )


def _actors_without_links(dataset: Dataset) -> Iterator[LintFinding]:
    linked = {end for link in dataset.links.values() for end in (link.from_id, link.to_id)}
    linked |= {one.actor for alliance in dataset.alliances.values() for one in alliance.members}
    for actor in dataset.actors.values():
        if actor.id not in linked and actor.note is None:
            yield LintFinding(
                "actor-without-links",
                "actors",
                actor.id,
                f"actor {actor.id} has no links",
                "add one, or take the actor out",
            )


def _unused_sources(dataset: Dataset) -> Iterator[LintFinding]:
    used = {piece.source for link in dataset.links.values() for piece in link.evidence}
    used |= {piece.source for one in dataset.alliances.values() for piece in one.evidence}
    steps = [step for story in dataset.stories.values() for step in story.steps]
    used |= {source for step in steps for source in step.cites}
    for source in dataset.sources.values():
        if source.id not in used:
            yield LintFinding(
                "unused-source",
                "sources",
                source.id,
                f"source {source.id} is not used",
                "cite it as evidence, or take it out",
            )


def _shared_names(dataset: Dataset) -> Iterator[LintFinding]:
    """Names by which a search cannot tell two actors apart."""
    first: dict[str, Actor] = {}
    for actor in dataset.actors.values():
        for folded, name in {fold_text(name): name for name in all_names(actor)}.items():
            if not folded:
                continue
            other = first.setdefault(folded, actor)
            if other is not actor and actor.note is None and other.note is None:
                yield LintFinding(
                    "shared-name",
                    "actors",
                    actor.id,
                    f"actor {actor.id}: {name!r} also names {other.id}",
                    "take it from one of them, or add a note to one",
                )


def _parties_without_backer(dataset: Dataset) -> Iterator[LintFinding]:
    """Parties that nobody from outside supports, neither themselves nor what belongs to them."""
    inside: dict[str, set[str]] = defaultdict(set)
    backers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for link in dataset.links.values():
        if link.kind in _BELONGING_KINDS:
            inside[link.to_id].add(link.from_id)
        elif link.entry.family is Family.SUPPORT:
            for place in link.theaters:
                backers[place][link.to_id].add(link.from_id)
                if link.is_mutual:
                    backers[place][link.from_id].add(link.to_id)
    for theater in dataset.theaters.values():
        for party in theater.parties:
            own = _reachable(party, inside)
            backed = any(backers[theater.id][one] - own for one in own)
            if not backed and dataset.actors[party].note is None:
                yield LintFinding(
                    "party-without-backer",
                    "theaters",
                    theater.id,
                    f"theater {theater.id}: the party {party} has no backer there",
                    f"add who supports it, or a note to the actor {party}",
                )


def _reachable(start: str, neighbours: dict[str, set[str]]) -> set[str]:
    reached = {start}
    waiting = [start]
    while waiting:
        new = neighbours.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _open_links(dataset: Dataset) -> Iterator[LintFinding]:
    """Links still open on the day of the dataset although one of their actors had ended by then.

    Who ended later, or in a year that was not over, is in the picture of that day, and so
    may its links be.
    """
    for link in dataset.links.values():
        if link.period.end is not End.OPEN or link.note is not None:
            continue
        for end in (link.from_id, link.to_id):
            until = dataset.node(end).until
            if until is not None and until.last < dataset.as_of:
                yield LintFinding(
                    "open-link",
                    "links",
                    link.id,
                    f"{_display_name(link)} is open, and {end} ended ({until})",
                    "add until, or a note",
                )
                break
