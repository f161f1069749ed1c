"""What a picture says of itself: title, what was filtered, credit, and a name for its file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from explorer.data.dates import PartialDate
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, KINDS, ActorType, Family
from explorer.data.words import count_noun
from explorer.graph.view import ALL, ANY, View


@dataclass(frozen=True, slots=True)
class Caption:
    """The words on a picture. `file` is a file name without its ending."""

    title: str
    subtitle: str
    counts: str
    credit: str
    file: str


def caption(dataset: Dataset, shown: nx.MultiDiGraph, view: View, fingerprint: str = "") -> Caption:
    """The words for what a view shows; `shown` is what `select` gave for it.

    `fingerprint` names the version of the data in the credit line, if it is given.
    """
    theater = dataset.theaters[view.theater].name if view.theater else "All theaters"
    versus = view.versus if view.ask == "dates" and view.span else None
    days = view.span.words if view.span else "any date"
    kinds = {link.kind for link in dataset.links.values()}
    types: set[str] = {actor.type for actor in dataset.actors.values()}
    parts = [
        theater,
        f"{days} compared with {versus.words}" if versus else days,
        *_chosen(view.kinds, {kind.id: kind.label.lower() for kind in KINDS.values()}, kinds),
        *_chosen(view.types, {one: ACTOR_TYPES[one].plural.lower() for one in ActorType}, types),
    ]
    if view.focus:
        steps = "step" if view.hops == 1 else "steps"
        parts.append(f"within {view.hops} {steps} of {dataset.label(view.focus)}")
    cited = {source for _, _, sources in shown.edges(data="sources") for source in sources}
    return Caption(
        title=dataset.title,
        subtitle=" · ".join(parts),
        counts=count_words(shown),
        credit=(
            f"Data: {dataset.title}, as of {PartialDate.of(dataset.as_of).words}, "
            + (f"version {fingerprint}, " if fingerprint else "")
            + f"{count_noun(len(cited), 'source')}, {dataset.license}. Made with conflict-explorer."
        ),
        file="_".join(
            (_file_name(dataset.title), view.theater or ALL, str(view.span) if view.span else ANY)
        )
        + (f"_versus_{versus}" if versus else ""),
    )


def citation(dataset: Dataset, view: View, fingerprint: str) -> str:
    """How to cite what a view shows: the data, its version, the view."""
    theater = dataset.theaters[view.theater].name if view.theater else "all theaters"
    days = view.span.words if view.span else "any date"
    return (
        f"{dataset.title} (data as of {PartialDate.of(dataset.as_of).words}, version "
        f"{fingerprint}, {dataset.license}), {theater}, {days}. Conflict-actor explorer."
    )


def count_words(shown: nx.MultiDiGraph) -> str:
    """How much is shown: "82 actors, 5 alliances, 153 links, 12 memberships"."""
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


def _chosen(
    chosen: frozenset[str] | None, labels: dict[str, str], present: Collection[str]
) -> Iterable[str]:
    """What is ticked in few words: by what it is or, if that is shorter, by what it is not.

    `present`: what there is to tick in the data.
    """
    if chosen is None:
        return
    named = [label for name, label in labels.items() if name in chosen]
    missing = [labels[name] for name in labels if name in present and name not in chosen]
    if not named:
        yield "nothing chosen"
    elif 0 < len(missing) < min(len(named), 5):
        yield f"without {', '.join(missing)}"
    elif len(named) <= 4:
        yield f"only {', '.join(named)}"
    else:
        yield f"only {', '.join(named[:3])} and {len(named) - 3} more"


def _file_name(title: str) -> str:
    plain = unicodedata.normalize("NFKC", title)
    # Not longer than a file name may be, whatever the script.
    return re.sub(r"\W+", "-", plain)[:60].strip("-") or "conflict-explorer"
