"""Stories: texts that walk through the map step by step."""

from __future__ import annotations

import re

import networkx as nx

from explorer.data.model import Actor, Dataset
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.graph.view_query import story_view
from explorer.presentation.elements import line_id
from explorer.presentation.text_run import TextRun
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, render_runs
from explorer.web.questions.answer import Overlay, QuestionAnswer, QuestionPage, VisibleIds
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


def link_names(dataset: Dataset, text: str) -> list[TextRun]:
    """A text in which the names of actors and alliances are links to them.

    Whole words only, written as in the file: "US" is a name and "us" is none. The longest
    name counts where several begin, and a name that two of them share leads nowhere.
    """
    names = {name: node for name, node in _names(dataset).items() if name in text}
    longest = sorted(names, key=lambda name: (-len(name), name))
    pieces: list[TextRun] = []
    end = 0
    # Where no name is in the text the pattern is one that never matches.
    either = "|".join(map(re.escape, longest)) or "(?!)"
    for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
        if found.start() > end:
            pieces.append(TextRun(text[end : found.start()]))
        pieces.append(TextRun(found[0], names[found[0]]))
        end = found.end()
    if end < len(text):
        pieces.append(TextRun(text[end:]))
    return pieces


def _names(dataset: Dataset) -> dict[str, str]:
    """Whom each name stands for, if it stands for one only; without "the" before it."""
    known: dict[str, str | None] = {}
    for node in dataset.nodes():
        called = [node.label, node.name, *(node.aliases if isinstance(node, Actor) else ())]
        for name in {one.removeprefix("the ") for one in called}:
            known[name] = node.id if known.get(name, node.id) == node.id else None
    return {name: node for name, node in known.items() if node is not None}


def story_overlay(
    workspace: Workspace, shown: nx.MultiDiGraph, view: View, overlay: Overlay
) -> Overlay:
    """The overlay of a story's step: all that it names or selects stands out, nothing else.

    With the lines between them go the alliances that tie two of them, and what the answer
    to a question of the step lights up. Whoever has chosen something else on the way is not
    overruled: then there is no `story` in the overlay. A single actor is not set apart.
    """
    assert view.story is not None
    name, index = view.story
    step = workspace.dataset.stories[name].steps[index - 1]
    own, _ = story_view(workspace.dataset, name, index)
    wanted = {piece.target for piece in link_names(workspace.dataset, step.text)}
    for one in (own, view):
        wanted |= {*one.selected_nodes, one.focus}
    lit = {node for node in wanted if node is not None and node in shown}
    for node, sort in shown.nodes(data="node"):
        if sort == "alliance" and len(lit & set(shown.successors(node))) > 1:
            lit.add(node)
    highlighted = set(overlay.get("highlighted_lines", ()))
    answered = overlay.get("visible_ids") or VisibleIds(nodes=[], lines=[])
    lines: set[str] = set(answered["lines"])
    for source, target, family in shown.edges(data="family"):
        line = line_id(source, target, family)
        if line in highlighted:
            lit |= {source, target}
        if line in highlighted or (source in lit and target in lit):
            lines.add(line)
    lit |= set(answered["nodes"])
    if len(lit) < 2:
        return {}
    found: Overlay = {"visible_ids": {"nodes": sorted(lit), "lines": sorted(lines)}}
    is_its_own = view.selected in (None, own.selected)
    return found | {"story": True} if is_its_own else found


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
