"""The sides of a conflict, as the signed graph shows them.

Weak structural balance (Davis, "Clustering and structural balance in graphs", Human
Relations 1967) says that a signed graph is balanced when its nodes fall into groups,
however many, with friends inside and foes between. Real ones are not quite: what is left is
friendship across and hostility within. A camp is a group of the division that leaves the
least of both (Doreian and Mrvar, "A partitioning approach to structural balance", Social
Networks 1996, here with weights; the same as correlation clustering).

What a camp means: its members, taken all together, have more for than against each other,
as far as this file says so. What it does not mean: that they agree, that they obey one
will, or that two members are friends. Two foes of one foe are not put together for that
alone. The least frustration is looked for by a local search: on files of this size it finds
it, but nothing proves it; and another division may be nearly as good.
"""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import heapify, heappop, heappush
from types import MappingProxyType

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.analysis.signed_graph import signed_graph, theater_subgraph
from explorer.data.model import Dataset

BETWEEN_SHARE = 0.5
"""Friendly weight to another camp, as a share of that to its own, that puts one between."""

MIN_SIGNED_WEIGHT = 0.3
"""Who has less signed weight than this in all (one accusation, say) is in no camp."""

MIN_MEMBERS = 3
"""A camp without a party needs so many members."""

MAX_NAMED_PARTIES = 3
"""How many parties name a camp that has many."""

MAX_NUMBERED = 6
"""With more camps than these the largest come first, and a theater may use their numbers anew.

As many as can be told apart by colours: a number beyond them says no more than the label.
"""

MAX_SEARCHES, MAX_KICKS = 3, 200
"""How often the search starts anew, and how often it is shaken each time."""

MIN_KICKS = 20
"""Where there is time for fewer kicks than these, one search has to do."""


MIN_GAIN = 1e-9
"""What gains less gains nothing: sums of the same weights may differ in their last bits."""


@dataclass(frozen=True, slots=True)
class Camp:
    """One side. `index` is its number in `Camps.camp_of`, the same in every theater setting.

    `names` are what it is called by: the short names of its first parties, or of the member
    that matters most; `unnamed` is how many parties it has beyond these.
    """

    index: int
    names: tuple[str, ...]
    parties: tuple[str, ...]
    members: tuple[str, ...]
    unnamed: int = 0

    @property
    def label(self) -> str:
        """Its names in one text: "A, B, and 2 more"."""
        return ", ".join((*self.names, *([f"and {self.unnamed} more"] if self.unnamed else [])))


@dataclass(frozen=True, slots=True)
class Camps:
    """All sides. `camp_of` says for every actor the index of its camp; None: between the camps.

    `frustration` is the share of the signed weight that contradicts the division, from 0
    (all friends inside, all foes across) to 1.
    """

    camps: tuple[Camp, ...]
    camp_of: Mapping[str, int | None]
    frustration: float


def camps(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theater: str | None = None,
    as_of: date | int | None = None,
) -> Camps:
    """The camps of a theater, or of all theaters together.

    An actor is between the camps when its friendly weight to another camp is at least half
    of that to its own (`BETWEEN_SHARE`), when it has hardly any signed ties, or when its camp
    has neither a party nor three members; in all theaters together also when it is on another
    side in one of them. Parties are never between: the camps are theirs; and two of one
    theater that are more against than for each other are never in the same.

    A camp is named after the parties in it, else after its best connected member. The first
    is that of the first party of the first theater. In one theater a camp has the number of
    that camp of all theaters with which it shares most, so that a colour keeps its meaning.

    Args:
        dataset: The dataset, for the names of actors and the parties of theaters.
        graph: All of it, as `explorer.graph.build.build_graph` makes it.
        theater: The id of a theater; None for all of them together.
        as_of: The day to judge by, as a date or its ordinal; the dataset's own if it is None.
            Links that do not hold on it count half.

    Returns:
        The camps, and for each actor that has a link there the number of its camp.

    Raises:
        KeyError: There is no such theater.

    """
    if theater is None:
        return camps_by_theater(dataset, graph, as_of)[None]
    dataset.theaters[theater]
    whole = _camps_of_all_theaters(dataset, graph, as_of)
    return _renumbered(
        dataset, theater, whole, _division_of_theater(dataset, graph, theater, as_of)
    )


def camps_by_theater(
    dataset: Dataset, graph: nx.MultiDiGraph, as_of: date | int | None = None
) -> dict[str | None, Camps]:
    """What `camps` gives for all theaters together (None) and for each of them.

    Those of all together depend on those of each, so this costs no more than they alone.
    """
    whole = _camps_of_all_theaters(dataset, graph, as_of)
    divisions = {
        name: _division_of_theater(dataset, graph, name, as_of) for name in dataset.theaters
    }
    numbered = [
        _named_camps(dataset, found, (name,), whole.camp_of) for name, found in divisions.items()
    ]
    found: dict[str | None, Camps] = {None: _without_side_changers(dataset, whole, numbered)}
    for name, division in divisions.items():
        found[name] = _renumbered(dataset, name, whole, division)
    return found


def _camps_of_all_theaters(
    dataset: Dataset, graph: nx.MultiDiGraph, as_of: date | int | None
) -> Camps:
    """The camps of all theaters, those who change sides from one to another among them."""
    theaters = tuple(dataset.theaters)
    return _named_camps(
        dataset, _division(dataset, theater_subgraph(graph, None), theaters, as_of), theaters
    )


def _division_of_theater(
    dataset: Dataset, graph: nx.MultiDiGraph, theater: str, as_of: date | int | None
) -> _Division:
    return _division(dataset, theater_subgraph(graph, theater), (theater,), as_of)


def _renumbered(dataset: Dataset, theater: str, whole: Camps, division: _Division) -> Camps:
    """The camps of a theater, with the numbers that those of all theaters have."""
    numbers = whole.camp_of
    if len(whole.camps) > MAX_NUMBERED:
        # Too many for each to keep a number to itself: here only those that are seen do.
        numbers = {
            actor: number
            for actor in division.actors
            if (number := whole.camp_of.get(actor)) is not None and number < MAX_NUMBERED
        }
    return _named_camps(dataset, division, (theater,), numbers)


def _without_side_changers(dataset: Dataset, whole: Camps, theaters: Collection[Camps]) -> Camps:
    """The camps of all theaters, without those who are on another side in one of them."""
    if len(theaters) < 2:
        return whole
    parties = {party for theater in dataset.theaters.values() for party in theater.parties}
    of = dict(whole.camp_of)
    for one in theaters:
        for actor, camp in one.camp_of.items():
            if camp not in (None, whole.camp_of.get(actor)) and actor not in parties:
                of[actor] = None
    kept = tuple(
        replace(camp, members=tuple(one for one in camp.members if of[one] is not None))
        for camp in whole.camps
    )
    return Camps(kept, MappingProxyType(of), whole.frustration)


@dataclass(frozen=True, slots=True)
class _Division:
    """Groups of actors before they have names, and the signed weight of every actor."""

    groups: tuple[tuple[str, ...], ...]
    weight: Mapping[str, float]
    actors: tuple[str, ...]
    frustration: float


def _division(
    dataset: Dataset,
    graph: nx.MultiDiGraph,
    theaters: Sequence[str],
    as_of: date | int | None,
) -> _Division:
    signed = signed_graph(graph, as_of)

    # By name: renaming an id changes nothing, not even where two divisions are as good.
    def by_name(i: int) -> tuple[str, str, str]:
        actor = dataset.actors[signed.ids[i]]
        return (actor.label, actor.name, actor.id)

    order = sorted(range(len(signed.ids)), key=by_name)
    rank = {i: k for k, i in enumerate(order)}
    ids = [signed.ids[i] for i in order]
    ties: list[dict[int, float]] = [{} for _ in ids]
    for (i, j), weight in signed.net.items():
        if weight:
            ties[rank[i]][rank[j]] = ties[rank[j]][rank[i]] = weight
    ties = [dict(sorted(tie.items())) for tie in ties]
    parties = {party for theater in theaters for party in dataset.theaters[theater].parties}
    group = _least_frustrated(_with_parties_apart(dataset, theaters, ids, ties))
    signs = _SignedTies.from_ties(ties)
    total, left = float(np.abs(signs.weight).sum()), signs.frustration(group)
    weights = [round(sum(abs(weight) for weight in tie.values()), 9) for tie in ties]
    members: defaultdict[int, list[str]] = defaultdict(list)
    for i, actor in enumerate(ids):
        if actor in parties or not _is_between(ties[i], group, group[i], weights[i]):
            members[group[i]].append(actor)
    return _Division(
        groups=tuple(
            tuple(found)
            for found in members.values()
            if len(found) >= MIN_MEMBERS or parties.intersection(found)
        ),
        weight=dict(zip(ids, weights, strict=True)),
        actors=tuple(ids),
        frustration=round(left / total, 3) if total else 0.0,
    )


def _with_parties_apart(
    dataset: Dataset,
    theaters: Sequence[str],
    ids: Sequence[str],
    ties: Sequence[Mapping[int, float]],
) -> list[dict[int, float]]:
    """The same ties, but the hostile ones between parties of one theater cannot be outweighed."""
    found = [dict(tie) for tie in ties]
    place = {actor: i for i, actor in enumerate(ids)}
    wall = -1.0 - sum(abs(weight) for tie in ties for weight in tie.values())
    for theater in theaters:
        here = [place[party] for party in dataset.theaters[theater].parties if party in place]
        for i in here:
            for j in here:
                if ties[i].get(j, 0.0) < 0:
                    found[i][j] = wall
    return found


def _is_between(tie: Mapping[int, float], group: Sequence[int], own: int, weight: float) -> bool:
    if weight < MIN_SIGNED_WEIGHT:
        return True
    friendly: defaultdict[int, float] = defaultdict(float)
    for j, value in tie.items():
        if value > 0:
            friendly[group[j]] += value
    inside = friendly.pop(own, 0.0)
    return max(friendly.values(), default=0.0) >= BETWEEN_SHARE * inside - 1e-9


def _named_camps(
    dataset: Dataset,
    division: _Division,
    theaters: Sequence[str],
    before: Mapping[str, int | None] = MappingProxyType({}),
) -> Camps:
    """The division with names and numbers; `before` holds the numbers that are taken."""
    parties = tuple(
        dict.fromkeys(party for theater in theaters for party in dataset.theaters[theater].parties)
    )
    rank = {party: k for k, party in enumerate(parties)}
    place = {actor: k for k, actor in enumerate(division.actors)}

    def standing(group: tuple[str, ...]) -> tuple[int, float, int]:
        first = min((rank[actor] for actor in group if actor in rank), default=len(rank))
        weight = round(sum(division.weight[actor] for actor in group), 6)
        if not before and len(division.groups) > MAX_NUMBERED:
            first = min(first, 1)
        return (first, -weight, place[group[0]])

    groups = sorted(division.groups, key=standing)
    numbers = _camp_numbers(groups, division.weight, before)
    found: list[Camp] = []
    for group, number in zip(groups, numbers, strict=True):
        members = frozenset(group)
        own = tuple(party for party in parties if party in members)
        named = own or (max(group, key=lambda actor: division.weight[actor]),)
        names = tuple(dataset.actors[actor].label for actor in named)
        # One name more is no longer than to say that there is one more.
        unnamed = len(names) - MAX_NAMED_PARTIES if len(names) > MAX_NAMED_PARTIES + 1 else 0
        names = names[: len(names) - unnamed]
        found.append(Camp(number, names, own, tuple(sorted(group)), unnamed))
    found.sort(key=lambda camp: camp.index)
    of: dict[str, int | None] = dict.fromkeys(sorted(division.actors))
    for camp in found:
        of.update(dict.fromkeys(camp.members, camp.index))
    return Camps(tuple(found), MappingProxyType(of), division.frustration)


def _camp_numbers(
    groups: Sequence[Sequence[str]], weight: Mapping[str, float], before: Mapping[str, int | None]
) -> list[int]:
    """A number for each group: that of the camp it shares most weight with, else a new one."""
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for k, group in enumerate(groups):
        for actor in group:
            number = before.get(actor)
            if number is not None:
                shared[k, number] += weight[actor]
    numbers: dict[int, int] = {}
    for k, number in sorted(shared, key=lambda pair: (-round(shared[pair], 9), pair)):
        if k not in numbers and number not in numbers.values():
            numbers[k] = number
    taken = {number for number in before.values() if number is not None}
    fresh = iter(range(len(taken) + len(groups) + max(taken, default=0) + 1))
    for k in range(len(groups)):
        if k not in numbers:
            numbers[k] = next(n for n in fresh if n not in taken)
    return [numbers[k] for k in range(len(groups))]


# --- The search ------------------------------------------------------------------------

Ties = Sequence[tuple[tuple[int, float], ...]]
"""For each node the others that it has a tie with, each with its signed weight."""


@dataclass(frozen=True, slots=True)
class _SignedTies:
    """The signed graph twice over: each node's ties, and all ties in columns."""

    ties: Ties
    first: NDArray[np.intp]
    second: NDArray[np.intp]
    weight: NDArray[np.float64]

    @classmethod
    def from_ties(cls, ties: Sequence[Mapping[int, float]]) -> _SignedTies:
        rows = [(i, j, weight) for i, tie in enumerate(ties) for j, weight in tie.items() if i < j]
        return cls(
            [tuple(tie.items()) for tie in ties],
            np.array([i for i, _, _ in rows], dtype=np.intp),
            np.array([j for _, j, _ in rows], dtype=np.intp),
            np.array([weight for _, _, weight in rows], dtype=np.float64),
        )

    def frustration(self, group: Sequence[int]) -> float:
        """Friendly weight across plus hostile weight within."""
        number = np.array(group, dtype=np.intp)
        inside = number[self.first] == number[self.second]
        return float(np.abs(self.weight[inside != (self.weight > 0)]).sum())

    def between(self, group: Sequence[int]) -> dict[tuple[int, int], float]:
        """The sum of ties between each two groups that have any."""
        number = np.array(group, dtype=np.intp)
        one, other = number[self.first], number[self.second]
        across = one != other
        one, other, weight = one[across], other[across], self.weight[across]
        count = int(number.max(initial=0)) + 1
        keys = np.minimum(one, other) * count + np.maximum(one, other)
        order = np.argsort(keys, kind="stable")
        found, starts = np.unique(keys[order], return_index=True)
        sums = np.add.reduceat(weight[order], starts) if len(starts) else weight
        return {
            divmod(key, count): value
            for key, value in zip(found.tolist(), sums.tolist(), strict=True)
        }


def _least_frustrated(ties: Sequence[Mapping[int, float]]) -> list[int]:
    """The best division found: a group number for each node.

    Nodes move, one by one, to the group that they gain most by, or into one of their own;
    then whole groups join in the same way, until nothing gains (the moves of Blondel et
    al., "Fast unfolding of communities in large networks", J. Stat. Mech. 2008, on the
    criterion of Doreian and Mrvar). Then the division is shaken: a node and its friends
    change to the group of some neighbour, and the search goes on from there; what is
    better is kept (iterated local search).
    """
    count = len(ties)
    if not count:
        return []
    signs = _SignedTies.from_ties(ties)
    kicks = min(MAX_KICKS, 200_000 // (len(signs.weight) + count))
    best: tuple[float, list[int]] | None = None
    for chain in range(MAX_SEARCHES if kicks >= MIN_KICKS else 1):
        # Not for secrets: the same numbers on every machine.
        rng = random.Random(chain)  # noqa: S311
        order = [*range(count)]
        if chain:
            order.sort(key=lambda _: rng.random())
        group = [*range(count)]
        _local_search(signs, group, order, set(group))
        left = signs.frustration(group)
        for _ in range(kicks):
            if left < MIN_GAIN:
                break
            found, gain = _perturbed(signs, group, rng)
            if gain > -MIN_GAIN:
                group, left = found, left - max(gain, 0.0)
        if best is None or left < best[0] - MIN_GAIN:
            best = left, group
        if left < MIN_GAIN:
            break
    assert best is not None
    return best[1]


def _perturbed(signs: _SignedTies, group: list[int], rng: random.Random) -> tuple[list[int], float]:
    """A division near to one, and by how much less frustrated it is; below 0: more.

    A node, and some of its friends, go elsewhere, the rest follows.
    """
    i = int(rng.random() * len(group))
    own = group[i]
    near = [j for j, _ in signs.ties[i] if group[j] != own]
    if not near:
        return group, 0.0
    target, company = group[near[int(rng.random() * len(near))]], rng.random()
    changed = [i]
    for j, weight in signs.ties[i]:
        if weight > 0 and group[j] == own and rng.random() < company:
            changed.append(j)
    found = list(group)
    gain = 0.0
    for j in changed:
        for k, weight in signs.ties[j]:
            if found[k] == target:
                gain += weight
            elif found[k] == own:
                gain -= weight
        found[j] = target
    around = dict.fromkeys(k for j in changed for k, _ in signs.ties[j] if k not in changed)
    return found, gain + _local_search(signs, found, around, {own, target})


def _local_search(
    signs: _SignedTies, group: list[int], first: Iterable[int], touched: set[int]
) -> float:
    """Moves and merges from a division on, until neither gains; what they gain in all.

    Changes `group`. `first` are the nodes that may gain by a move, `touched` the groups that
    may gain by joining others; they change to those that have changed.
    """
    todo = [*first]
    gain = 0.0
    while True:
        gain += _move(signs.ties, group, todo, touched)
        if not _can_join(signs.ties, group, touched):
            return gain
        more, todo = _merge(signs, group)
        gain += more
        touched.clear()


def _move(ties: Ties, group: list[int], first: Sequence[int], touched: set[int]) -> float:
    """Move nodes until none gains, beginning with some; what it gains.

    Changes `group`, and adds to `touched` the groups that nodes leave or join.
    """
    fresh = max(group) + 1
    waiting = deque(first)
    queued = set(first)
    gain = 0.0
    # Every move lessens the frustration, so it ends; the bound is against rounding only.
    for _ in range(60 * len(group) + 1000):
        if not waiting:
            break
        i = waiting.popleft()
        queued.remove(i)
        near: dict[int, float] = {}
        for j, weight in ties[i]:
            number = group[j]
            near[number] = near.get(number, 0.0) + weight
        own = target = group[i]
        kept = near.pop(own, 0.0)
        most = kept + MIN_GAIN
        for number, weight in near.items():
            if weight > most + 1e-12:
                target, most = number, weight
        if most < 0:
            # Somebody is there to be hostile to, so the group is not its own alone.
            target, fresh, most = fresh, fresh + 1, 0.0
        if target == own:
            continue
        gain += most - kept
        touched.update((own, target))
        group[i] = target
        for j, _weight in ties[i]:
            if j not in queued:
                queued.add(j)
                waiting.append(j)
    return gain


def _can_join(ties: Ties, group: Sequence[int], touched: Collection[int]) -> bool:
    """Whether one of some groups has more for than against another."""
    sums: dict[tuple[int, int], float] = {}
    for own, tie in zip(group, ties, strict=True):
        if own in touched:
            for j, weight in tie:
                other = group[j]
                if other != own:
                    sums[own, other] = sums.get((own, other), 0.0) + weight
    return max(sums.values(), default=0.0) > MIN_GAIN


def _merge(signs: _SignedTies, group: list[int]) -> tuple[float, list[int]]:
    """Join groups that have more for than against each other. Changes `group`.

    What it gains, and who moved.
    """
    sums = signs.between(group)
    # The pair that gains most first; entries that are no longer true are skipped.
    heap = [(-weight, a, b) for (a, b), weight in sums.items() if weight > MIN_GAIN]
    heapify(heap)
    gain = 0.0
    between: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), weight in sums.items():
        between[a][b] = between[b][a] = weight
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i, number in enumerate(group):
        members[number].append(i)
    moved: set[int] = set()
    while heap:
        loss, a, b = heappop(heap)
        if between[a].get(b) != -loss:
            continue
        gain -= loss
        kept, gone = (a, b) if len(members[a]) >= len(members[b]) else (b, a)
        moved.update(members[gone])
        members[kept] += members.pop(gone)
        for c, weight in between.pop(gone).items():
            del between[c][gone]
            if c != kept:
                joined = weight + between[kept].get(c, 0.0)
                between[kept][c] = between[c][kept] = joined
                if joined > MIN_GAIN:
                    heappush(heap, (-joined, min(kept, c), max(kept, c)))
        for i in members[kept]:
            group[i] = kept
    return gain, sorted(moved)
