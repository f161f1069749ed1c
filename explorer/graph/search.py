"""Under which forms of its names an actor or alliance is found, in any script, accents or not.

assets/scripts/find-actors.js searches them.
"""

from __future__ import annotations

from collections.abc import Iterable

from explorer.data.model import Actor, Alliance
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
