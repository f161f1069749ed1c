"""The part of a dataset that a view shows, as a dataset, from which tables are written."""

from __future__ import annotations

import networkx as nx

from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import MEMBER


def subset(dataset: Dataset, shown: nx.MultiDiGraph) -> Dataset:
    """The actors, alliances and links of `shown`, and what they refer to.

    `shown` is a graph that `graph.select.select` made from this dataset. Of an alliance it
    keeps the members whose membership is shown; of the sources those that are cited; of the
    theaters those that are named, with those of their parties that are shown. Stories are
    left out, since their views need the whole dataset.
    """
    members = {
        (source, target) for source, target, kind in shown.edges(data="kind") if kind == MEMBER.id
    }
    keys = {key for _, _, key in shown.edges(keys=True)}
    links = {key: link for key, link in dataset.links.items() if key in keys}
    alliances = {
        key: _with_members(alliance, {actor for name, actor in members if name == key})
        for key, alliance in dataset.alliances.items()
        if key in shown
    }
    dated: tuple[Link | Alliance, ...] = (*links.values(), *alliances.values())
    cited = {evidence.source for one in dated for evidence in one.evidence}
    named = {theater for one in dated for theater in one.theaters}
    return dataset.model_copy(
        update={
            "theaters": {
                key: theater.model_copy(
                    update={
                        "dated_parties": tuple(
                            one for one in theater.dated_parties if one.actor in shown
                        )
                    }
                )
                for key, theater in dataset.theaters.items()
                if key in named
            },
            "sources": {key: one for key, one in dataset.sources.items() if key in cited},
            "actors": {key: one for key, one in dataset.actors.items() if key in shown},
            "alliances": alliances,
            "links": links,
            "stories": {},
        }
    )


def _with_members(alliance: Alliance, shown: set[str]) -> Alliance:
    kept = tuple(member for member in alliance.members if member.actor in shown)
    return alliance if kept == alliance.members else alliance.model_copy(update={"members": kept})
