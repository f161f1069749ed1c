"""What the details say before anything is chosen: where one can start."""

from __future__ import annotations

from explorer.data.words import count_noun
from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, View
from explorer.graph.view_query import view_to_query
from explorer.layout import AreaMap
from explorer.presentation.start_questions import start_questions
from explorer.presentation.text_run import name_runs
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, render_runs
from explorer.workspace import Workspace

MAX_LISTED_THEATERS = 8
"""For how many theaters the parties are listed."""


def intro(workspace: Workspace, view: View) -> list[MarkupNode]:
    """What the dataset is about, its first story, and questions that it can answer.

    Beside the other pictures also who fights on the days of the view, which the overview shows,
    and beside the map how to read it.
    """
    dataset = workspace.dataset
    nodes = [
        element("h2", "Start here", class_name="details-title"),
        element("p", dataset.description or dataset.title),
    ]
    if dataset.stories:
        story = next(iter(dataset.stories.values()))
        steps = count_noun(len(story.steps), "step")
        nodes.append(
            button(f"Read “{story.title}”", "story", f"{story.id}.1", look="start story-start")
        )
        nodes.append(element("p", f"A walk through the picture in {steps}.", class_name="also"))
    questions = [
        element("li", button(one.text, "open", _address(workspace, one.view), look="start"))
        for one in start_questions(workspace, view)
    ]
    if questions:
        nodes += [element("h3", "Or ask"), element("ul", questions, class_name="starts")]
    if view.tab == MAP_TAB:
        nodes += [element("h3", "Signs"), element("ul", _signs(workspace, view))]
    if view.tab != OVERVIEW_TAB and (parties := _parties(workspace, view)):
        nodes += [element("h3", "Parties to the conflicts"), element("ul", parties)]
    return nodes


def _address(workspace: Workspace, view: View) -> str:
    return f"?{view_to_query(view, workspace.dataset)}"


def _signs(workspace: Workspace, view: View) -> list[MarkupNode]:
    where = "Those who stand close help each other; those far apart do not."
    if isinstance(workspace.layout(view.theater), AreaMap):
        where = (
            "An area holds a side and its own people. Who helps it with arms or the like stands "
            "around it, who has no such line at the bottom. Dots are people and bodies."
        )
    return [
        element("li", where),
        element(
            "li",
            "A dark line is help, a dashed red one a fight, a green one a deal, a dotted one "
            "talks. The thicker, the more it means: forces more than aid. Hollow: disputed, or "
            "only reported.",
        ),
        element("li", "Click anybody, or any line, to read who says so."),
    ]


def _parties(workspace: Workspace, view: View) -> list[MarkupNode]:
    rows: list[MarkupNode] = []
    with_parties = [one for one in workspace.dataset.theaters.values() if one.parties]
    for theater in with_parties[:MAX_LISTED_THEATERS]:
        found = workspace.parties(theater.id, view.span)
        names = (
            render_runs(name_runs(workspace.dataset, found)) if found else ["none on these days"]
        )
        rows.append(element("li", [element("strong", f"{theater.name}: "), *names]))
    if len(with_parties) > MAX_LISTED_THEATERS:
        more = count_noun(len(with_parties) - MAX_LISTED_THEATERS, "more theater")
        rows.append(element("li", f"And {more}: choose one at the top.", class_name="muted"))
    return rows
