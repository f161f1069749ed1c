"""What a cell of the alignment matrix says in words."""

from __future__ import annotations

from explorer.analysis.alignment import Alignment, AlignmentType, Basis
from explorer.data.model import Dataset
from explorer.data.words import count_noun
from explorer.presentation.dossier import ALIGNMENT_VERBS


def cell_words(dataset: Dataset, cell: Alignment) -> str:
    """How the one stands to the other, and on what that rests, a line to each."""
    actor, party = dataset.label(cell.actor), dataset.label(cell.party)
    if cell.is_itself:
        return f"{actor}: the party itself"
    if cell.type is AlignmentType.NONE:
        sentence = no_stand_words(actor, party)
    else:
        sentence = f"{actor} {ALIGNMENT_VERBS[cell.type]} {party}"
    if cell.basis is Basis.INFERRED:
        way = " > ".join(dataset.label(node) for node in cell.chains[0].nodes)
        return f"{sentence}\ninferred: {way}\nweakest step: {cell.confidence} confidence"
    if cell.confidence is None:
        return sentence
    links = count_noun(len(cell.links), "link")
    return f"{sentence}\ncoded: {links}, {cell.confidence} confidence"


def no_stand_words(actor: str, party: str) -> str:
    """What an empty cell says."""
    return f"{actor} has no stand towards {party} here"
