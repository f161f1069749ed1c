"""What the cells of the matrix say when one points at them."""

from __future__ import annotations

from explorer.analysis.alignment import Basis
from explorer.web.charts.matrix_cells import cell_words
from explorer.workspace import Workspace
from figure_checks import matrix_of
from samples import two_wars

WARS = Workspace(two_wars())


def test_an_inferred_cell_names_every_actor_of_its_chain() -> None:
    of = matrix_of(WARS)
    inferred = [cell for row in of.cells for cell in row if cell.basis is Basis.INFERRED]
    for cell in inferred:
        way = cell_words(WARS.dataset, cell).split("<br>")[1]
        assert way.startswith("inferred: ")
        assert way.count(" &gt; ") == len(cell.chains[0].nodes) - 1
