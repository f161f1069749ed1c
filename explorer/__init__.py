"""Who supports whom, who fights whom, since when, and who says so.

    import explorer

    data = explorer.load("actors.yaml")
    libya = data.graph("theater=libya")

docs/api.md says what there is. Nothing is imported before it is used, so that importing the
package itself costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.analysis.alignment import (
        alignment_matrix,
        alignments,
        direct_alignment,
        infer_alignment,
    )
    from explorer.analysis.balance.certainty import camp_certainty
    from explorer.analysis.camps import camps
    from explorer.analysis.centrality import Measure, centrality
    from explorer.analysis.chains import chains, paths
    from explorer.analysis.changes import changes
    from explorer.analysis.comparison import flips, rivals
    from explorer.analysis.frustration import frustration_index, signed_pairs
    from explorer.api import Data, load
    from explorer.data.dates import PartialDate, Period
    from explorer.data.model import Actor, Alliance, Dataset, Evidence, Link, Source, Theater
    from explorer.errors import DataError, ExplorerError, Problem
    from explorer.graph.select import select
    from explorer.graph.span import Span
    from explorer.graph.view import View

__all__ = [  # noqa: RUF022 - as docs/api.md tells it
    "load", "Data", "Dataset", "Actor", "Alliance", "Link", "Evidence", "Source", "Theater",
    "PartialDate", "Period", "View", "Span", "select",
    "infer_alignment", "direct_alignment", "alignment_matrix", "alignments", "camps",
    "signed_pairs", "frustration_index", "camp_certainty", "chains", "paths",
    "flips", "rivals", "changes", "centrality", "Measure",
    "ExplorerError", "DataError", "Problem",
]  # fmt: skip

_HOMES = {
    "api": ("load", "Data"),
    "data.model": ("Dataset", "Actor", "Alliance", "Link", "Evidence", "Source", "Theater"),
    "data.dates": ("PartialDate", "Period"),
    "graph.view": ("View", "Span"),
    "graph.select": ("select",),
    "analysis.alignment": (
        "infer_alignment", "direct_alignment", "alignment_matrix", "alignments",
    ),
    "analysis.camps": ("camps",),
    "analysis.balance.certainty": ("camp_certainty",),
    "analysis.frustration": ("signed_pairs", "frustration_index"),
    "analysis.chains": ("chains", "paths"),
    "analysis.comparison": ("flips", "rivals"),
    "analysis.changes": ("changes",),
    "analysis.centrality": ("centrality", "Measure"),
    "errors": ("ExplorerError", "DataError", "Problem"),
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for (PEP 562)."""
    from importlib import import_module  # noqa: PLC0415 - likewise

    for module, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"explorer.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'explorer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
