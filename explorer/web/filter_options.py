"""What a dataset lets one filter by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.exchange.image_metadata import DATASET_KEY
from explorer.exchange.saved_view import view_metadata
from explorer.graph.view import default_view
from explorer.presentation.captions import present_confidences, present_kinds, present_types
from explorer.presentation.link_histogram import LinkHistogram, link_histogram
from explorer.workspace import Workspace


@dataclass(frozen=True)
class FilterOptions:
    """What a dataset lets one choose from, and what names it, worked out once.

    `kinds`, `types` and `confidences`: those that occur, sorted. `histogram`: the strip from
    which a day is chosen. `stamp`: what a picture of the dataset says of its data and program.
    """

    kinds: tuple[str, ...]
    types: tuple[str, ...]
    confidences: tuple[str, ...]
    histogram: LinkHistogram
    stamp: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """A short name for exactly this data."""
        return self.stamp[DATASET_KEY]

    @classmethod
    def from_workspace(cls, workspace: Workspace) -> FilterOptions:
        """What occurs in a dataset, and the histogram over which a day is chosen."""
        return cls(
            tuple(sorted(present_kinds(workspace.dataset))),
            tuple(sorted(present_types(workspace.dataset))),
            tuple(sorted(present_confidences(workspace.dataset))),
            link_histogram(workspace.graph, workspace.dataset.as_of),
            view_metadata(default_view(workspace.dataset), workspace.dataset),
        )


def ticked(chosen: frozenset[str] | None, known: Sequence[str]) -> list[str]:
    """The boxes that are ticked, of those there are; None chosen is all of them."""
    return [one for one in known if chosen is None or one in chosen]
