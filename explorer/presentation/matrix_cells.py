"""The cells of the alignment matrix: colour, mark, and the legend that explains them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.analysis.alignment import Alignment, AlignmentMatrix, AlignmentType, Basis
from explorer.data.vocabulary import Confidence, Family
from explorer.presentation.theme import PALETTES, Theme, blend

COLOUR_SCALE: tuple[tuple[AlignmentType, Basis], ...] = (
    (AlignmentType.OPPOSES, Basis.CODED),
    (AlignmentType.OPPOSES, Basis.INFERRED),
    (AlignmentType.NONE, Basis.NONE),
    (AlignmentType.TALKS, Basis.CODED),
    (AlignmentType.RECOGNISES, Basis.CODED),
    (AlignmentType.BOTH, Basis.CODED),
    (AlignmentType.BACKS, Basis.INFERRED),
    (AlignmentType.BACKS, Basis.CODED),
)
"""What each colour of the matrix stands for, from one end of its scale to the other."""

_WITHOUT_SIDE = (AlignmentType.BOTH, AlignmentType.TALKS, AlignmentType.RECOGNISES)
"""What has one colour, coded or not."""

_STRONG_COLOURS = (
    COLOUR_SCALE.index((AlignmentType.OPPOSES, Basis.CODED)),
    COLOUR_SCALE.index((AlignmentType.BACKS, Basis.CODED)),
)

ALIGNMENT_MARKS = {
    AlignmentType.BACKS: "+",
    AlignmentType.OPPOSES: "–",
    AlignmentType.BOTH: "±",
    AlignmentType.RECOGNISES: "○",
    AlignmentType.TALKS: "·",
    AlignmentType.NONE: "",
}
"""The mark in a cell; in brackets where it is inferred, with `DOUBT` where confidence is low."""

DOUBT = "?"

ITSELF_MARK = "■"
"""The mark where the row and the column are one and the same actor."""

_MEANINGS = {
    AlignmentType.BACKS: "backs",
    AlignmentType.OPPOSES: "against",
    AlignmentType.BOTH: "both",
    AlignmentType.RECOGNISES: "recognises",
    AlignmentType.TALKS: "talks or deals",
}


@dataclass(frozen=True, slots=True)
class MatrixMarks:
    """A sort of cell: its marks, each with the place of its colour in the scale; its meaning."""

    marks: tuple[tuple[str, int], ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class MatrixLegendEntry:
    """A sort of cell as the legend of a picture shows it: its marks, and what they mean.

    `marks`: for each its text, the colour of its cell and the colour of its letters.
    """

    marks: tuple[tuple[str, str, str], ...]
    meaning: str


def matrix_legend(matrix: AlignmentMatrix, theme: Theme) -> tuple[MatrixLegendEntry, ...]:
    """What the cells of a matrix mean, in the colours of a theme."""
    colours = scale_colours(theme)
    return tuple(
        MatrixLegendEntry(
            tuple((mark, colours[level], mark_colour(level, theme)) for mark, level in entry.marks),
            entry.meaning,
        )
        for entry in matrix_marks(matrix)
    )


def matrix_marks(matrix: AlignmentMatrix) -> tuple[MatrixMarks, ...]:
    """What the cells of a matrix mean: only those that are in it."""
    present = {
        (scale_index(cell), mark)
        for row in matrix.cells
        for cell in row
        if (mark := cell_mark(cell))
    }

    def entry(marks: Iterable[str], meaning: str) -> MatrixMarks:
        return MatrixMarks(
            tuple(
                (mark, level) for mark in marks for level, other in sorted(present) if other == mark
            ),
            meaning,
        )

    by_party = bool(matrix.columns) and matrix.columns[0].theater
    entries = [
        *(entry([ALIGNMENT_MARKS[type_]], meaning) for type_, meaning in _MEANINGS.items()),
        entry([f"({ALIGNMENT_MARKS[type_]})" for type_ in _MEANINGS], "inferred along a chain"),
        entry(
            [
                mark
                for type_ in _MEANINGS
                for sign in (ALIGNMENT_MARKS[type_],)
                for mark in (f"{sign}{DOUBT}", f"({sign}){DOUBT}")
            ],
            "only reported",
        ),
        entry([ITSELF_MARK], "the party itself" if by_party else "the actor itself"),
    ]
    return tuple(entry for entry in entries if entry.marks)


def scale_index(cell: Alignment) -> int:
    """The place of a cell's colour in `COLOUR_SCALE`."""
    if cell.is_itself:
        return COLOUR_SCALE.index((AlignmentType.NONE, Basis.NONE))
    how = Basis.CODED if cell.type in _WITHOUT_SIDE else cell.basis
    if how is Basis.CODED and cell.type not in _WITHOUT_SIDE and _is_doubtful(cell):
        how = Basis.INFERRED  # as pale as the map has it
    return COLOUR_SCALE.index(
        (cell.type, how if cell.type is not AlignmentType.NONE else Basis.NONE)
    )


def cell_mark(cell: Alignment) -> str:
    """The mark in a cell: its meaning for those who do not see its colour."""
    if cell.is_itself:
        return ITSELF_MARK
    mark = ALIGNMENT_MARKS[cell.type]
    if not mark:
        return ""
    mark = f"({mark})" if cell.basis is Basis.INFERRED else mark
    return f"{mark}{DOUBT}" if _is_doubtful(cell) else mark


def _is_doubtful(cell: Alignment) -> bool:
    """Whether nothing better than low confidence says so."""
    return cell.confidence is Confidence.LOW


def scale_colours(theme: Theme) -> list[str]:
    """The colours of `COLOUR_SCALE` as #rrggbb; assets/page.css mixes the same."""
    palette = PALETTES[theme]
    strong, pale, both = (1.0, 0.35, 0.7) if theme is Theme.LIGHT else (0.44, 0.2, 0.45)
    support, hostility = palette.families[Family.SUPPORT], palette.families[Family.HOSTILITY]
    ground = palette.ground
    return [
        blend(hostility, ground, strong),
        blend(hostility, ground, pale),
        blend(palette.rule, ground, 0.25),
        blend(palette.families[Family.DIPLOMACY], ground, 0.35),
        blend(palette.families[Family.COOPERATION], ground, 0.35),
        blend(palette.families[Family.INTEREST], ground, both),
        blend(support, ground, pale),
        blend(support, ground, strong),
    ]


def mark_colour(index: int, theme: Theme) -> str:
    """The colour of a mark on a colour of the scale, as #rrggbb."""
    palette = PALETTES[theme]
    return palette.panel if _is_dark(index, theme) else palette.ink


def _is_dark(index: int, theme: Theme) -> bool:
    """Whether a colour of the scale is dark in the light theme, so that its mark is light."""
    return index in _STRONG_COLOURS and theme is Theme.LIGHT
