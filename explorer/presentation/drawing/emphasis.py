"""What stands out in a picture beside whom is chosen, and what fades."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from explorer.presentation.overlays.overlay import Overlay


class Emphasis(StrEnum):
    """How a thing stands out beside what is chosen; the value is its class on the page."""

    NONE = ""
    LIT = "lit"
    FADED = "faded"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class StandingOut:
    """What stands out: `kept`, everything else fades, and `chosen` among it; ids of both.

    `kept` is None where nothing fades.
    """

    kept: frozenset[str] | None = None
    chosen: frozenset[str] = frozenset()

    def of(self, id_: str) -> Emphasis:
        """How a mark or a line stands out."""
        if id_ in self.chosen:
            return Emphasis.CHOSEN
        if self.kept is None:
            return Emphasis.NONE
        return Emphasis.LIT if id_ in self.kept else Emphasis.FADED


NO_FRONTS: Mapping[str, tuple[str, str]] = MappingProxyType({})
"""Of a picture that has none."""

_RANKS = (Emphasis.CHOSEN, Emphasis.LIT, Emphasis.NONE, Emphasis.FADED)


def foremost(several: Iterable[Emphasis]) -> Emphasis:
    """How something stands out that stands for several: as the one that does so most."""
    return min(several, key=_RANKS.index)


def standing_out(
    nodes: Collection[str],
    ends: Mapping[str, tuple[str, str]],
    selected: Iterable[str],
    overlay: Overlay,
    fronts: Mapping[str, tuple[str, str]] = NO_FRONTS,
) -> StandingOut:
    """What stands out in a picture.

    One who is selected stands out with its lines and whom they join; of two, the two and what
    is between them. Where a question shows only some, these do; a step of a story says by
    itself who stands out, also beside whom it selects.

    Args:
        nodes: The ids of all that is shown.
        ends: The ids of the lines that are shown, and the two ends of each.
        selected: Ids; where one of them is not shown, nobody is selected.
        overlay: What a question or a story lights up.
        fronts: The ids of the fronts that are drawn, and the two parties of each. One stands out
            as a line of the two does; of what is lit up where both are.

    """
    ends = {**ends, **fronts}
    chosen = tuple(selected)
    if not all(node in nodes for node in chosen):
        chosen = ()
    between = {line for line, pair in ends.items() if len(chosen) == 2 and {*pair} == {*chosen}}
    spot = overlay.visible_ids
    if spot is not None and (overlay.is_story or not chosen):
        told = (front for front, pair in fronts.items() if spot.nodes.issuperset(pair))
        kept = frozenset((*spot.nodes, *spot.lines, *told))
        return StandingOut(kept, frozenset((*chosen, *between)))
    if not chosen:
        return StandingOut()
    if len(chosen) == 2:
        return StandingOut(frozenset((*chosen, *between)), frozenset((*chosen, *between)))
    own = {line: pair for line, pair in ends.items() if chosen[0] in pair}
    return StandingOut(
        frozenset((*chosen, *own, *(end for pair in own.values() for end in pair))),
        frozenset(chosen),
    )
