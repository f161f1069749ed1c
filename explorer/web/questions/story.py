"""Stories: texts that walk through the map step by step."""

from __future__ import annotations

import networkx as nx

from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.text_run import link_names
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, render_runs
from explorer.web.questions.answer import QuestionAnswer, QuestionPage
from explorer.workspace import Workspace


def answer(workspace: Workspace, _shown: nx.MultiDiGraph, _view: View) -> QuestionAnswer:
    """The stories that there are."""
    rows = [
        element(
            "li",
            [
                button(story.title, "story", f"{story.id}.1", look="name"),
                f" ({count_noun(len(story.steps), 'step')})",
            ],
        )
        for story in workspace.dataset.stories.values()
    ]
    return QuestionAnswer([element("ul", rows)])


def story_step(workspace: Workspace, name: str, index: int) -> list[MarkupNode]:
    """The text of a step of a story, and buttons to the steps before and after it."""
    story = workspace.dataset.stories[name]
    step = story.steps[index - 1]
    count = len(story.steps)
    sources = [
        element(
            "li",
            element(
                "a",
                f"{source.title}, {source.publisher}",
                href=source.url,
                target="_blank",
                rel="noopener noreferrer nofollow",
            ),
        )
        for source in map(workspace.dataset.sources.__getitem__, step.cites)
    ]
    ways = [
        button(label, "story", label.lower(), title=f"Key {label[0].upper()}")
        for label, there in (("Previous", index - 1), ("Next", index + 1))
        if 1 <= there <= count
    ]
    return [
        element("p", f"{story.title} · {index} of {count}", class_name="details-subtitle"),
        element(
            "progress",
            value=str(index),
            max=str(count),
            class_name="progress",
            aria_label=f"Step {index} of {count}",
        ),
        element("h2", step.title, class_name="details-title"),
        element("p", render_runs(link_names(workspace.dataset, step.text)), class_name="story"),
        *_cited(sources),
        element("div", [*ways, button("End the story", "story", "none")], class_name="walk"),
    ]


def _cited(sources: list[MarkupNode]) -> list[MarkupNode]:
    if not sources:
        return []
    return [
        element(
            "details",
            [element("summary", "Sources"), element("ul", sources)],
            class_name="evidence",
        )
    ]


PAGE = QuestionPage(
    label="Stories",
    title="A walk through the picture",
    lead="Texts that walk through the map step by step.",
    answer=answer,
    is_offered=lambda workspace: bool(workspace.dataset.stories),
)
