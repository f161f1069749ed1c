"""The caption of a picture: title, what was filtered, counts, credit, and a file name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx as nx

from explorer.data.dates import PartialDate
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, CONFIDENCES, KINDS, MEMBER, Family
from explorer.data.words import count_noun
from explorer.graph.view import OVERVIEW_TAB, View
from explorer.layout import AreaMap
from explorer.presentation.titles import map_title, picture_file_name, subject_of
from explorer.workspace import Shown


@dataclass(frozen=True, slots=True)
class Caption:
    """The words on a picture.

    `title`: what it is. `subtitle`: theater, days and filters. `counts`: how much is shown.
    `credit`: the data, its version, sources and license. `file`: a file name without its ending.
    """

    title: str
    subtitle: str
    counts: str
    credit: str
    file: str


def caption(
    dataset: Dataset,
    shown: nx.MultiDiGraph,
    view: View,
    fingerprint: str = "",
    picture: Shown | None = None,
) -> Caption:
    """The caption of what a view shows; `shown` is the graph that `select` gave for it.

    `fingerprint` names the version of the data in the credit line, if it is given. `picture`
    is what is drawn of it: where that is not all, the counts say so, and where the areas of a
    party are larger, the subtitle and the name of the file.
    """
    # All of one theater are that one, and all of none are nothing to speak of.
    theaters = [view.theater] if view.theater else [*dataset.theaters]
    named = "".join(dataset.theaters[one].name for one in theaters[:1])
    theater = named if len(theaters) <= 1 else "All theaters"
    versus = view.second_date
    days = view.span.words if view.span else "any date"
    chosen = filter_parts(dataset, view)
    parts = [
        theater,
        f"{days} compared with {versus.words}" if versus else days,
        *chosen,
    ]
    if view.focus:
        parts.append(f"within {count_noun(view.hops, 'step')} of {dataset.label(view.focus)}")
    larger = _larger_side(view, picture)
    if larger:
        parts.append(f"{dataset.label(larger)} shown larger")
    cited = {source for _, _, sources in shown.edges(data="sources") for source in sources}
    return Caption(
        title=map_title(dataset, view, shown, "; ".join(chosen)),
        subtitle=_sentence_case(" · ".join(filter(None, parts))),
        counts="; ".join(filter(None, (count_words(shown), drawn_words(picture)))),
        credit=credit_words(dataset, len(cited), fingerprint),
        file=picture_file_name(dataset, view, subject_of(view, shown), larger=larger),
    )


def _larger_side(view: View, picture: Shown | None) -> str | None:
    """The party whose areas the map of a view shows larger; a view may ask for one that has none.

    The overview shows nobody larger.
    """
    layout = picture.layout if picture and view.tab != OVERVIEW_TAB else None
    return layout.enlarged if isinstance(layout, AreaMap) else None


def credit_words(dataset: Dataset, sources: int, fingerprint: str = "") -> str:
    """The line that says whose data a picture shows, and how many sources are behind it."""
    return (
        f"Data: {dataset.title}, as of {PartialDate.from_date(dataset.as_of).words}, "
        + (f"version {fingerprint}, " if fingerprint else "")
        + f"{count_noun(sources, 'source')}, {dataset.license}. Made with conflict-explorer."
    )


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def citation(dataset: Dataset, shown: Caption, fingerprint: str) -> str:
    """How to cite what a view shows: the data, their year, what the picture is, their version.

    The page adds the address and the day on which it was read. `shown`: the caption of the
    view. `fingerprint`: the version of the data.
    """
    chosen = shown.subtitle.replace(" · ", ", ").replace("All theaters", "all theaters", 1)
    title = "" if shown.title == dataset.title else f"{shown.title}; "
    return (
        f"{dataset.title} ({dataset.as_of.year}): {title}{chosen}. Data as of "
        f"{PartialDate.from_date(dataset.as_of).words}, version {fingerprint}, "
        f"{dataset.license}. Conflict-actor explorer."
    )


def count_words(shown: nx.MultiDiGraph) -> str:
    """How much a graph shows: "82 actors, 5 alliances, 153 links, 12 memberships".

    Actors and links are counted even where there are none.
    """
    nodes = [kind for _, kind in shown.nodes(data="node")]
    families = [family for _, _, family in shown.edges(data="family")]
    memberships = families.count(Family.MEMBERSHIP)
    parts = [
        count_noun(nodes.count("actor"), "actor"),
        *([count_noun(nodes.count("alliance"), "alliance")] if "alliance" in nodes else []),
        count_noun(len(families) - memberships, "link"),
        *([count_noun(memberships, "membership")] if memberships else []),
    ]
    return ", ".join(parts)


def drawn_words(picture: Shown | None) -> str:
    """How many of how many lines are drawn: "3,000 of 4,210 lines drawn"; "" if all are."""
    if picture is None or not picture.left_out_lines:
        return ""
    drawn = picture.drawn_lines
    return f"{drawn:,} of {count_noun(drawn + picture.left_out_lines, 'line')} drawn"


def undrawn_words(count: int) -> str:
    """How many lines of a map wait for ever in a file: "136 more lines not drawn"; "" for none."""
    return f"{count_noun(count, 'more line')} not drawn" if count else ""


def present_kinds(dataset: Dataset) -> set[str]:
    """The link kinds that occur in a dataset, memberships of alliances among them."""
    kinds = {link.kind for link in dataset.links.values()}
    return kinds | {MEMBER.id} if dataset.alliances else kinds


def present_types(dataset: Dataset) -> set[str]:
    """The actor types that occur in a dataset."""
    return {actor.type for actor in dataset.actors.values()}


def present_confidences(dataset: Dataset) -> set[str]:
    """The confidences that the links and alliances of a dataset have."""
    links = {str(link.confidence) for link in dataset.links.values()}
    return links | {str(alliance.confidence) for alliance in dataset.alliances.values()}


def filter_parts(dataset: Dataset, view: View, *, types: bool = True) -> list[str]:
    """What a view filters by besides theater, days and surroundings, in words.

    Args:
        dataset: The dataset.
        view: The view.
        types: Whether the types of actors are meant too; some pictures show none.

    Returns:
        For each filter that leaves something out, its words: "only weapons", "without low
        confidence".

    """
    kinds = {kind.id: kind.label.lower() for kind in KINDS.values()}
    named: dict[str, str] = {type_: entry.plural.lower() for type_, entry in ACTOR_TYPES.items()}
    sure = {str(one): str(one) for one in CONFIDENCES}
    by_confidence = describe_choice(view.confidences, sure, present_confidences(dataset))
    parts = (
        describe_choice(view.kinds, kinds, present_kinds(dataset)),
        describe_choice(view.types, named, present_types(dataset)) if types else "",
        f"{by_confidence} confidence" if view.confidences and by_confidence else by_confidence,
    )
    return list(dict.fromkeys(filter(None, parts)))


MAX_NAMED_CHOICES = 4
"""How many kinds or types a caption names before it counts the rest."""


def describe_choice(
    chosen: Collection[str] | None, labels: Mapping[str, str], present: Collection[str]
) -> str:
    """A filter in few words: "only weapons, combat" or, if that is shorter, "without aid".

    `chosen`: the ids that the filter lets pass; None lets all pass. `labels`: the words for
    every id, in the order in which they are named. `present`: the ids that occur in the data.
    The words name exactly what was chosen, or exactly what is left out of what is present;
    the answer is empty if nothing is left out.
    """
    if chosen is None:
        return ""
    if not chosen:
        return "nothing chosen"
    left_out = [label for id_, label in labels.items() if id_ in present and id_ not in chosen]
    if present and not left_out:
        return ""
    # Without those of which there are none: without them or with them, the picture is the same.
    passing = sum(id_ in chosen for id_ in present)
    if len(left_out) < passing and len(left_out) <= MAX_NAMED_CHOICES:
        return f"without {', '.join(left_out)}"
    named = [label for id_, label in labels.items() if id_ in chosen]
    if len(named) <= MAX_NAMED_CHOICES:
        return f"only {', '.join(named)}"
    first = MAX_NAMED_CHOICES - 1
    return f"only {', '.join(named[:first])} and {len(named) - first} more"
