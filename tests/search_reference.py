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
    a key does; 4, it is inside a key; 5, each of its words is in some key; 6, each is but for a
    wrong letter. The second is the length of the shortest key that matches so, so that the key
    typed nearly in full comes first.
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
    words = folded.split(" ")
    if all(word in together for word in words):
        return 5, len(together)
    near = [key for key in found if any(is_near(word, key) for word in words)]
    if near and all(word in together or any(is_near(word, key) for key in near) for word in words):
        return 6, min(map(len, near))
    return None


def is_near(typed: str, key: str) -> bool:
    """Whether a word of a key, or from five letters on its beginning, is one slip away."""
    size = len(typed)
    return size >= 4 and any(
        is_one_slip(typed, word)
        or (
            size >= 5
            and len(word) >= size
            and any(is_one_slip(typed, word[: size + more]) for more in (-1, 0, 1))
        )
        for word in key.split(" ")
    )


def is_one_slip(one: str, other: str) -> bool:
    """Whether a letter changed, missing, extra or swapped with the next makes one the other."""
    if one == other:
        return True
    # Most words are far from it, which is soon seen.
    if abs(len(one) - len(other)) > 1 or len(set(one) ^ set(other)) > 2:
        return False
    changed = {one[:at] + one[at + 1 :] for at in range(len(one))}
    shorter = {other[:at] + other[at + 1 :] for at in range(len(other))}
    swapped = {one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)}
    replaced = len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return other in changed or one in shorter or other in swapped or replaced


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
