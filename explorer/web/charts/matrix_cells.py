"""What a cell of the alignment matrix says when one points at it."""

from __future__ import annotations

from explorer.analysis.alignment import Alignment, AlignmentType, Basis
from explorer.data.model import Dataset
from explorer.data.words import count_noun
from explorer.presentation.dossier import ALIGNMENT_VERBS
from explorer.web.charts.chart_layout import plotly_text


def cell_words(dataset: Dataset, cell: Alignment) -> str:
    """What a cell says when one points at it, as Plotly takes it: lines joined by `<br>`."""
    actor, party = (plotly_text(dataset.label(node)) for node in (cell.actor, cell.party))
    if cell.is_itself:
        return f"{actor}: the party itself"
    if cell.type is AlignmentType.NONE:
        sentence = f"{actor} has no stand towards {party} here"
    else:
        sentence = f"{actor} {ALIGNMENT_VERBS[cell.type]} {party}"
    if cell.basis is Basis.INFERRED:
        way = " &gt; ".join(plotly_text(dataset.label(node)) for node in cell.chains[0].nodes)
        return f"{sentence}<br>inferred: {way}<br>weakest step: {cell.confidence} confidence"
    if cell.confidence is None:
        return sentence
    links = count_noun(len(cell.links), "link")
    return f"{sentence}<br>coded: {links}, {cell.confidence} confidence"
