"""Search for actors and alliances by any of their names, in any script, accents or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explorer.data.model import Actor, Alliance, Dataset
from explorer.data.text_folding import fold_text, transliterate


def all_names(node: Actor | Alliance) -> tuple[str, ...]:
    """All names of an actor or alliance, once each: label, name, aliases, native names."""
    names = [node.label, node.name]
    if isinstance(node, Actor):
        names += [*node.aliases, *node.names.values()]
    return tuple(dict.fromkeys(names))


def search_keys(node: Actor | Alliance) -> tuple[str, ...]:
    """The folded forms under which it is found, those of its name first.

    A name in another script is found in that script and in Latin letters.
    """
    return tuple(_folded_forms(all_names(node)))


def own_key_count(node: Actor | Alliance) -> int:
    """How many of its keys, from the first on, are its name; the others are aliases."""
    return len(_folded_forms((node.label, node.name)))


def _folded_forms(names: Iterable[str]) -> dict[str, None]:
    forms = (form for name in names for form in (fold_text(name), transliterate(name)))
    return dict.fromkeys(filter(None, forms))


def match_rank(folded: str, keys: tuple[str, ...], own_keys: int) -> tuple[int, int] | None:
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
        if lengths := [len(key) for place, key in enumerate(keys) if fits(place, key)]:
            return level, min(lengths)
    together = " ".join(keys)
    return (5, len(together)) if all(word in together for word in folded.split()) else None


def find_nodes(dataset: Dataset, text: str, limit: int = 10) -> tuple[str, ...]:
    """At most `limit` ids that match a search, best first; equals in the order of the file."""
    folded = fold_text(text)
    hits = sorted(
        (fit, index, node.id)
        for index, node in enumerate(dataset.nodes())
        if (fit := match_rank(folded, search_keys(node), own_key_count(node))) is not None
    )
    return tuple(node for _, _, node in hits[:limit])
