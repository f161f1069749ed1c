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
    from explorer.analysis.alignment import align, coded, matrix, stands
    from explorer.analysis.balance import signed_pairs, split
    from explorer.analysis.camps import camps
    from explorer.analysis.centrality import Measure, centrality
    from explorer.analysis.chains import chains, paths
    from explorer.analysis.comparison import changes, flips, rivals
    from explorer.api import Data, load
    from explorer.dates import PartialDate, Period
    from explorer.errors import DataError, ExplorerError, Problem
    from explorer.model import Actor, Alliance, Dataset, Evidence, Link, Source, Theater
    from explorer.view import Span, View, select

__all__ = [  # noqa: RUF022 - as docs/api.md tells it
    "load", "Data", "Dataset", "Actor", "Alliance", "Link", "Evidence", "Source", "Theater",
    "PartialDate", "Period", "View", "Span", "select",
    "align", "coded", "matrix", "stands", "camps", "signed_pairs", "split", "chains", "paths",
    "flips", "rivals", "changes", "centrality", "Measure",
    "ExplorerError", "DataError", "Problem",
]  # fmt: skip

_HOMES = {
    "api": ("load", "Data"),
    "model": ("Dataset", "Actor", "Alliance", "Link", "Evidence", "Source", "Theater"),
    "dates": ("PartialDate", "Period"),
    "view": ("View", "Span", "select"),
    "analysis.alignment": ("align", "coded", "matrix", "stands"),
    "analysis.camps": ("camps",),
    "analysis.balance": ("signed_pairs", "split"),
    "analysis.chains": ("chains", "paths"),
    "analysis.comparison": ("flips", "rivals", "changes"),
    "analysis.centrality": ("centrality", "Measure"),
    "errors": ("ExplorerError", "DataError", "Problem"),
}


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
