"""Which lines of a map are drawn at once; the others wait until somebody comes near.

Two hundred lines across each other say nothing. Drawn are fights, help that is more than words,
and what the rivals of the file deal in; the rest is in the document, with the class `quiet`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from explorer.analysis.areas.held_links import FIGHTING_KINDS, FIRM_HELP
from explorer.data.model import Dataset
from explorer.data.vocabulary import Family
from explorer.graph.view import View
from explorer.presentation.lines import Line

MOST_LINES_TO_READ = 60
"""A picture with no more lines than these shows them all."""


def asks_for_lines(view: View) -> bool:
    """Whether somebody chose kinds or a focus, and wants to see all lines that are left."""
    return view.kinds is not None or view.focus is not None


def quiet_lines(
    dataset: Dataset,
    view: View,
    lines: Collection[Line],
    rivals: tuple[str, ...],
    change_by_line: Mapping[str, str],
) -> frozenset[str]:
    """The ids of those lines of a picture that wait.

    Args:
        dataset: The dataset, for the kinds of links.
        view: What is seen; none waits where it asks for its lines.
        lines: All lines of the picture.
        rivals: The ids of the two rivals of the file; empty where there is no pair.
        change_by_line: Where two dates are compared, what became of each line; those that are
            not as they were are drawn.

    """
    if asks_for_lines(view) or len(lines) <= MOST_LINES_TO_READ:
        return frozenset()
    return frozenset(
        line.id
        for line in lines
        if change_by_line.get(line.id, "stayed") == "stayed"
        and not is_strong(dataset, line, rivals)
    )


def is_strong(dataset: Dataset, line: Line, rivals: tuple[str, ...]) -> bool:
    """Whether a line is drawn at once: a fight, or help that is more than words, that holds."""
    if line.family is Family.MEMBERSHIP or line.recent:
        return False
    kinds = [dataset.links[key].entry for key in line.holding]
    if line.family is Family.HOSTILITY:
        return any(kind.id in FIGHTING_KINDS for kind in kinds)
    if line.family is Family.SUPPORT:
        return any(kind.takes_side and kind.strength >= FIRM_HELP for kind in kinds)
    return line.family is Family.COOPERATION and {line.source, line.target} == {*rivals}
