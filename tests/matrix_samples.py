"""Alignment matrices for tests."""

from __future__ import annotations

from typing import Literal

from explorer.analysis.alignment import AlignmentMatrix, alignment_matrix
from explorer.graph.view import default_view
from explorer.workspace import Workspace


def matrix_of(
    workspace: Workspace,
    theater: str | None = None,
    by: Literal["parties", "actors"] = "parties",
) -> AlignmentMatrix:
    """The alignment matrix of a dataset on its day."""
    span = default_view(workspace.dataset).span
    return alignment_matrix(workspace.dataset, workspace.graph, theater, span, columns=by)
