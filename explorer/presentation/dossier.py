"""What the page says about an actor, an alliance or a pair: plain data, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import networkx as nx

from explorer.analysis.alignment import AlignmentType, Basis
from explorer.data.confirmation import is_confirmed
from explorer.data.dates import End, Period
from explorer.data.model import Actor, Alliance, Dataset, Evidence, Link
from explorer.data.vocabulary import (
    ACTOR_TYPES,
    ALLIANCE_KINDS,
    CONFIRMED,
    CREDIBILITY,
    FAMILIES,
    KINDS,
    RELIABILITY,
    Family,
    Stance,
)
from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.presentation.absence import Absence, absence_of
from explorer.presentation.text_run import TextRun, name_runs
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A piece of evidence, with what is known of its source and what the grades mean.

    `date` is in words. `grade`: as the Admiralty writes it, for example "B2"; `grade_words`
    says it in a few plain words, `grade_meaning` in two sentences.
    """

    claim: str
    is_against: bool
    title: str
    publisher: str
    date: str
    url: str
    grade: str
    grade_words: str
    grade_meaning: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A link, or that an alliance exists or has a member, as a sentence.

    `id`: of the link or the alliance. `when`: its period in words. `theaters`: their names.
    `hidden_reason`: why it is not in the picture ("later", "over", "last reported",
    "elsewhere", "filtered out"), empty if it is. `is_recent`: it is over or was last reported,
    and in the picture for a while yet. `is_end_unknown`: nobody says whether it went on or
    stopped after its last report.
    """

    id: str
    family: Family
    sentence: tuple[TextRun, ...]
    when: str
    theaters: tuple[str, ...]
    confidence: str
    meaning: str
    evidence: tuple[EvidenceItem, ...]
    note: str = ""
    hidden_reason: str = ""
    is_recent: bool = False
    is_end_unknown: bool = False

    @property
    def source_count(self) -> int:
        """How many sources its evidence comes from; one may make several claims."""
        return len({item.url for item in self.evidence})


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under a heading; those of a folded one wait to be opened."""

    heading: str
    statements: tuple[Statement, ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Through:
    """What a whole has to do with others, told to who leads it or belongs to it.

    `whole`: its id and name. `heading`: through what, and what that is to the actor.
    `statements`: links of the whole, which is named in each; `more`: how many further ones the
    picture shows.
    """

    whole: TextRun
    heading: str
    statements: tuple[Statement, ...]
    more: int


@dataclass(frozen=True, slots=True)
class AlignmentSentence:
    """How an actor stands to the parties of a theater (its name), as a sentence."""

    theater: str
    sentence: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the page says about what is selected.

    `other_names`, `alignments`: of an actor. `members`: of an alliance, each with its role.
    `sections`: its own links; `through`: those of what it leads, serves or belongs to.
    `absence`: why it is not in the picture; None where it is.
    """

    title: tuple[TextRun, ...]
    subtitle: str
    description: str = ""
    other_names: tuple[str, ...] = ()
    alignments: tuple[AlignmentSentence, ...] = ()
    members: tuple[tuple[TextRun, ...], ...] = ()
    sections: tuple[Section, ...] = ()
    through: tuple[Through, ...] = ()
    absence: Absence | None = None


CONFIRMED_HERE = "confirmed by another source here"
"""What the best grade of a claim means where the evidence holds a second, independent source."""

CONFIRMED_ELSEWHERE = "graded as confirmed, with no second independent source here"
"""What it means where the evidence does not."""

HEADING_HIDDEN = "Not in this picture"
"""The heading over the links that the view does not show."""

HEADING_ALLIANCES = "Alliances"
"""The heading over the alliances to which an actor belongs."""

MAX_THROUGH = 12
"""How many links of a whole are told to who leads it or belongs to it."""

THROUGH_CLAUSES: dict[str, str] = {
    "leads": "which {actor} leads",
    "part-of": "of which {actor} is a part",
    "serves": "of which {actor} is an official",
    "affiliated": "with which {actor} is affiliated",
}
"""What a whole is to an actor, by the kind of its link to the whole."""

_THROUGH_FAMILIES = (
    (Family.SUPPORT, Family.HOSTILITY),
    (Family.COOPERATION,),
    (Family.DIPLOMACY,),
)
"""The families of links that are told of a whole; those of the first come first."""

ALIGNMENT_VERBS: dict[AlignmentType, str] = {
    AlignmentType.BACKS: "backs",
    AlignmentType.OPPOSES: "stands against",
    AlignmentType.BOTH: "is both with and against",
    AlignmentType.RECOGNISES: "recognises",
    AlignmentType.TALKS: "talks or deals with",
}
"""How an actor stands to a party, as the verb of a sentence."""


def dossier(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> Dossier:
    """What there is to say about the selection of a view.

    `shown` is the part of the graph that the view shows: its links come first, the others after
    them, with the reason why they are not in the picture. Raises KeyError if nothing that exists
    is selected.
    """
    return replace(
        _selection_dossier(workspace, shown, view), absence=absence_of(workspace, shown, view)
    )


def _selection_dossier(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> Dossier:
    dataset, graph = workspace.dataset, workspace.graph
    match view.selected_nodes:
        case [node]:
            item = dataset.node(node)
            if isinstance(item, Alliance):
                return _alliance_dossier(dataset, graph, shown, item, view)
            return _actor_dossier(workspace, shown, item, view)
        case [one, other]:
            return _pair_dossier(dataset, graph, shown, (one, other), view)
        case _:
            raise KeyError(view.selected)


def _actor_dossier(
    workspace: Workspace, shown: nx.MultiDiGraph, actor: Actor, view: View
) -> Dossier:
    dataset, graph = workspace.dataset, workspace.graph
    memberships = tuple(
        _statement(
            dataset,
            graph,
            alliance,
            (TextRun("Belongs to "), TextRun(alliance.name, alliance.id)),
            view,
        )
        for alliance in dataset.alliances.values()
        if any(member.actor == actor.id for member in alliance.members)
    )
    sections = _sections_by_family(dataset, graph, shown, actor.id, view)
    if memberships:
        sections = (*sections, Section(HEADING_ALLIANCES, memberships, is_folded=True))
    return Dossier(
        title=(TextRun(actor.name),),
        subtitle=_subtitle(ACTOR_TYPES[actor.type].label, actor, view),
        description=actor.description or "",
        other_names=_other_names(actor),
        alignments=_alignment_sentences(workspace, actor, view),
        sections=sections,
        through=_through(dataset, graph, shown, actor.id, view),
    )


def _alliance_dossier(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    shown: nx.MultiDiGraph,
    alliance: Alliance,
    view: View,
) -> Dossier:
    kind = ALLIANCE_KINDS[alliance.kind]
    about = (TextRun(f"{kind.label}. {kind.meaning}"),)
    own = _statement(dataset, graph, alliance, about, view)
    return Dossier(
        title=(TextRun(alliance.name),),
        subtitle=_subtitle(kind.label, alliance, view),
        description=alliance.description or "",
        members=tuple(
            (TextRun(dataset.label(member.actor), member.actor), TextRun(f", {member.role}"))
            if member.role != "member"
            else (TextRun(dataset.label(member.actor), member.actor),)
            for member in alliance.members
        ),
        sections=(
            Section("What it is", (own,)),
            *_sections_by_family(dataset, graph, shown, alliance.id, view),
        ),
    )


def _subtitle(label: str, item: Actor | Alliance, view: View) -> str:
    """What it is and, where that is known, since when and until when it exists."""
    period = item.period.as_known_on(view.last_day)
    return f"{label} · {period.words}" if period != Period() else label


def _other_names(actor: Actor) -> tuple[str, ...]:
    others = (actor.short or "", *actor.names.values(), *actor.aliases)
    return tuple(dict.fromkeys(name for name in others if name and name != actor.name))


def _alignment_sentences(
    workspace: Workspace, actor: Actor, view: View
) -> tuple[AlignmentSentence, ...]:
    """How the actor stands to each party on the days of the view, a sentence per theater.

    What links say comes first; what only chains say follows, and is called inferred.
    """
    dataset = workspace.dataset
    sentences = []
    for theater in dataset.theaters.values():
        alignments = [
            one
            for one in workspace.actor_alignments(actor.id, theater.id, view.span)
            if not one.is_itself
        ]
        runs: list[TextRun] = []
        for basis, opening in ((Basis.CODED, ""), (Basis.INFERRED, "inferred along a chain: ")):
            clauses: list[TextRun] = []
            for kind, verb in ALIGNMENT_VERBS.items():
                parties = [
                    one.party for one in alignments if (one.basis, one.type) == (basis, kind)
                ]
                if parties:
                    clauses.append(TextRun(f"{'; ' if clauses else opening}{verb} "))
                    clauses += name_runs(dataset, parties, last=" and ")
            runs += [TextRun("; "), *clauses] if runs and clauses else clauses
        if runs:
            first = runs[0].text
            capitalised = TextRun(first[0].upper() + first[1:])
            stop = [] if runs[-1].text.endswith(".") else [TextRun(".")]
            sentences.append(AlignmentSentence(theater.name, (capitalised, *runs[1:], *stop)))
    return tuple(sentences)


def _sections_by_family(
    dataset: Dataset, graph: nx.MultiDiGraph, shown: nx.MultiDiGraph, node: str, view: View
) -> tuple[Section, ...]:
    """The links of a node: a section per family, and one for those that are not shown."""
    links = [link for link in dataset.links.values() if node in (link.from_id, link.to_id)]
    visible = {key for _, _, key in shown.edges(keys=True)}
    shown_by_family: dict[Family, list[Statement]] = {family: [] for family in Family}
    hidden: list[Statement] = []
    for link in sorted(links, key=lambda link: (not _theaters(graph, link), *_weight(link))):
        sentence = link_sentence(dataset, link, seen_from=node)
        statement = _statement(dataset, graph, link, sentence, view)
        statement = _say_if_hidden(statement, link, graph, visible, view)
        (hidden if statement.hidden_reason else shown_by_family[statement.family]).append(statement)
    sections = [
        # What is over, or no longer reported, comes after what holds.
        Section(FAMILIES[family].label, tuple(sorted(statements, key=lambda one: one.is_recent)))
        for family, statements in shown_by_family.items()
        if statements
    ]
    if hidden:
        sections.append(Section(HEADING_HIDDEN, tuple(hidden), is_folded=True))
    return tuple(sections)


def _through(
    dataset: Dataset, graph: nx.MultiDiGraph, shown: nx.MultiDiGraph, actor: str, view: View
) -> tuple[Through, ...]:
    """What comes through each whole that an actor leads, serves or belongs to.

    Where a whole has nothing for or against anybody in the picture, as a ministry often has
    not, what it belongs to itself is told in its place.
    """
    found: list[Through] = []
    told = {actor}
    for whole, kind in _wholes(shown, actor):
        reached = [(actor, whole, kind)]
        if not any(link.entry.sign for link in _links_of_whole(dataset, shown, whole, actor)):
            reached += [(whole, *further) for further in _wholes(shown, whole)]
        for part, one, its_kind in reached:
            links = _links_of_whole(dataset, shown, one, actor)
            if one not in told and links:
                told.add(one)
                found.append(_through_whole(dataset, graph, (part, its_kind, one), links, view))
    return tuple(found)


def _wholes(shown: nx.MultiDiGraph, actor: str) -> list[tuple[str, str]]:
    """What an actor leads, serves or belongs to on the days shown, each with the strongest kind."""
    strongest: dict[str, tuple[float, str]] = {}
    if actor in shown:
        for _, whole, data in shown.out_edges(actor, data=True):
            if data["kind"] in THROUGH_CLAUSES and not data["recent"]:
                tie = (data["strength"], data["kind"])
                strongest[whole] = max(tie, strongest.get(whole, tie))
    ordered = sorted(strongest.items(), key=lambda found: (-found[1][0], found[0]))
    return [(whole, kind) for whole, (_, kind) in ordered]


def _links_of_whole(dataset: Dataset, shown: nx.MultiDiGraph, whole: str, actor: str) -> list[Link]:
    """The links of a whole in the picture with others than an actor, the weightiest first.

    Each of the others is named once before anybody is named twice.
    """
    rank = {family: at for at, families in enumerate(_THROUGH_FAMILIES) for family in families}
    edges = (
        *shown.in_edges(whole, keys=True, data=True),
        *shown.out_edges(whole, keys=True, data=True),
    )
    found = [
        (rank[data["family"]], bool(data["recent"]), dataset.links[key])
        for source, target, key, data in edges
        if data["family"] in rank and actor not in (source, target)
    ]
    found.sort(key=lambda one: (one[1], one[0], _weight(one[2])))
    first: dict[str, Link] = {}
    again: list[Link] = []
    for _, _, link in found:
        other = link.to_id if link.from_id == whole else link.from_id
        if first.setdefault(other, link) is not link:
            again.append(link)
    return [*first.values(), *again]


def _through_whole(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    tie: tuple[str, str, str],
    links: Sequence[Link],
    view: View,
) -> Through:
    """`tie`: who is a part or leads, by which kind of link, and the whole."""
    part, kind, whole = tie
    name = TextRun(dataset.label(whole), whole)
    clause = THROUGH_CLAUSES[kind].format(actor=dataset.label(part))
    statements = []
    for link in links[:MAX_THROUGH]:
        verb, *rest = link_sentence(dataset, link, seen_from=whole)
        # Its subject is said in every sentence: it is the whole, not who is selected.
        verb = TextRun(f" {verb.text[0].lower()}{verb.text[1:]}")
        statement = _statement(dataset, graph, link, (name, verb, *rest), view)
        statements.append(replace(statement, is_recent=_is_over(link, view)))
    more = len(links) - len(statements)
    return Through(name, f"Through {name.text}, {clause}", tuple(statements), more)


def _pair_dossier(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    shown: nx.MultiDiGraph,
    ends: tuple[str, str],
    view: View,
) -> Dossier:
    """The dossier of a pair: both directions, every kind, a section per theater."""
    links = [link for link in dataset.links.values() if {link.from_id, link.to_id} == set(ends)]
    visible = {key for _, _, key in shown.edges(keys=True)}
    statements: dict[str, list[Statement]] = {}
    order = [*(theater.name for theater in dataset.theaters.values()), "Beyond the theaters"]
    for link in sorted(links, key=lambda link: (link.period.first_day, link.id)):
        statement = _statement(dataset, graph, link, link_sentence(dataset, link), view)
        statement = _say_if_hidden(statement, link, graph, visible, view)
        heading = join_words(statement.theaters) or order[-1]
        statements.setdefault(heading, []).append(statement)
    shared = [
        _statement(dataset, graph, alliance, sentence, view)
        for alliance in dataset.alliances.values()
        if (sentence := _membership_sentence(dataset, alliance, ends))
    ]
    # What belongs to several theaters comes before the theaters themselves.
    headings = sorted(
        statements, key=lambda heading: order.index(heading) if heading in order else -1
    )
    sections = [Section(heading, tuple(statements[heading])) for heading in headings]
    if shared:
        sections.append(Section(HEADING_ALLIANCES, tuple(shared)))
    counts = Counter(link.entry.family for link in links)
    parts = [f"{count} {FAMILIES[family].label.lower()}" for family, count in counts.most_common()]
    if shared and not set(ends) <= set(dataset.actors):
        parts.append("membership")
    return Dossier(
        title=(
            TextRun(dataset.label(ends[0]), ends[0]),
            TextRun(" – "),
            TextRun(dataset.label(ends[1]), ends[1]),
        ),
        subtitle="Links: " + ", ".join(parts) if parts else "No direct link in the data",
        sections=tuple(sections),
    )


def _membership_sentence(
    dataset: Dataset, alliance: Alliance, ends: tuple[str, str]
) -> tuple[TextRun, ...]:
    """That both ends belong to an alliance, or that one does and the other is it."""
    name = TextRun(alliance.name, alliance.id)
    members = [end for end in ends if end in {member.actor for member in alliance.members}]
    if len(members) == 2:
        return (TextRun("Both belong to "), name)
    if members and alliance.id in ends:
        return (TextRun(dataset.label(members[0]), members[0]), TextRun(" belongs to "), name)
    return ()


def _is_over(link: Link, view: View) -> bool:
    """Whether a link of the picture is shown because it ended, or was last reported, of late."""
    return view.span is not None and link.period.last_day < view.span.first_day


def _weight(link: Link) -> tuple[float, int, str]:
    """Sorts links: the strongest first, then the latest."""
    return (-link.entry.strength, -link.period.first_day, link.id)


def _hidden_reason(graph: nx.MultiDiGraph, link: Link, view: View) -> str:
    data = graph.get_edge_data(link.from_id, link.to_id, link.id)
    if view.span and data["first_day"] > view.span.last_day:
        return "later"
    if view.span and data["shown_until"] < view.span.first_day:
        return "last reported" if link.period.end is End.UNKNOWN else "over"
    if view.theater and view.theater not in data["theaters"]:
        return "elsewhere"
    return "filtered out"


def link_sentence(
    dataset: Dataset, link: Link, seen_from: str | None = None
) -> tuple[TextRun, ...]:
    """The link in words; seen from one end, that end is the subject and is left out."""
    kind = KINDS[link.kind]
    source = TextRun(dataset.label(link.from_id), link.from_id)
    target = TextRun(dataset.label(link.to_id), link.to_id)
    # Where the kind does not imply that it is mutual, the sentence has to say so.
    tail = (TextRun(", and vice versa"),) if link.is_mutual and not kind.mutual else ()
    if seen_from == link.from_id:
        return (TextRun(f"{kind.verb.capitalize()} "), target, *tail)
    if seen_from == link.to_id:
        words = kind.verb if tail else kind.passive
        return (TextRun(f"{words.capitalize()} "), source, *tail)
    return (source, TextRun(f" {kind.verb} "), target, *tail)


def _say_if_hidden(
    statement: Statement, link: Link, graph: nx.MultiDiGraph, visible: set[str], view: View
) -> Statement:
    """The statement of a link with what the view makes of it.

    `visible`: the ids of the links that the view shows.
    """
    if link.id in visible:
        return replace(statement, is_recent=_is_over(link, view))
    return replace(statement, hidden_reason=_hidden_reason(graph, link, view))


def _statement(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    item: Link | Alliance,
    sentence: tuple[TextRun, ...],
    view: View,
) -> Statement:
    """A link or an alliance as a sentence, with what was known of it on the days shown."""
    period = item.period.as_known_on(view.last_day)
    is_link = isinstance(item, Link)
    theaters = _theaters(graph, item) if isinstance(item, Link) else item.theaters
    return Statement(
        id=item.id,
        family=item.entry.family if isinstance(item, Link) else Family.MEMBERSHIP,
        sentence=sentence,
        when=period.words,
        theaters=tuple(dataset.theaters[theater].name for theater in theaters),
        confidence=str(item.confidence),
        meaning=f"{item.entry.label}: {item.entry.meaning}" if is_link else item.entry.meaning,
        evidence=tuple(_evidence_item(dataset, evidence, item) for evidence in item.evidence),
        note=item.note or "",
        is_end_unknown=period.end is End.UNKNOWN,
    )


def _theaters(graph: nx.MultiDiGraph, link: Link) -> tuple[str, ...]:
    """The theaters of a link: its own or, as only the graph knows, those of its ends."""
    theaters: tuple[str, ...] = graph.get_edge_data(link.from_id, link.to_id, link.id)["theaters"]
    return theaters


def _evidence_item(dataset: Dataset, evidence: Evidence, item: Link | Alliance) -> EvidenceItem:
    source = dataset.sources[evidence.source]
    reliability, credibility = RELIABILITY[source.reliability], CREDIBILITY[evidence.credibility]
    if evidence.credibility == CONFIRMED:
        # What confirms a claim may lie outside the file; the page says only what is in it.
        is_here = is_confirmed(evidence, item.evidence, dataset.sources)
        credibility = CONFIRMED_HERE if is_here else CONFIRMED_ELSEWHERE
    return EvidenceItem(
        claim=evidence.claim,
        is_against=evidence.stance is Stance.AGAINST,
        title=source.title,
        publisher=source.publisher,
        date=source.date.words if source.date else "undated",
        url=source.url,
        grade=f"{source.reliability}{evidence.credibility}",
        grade_words=f"{reliability}, {credibility}",
        grade_meaning=f"Source: {reliability}. Claim: {credibility}.",
    )
