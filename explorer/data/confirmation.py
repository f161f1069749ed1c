"""Whether the evidence in a file holds what a claim graded as confirmed promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from explorer.data.model import Evidence, Source
from explorer.data.vocabulary import CONFIRMED

_CARRIER = re.compile(r",?\s+via\s.*")
_ASIDE = re.compile(r"\((?!citing\s)[^)]*\)")
_SEPARATOR = re.compile(r"\s/\s|,?\s*\(?citing\s|\)")


def newsrooms(publisher: str) -> frozenset[str]:
    """Who speaks under the name of a publisher, in lower case.

    Args:
        publisher: As the file has it. `AP via TRT World` is the word of AP; `Kuwait Times /
            AFP` and `The New Arab (citing AFP)` are that of both.

    Returns:
        One name or more.

    """
    text = _ASIDE.sub("", _CARRIER.sub("", publisher))
    names = (name.strip(" ,").casefold() for name in _SEPARATOR.split(text))
    return frozenset(filter(None, names)) or frozenset({publisher.casefold()})


def is_confirmed(
    piece: Evidence, evidence: Iterable[Evidence], sources: Mapping[str, Source]
) -> bool:
    """Whether a second, independent source says the same as a piece of evidence.

    Independent is who has no newsroom in common with it; the same is what speaks as it does for
    the link or against it.

    Args:
        piece: The piece of evidence.
        evidence: All of its link or alliance; `piece` may be among them.
        sources: The sources of the file by id.

    Returns:
        False where all that speaks as it does comes from its own source or publisher.

    """
    own = newsrooms(sources[piece.source].publisher)
    return any(
        other.stance is piece.stance and own.isdisjoint(newsrooms(sources[other.source].publisher))
        for other in evidence
    )


def unconfirmed(
    evidence: Iterable[Evidence], sources: Mapping[str, Source]
) -> tuple[Evidence, ...]:
    """The pieces of evidence graded as confirmed that no independent source confirms.

    Args:
        evidence: All of a link or an alliance.
        sources: The sources of the file by id.

    Returns:
        Those pieces, in the order of the file.

    """
    pieces = tuple(evidence)
    return tuple(
        piece
        for piece in pieces
        if piece.credibility == CONFIRMED and not is_confirmed(piece, pieces, sources)
    )
