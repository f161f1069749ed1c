"""What the page says about an actor, an alliance or a pair: plain data, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import networkx as nx

from explorer.analysis.alignment import AlignmentType, Basis, infer_alignment
from explorer.data.model import Actor, Alliance, Dataset, Evidence, Link
from explorer.data.vocabulary import (
    ACTOR_TYPES,
    ALLIANCE_KINDS,
    CREDIBILITY,
    FAMILIES,
    KINDS,
    RELIABILITY,
    Family,
    Stance,
)
from explorer.graph.select import select
from explorer.graph.view import View


@dataclass(frozen=True, slots=True)
class TextRun:
    """A few words; with `node`, the name of an actor or an alliance that leads on to it."""

    text: str
    node: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A piece of evidence, with what is known of its source and what the grades mean.

    `grade`: as the Admiralty writes it, B2. `grade_words`: the same in a few plain words,
    `grade_meaning` in two sentences.
    """

    claim: str
    against: bool
    title: str
    publisher: str
    date: str
    url: str
    grade: str
    grade_words: str
    grade_meaning: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A link as a sentence.

    `state` says why it is not in the picture, if it is not; `recent` that it is over, and in
    the picture for a while yet.
    """

    link: str
    family: Family
    sentence: tuple[TextRun, ...]
    when: str
    theaters: tuple[str, ...]
    confidence: str
    meaning: str
    proofs: tuple[EvidenceItem, ...]
    note: str = ""
    state: str = ""
    recent: bool = False

    @property
    def sources(self) -> int:
        """How many sources say something of it; several claims may stand in one."""
        return len({proof.url for proof in self.proofs})


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under a heading; `folded` ones wait to be opened."""

    heading: str
    statements: tuple[Statement, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class AlignmentSentence:
    """How an actor stands to the parties of a theater, as a sentence."""

    theater: str
    sentence: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the page says about what is selected."""

    title: tuple[TextRun, ...]
    subtitle: str
    description: str = ""
    also: tuple[str, ...] = ()
    standings: tuple[AlignmentSentence, ...] = ()
    members: tuple[tuple[TextRun, ...], ...] = ()
    chapters: tuple[Section, ...] = ()


OUTSIDE = "Not in this picture"
ALLIANCES = "Alliances"
"""The heading over the alliances to which an actor belongs."""

_STANDS: dict[AlignmentType, str] = {
    AlignmentType.BACKS: "backs",
    AlignmentType.OPPOSES: "stands against",
    AlignmentType.BOTH: "is both with and against",
    AlignmentType.TALKS: "talks to",
}


def dossier(
    dataset: Dataset, graph: nx.MultiDiGraph, shown: nx.MultiDiGraph, view: View
) -> Dossier:
    """What there is to say about the selection of a view.

    `graph` is the whole graph, `shown` the part that the view shows: its links come first,
    the others after them, with the reason why they are not in the picture. Raises KeyError
    if nothing that exists is selected.
    """
    match view.selected_nodes:
        case [node]:
            return _about(dataset, graph, shown, node, view)
        case [one, other]:
            return _between(dataset, graph, shown, (one, other), view)
        case _:
            raise KeyError(view.selected)


def _about(
    dataset: Dataset, graph: nx.MultiDiGraph, shown: nx.MultiDiGraph, node: str, view: View
) -> Dossier:
    item = dataset.node(node)
    links = [link for link in dataset.links.values() if node in (link.from_id, link.to_id)]
    chapters = _by_family(dataset, graph, shown, links, view, seen_from=node)
    if isinstance(item, Alliance):
        kind = ALLIANCE_KINDS[item.kind]
        own = _statement(dataset, graph, item, (TextRun(f"{kind.label}. {kind.meaning}"),))
        return Dossier(
            title=(TextRun(item.name),),
            subtitle=_joined(kind.label, item.period.words if item.since or item.until else ""),
            description=item.description or "",
            members=tuple(
                (TextRun(dataset.label(member.actor), member.actor), TextRun(f", {member.role}"))
                if member.role != "member"
                else (TextRun(dataset.label(member.actor), member.actor),)
                for member in item.members
            ),
            chapters=(Section("What it is", (own,)), *chapters),
        )
    alliances = [
        alliance
        for alliance in dataset.alliances.values()
        if any(member.actor == node for member in alliance.members)
    ]
    memberships = tuple(
        _statement(
            dataset, graph, alliance, (TextRun("Belongs to "), TextRun(alliance.name, alliance.id))
        )
        for alliance in alliances
    )
    if memberships:
        chapters = (*chapters, Section(ALLIANCES, memberships, folded=True))
    return Dossier(
        title=(TextRun(item.name),),
        subtitle=_joined(
            ACTOR_TYPES[item.type].label, item.period.words if item.since or item.until else ""
        ),
        description=item.description or "",
        also=_also(item),
        standings=_standings(dataset, graph, item, view),
        chapters=chapters,
    )


def _also(actor: Actor) -> tuple[str, ...]:
    others = (actor.short or "", *actor.names.values(), *actor.aliases)
    return tuple(dict.fromkeys(name for name in others if name and name != actor.name))


def _standings(
    dataset: Dataset, graph: nx.MultiDiGraph, actor: Actor, view: View
) -> tuple[AlignmentSentence, ...]:
    """How the actor stands to each party on the days of the view.

    What links say comes first; what only chains say follows, and is called inferred.
    """
    found = []
    for theater in dataset.theaters.values():
        day = select(graph, replace(View(), theater=theater.id, span=view.span))
        alignments = [
            infer_alignment(day, actor.id, party, theater.parties)
            for party in theater.parties
            if party != actor.id
        ]
        pieces: list[TextRun] = []
        for how, opening in ((Basis.CODED, ""), (Basis.INFERRED, "inferred along a chain: ")):
            clauses: list[TextRun] = []
            for stand, verb in _STANDS.items():
                said = [one.party for one in alignments if (one.basis, one.type) == (how, stand)]
                if said:
                    clauses.append(TextRun(f"{'; ' if clauses else opening}{verb} "))
                    clauses += _enumerated(dataset, said)
            pieces += [TextRun("; "), *clauses] if pieces and clauses else clauses
        if pieces:
            first = pieces[0].text
            capital = TextRun(first[0].upper() + first[1:])
            stop = [] if pieces[-1].text.endswith(".") else [TextRun(".")]
            found.append(AlignmentSentence(theater.name, (capital, *pieces[1:], *stop)))
    return tuple(found)


def _enumerated(dataset: Dataset, nodes: list[str]) -> list[TextRun]:
    pieces: list[TextRun] = []
    for index, node in enumerate(nodes):
        if index:
            pieces.append(TextRun(" and " if index == len(nodes) - 1 else ", "))
        pieces.append(TextRun(dataset.label(node), node))
    return pieces


def _by_family(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    shown: nx.MultiDiGraph,
    links: Iterable[Link],
    view: View,
    *,
    seen_from: str,
) -> tuple[Section, ...]:
    visible = {key for _, _, key in shown.edges(keys=True)}
    inside: dict[Family, list[Statement]] = {family: [] for family in Family}
    outside: list[Statement] = []
    for link in sorted(links, key=lambda link: (not _theaters(graph, link), *_weight(link))):
        state = "" if link.id in visible else _why_not(graph, link, view)
        statement = replace(
            _statement(dataset, graph, link, _sentence(dataset, link, seen_from)),
            state=state,
            recent=not state and _is_over(link, view),
        )
        (outside if state else inside[link.entry.family]).append(statement)
    chapters = [
        Section(FAMILIES[family].label, tuple(statements))
        for family, statements in inside.items()
        if statements
    ]
    if outside:
        chapters.append(Section(OUTSIDE, tuple(outside), folded=True))
    return tuple(chapters)


def _between(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    shown: nx.MultiDiGraph,
    ends: tuple[str, str],
    view: View,
) -> Dossier:
    """The dossier of a pair: both directions, every kind, every theater."""
    links = [link for link in dataset.links.values() if {link.from_id, link.to_id} == set(ends)]
    visible = {key for _, _, key in shown.edges(keys=True)}
    chapters: dict[str, list[Statement]] = {}
    order = [*(theater.name for theater in dataset.theaters.values()), "Beyond the theaters"]
    for link in sorted(links, key=lambda link: (link.period.first_day, link.id)):
        state = "" if link.id in visible else _why_not(graph, link, view)
        statement = replace(
            _statement(dataset, graph, link, _sentence(dataset, link)),
            state=state,
            recent=not state and _is_over(link, view),
        )
        heading = " and ".join(statement.theaters) or order[-1]
        chapters.setdefault(heading, []).append(statement)
    shared = [
        _statement(dataset, graph, alliance, sentence)
        for alliance in dataset.alliances.values()
        if (sentence := _belonging(dataset, alliance, ends))
    ]
    listed = sorted(
        chapters.items(), key=lambda item: order.index(item[0]) if item[0] in order else -1
    )
    if shared:
        listed.append((ALLIANCES, shared))
    counts = Counter(link.entry.family for link in links)
    said = [f"{count} {FAMILIES[family].label.lower()}" for family, count in counts.most_common()]
    if shared and not set(ends) <= set(dataset.actors):
        said.append("membership")
    return Dossier(
        title=(
            TextRun(dataset.label(ends[0]), ends[0]),
            TextRun(" – "),
            TextRun(dataset.label(ends[1]), ends[1]),
        ),
        subtitle="Links: " + ", ".join(said) if said else "No direct link in the data",
        chapters=tuple(Section(heading, tuple(items)) for heading, items in listed),
    )


def _belonging(dataset: Dataset, alliance: Alliance, ends: tuple[str, str]) -> tuple[TextRun, ...]:
    """That both ends belong to an alliance, or that one does and the other is it."""
    name = TextRun(alliance.name, alliance.id)
    members = [end for end in ends if end in {member.actor for member in alliance.members}]
    if len(members) == 2:
        return (TextRun("Both belong to "), name)
    if members and alliance.id in ends:
        return (TextRun(dataset.label(members[0]), members[0]), TextRun(" belongs to "), name)
    return ()


def _is_over(link: Link, view: View) -> bool:
    """Whether a link of the picture is only shown because it has ended not long ago."""
    return view.span is not None and link.period.last_day < view.span.first_day


def _weight(link: Link) -> tuple[float, int, str]:
    return (-link.entry.strength, -link.period.first_day, link.id)


def _why_not(graph: nx.MultiDiGraph, link: Link, view: View) -> str:
    data = graph.get_edge_data(link.from_id, link.to_id, link.id)
    if view.span and data["first_day"] > view.span.last_day:
        return "later"
    if view.span and data["shown_until"] < view.span.first_day:
        return "over"
    if view.theater and view.theater not in data["theaters"]:
        return "elsewhere"
    return "filtered out"


def _sentence(dataset: Dataset, link: Link, seen_from: str | None = None) -> tuple[TextRun, ...]:
    """The link in words; seen from one end that end is the subject, and left unsaid."""
    kind = KINDS[link.kind]
    source = TextRun(dataset.label(link.from_id), link.from_id)
    target = TextRun(dataset.label(link.to_id), link.to_id)
    # What a kind does not say of itself has to be said.
    tail = (TextRun(", and vice versa"),) if link.is_mutual and not kind.mutual else ()
    if seen_from == link.from_id:
        return (TextRun(f"{kind.verb.capitalize()} "), target, *tail)
    if seen_from == link.to_id:
        words = kind.verb if tail else kind.passive
        return (TextRun(f"{words.capitalize()} "), source, *tail)
    return (source, TextRun(f" {kind.verb} "), target, *tail)


def _statement(
    dataset: Dataset, graph: nx.MultiDiGraph, item: Link | Alliance, sentence: tuple[TextRun, ...]
) -> Statement:
    is_link = isinstance(item, Link)
    theaters = _theaters(graph, item) if isinstance(item, Link) else item.theaters
    return Statement(
        link=item.id,
        family=item.entry.family if isinstance(item, Link) else Family.MEMBERSHIP,
        sentence=sentence,
        when=item.period.words,
        theaters=tuple(dataset.theaters[theater].name for theater in theaters),
        confidence=str(item.confidence),
        meaning=f"{item.entry.label}: {item.entry.meaning}" if is_link else item.entry.meaning,
        proofs=tuple(_proof(dataset, evidence) for evidence in item.evidence),
        note=item.note or "",
    )


def _theaters(graph: nx.MultiDiGraph, link: Link) -> tuple[str, ...]:
    """Where it belongs: what follows its ends says so in the graph alone."""
    theaters: tuple[str, ...] = graph.get_edge_data(link.from_id, link.to_id, link.id)["theaters"]
    return theaters


def _proof(dataset: Dataset, evidence: Evidence) -> EvidenceItem:
    source = dataset.sources[evidence.source]
    return EvidenceItem(
        claim=evidence.claim,
        against=evidence.stance is Stance.AGAINST,
        title=source.title,
        publisher=source.publisher,
        date=source.date.words if source.date else "undated",
        url=source.url,
        grade=f"{source.reliability}{evidence.credibility}",
        grade_words=(f"{RELIABILITY[source.reliability]}, {CREDIBILITY[evidence.credibility]}"),
        grade_meaning=(
            f"Source: {RELIABILITY[source.reliability]}. "
            f"Claim: {CREDIBILITY[evidence.credibility]}."
        ),
    )


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
