"""Questions as values: what a view asks beside the map, and its part of an address.

A question is a frozen value with fields of its own; a view holds one or none, so what belongs
to a question ends with it. To add one, write its class here, with its parameters, put it into
`QUESTIONS`, and answer it in a module of its id in `explorer/web/questions/`. What it lights up
on the map is found in a module of its id in `explorer/presentation/overlays/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from explorer.graph.span import Span

BRIDGE_MEASURES: tuple[str, ...] = ("connected", "theaters", "camps")
"""What the size of a node may stand for; `analysis.centrality.Measure` says what each is."""

BETWEEN_THEATERS: tuple[str, ...] = ("theaters",)
"""Those of them that make sense only where there are two theaters."""

DEFAULT_MONTHS_BACK = 12
"""How many months before the first date the second one lies if none is chosen."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address that belongs to a question.

    `field` is the field of the value that it fills. `holds` says what it may be: the id of an
    actor or alliance, days as `Span.parse` reads them, or one of several words.
    """

    field: str
    holds: Literal["node", "days"] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What all questions have. `id` stands in an address as `ask=id`.

    Every field of a question has a default, None where nothing is chosen yet.
    """

    id: ClassVar[str]
    parameters: ClassVar[Mapping[str, Parameter]] = {}
    """By the name that the part has in an address. A name belongs to one question only."""

    def with_clicked(self, node: str) -> Question | None:
        """The question after a click on an actor; None if a click means nothing to it."""
        del node
        return None

    def second_date(self, span: Span) -> Span | None:
        """What the picture of `span` is compared with; None: with nothing."""
        del span
        return None


@dataclass(frozen=True, slots=True)
class ChainsQuestion(Question):
    """Who reaches whom, through whom? `start` and `end` are ids of actors."""

    id: ClassVar = "chains"
    parameters: ClassVar = {"from": Parameter("start", "node"), "to": Parameter("end", "node")}
    start: str | None = None
    end: str | None = None

    def with_clicked(self, node: str) -> ChainsQuestion | None:
        """A click chooses the end that is still open."""
        if self.start is None:
            return replace(self, start=node)
        return replace(self, end=node) if self.end is None else None


@dataclass(frozen=True, slots=True)
class TwoDatesQuestion(Question):
    """What changed between two dates? `versus` is the second; a year before if left out."""

    id: ClassVar = "dates"
    parameters: ClassVar = {"versus": Parameter("versus", "days")}
    versus: Span | None = None

    def second_date(self, span: Span) -> Span | None:
        """The chosen date, or the day a year before if there is none."""
        return self.versus or span.months_before(DEFAULT_MONTHS_BACK)


@dataclass(frozen=True, slots=True)
class TwoCampsQuestion(Question):
    """How well two camps fit, and who goes against them."""

    id: ClassVar = "camps"


@dataclass(frozen=True, slots=True)
class BridgesQuestion(Question):
    """Who holds it together? `measure` is one of `BRIDGE_MEASURES`."""

    id: ClassVar = "bridges"
    parameters: ClassVar = {"size": Parameter("measure", BRIDGE_MEASURES)}
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class StoriesQuestion(Question):
    """Which stories there are."""

    id: ClassVar = "story"


QUESTIONS: dict[str, type[Question]] = {
    question.id: question
    for question in (
        ChainsQuestion,
        TwoDatesQuestion,
        TwoCampsQuestion,
        BridgesQuestion,
        StoriesQuestion,
    )
}
"""By id, in the order in which the page offers them."""


def question_with_parameter(parameter: str) -> type[Question] | None:
    """The question to which a part of an address belongs."""
    return next((one for one in QUESTIONS.values() if parameter in one.parameters), None)
