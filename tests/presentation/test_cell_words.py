"""What the cells of the matrix say."""

from __future__ import annotations

from explorer.analysis.alignment import AlignmentType, Basis
from explorer.presentation.cell_words import cell_words, no_stand_words
from explorer.workspace import Workspace
from matrix_samples import matrix_of
from samples import dataset, link, two_wars

WARS = Workspace(two_wars())
CELLS = [cell for row in matrix_of(WARS).cells for cell in row]


def test_an_inferred_cell_names_every_actor_of_its_chain() -> None:
    inferred = [cell for cell in CELLS if cell.basis is Basis.INFERRED]
    assert inferred
    for cell in inferred:
        way = cell_words(WARS.dataset, cell).split("\n")[1]
        assert way.startswith("inferred: ")
        assert way.count(" > ") == len(cell.chains[0].nodes) - 1


def test_every_cell_names_the_two_whom_it_is_about() -> None:
    for cell in CELLS:
        words = cell_words(WARS.dataset, cell)
        assert words.startswith(WARS.dataset.label(cell.actor))
        assert cell.is_itself or WARS.dataset.label(cell.party) in words


def test_an_empty_cell_says_that_there_is_no_stand() -> None:
    empty = [cell for cell in CELLS if cell.type is AlignmentType.NONE and not cell.is_itself]
    assert empty
    for cell in empty:
        names = WARS.dataset.label(cell.actor), WARS.dataset.label(cell.party)
        assert cell_words(WARS.dataset, cell).startswith(no_stand_words(*names))


def test_a_cell_of_one_link_counts_it_in_the_singular() -> None:
    of = Workspace(dataset(link("a", "weapons", "b", "x"), theaters={"x": ("b",)}))
    said = [cell_words(of.dataset, cell) for row in matrix_of(of).cells for cell in row]
    assert "A backs B\ncoded: 1 link, high confidence" in said
