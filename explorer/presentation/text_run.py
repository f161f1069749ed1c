"""Sentences in which a word may lead on: runs of text, each with what a click on it selects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.data.ids import pair_id
from explorer.data.model import Dataset


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
