"""How an actor stands to a party: backs, opposes, both, recognises, talks, none.

What it means: as far as this file goes, the actor stands on that side. What it does not
mean: that anybody has reported so, where it is inferred; nor that the actor would say so.
"""

from explorer.analysis.alignment.direct import (
    Alignment,
    AlignmentType,
    Basis,
    direct_alignment,
)
from explorer.analysis.alignment.inferred import AlignmentFinder, alignments, infer_alignment
from explorer.analysis.alignment.matrix import (
    AlignmentMatrix,
    MatrixColumn,
    MatrixLimits,
    RowGroup,
    alignment_matrix,
)
from explorer.analysis.alignment.sides import Sides, SideTaken, parties_on, sides_of, sides_on

__all__ = [
    "Alignment",
    "AlignmentFinder",
    "AlignmentMatrix",
    "AlignmentType",
    "Basis",
    "MatrixColumn",
    "MatrixLimits",
    "RowGroup",
    "SideTaken",
    "Sides",
    "alignment_matrix",
    "alignments",
    "direct_alignment",
    "infer_alignment",
    "parties_on",
    "sides_of",
    "sides_on",
]
