"""Two camps: the best split of the picture, and what goes against it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

import networkx as nx

from explorer.analysis.frustration import SignedPair, TwoCampSplit, signed_pairs
from explorer.data.model import Dataset
from explorer.data.text_folding import fold_text
from explorer.data.vocabulary import ActorType
from explorer.data.words import count_noun, join_words
from explorer.graph.view import View
from explorer.presentation.legend import replace_camp_entries
from explorer.presentation.text_run import TextRun, name_runs, pair_run
from explorer.presentation.theme import NO_CAMP_CLASS, camp_class_name
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import folded_list, render_runs, swatch_images
from explorer.web.questions.answer import (
    LISTED_ROWS,
    QuestionAnswer,
    QuestionPage,
    only_links,
    parties_of,
)
from explorer.workspace import Workspace


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """The split into two camps with the fewest pairs against it, and those pairs."""
    dataset = workspace.dataset
    parties = parties_of(workspace, view)
    found = workspace.split(view, tuple(parties))
    tied = _tied(signed_pairs(shown, view.span.last_day if view.span else None), parties)
    camps = [[actor for actor in camp if actor in tied] for camp in found.camps]
    names = _camp_names(dataset, camps, parties)
    panel: list[MarkupNode] = [
        element("p", _verdict(found), title="Frustration index (Aref and Wilson 2019)")
    ]
    order = _order(dataset, parties)
    for sign, name, camp in zip(replace_camp_entries(()), names, camps, strict=True):
        summary = [*swatch_images(sign.swatch), f" {name} ({len(camp)})"]
        panel.append(
            element(
                "details",
                [element("summary", summary), _row(dataset, sorted(camp, key=order))],
                open=len(camp) <= LISTED_ROWS,
                class_name="chapter",
            )
        )
    panel += _neither(dataset, shown, camps, order)
    panel.append(element("h3", f"Against the grain ({len(found.frustrated)})"))
    panel.append(element("p", "Friends across the camps and foes within one.", class_name="muted"))
    panel += folded_list([_against(dataset, tie) for tie in found.frustrated], LISTED_ROWS)
    panel.append(
        element(
            "h3", f"Triangles that do not balance ({found.unbalanced} of {found.all_triangles})"
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
            for triangle in found.triangles
        ],
        LISTED_ROWS,
    )
    against = only_links(workspace, (link for tie in found.frustrated for link in tie.links))
    camp_by_node = {node: camp_class_name(None) for node in _in_neither(shown, camps)}
    camp_by_node |= {
        actor: camp_class_name(index) for index, camp in enumerate(camps) for actor in camp
    }
    neither = NO_CAMP_CLASS in camp_by_node.values()
    return QuestionAnswer(
        panel,
        {"camp_by_node": camp_by_node, "highlighted_lines": against["lines"]},
        "Against the grain",
        partial(replace_camp_entries, names=names, neither=neither),
    )


def _tied(pairs: Iterable[SignedPair], parties: Iterable[str]) -> set[str]:
    """Whom friendly and hostile pairs tie to a party; to anybody, if there is no party.

    A group apart has a split of its own, and how that is laid on the camps says nothing.
    """
    graph = nx.Graph(tie.ends for tie in pairs)
    known = [party for party in parties if party in graph]
    if not known:
        return set(graph)
    return {
        actor for group in nx.connected_components(graph) if group & {*known} for actor in group
    }


def _camp_names(
    dataset: Dataset, camps: Sequence[Collection[str]], parties: Sequence[str]
) -> tuple[str, ...]:
    """A camp is called by the parties in it, for numbers say nothing."""
    names = []
    for camp in camps:
        own = [dataset.label(party) for party in parties if party in camp]
        names.append(f"Camp of {join_words(own)}" if own else "Camp without a party")
    if len(set(names)) < len(names):
        return tuple(f"Camp {index + 1}" for index in range(len(names)))
    return tuple(names)


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


def _in_neither(shown: nx.MultiDiGraph, camps: Iterable[Iterable[str]]) -> list[str]:
    sided = {actor for camp in camps for actor in camp}
    return [
        node for node, sort in shown.nodes(data="node") if sort == "actor" and node not in sided
    ]


def _neither(
    dataset: Dataset,
    shown: nx.MultiDiGraph,
    camps: Iterable[Iterable[str]],
    order: Callable[[str], tuple[int, int, str]],
) -> list[MarkupNode]:
    """Who in the picture is in no camp, and why."""
    rest = _in_neither(shown, camps)
    if not rest:
        return []
    names = _row(dataset, sorted(rest, key=order))
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
