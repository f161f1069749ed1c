"""What stands out in a picture beside whom is chosen, and what fades."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from explorer.presentation.drawing.scene import Emphasis
from explorer.presentation.overlays.overlay import Overlay


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


def standing_out(
    nodes: Collection[str],
    ends: Mapping[str, tuple[str, str]],
    selected: Iterable[str],
    overlay: Overlay,
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

    """
    chosen = tuple(selected)
    if not all(node in nodes for node in chosen):
        chosen = ()
    between = {line for line, pair in ends.items() if len(chosen) == 2 and {*pair} == {*chosen}}
    spot = overlay.visible_ids
    if spot is not None and (overlay.is_story or not chosen):
        return StandingOut(frozenset((*spot.nodes, *spot.lines)), frozenset((*chosen, *between)))
    if not chosen:
        return StandingOut()
    if len(chosen) == 2:
        return StandingOut(frozenset((*chosen, *between)), frozenset((*chosen, *between)))
    own = {line: pair for line, pair in ends.items() if chosen[0] in pair}
    return StandingOut(
        frozenset((*chosen, *own, *(end for pair in own.values() for end in pair))),
        frozenset(chosen),
    )
