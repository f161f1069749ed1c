"""Bridges: who holds the picture together."""

from __future__ import annotations

import networkx as nx

from explorer.analysis.centrality import MEASURE_ENTRIES
from explorer.graph.view import View
from explorer.presentation.overlays.bridges import bridge_measures, find_bridges
from explorer.presentation.text_run import TextRun, name_runs
from explorer.web.markup import element
from explorer.web.parts import button, render_runs
from explorer.web.questions.answer import QuestionAnswer, QuestionPage
from explorer.workspace import Workspace


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """The actors that matter most by a measure; on the map the size of a node stands for it."""
    found = find_bridges(workspace, shown, view)
    measure = found.centrality.measure
    choose = element(
        "div",
        [
            button(entry.label, "measure", str(one), title=entry.meaning, pressed=one is measure)
            for one, entry in MEASURE_ENTRIES.items()
            if one in bridge_measures(workspace.dataset)
        ],
        class_name="measures",
    )
    rows = [
        element(
            "li",
            render_runs([*name_runs(workspace.dataset, [one.actor]), TextRun(f": {one.words}")]),
        )
        for one in found.centrality.ranking
    ]
    panel = [
        choose,
        element("p", MEASURE_ENTRIES[measure].meaning),
        element("ol", rows)
        if rows
        else element("p", "Nobody in this picture.", class_name="muted"),
        element(
            "p", "Who is written about more has more links: this is not power.", class_name="muted"
        ),
    ]
    return QuestionAnswer(panel, found.picture)


PAGE = QuestionPage(
    label="Bridges",
    title="Who holds it together?",
    lead="The size of an actor on the map stands for it.",
    answer=answer,
)
