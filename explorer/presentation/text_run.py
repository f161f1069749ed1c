"""Sentences in which a word may lead on: runs of text, each with what a click on it selects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.data.ids import pair_id
from explorer.data.model import Actor, Dataset


@dataclass(frozen=True, slots=True)
class TextRun:
    """A few words of a sentence.

    `target`: what a click on them selects, an actor, an alliance or a pair; None where they
    lead nowhere.
    """

    text: str
    target: str | None = None


def pair_run(dataset: Dataset, ends: Sequence[str]) -> TextRun:
    """The name of a pair, "Turkey – Russia"; it leads to the pair."""
    return TextRun(pair_label(dataset, ends), pair_id(*ends))


def pair_label(dataset: Dataset, nodes: Sequence[str]) -> str:
    """The labels of the two ends of a line, in their order: "Turkey – Russia"."""
    return " – ".join(map(dataset.label, nodes))


def name_runs(dataset: Dataset, nodes: Sequence[str], last: str = ", ") -> list[TextRun]:
    """The names of nodes, each with its target: "A, B, C"; `last` stands before the last."""
    runs: list[TextRun] = []
    for index, node in enumerate(nodes):
        if index:
            runs.append(TextRun(last if index == len(nodes) - 1 else ", "))
        runs.append(TextRun(dataset.label(node), node))
    return runs


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
