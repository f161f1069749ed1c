"""Bridges: who holds the picture together."""

from __future__ import annotations

import networkx as nx

from explorer.analysis.centrality import MEASURE_ENTRIES, Measure, centrality
from explorer.graph.question import BridgesQuestion
from explorer.graph.view import View
from explorer.presentation.text_run import TextRun, name_runs
from explorer.web.markup import element
from explorer.web.parts import button, render_runs
from explorer.web.questions.answer import QuestionAnswer, QuestionPage
from explorer.workspace import Workspace


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """The actors that matter most by a measure; on the map the size of a node stands for it."""
    assert isinstance(view.question, BridgesQuestion)
    dataset = workspace.dataset
    measure = Measure(view.question.measure or Measure.THEATERS)
    names = {theater.id: theater.name for theater in dataset.theaters.values()}
    found = centrality(shown, measure, workspace.shown(view).layout.camp_of, names)
    choose = element(
        "div",
        [
            button(entry.label, "measure", str(one), title=entry.meaning, pressed=one is measure)
            for one, entry in MEASURE_ENTRIES.items()
        ],
        class_name="measures",
    )
    rows = [
        element(
            "li",
            render_runs([*name_runs(dataset, [one.actor]), TextRun(f": {one.words}")]),
        )
        for one in found.ranking
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
    sizes = {actor: round(12 + 26 * value, 1) for actor, value in found.values.items()}
    return QuestionAnswer(panel, {"sizes": sizes})


PAGE = QuestionPage(
    label="Bridges",
    title="Who holds it together?",
    lead="The size of an actor on the map stands for it.",
    answer=answer,
)
