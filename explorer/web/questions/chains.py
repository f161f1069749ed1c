"""Chains: who reaches whom, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
import networkx as nx
from dash import html
from dash.development.base_component import Component

from explorer.analysis.chains import Chain, ChainStep
from explorer.data.dates import BEGINNING, END, PartialDate, Period
from explorer.data.ids import PAIR_SEPARATOR
from explorer.data.vocabulary import KINDS
from explorer.data.words import count_noun
from explorer.graph.question import ChainsQuestion, Question
from explorer.graph.view import View
from explorer.presentation.overlays.chains import LIT_CHAINS, FoundChains, find_chains
from explorer.presentation.text_run import TextRun, pair_run
from explorer.web import ids
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, folded_list, render_runs
from explorer.web.questions.answer import (
    QuestionAnswer,
    QuestionPage,
)
from explorer.web.search_options import search_options
from explorer.workspace import Workspace


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """Every chain of support between two actors, or the paths that join them otherwise."""
    found = find_chains(workspace, shown, view)
    return QuestionAnswer(_panel(workspace, view, found), found.picture)


def _panel(workspace: Workspace, view: View, found: FoundChains) -> list[MarkupNode]:
    assert isinstance(view.question, ChainsQuestion)
    if not view.question.start or not view.question.end:
        return _first_chains(workspace, view.question, found.offered)
    if found.chains is None:
        return [element("p", "These two are one and the same.")]
    listed, more = found.chains.chains, found.chains.more
    if not listed:
        return [element("p", "No chain of up to four links joins them in this view.")]
    if found.is_support:
        summary = (
            f"{count_noun(len(listed), 'chain')} of support"
            + (", and there are more." if more else ".")
            + " Each is as sure as its weakest step."
        )
    else:
        summary = (
            f"No chain of support. {count_noun(len(listed), 'path')} of any kind: > is "
            "friendly, ⊣ is hostile." + (" There are more." if more else "")
        )
    rows = [_chain(workspace, chain) for chain in listed]
    return [element("p", summary), *folded_list(rows, LIT_CHAINS)]


def _first_chains(
    workspace: Workspace, asked: ChainsQuestion, offered: Sequence[Chain]
) -> list[MarkupNode]:
    """What there is to see before both ends are chosen: the strongest chains, to click on."""
    panel: list[MarkupNode] = []
    if chosen := asked.start or asked.end:
        one, other = ("From", "to") if asked.start else ("To", "from")
        panel.append(
            element(
                "p",
                f"{one} {workspace.dataset.label(chosen)}. Now choose {other} whom: above, or by a "
                "click on the map.",
            )
        )
    if offered:
        rows = [_offer(workspace, chain) for chain in offered]
        panel.append(element("h3", "Some that stand out"))
        panel.append(element("ul", rows, class_name="rows"))
    return panel


def _offer(workspace: Workspace, chain: Chain) -> MarkupNode:
    way = " > ".join(workspace.dataset.label(node) for node in chain.nodes)
    return element(
        "li",
        [
            button(
                way,
                "chain",
                PAIR_SEPARATOR.join((chain.nodes[0], chain.nodes[-1])),
                title="Show every chain between these two",
                look="name",
            ),
            element("span", f" {chain.confidence} confidence", class_name="facts"),
        ],
    )


def _sureness(workspace: Workspace, chain: Chain) -> str:
    weakest = chain.weakest
    if len(chain.steps) == 1:
        return f"{weakest.confidence} confidence"
    ends = " to ".join(map(workspace.dataset.label, (weakest.source, weakest.target)))
    return f"weakest step: {ends}, {weakest.confidence} confidence"


def _chain(workspace: Workspace, chain: Chain) -> MarkupNode:
    dataset = workspace.dataset
    title: list[TextRun] = []
    for index, node in enumerate(chain.nodes):
        if index:
            title.append(TextRun(" > " if chain.steps[index - 1].sign >= 0 else " ⊣ "))
        title.append(TextRun(dataset.label(node), node))
    steps = [element("li", render_runs(_step(workspace, step))) for step in chain.steps]
    return element(
        "li",
        [
            element("p", render_runs(title), class_name="sentence"),
            element("p", _sureness(workspace, chain), class_name="facts"),
            element(
                "details",
                [element("summary", count_noun(len(steps), "step")), element("ul", steps)],
                class_name="evidence",
            ),
        ],
        class_name="statement",
    )


def _step(workspace: Workspace, step: ChainStep) -> list[TextRun]:
    kinds = ", ".join(KINDS[kind].label.lower() for kind in step.kinds)
    return [
        pair_run(workspace.dataset, (step.source, step.target)),
        TextRun(f": {kinds}, {_when(workspace, step)}"),
    ]


def _when(workspace: Workspace, step: ChainStep) -> str:
    """The period of a step in words, no more exact than the dates of its links."""
    edges = [
        data
        for ends in ((step.source, step.target), (step.target, step.source))
        for key, data in workspace.graph.get_edge_data(*ends, default={}).items()
        if key in step.links
    ]
    starts = [edge["since"] for edge in edges if edge["first_day"] == step.first_day]
    last = [edge for edge in edges if edge["last_day"] == step.last_day]
    # A link without a date of its own has that of its ends, which no source gives for the link.
    since = None if step.first_day == BEGINNING else _least_exact_date(starts)
    if step.last_day == END:
        return Period(since).words
    if reported := _least_exact_date(edge["last_reported"] for edge in last):
        return Period(since, last_reported=reported).words
    return Period(since, _least_exact_date(edge["until"] for edge in last)).words


def _least_exact_date(dates: Iterable[str]) -> PartialDate | None:
    """The least exact of these dates, which may be empty; None if there is none."""
    given = sorted(filter(None, dates), key=len)
    return PartialDate.parse(given[0]) if given else None


def _end_pickers(workspace: Workspace) -> list[Component]:
    """The choice of the two actors."""
    common: dict[str, Any] = {
        "data": search_options(workspace),
        "searchable": True,
        "clearable": True,
        "limit": 40,
        "filter": {"function": "explorerFind"},
        "selectFirstOptionOnChange": True,
        # Their lists are built when they open, not with a page on which nobody has asked.
        "comboboxProps": {"keepMounted": False},
        "size": "xs",
    }
    return [
        html.Div(
            [
                dmc.Select(id=ids.CHAIN_FROM, label="From", **common),
                dmc.Select(id=ids.CHAIN_TO, label="To", **common),
            ],
            className="ends",
        )
    ]


def _needs_lead(question: Question) -> bool:
    """Whether an end of the chain has still to be chosen."""
    return not (isinstance(question, ChainsQuestion) and question.start and question.end)


PAGE = QuestionPage(
    label="Chains",
    title="Who reaches whom, through whom?",
    lead="Choose two actors, here or by clicking them on the map.",
    answer=answer,
    controls=_end_pickers,
    control_values=lambda question: {ids.CHAIN_FROM: question.start, ids.CHAIN_TO: question.end},
    needs_lead=_needs_lead,
)
