"""What stands out in a picture of all theaters before anything is asked, in words."""

from __future__ import annotations

from explorer.data.words import join_words
from explorer.graph.view import TABS, View
from explorer.presentation.overlays.first_picture import find_at_first
from explorer.web.markup import MarkupNode, element
from explorer.web.panels.theater_pairs import flip_row, rivals_row
from explorer.web.parts import button
from explorer.web.questions.answer import QuestionAnswer
from explorer.workspace import Workspace


def highlights(workspace: Workspace, view: View) -> QuestionAnswer:
    """The first rivals that deal with each other, and the first flip between two theaters.

    The answer is empty where `find_at_first` finds nothing.
    """
    found = find_at_first(workspace, view)
    if found is None:
        return QuestionAnswer()
    names = {theater: workspace.dataset.theaters[theater].name for theater in found.theaters}
    rows = [element("h3", "What stands out")]
    if found.rivals:
        one, other = names.values()
        text = f"On opposite sides in {one} and in {other}, and yet they deal with each other:"
        sign = [" ", _highlight_sign()] if view.tab == TABS[0] else []
        rows.append(element("p", [text, *sign], class_name="muted"))
        rows.append(
            element(
                "ul", [rivals_row(workspace, found.rivals, names, found.theaters, view.last_day)]
            )
        )
    if found.flip:
        together, apart = names[found.flip.together], names[found.flip.apart]
        text = f"Together in {together}, against each other in {apart}:"
        rows.append(element("p", text, class_name="muted"))
        rows.append(element("ul", [flip_row(workspace, found.flip, names)]))
    compare = f"Compare {join_words([*names.values()])}"
    rows.append(element("p", button(compare, "tab", "compare", look="name")))
    return QuestionAnswer(rows, found.picture)


def _highlight_sign() -> MarkupNode:
    return element("span", "(underlaid on the map)", class_name="underlaid")
