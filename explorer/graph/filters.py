"""What of a view decides which links it shows, as a value that can be a key."""

from __future__ import annotations

from typing import NamedTuple

from explorer.graph.question import TwoDatesQuestion
from explorer.graph.span import Span
from explorer.graph.view import View


class Filters(NamedTuple):
    """What a view selects by, each as a `View` has it; the rest of it changes nothing in `select`.

    `second_date`: the other days where two dates are compared.
    """

    theater: str | None
    span: Span | None
    kinds: frozenset[str] | None
    types: frozenset[str] | None
    confidences: frozenset[str] | None
    focus: str | None
    hops: int
    second_date: Span | None

    @classmethod
    def of(cls, view: View) -> Filters:
        """The filters of a view; equal for two views that select the same for the same reason."""
        return cls(
            theater=view.theater,
            span=view.span,
            kinds=view.kinds,
            types=view.types,
            confidences=view.confidences,
            focus=view.focus,
            hops=view.hops if view.focus else View.hops,
            second_date=view.second_date,
        )

    def view(self) -> View:
        """A view that has these filters, and nothing else."""
        return View(
            theater=self.theater,
            span=self.span,
            kinds=self.kinds,
            types=self.types,
            confidences=self.confidences,
            focus=self.focus,
            hops=self.hops,
            question=TwoDatesQuestion(self.second_date) if self.second_date else None,
        )
