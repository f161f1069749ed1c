"""The colours of the sides of a picture: one hue for each camp of parties, on every day.

A hue stands for the parties of one side, and an actor has the hues of the parties with which it
stands on the days shown (`analysis.alignment.sides`). So a colour never says more than the panel
and the matrix do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from explorer.analysis.alignment.sides import SideTaken
from explorer.data.model import Dataset
from explorer.data.words import join_words
from explorer.presentation.theme import CAMP_COLOUR_COUNT
from explorer.workspace import Shown

MAX_LABEL_PARTIES = 4
"""How many parties the name of a side holds before the rest is counted."""


@dataclass(frozen=True, slots=True)
class SideColour:
    """A hue by its number, 0 and up. `is_sure`: not only inferred or reported."""

    hue: int
    is_sure: bool = True


@dataclass(frozen=True)
class SideColours:
    """The colours of what a view shows."""

    shown: Shown

    def of(self, node: str) -> tuple[SideColour, ...]:
        """The colours of an actor, in the order of their hues; none if it is on no side.

        A side beyond the hues that there are has none.
        """
        return self._colours(self.shown.sides.get(node, ()))

    def _colours(self, sides: Iterable[SideTaken]) -> tuple[SideColour, ...]:
        sure: defaultdict[int, bool] = defaultdict(bool)
        for side in sides:
            hue = self.shown.hues.get(side.party)
            if hue is not None and hue < CAMP_COLOUR_COUNT:
                sure[hue] |= side.is_sure
        return tuple(SideColour(hue, sure[hue]) for hue in sorted(sure))

    @cached_property
    def parties(self) -> dict[int, tuple[str, ...]]:
        """For each hue in the picture the parties it stands for, in the file's order.

        Only those with whom somebody in the picture stands.
        """
        backed = {
            side.party for node in self.shown.drawn for side in self.shown.sides.get(node, ())
        }
        found: defaultdict[int, list[str]] = defaultdict(list)
        for party, hue in self.shown.hues.items():
            if party in backed and hue < CAMP_COLOUR_COUNT:
                found[hue].append(party)
        return {hue: tuple(found[hue]) for hue in sorted(found)}


def side_label(dataset: Dataset, parties: Iterable[str], last: str = "or") -> str:
    """What a side is called: "With A, B or C"; who is on it need not be with all of them."""
    names = list(dict.fromkeys(dataset.label(party) for party in parties))
    # One name more is no longer than to say that there is one more.
    if len(names) > MAX_LABEL_PARTIES + 1:
        more = len(names) - MAX_LABEL_PARTIES
        names = [*names[:MAX_LABEL_PARTIES], f"{more} more"]
    return f"With {join_words(names, last)}"


def side_words(dataset: Dataset, sides: Iterable[SideTaken]) -> str:
    """With whom an actor stands: "with GNA and Syrian opp.; inferred: with LNA"; "" for none."""
    rows = tuple(sides)
    parts = []
    for is_sure, opening in ((True, ""), (False, "inferred or only reported: ")):
        parties = [side.party for side in rows if side.is_sure is is_sure]
        if parties:
            label = side_label(dataset, parties, "and")
            parts.append(f"{opening}{label[0].lower()}{label[1:]}")
    return "; ".join(parts)
