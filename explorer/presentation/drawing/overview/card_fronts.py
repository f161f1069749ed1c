"""The fronts of a card: which have a line, which one the title row says, which the areas say."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.analysis.areas.held_links import Doubt
from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.border_strokes import front_stroke, shared_border
from explorer.presentation.drawing.overview.card_plan import CardPlan
from explorer.presentation.drawing.overview.scene import DrawnStroke
from explorer.presentation.overview.content import Front, Variants

_LEAST_LANE = 12.0


@dataclass(frozen=True, slots=True)
class SpokenFront:
    """A front in the words of one of its sides, the fullest first."""

    front: Front
    words: Variants


def front_strokes(plan: CardPlan) -> dict[Front, DrawnStroke]:
    """The lines of the fronts that have a border with a lane wide enough."""
    boxes = {cell.side.key.party: cell.box for cell in plan.cells}
    found = {}
    for front in plan.area.fronts:
        one, other = (boxes.get(party) for party in front.parties)
        border = shared_border(one, other) if one and other else None
        if border is not None and border.lane > _LEAST_LANE:
            found[front] = front_stroke(front, border)
    return found


def main_front(plan: CardPlan) -> Front | None:
    """The front whose words the title row has: the first one with a line, else the first."""
    lines = front_strokes(plan)
    return next(iter([*lines, *plan.area.fronts]), None)


def main_front_words(plan: CardPlan, room: float) -> str:
    """The words of that front in so many px, "" without room; without a line they name both."""
    front = main_front(plan)
    if front is None:
        return ""
    doubt = f", {front.doubt.value}" if front.doubt is not Doubt.NONE else ""
    for words in front.words if front in front_strokes(plan) else front.whom:
        if text_width(f"{words}{doubt}", 12.0, Weight.BOLD) <= room:
            return f"{words}{doubt}"
    return ""


def spoken_fronts(plan: CardPlan, *, is_titled: bool) -> dict[str, tuple[SpokenFront, ...]]:
    """What the sides have to say of other fronts, by the party that says it.

    Those without a line come first. `is_titled`: whether the title row has the words of the main
    front; another with the same words and a line needs none of its own.
    """
    heights = {cell.side.key.party: cell.box[3] - cell.box[1] for cell in plan.cells}
    lines = front_strokes(plan)
    main = main_front(plan) if is_titled else None
    said: dict[str, tuple[SpokenFront, ...]] = {}
    for front in sorted(plan.area.fronts, key=lambda one: one in lines):
        there = [party for party in front.parties if party in heights]
        if front is main or not there or (front in lines and _is_said_alike(main, front)):
            continue
        # The higher area has room for it; of two that are alike the second one says it.
        speaker = max(reversed(there), key=heights.__getitem__)
        own = front.against[front.parties.index(speaker)]
        doubt = f" ({front.doubt.value})" if front.doubt is not Doubt.NONE else ""
        # Without the foe's name one would not know which front it is.
        variants = tuple(f"{one}{doubt}" for one in own or front.words)
        said[speaker] = (*said.get(speaker, ()), SpokenFront(front, variants))
    return said


def _is_said_alike(main: Front | None, front: Front) -> bool:
    return main is not None and front.words == main.words and front.state is main.state
