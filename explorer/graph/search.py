"""Finding an actor by anything it is called, in any script, with or without accents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explorer.data.model import Actor, Alliance, Dataset
from explorer.data.text_folding import fold_text, transliterate


def names_of(node: Actor | Alliance) -> tuple[str, ...]:
    """Everything it is called: what the picture writes first, then all the rest, once each."""
    names = [node.label, node.name]
    if isinstance(node, Actor):
        names += [*node.aliases, *node.names.values()]
    return tuple(dict.fromkeys(names))


def search_keys(node: Actor | Alliance) -> tuple[str, ...]:
    """The folded forms under which it is found, those of its name first.

    A name in another script is found in that script and in Latin letters.
    """
    return tuple(_folded_forms(names_of(node)))


def own_key_count(node: Actor | Alliance) -> int:
    """How many of its keys, from the first on, are its name; the others are aliases."""
    return len(_folded_forms((node.label, node.name)))


def _folded_forms(names: Iterable[str]) -> dict[str, None]:
    forms = (form for name in names for form in (fold_text(name), transliterate(name)))
    return dict.fromkeys(filter(None, forms))


def match_rank(folded: str, found: tuple[str, ...], own_keys: int) -> tuple[int, int] | None:
    """How well a folded search fits the keys of a node: the least is best, None not at all.

    The first number: 0, a key as it is; 1, its name begins so; 2, an alias does; 3, a word
    begins so; 4, somewhere inside; 5, every word of the search is found somewhere. The
    second, the length of the shortest key that fits so: of two that begin alike, the one
    that is nearly all typed.
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


def find_nodes(dataset: Dataset, text: str, limit: int = 10) -> tuple[str, ...]:
    """The ids that fit a search, best first; among equals the file's order."""
    folded = fold_text(text)
    hits = sorted(
        (fit, index, node.id)
        for index, node in enumerate(dataset.nodes())
        if (fit := match_rank(folded, search_keys(node), own_key_count(node))) is not None
    )
    return tuple(node for _, _, node in hits[:limit])
