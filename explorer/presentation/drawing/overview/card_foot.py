"""The line below the title of a card: who else fights there, fronts without a place, mediators."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from explorer.layout.font import Weight, text_width
from explorer.presentation.drawing.overview.card_plan import CardPlan
from explorer.presentation.drawing.overview.scene import Ink, Piece, TextLine, TextPart
from explorer.presentation.drawing.text_block import shortened
from explorer.presentation.overview.content import Front, TheaterArea, Variants

_SIZE = 12.0
_INSET = 9.0
_BETWEEN = 16.0


def has_card_foot(area: TheaterArea) -> bool:
    """Whether a theater has something to say that stands in no side and no front."""
    return bool(area.also_fighting or area.mediated_by)


def card_foot(plan: CardPlan, unsaid: Sequence[Front]) -> tuple[Piece, ...]:
    """What stands below the title of a card, on one line; nothing where it has no such line.

    `unsaid`: the fronts that have neither a line nor words.
    """
    if not plan.has_foot:
        return ()
    area = plan.area
    left, right = plan.box[0] + _INSET, plan.box[2] - _INSET
    parts: list[tuple[Variants, Ink]] = [
        (area.also_fighting, Ink.FIGHT),
        (_front_variants(unsaid), Ink.FIGHT),
        (area.mediated_by, Ink.MUTED),
    ]
    said = [(variants, paint) for variants, paint in parts if variants]
    words = _fitting_together([variants for variants, _ in said], right - left)
    shapes: list[TextLine] = []
    x = left
    for text, (_, paint) in zip(words, said, strict=True):
        if text:
            line = TextLine(x, plan.foot_line, (TextPart(text, paint),), _SIZE)
            shapes.append(line)
            x += line.width + _BETWEEN
    if not shapes:
        return ()
    sentence = " ".join(filter(None, (area.foot_sentence, *(one.sentence for one in unsaid))))
    data = {"theater": area.id}
    return (Piece(f"{area.id}-foot", "foot", tuple(shapes), sentence, data, can_be_chosen=False),)


def _front_variants(fronts: Sequence[Front]) -> Variants:
    """Fronts in words that name both sides, else how many there are."""
    if not fronts:
        return ()
    full = [
        f"{(front.whom or front.words)[0]}{f' ({front.doubt})' if front.doubt else ''}"
        for front in fronts
    ]
    count = f"{len(fronts)} more {'front' if len(fronts) == 1 else 'fronts'}"
    return "; ".join(full), count


def _fitting_together(parts: list[Variants], room: float) -> list[str]:
    """One of the words of each part, the fullest that stand beside each other in `room` px."""
    free = room - _BETWEEN * (len(parts) - 1)
    widths = [[text_width(text, _SIZE) for text in variants] for variants in parts]
    choices = product(*(range(len(variants)) for variants in parts))
    # What is said first is said in fewer words first: it names most.
    for choice in sorted(choices, key=lambda one: (sum(one), one[::-1])):
        if sum(own[index] for own, index in zip(widths, choice, strict=True)) <= free:
            return [variants[index] for variants, index in zip(parts, choice, strict=True)]
    # Each is cut to its share: better a word with an ellipsis than none at all.
    share = free / max(len(parts), 1)
    shorts = [shortened(variants[-1], share, _SIZE, Weight.REGULAR) for variants in parts]
    return [text if text_width(text, _SIZE) <= share else "" for text in shorts]
