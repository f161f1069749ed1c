"""The cells of the matrix: each alignment has a colour and a mark of its own."""

from __future__ import annotations

from typing import Literal

import pytest

from explorer.analysis.alignment import AlignmentMatrix, AlignmentType, Basis
from explorer.presentation.matrix_cells import (
    COLOUR_SCALE,
    cell_mark,
    matrix_legend,
    matrix_marks,
    scale_colours,
    scale_index,
)
from explorer.presentation.theme import Theme
from explorer.workspace import Workspace
from matrix_samples import matrix_of
from samples import two_wars

WARS = Workspace(two_wars())
PLAIN = ["+", "–", "±", "○", "·"]
MARKS = [
    *PLAIN,
    *(f"({mark})" for mark in PLAIN),
    *(one for mark in PLAIN for one in (f"{mark}?", f"({mark})?")),
    "■",
]
"""All marks, in the order of the legend."""


@pytest.mark.parametrize("by", ["parties", "actors"])
@pytest.mark.parametrize("theme", list(Theme))
def test_the_legend_explains_every_mark_in_the_matrix_and_no_other(
    by: Literal["parties", "actors"], theme: Theme, workspace: Workspace
) -> None:
    found = matrix_of(workspace, None, by)
    shown = {
        (mark, scale_colours(theme)[scale_index(cell)])
        for row in found.cells
        for cell in row
        if (mark := cell_mark(cell))
    }
    signs = matrix_legend(found, theme)
    assert [(mark, ground) for sign in signs for mark, ground, _ in sign.marks] == sorted(
        shown, key=lambda one: MARKS.index(one[0])
    )
    assert [sign.meaning for sign in matrix_marks(found)] == [sign.meaning for sign in signs]
    assert {sign.meaning for sign in signs} <= {
        "backs", "against", "both", "recognises", "talks or deals",
        "inferred along a chain", "only reported", "the party itself", "the actor itself",
    }  # fmt: skip
    for sign in signs:
        for _, ground, ink in sign.marks:
            assert contrast(ground, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def light(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_an_empty_matrix_has_no_legend() -> None:
    assert matrix_legend(AlignmentMatrix((), (), ()), Theme.LIGHT) == ()


def test_every_alignment_has_a_colour_of_its_own() -> None:
    combinations = [
        (AlignmentType.OPPOSES, Basis.CODED),
        (AlignmentType.OPPOSES, Basis.INFERRED),
        (AlignmentType.NONE, Basis.NONE),
        (AlignmentType.TALKS, Basis.CODED),
        (AlignmentType.RECOGNISES, Basis.CODED),
        (AlignmentType.BOTH, Basis.CODED),
        (AlignmentType.BACKS, Basis.INFERRED),
        (AlignmentType.BACKS, Basis.CODED),
    ]
    assert set(COLOUR_SCALE) == set(combinations)
    for theme in Theme:
        assert len(set(scale_colours(theme))) == len(combinations)
