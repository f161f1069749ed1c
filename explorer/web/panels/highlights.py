"""What stands out in a picture of all theaters before anything is asked."""

from __future__ import annotations

from explorer.analysis.comparison import Rivals
from explorer.data.words import join_words
from explorer.graph.view import TABS, View
from explorer.presentation.elements import line_id
from explorer.web.markup import MarkupNode, element
from explorer.web.panels.comparison import compared_theaters
from explorer.web.panels.theater_pairs import flip_row, rivals_row
from explorer.web.parts import button
from explorer.web.questions.answer import QuestionAnswer
from explorer.workspace import Workspace


def highlights(workspace: Workspace, view: View) -> QuestionAnswer:
    """The first rivals that deal with each other, and the first flip between two theaters.

    The lines that concern the rivals are highlighted on the map. The answer is empty where
    nothing is compared: in the picture of one theater or one actor's surroundings, of a file
    with fewer than two theaters or too large for one map, and where there are no such pairs.
    """
    theaters = compared_theaters(workspace, view)
    if view.theater or view.focus or workspace.is_large or theaters is None:
        return QuestionAnswer()
    names = {theater: workspace.dataset.theaters[theater].name for theater in theaters}
    rows: list[MarkupNode] = []
    lines: list[str] = []
    if rivals := workspace.rivals(*theaters, view.span):
        one, other = names.values()
        text = f"On opposite sides in {one} and in {other}, and yet they deal with each other:"
        sign = [" ", _highlight_sign()] if view.tab == TABS[0] else []
        rows.append(element("p", [text, *sign], class_name="muted"))
        rows.append(element("ul", [rivals_row(workspace, rivals[0], names, theaters)]))
        lines = _lines_of(workspace, rivals[0])
    if flips := workspace.flips(*theaters, view.span):
        together, apart = names[flips[0].together], names[flips[0].apart]
        text = f"Together in {together}, against each other in {apart}:"
        rows.append(element("p", text, class_name="muted"))
        rows.append(element("ul", [flip_row(workspace, flips[0], names)]))
    if not rows:
        return QuestionAnswer()
    rows.insert(0, element("h3", "What stands out"))
    compare = f"Compare {join_words([*names.values()])}"
    rows.append(element("p", button(compare, "tab", "compare", look="name")))
    if not lines:
        return QuestionAnswer(rows)
    pair = join_words([workspace.dataset.label(end) for end in rivals[0].pair])
    return QuestionAnswer(rows, {"highlighted_lines": lines}, f"{pair}: rivals that still deal")


def _highlight_sign() -> MarkupNode:
    return element("span", "(underlaid on the map)", class_name="underlaid")


def _lines_of(workspace: Workspace, rivals: Rivals) -> list[str]:
    """The ids of the lines between two rivals, and of those by which each backs its side."""
    keys = {*rivals.dealings}
    for reasons in rivals.reasons:
        keys |= {key for part in (reasons[0].one, reasons[0].other) for key in part.links}
    return sorted(
        {
            line_id(source, target, family)
            for source, target, key, family in workspace.graph.edges(keys=True, data="family")
            if key in keys or {source, target} == {*rivals.pair}
        }
    )
