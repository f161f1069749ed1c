"""From a dataset to a NetworkX graph.

Nodes are actors and alliances, edges are links (key = link id) and, from each alliance to
its members, lines of membership. Attributes are texts, numbers, booleans and tuples of texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import networkx as nx

from explorer.data.dates import RECENT_MONTHS, End, months_later
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import MEMBER, Kind


def build_graph(dataset: Dataset) -> nx.MultiDiGraph:
    """The whole dataset as a directed multigraph.

    Node attributes: `node` (actor or alliance), `name`, `short`, `type` (an actor type, or
    the alliance's kind), `description`, and as tuples `aliases` and `theaters` (ids, in the
    file's order).
    Edge attributes: `kind`, `family`, `sign` (-1, 0, 1), `strength` (0 to 1), `mutual`,
    `confidence`, `theaters` (a tuple of ids), `since`, `until` and `last_reported` as written,
    `end` ("known", "open" or "unknown", as the file has it), `edtf` (the period as EDTF writes
    it), `first_day` and `last_day` (ordinals between which it may be active, as far as reported),
    `shown_until` (the ordinal until which it stays in the picture as recent; `last_day` unless it
    is an event, or its end is unknown), `sources` (a tuple of ids), `note`. A link whose start is
    not known begins no earlier than both its ends, one that is open ends no later than either.
    """
    graph = nx.MultiDiGraph(title=dataset.title, as_of=str(dataset.as_of), license=dataset.license)
    for actor in dataset.actors.values():
        graph.add_node(actor.id, **_node_attributes(actor))
    for alliance in dataset.alliances.values():
        graph.add_node(alliance.id, **_node_attributes(alliance))
    theaters = _theaters(dataset)
    for link in dataset.links.values():
        graph.add_edge(
            link.from_id,
            link.to_id,
            key=link.id,
            **_edge_attributes(link.entry, link, theaters[link.id], mutual=link.is_mutual)
            | _days(dataset, link),
        )
    for alliance in dataset.alliances.values():
        for member in alliance.members:
            attributes = _edge_attributes(
                MEMBER, alliance, _in_order(dataset, alliance.theaters), mutual=True
            )
            graph.add_edge(
                alliance.id,
                member.actor,
                key=membership_id(alliance.id, member.actor),
                role=member.role,
                **attributes | _membership_days(dataset, alliance, member.actor),
            )
    present: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, names in graph.edges(data="theaters"):
        for node in (source, target):
            present[node].update(names)
    for node in graph:
        graph.nodes[node]["theaters"] = _in_order(dataset, present[node])
    return graph


def membership_id(alliance: str, actor: str) -> str:
    """The key of the line that joins an alliance to a member."""
    return f"{alliance}.{MEMBER.id}.{actor}"


def _node_attributes(node: Actor | Alliance) -> dict[str, str | tuple[str, ...]]:
    attributes: dict[str, str | tuple[str, ...]] = {
        "node": "actor" if isinstance(node, Actor) else "alliance",
        "name": node.name,
        "short": node.label,
        "type": str(node.type) if isinstance(node, Actor) else node.kind,
        "description": node.description or "",
        "aliases": (),
    }
    if isinstance(node, Actor):
        attributes["aliases"] = (*node.aliases, *node.names.values())
    return attributes


def _edge_attributes(
    kind: Kind, item: Link | Alliance, theaters: tuple[str, ...], *, mutual: bool
) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    return {
        "kind": kind.id,
        "family": str(kind.family),
        "sign": kind.sign,
        "strength": kind.strength,
        "mutual": mutual,
        "confidence": str(item.confidence),
        "theaters": theaters,
        "since": str(item.since or ""),
        "until": str(item.until or ""),
        "last_reported": str(item.last_reported or ""),
        "end": str(item.period.end),
        "edtf": item.period.edtf,
        "first_day": item.period.first_day,
        "last_day": item.period.last_day,
        "shown_until": _shown_until(item, item.period.last_day),
        "sources": tuple(dict.fromkeys(evidence.source for evidence in item.evidence)),
        "note": item.note or "",
    }


def _days(dataset: Dataset, link: Link) -> dict[str, int]:
    """When a link may be active, and until when it is shown."""
    lives = [dataset.node(end).period for end in (link.from_id, link.to_id)]
    first, last = link.period.first_day, link.period.last_day
    if link.since is None:
        first = min(max(life.first_day for life in lives), last)
    if link.period.end is End.OPEN:
        # Of an actor that was only last reported nobody says that it is no more.
        last = max(min(life.last_possible_day for life in lives), first)
    return {"first_day": first, "last_day": last, "shown_until": _shown_until(link, last)}


def _membership_days(dataset: Dataset, alliance: Alliance, member: str) -> dict[str, int]:
    """When an actor may belong to an alliance: no longer than either of the two is there."""
    life = dataset.actors[member].period
    first = max(alliance.period.first_day, life.first_day)
    last = min(alliance.period.last_day, life.last_possible_day)
    if last < first:  # the file contradicts itself; nothing is lost
        first, last = alliance.period.first_day, alliance.period.last_day
    return {"first_day": first, "last_day": last, "shown_until": _shown_until(alliance, last)}


def _shown_until(item: Link | Alliance, last: int) -> int:
    """The last day on which it is in the picture, of what may have held until a last day."""
    is_event = isinstance(item, Link) and item.is_event
    stays = is_event or item.period.end is End.UNKNOWN
    return months_later(last, RECENT_MONTHS) if stays else last


def _theaters(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """The theaters of each link, by its id.

    What is part of, leads or serves another, or is affiliated with it, and has no theater of
    its own belongs where both ends have other links; where they have none in common, where the
    whole has them. An end without any other link takes those of the other ends, so chains are
    followed until nothing changes.
    """
    theaters = {link.id: _in_order(dataset, link.theaters) for link in dataset.links.values()}
    present: defaultdict[str, set[str]] = defaultdict(set)
    for link in dataset.links.values():
        for node in (link.from_id, link.to_id):
            present[node].update(link.theaters)
    for alliance in dataset.alliances.values():
        for node in (alliance.id, *(member.actor for member in alliance.members)):
            present[node].update(alliance.theaters)
    waiting = [
        link for link in dataset.links.values() if link.entry.follows_ends and not link.theaters
    ]
    while waiting:
        found: list[tuple[Link, set[str]]] = []
        for link in waiting:
            part, whole = present[link.from_id], present[link.to_id]
            if common := (part & whole) or whole or part:
                found.append((link, set(common)))
        if not found:
            break
        # Only now, when all of them are found: the order of the file must not decide.
        for link, common in found:
            theaters[link.id] = _in_order(dataset, common)
            for node in (link.from_id, link.to_id):
                present[node].update(common)
        done = {link.id for link, _ in found}
        waiting = [link for link in waiting if link.id not in done]
    return theaters


def _in_order(dataset: Dataset, theaters: Collection[str]) -> tuple[str, ...]:
    """Theaters in the file's order, once each."""
    return tuple(theater for theater in dataset.theaters if theater in theaters)
