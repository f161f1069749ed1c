"""What every import gives, and how it refuses a location that its data does not have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from explorer.data.model import Dataset


class UnknownLocationError(ExplorerError):
    """No row of an imported file has the location that was named."""


class ImportResult(Protocol):
    """A dataset that was made of other people's data, and what became of that data."""

    @property
    def dataset(self) -> Dataset:
        """The dataset, ready to be written."""

    def summary(self) -> Iterable[str]:
        """What became of the input, in lines for the person who imported it."""
