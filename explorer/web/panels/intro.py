"""What the details say before anything is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.text_run import name_runs
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import render_runs
from explorer.workspace import Workspace

MAX_LISTED_THEATERS = 8
"""For how many theaters the parties are listed."""


def intro(
    workspace: Workspace, view: View, highlighted: Sequence[MarkupNode] = ()
) -> list[MarkupNode]:
    """What the dataset is about, how to read the map, and who fights on the days of a view.

    `highlighted`: what stands out in the picture, as the `highlights` panel gives it.
    """
    dataset = workspace.dataset
    parties: list[MarkupNode] = []
    with_parties = [theater for theater in dataset.theaters.values() if theater.parties]
    for theater in with_parties[:MAX_LISTED_THEATERS]:
        found = workspace.parties(theater.id, view.span)
        names = render_runs(name_runs(dataset, found)) if found else ["none on these days"]
        parties.append(element("li", [element("strong", f"{theater.name}: "), *names]))
    if len(with_parties) > MAX_LISTED_THEATERS:
        more = count_noun(len(with_parties) - MAX_LISTED_THEATERS, "more theater")
        parties.append(element("li", f"And {more}: choose one at the top.", class_name="muted"))
    return [
        element("h2", "Who stands where", class_name="details-title"),
        element("p", dataset.description or dataset.title),
        *highlighted,
        element("h3", "Signs"),
        element("ul",
            [
                element("li", "Those who stand close help each other; those far apart do not."),
                element("li", "A dark line is help, a dashed red one a fight, a green one a deal, "
                        "a dotted one talks. The thicker, the more it means: forces more than aid. "
                        "Hollow: disputed, or only reported."),
                element("li", "Click anybody, or any line, to read who says so."),
            ]
        ),
        *([element("h3", "Parties to the conflicts"), element("ul", parties)] if parties else []),
    ]  # fmt: skip
