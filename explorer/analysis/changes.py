"""What changed between two dates: links that began and ended, pairs that changed sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

import networkx as nx

from explorer.analysis.alignment.direct import takes_side
from explorer.analysis.signed_graph import Pair, links_between, signed_graph
from explorer.data.dates import End
from explorer.graph.select import is_recent, select
from explorer.graph.span import Span
from explorer.graph.view import View


@dataclass(frozen=True, slots=True)
class SignChange:
    """A pair whose net sign changes: friendly (above 0) to hostile (below 0) or back.

    `before` and `after` are the net weights of the links that take sides, from -1 to 1,
    `links_before` and `links_after` the ids of those links.
    """

    pair: Pair
    before: float
    after: float
    links_before: tuple[str, ...]
    links_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two dates; ids of links, and of lines of membership.

    `began`: in the picture of the later date and not in that of the earlier. `ended`: held
    on the earlier date and no longer on the later (an event may still be seen as recent).
    `unreported`: held on the earlier date, and was last reported before the later, so that
    nobody says whether it went on or stopped. `faded`: over or last reported before the earlier
    date, seen then as recent, and no more. `transient`: began and ended, or was last reported, in
    between, seen on neither date. `sign_changes`: pairs whose net sign changed.
    """

    began: tuple[str, ...]
    ended: tuple[str, ...]
    unreported: tuple[str, ...]
    faded: tuple[str, ...]
    transient: tuple[str, ...]
    sign_changes: tuple[SignChange, ...]


def changes(
    graph: nx.MultiDiGraph, earlier: Span, later: Span, view: View | None = None
) -> Changes:
    """What began, what ended and which pairs changed sides between two dates.

    Links that did not change are left out; a pair that only lost or gained links has not
    changed sides. Nor has one that fought and has signed an agreement: what puts nobody on a side
    (`takes_side`) says nothing of friendship.

    Args:
        graph: That of the whole dataset, as `explorer.graph.build.build_graph` makes it.
        earlier: The one date, a day or a range.
        later: The other; it must not begin before the first.
        view: What to look at: everything in it counts but its date. None for all of it.

    Returns:
        Ids of links in the order of the graph, and the pairs that changed sides, those first
        whose net weight changed most.

    Raises:
        ValueError: The earlier date begins after the later.

    """
    if earlier.first_day > later.first_day:
        raise ValueError(f"{earlier} is later than {later}")
    always = select(graph, replace(view or View(), span=None))
    began: list[str] = []
    ended: list[str] = []
    unreported: list[str] = []
    faded, transient = [], []
    for _, _, key, data in always.edges(keys=True, data=True):
        match is_recent(data, earlier), is_recent(data, later):
            case None, None:
                if earlier.last_day < data["first_day"] and data["last_day"] < later.first_day:
                    transient.append(key)
            case None, _:
                began.append(key)
            case False, None | True:
                (unreported if data["end"] == End.UNKNOWN else ended).append(key)
            case True, None:
                faded.append(key)
    return Changes(
        tuple(began),
        tuple(ended),
        tuple(unreported),
        tuple(faded),
        tuple(transient),
        _sign_changes(graph, earlier, later, view),
    )


def _sign_changes(
    graph: nx.MultiDiGraph, earlier: Span, later: Span, view: View | None
) -> tuple[SignChange, ...]:
    then, now = (_taking_sides(graph, day, view) for day in (earlier, later))
    before, after = _net(then, earlier), _net(now, later)
    sign_changes = [
        SignChange(pair, net, after[pair], _signed_links(then, pair), _signed_links(now, pair))
        for pair, net in before.items()
        if net * after.get(pair, 0.0) < 0
    ]
    return tuple(sorted(sign_changes, key=lambda turn: (-abs(turn.after - turn.before), turn.pair)))


def _taking_sides(graph: nx.MultiDiGraph, span: Span, view: View | None) -> nx.MultiDiGraph:
    """What a view shows on some days, of its signed links only those that take sides."""
    shown = select(graph, replace(view or View(), span=span))
    shown.remove_edges_from(
        [
            (source, target, key)
            for source, target, key, data in shown.edges(keys=True, data=True)
            if data["sign"] and not takes_side(data)
        ]
    )
    return shown


def _net(graph: nx.MultiDiGraph, span: Span) -> dict[Pair, float]:
    found = signed_graph(graph, span.last_day)
    return {(found.ids[i], found.ids[j]): weight for (i, j), weight in found.net.items()}


def _signed_links(graph: nx.MultiDiGraph, pair: Pair) -> tuple[str, ...]:
    return tuple(key for key, data in links_between(graph, pair) if data["sign"])
