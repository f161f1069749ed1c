"""Pairs of actors between two theaters as rows of a list: rivals that deal, and flips."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.analysis.comparison import Flip, Reason, Rivals
from explorer.data.ids import pair_id
from explorer.presentation.text_run import TextRun, pair_run
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import render_runs
from explorer.workspace import Workspace

MAX_LISTED_DEALINGS = 4
"""How many dealings of two rivals a row lists, and how many alliances of both."""


def rivals_row(
    workspace: Workspace,
    rivals: Rivals,
    names: Mapping[str, str],
    theaters: tuple[str, str],
    last_day: int | None = None,
) -> MarkupNode:
    """Two who are rivals in both theaters: why, and how they deal with each other.

    `theaters`: ids, in the order in which the rivals were found. `names`: their names by id.
    `last_day`: the ordinal of the last of the days shown; no end behind it is told.
    """
    dataset = workspace.dataset
    dealings: list[TextRun] = []
    for key in rivals.dealings[:MAX_LISTED_DEALINGS]:
        link = dataset.links[key]
        dealings.append(TextRun(", " if dealings else " Still: "))
        dealings.append(TextRun(link.entry.label.lower(), pair_id(*rivals.pair)))
        dealings.append(TextRun(f" ({link.period.as_known_on(last_day).words})"))
    for alliance in rivals.shared[:MAX_LISTED_DEALINGS]:
        dealings.append(TextRun(", " if dealings else " Both in: "))
        dealings.append(TextRun(dataset.label(alliance), alliance))
    return element(
        "li",
        [
            element("p", render_runs([pair_run(dataset, rivals.pair)]), class_name="sentence"),
            *(
                _reason(workspace, names[theater], reasons[0])
                for theater, reasons in zip(theaters, rivals.reasons, strict=True)
            ),
            element("p", render_runs(dealings), class_name="facts"),
            _basis(coded=rivals.coded),
        ],
        class_name="statement",
    )


def flip_row(workspace: Workspace, flip: Flip, names: Mapping[str, str]) -> MarkupNode:
    """Two who are together in one theater and against each other in the other, and why.

    `names`: the names of the theaters by id.
    """
    return element(
        "li",
        [
            element(
                "p", render_runs([pair_run(workspace.dataset, flip.pair)]), class_name="sentence"
            ),
            _reason(workspace, f"{names[flip.together]}, together", flip.same[0]),
            _reason(workspace, f"{names[flip.apart]}, apart", flip.opposite[0]),
            _basis(coded=flip.coded),
        ],
        class_name="statement",
    )


def _reason(workspace: Workspace, where: str, reason: Reason) -> MarkupNode:
    """Why: "Syria: Turkey backs Syrian opp.; Russia backs Syrian gov."."""
    dataset = workspace.dataset
    runs: list[TextRun] = [TextRun(f"{where}: ")]
    for index, part in enumerate((reason.one, reason.other)):
        runs += [TextRun("; ")] if index else []
        runs.append(TextRun(dataset.label(part.actor), part.actor))
        if part.is_itself:
            runs.append(TextRun(" itself"))
        else:
            runs += [
                TextRun(f" {part.type} "),
                TextRun(dataset.label(part.party), pair_id(part.actor, part.party)),
                TextRun(" (inferred)" if part.basis == "inferred" else ""),
            ]
    return element("p", render_runs(runs), class_name="facts")


def _basis(*, coded: bool) -> MarkupNode:
    return element(
        "p",
        "Each part rests on a link." if coded else "Partly inferred along chains of links.",
        class_name="facts muted",
    )
