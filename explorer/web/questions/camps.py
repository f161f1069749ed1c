"""Two camps: the best split of the picture, and what goes against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import networkx as nx

from explorer.analysis.frustration import SignedPair, TwoCampSplit
from explorer.data.model import Dataset
from explorer.data.text_folding import fold_text
from explorer.data.vocabulary import ActorType
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.legend import replace_camp_entries
from explorer.presentation.overlays.camps import find_camps
from explorer.presentation.text_run import TextRun, name_runs, pair_run
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import folded_list, render_runs, swatch_images
from explorer.web.questions.answer import (
    LISTED_ROWS,
    QuestionAnswer,
    QuestionPage,
)
from explorer.workspace import Workspace


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """The split into two camps with the fewest pairs against it, and those pairs."""
    dataset = workspace.dataset
    found = find_camps(workspace, shown, view)
    split = found.split
    panel: list[MarkupNode] = [
        element("p", _verdict(split), title="Frustration index (Aref and Wilson 2019)")
    ]
    order = _order(dataset, found.parties)
    for sign, name, camp in zip(replace_camp_entries(()), found.names, found.camps, strict=True):
        summary = [*swatch_images(sign.swatch), f" {name} ({len(camp)})"]
        panel.append(
            element(
                "details",
                [element("summary", summary), _row(dataset, sorted(camp, key=order))],
                open=len(camp) <= LISTED_ROWS,
                class_name="chapter",
            )
        )
    panel += _neither(dataset, sorted(found.neither, key=order))
    panel.append(element("h3", f"Against the grain ({len(split.frustrated)})"))
    panel.append(element("p", "Friends across the camps and foes within one.", class_name="muted"))
    panel += folded_list([_against(dataset, tie) for tie in split.frustrated], LISTED_ROWS)
    panel.append(
        element(
            "h3", f"Triangles that do not balance ({split.unbalanced} of {split.all_triangles})"
        )
    )
    panel.append(
        element(
            "p", "Friends of a friend who fight, or three foes of each other.", class_name="muted"
        )
    )
    panel += folded_list(
        [
            element("li", render_runs(name_runs(dataset, triangle.actors)))
            for triangle in split.triangles
        ],
        LISTED_ROWS,
    )
    return QuestionAnswer(panel, found.picture)


def _order(dataset: Dataset, parties: Sequence[str]) -> Callable[[str], tuple[int, int, str]]:
    """Parties first, then states, then all others by name."""

    def place(actor: str) -> tuple[int, int, str]:
        if actor in parties:
            return (0, parties.index(actor), "")
        is_state = dataset.actors[actor].type is ActorType.STATE
        return (1 if is_state else 2, 0, fold_text(dataset.label(actor)))

    return place


def _row(dataset: Dataset, actors: Sequence[str]) -> MarkupNode:
    return element("p", render_runs(name_runs(dataset, actors)))


def _neither(dataset: Dataset, rest: Sequence[str]) -> list[MarkupNode]:
    """Who in the picture is in no camp, and why."""
    if not rest:
        return []
    names = _row(dataset, rest)
    are = "actor is" if len(rest) == 1 else "actors are"
    return [
        element("h3", f"In neither camp ({len(rest)})"),
        element(
            "p",
            f"{len(rest)} {are} on no side here: in this view no friendly or hostile links "
            "between actors tie them to a party.",
            class_name="muted",
        ),
        *(
            [names]
            if len(rest) <= LISTED_ROWS
            else [element("details", [element("summary", "Who they are"), names])]
        ),
    ]


def _verdict(found: TwoCampSplit) -> str:
    against = count_noun(int(found.frustration), "pair")
    share = f"{found.share:.0%}"
    if found.exact:
        return (
            f"Of {found.pairs} friendly or hostile pairs, {against} ({share}) go against the "
            "best split. No split has fewer."
        )
    return (
        f"Of {found.pairs} friendly or hostile pairs, {against} ({share}) go against the best "
        f"split found; this is a bound: no split has fewer than {found.bound:.0f}."
    )


def _against(dataset: Dataset, tie: SignedPair) -> MarkupNode:
    what = "friends across the camps, by and large" if tie.sign > 0 else "foes in one camp"
    return element("li", render_runs([pair_run(dataset, tie.ends), TextRun(f": {what}")]))


PAGE = QuestionPage(
    label="Camps",
    title="How do two camps fit?",
    lead="The picture split into exactly two camps: friends inside, foes across, as far as "
    "that can be done. To be in one camp here is not to be allied: where there are more than two "
    "sides, foes are thrown together, and what goes against the split is listed.",
    answer=answer,
)
