"""How assets/scripts/find-actors.js finds and ranks actors, in Python: tests hold the two equal."""

from __future__ import annotations

from collections.abc import Callable

from explorer.data.model import Dataset
from explorer.data.text_folding import fold_text
from explorer.graph.search import own_key_count, search_keys


def match_rank(folded: str, found: tuple[str, ...], own_keys: int) -> tuple[int, int] | None:
    """How well a folded search matches the keys of a node: lower is better, None is no match.

    `own_keys` of the keys, from the first on, belong to its name. The first number of the
    rank: 0, a key is the search; 1, its name begins with it; 2, an alias does; 3, a word of
    a key does; 4, it is inside a key; 5, each of its words is in some key. The second is
    the length of the shortest key that matches so, so that the key typed nearly in full
    comes first.
    """
    if not folded:
        return None
    tests: tuple[Callable[[int, str], bool], ...] = (
        lambda _, key: key == folded,
        lambda place, key: place < own_keys and key.startswith(folded),
        lambda _, key: key.startswith(folded),
        lambda _, key: f" {folded}" in key,
        lambda _, key: folded in key,
    )
    for level, fits in enumerate(tests):
        if lengths := [len(key) for place, key in enumerate(found) if fits(place, key)]:
            return level, min(lengths)
    together = " ".join(found)
    return (5, len(together)) if all(word in together for word in folded.split()) else None


SearchIndex = tuple[tuple[str, tuple[str, ...], int], ...]
"""Of each node its id, its keys, and how many of them belong to its name."""


def search_index(dataset: Dataset) -> SearchIndex:
    """What is searched in."""
    return tuple((node.id, search_keys(node), own_key_count(node)) for node in dataset.nodes())


def find_in(index: SearchIndex, text: str, limit: int = 10) -> tuple[str, ...]:
    """At most `limit` ids that match a search, best first; equals in the order of the file."""
    folded = fold_text(text)
    hits = sorted(
        (fit, place, node)
        for place, (node, keys, own_keys) in enumerate(index)
        if (fit := match_rank(folded, keys, own_keys)) is not None
    )
    return tuple(node for _, _, node in hits[:limit])


def find_nodes(dataset: Dataset, text: str, limit: int = 10) -> tuple[str, ...]:
    """`find_in` what a dataset has to search in."""
    return find_in(search_index(dataset), text, limit)
