"""The overview of four and more theaters: a card for each, those who help several between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from explorer.analysis.areas.area_sides import SideKey
from explorer.data.vocabulary import ActorType
from explorer.presentation.drawing.overview.card_area import (
    card_pieces,
    drawn_fronts,
    unsaid_fronts,
)
from explorer.presentation.drawing.overview.card_foot import has_card_foot
from explorer.presentation.drawing.overview.card_opening import CARD_MARGIN, card_opening
from explorer.presentation.drawing.overview.card_plan import (
    CardPlan,
    drawn_page,
    plan_cards,
    rows_of,
)
from explorer.presentation.drawing.overview.card_row import (
    CardFrame,
    card_deal_piece,
    card_edges,
    card_row,
    mark_pieces,
)
from explorer.presentation.drawing.overview.fit_words import fitting_or_shortened
from explorer.presentation.drawing.overview.key_entries import (
    KEY_ROW_STEP,
    KeyEntry,
    counted_entry,
    deal_entry,
    doubt_entries,
    flowing_key,
    front_entries,
    help_entries,
    shape_entries,
    side_entries,
    two_rows,
)
from explorer.presentation.drawing.overview.scaled_shapes import scaled_drawing
from explorer.presentation.drawing.overview.scene import (
    Ink,
    OverviewDrawing,
    Piece,
    TextLine,
    TextPart,
)
from explorer.presentation.overview.content import (
    PAGE_SIZE,
    Act,
    DealBox,
    Help,
    OverviewContent,
    TheaterArea,
)

_LARGEST = 1.5
_FRAME = (1000.0, 620.0)
_LEAST_CARD, _MOST_CARD, _MOST_SINGLE_CARD = 114.0, 210.0, 260.0
_MOST_ALONE = 300.0
_MOST_KEY_ROWS = 4


def cards_overview(
    content: OverviewContent, width: float, height: float, page: int = 1
) -> OverviewDrawing:
    """An overview of many theaters.

    Args:
        content: What it says.
        width: Of the frame, in px, from 900 on.
        height: Of the frame, in px, from 560 on.
        page: Which six theaters, from 1; the last ones where there are fewer.

    """
    scale = min(max(min(width / _FRAME[0], height / _FRAME[1]), 1.0), _LARGEST)
    frame = width / scale, height / scale
    drawing: OverviewDrawing | None = None
    for key_rows in range(2, _MOST_KEY_ROWS + 1):
        drawing = _drawn(content, frame, page, key_rows)
        if drawing is not None:
            break
    assert drawing is not None
    return scaled_drawing(drawing, scale)


def _drawn(
    content: OverviewContent, size: tuple[float, float], page: int, key_rows: int
) -> OverviewDrawing | None:
    """The drawing with so many rows kept free for its key; None where the key needs more."""
    width, height = size
    page = drawn_page(len(content.theaters), page)
    theaters = content.theaters[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    opening, top = card_opening(content, width, page)
    frame = CardFrame(width, height, top, height - 38 - (key_rows - 1) * KEY_ROW_STEP)
    plans = _plans(content, theaters, frame)
    edges = card_edges(plans, frame)
    marks, routed = card_row(content, plans, edges, frame)
    deals = content.deals if sum(mark.is_rival for mark in marks) == 2 else None
    helps = {one.id: one for one in _all_helps(content)}
    groups = _key_groups(
        content,
        plans,
        [helps[laid.key].act for laid in routed],
        deals,
        [mark.mark.type for mark in marks],
    )
    rows = two_rows(*groups, width - 2 * CARD_MARGIN)
    key, end = flowing_key(rows, CARD_MARGIN, width - CARD_MARGIN, frame.bottom + 19)
    if end > height - 18 and key_rows < _MOST_KEY_ROWS:
        return None
    counts = _counts(content, {laid.key for laid in routed})
    pieces = [
        *opening,
        *(piece for plan in plans for piece in card_pieces(plan, counts)),
        *mark_pieces(marks, routed, edges),
    ]
    if deals is not None:
        pieces.append(card_deal_piece(deals, marks, edges))
    if content.empty and not plans:
        middle = (frame.top + frame.bottom) / 2
        words = fitting_or_shortened((content.empty,), width - 2 * CARD_MARGIN, 14.0)
        text = TextLine(width / 2, middle, (TextPart(words, Ink.MUTED),), 14.0, "middle")
        pieces.append(Piece("empty", "legend", (text,), can_be_chosen=False))
    pieces += key
    return OverviewDrawing(
        width, height, "cards", content.headline, content.description, tuple(pieces)
    )


def _all_helps(content: OverviewContent) -> list[Help]:
    return [
        one
        for helps in (
            *(one.helps for one in content.outsiders),
            *(one.helps for one in content.go_betweens),
            *(one.helps for one in content.rivals),
            [one.help for one in content.bridges],
        )
        for one in helps
    ]


def _plans(
    content: OverviewContent, theaters: Sequence[TheaterArea], frame: CardFrame
) -> tuple[CardPlan, ...]:
    rows = rows_of(theaters)
    if not rows:
        return ()
    height = frame.bottom - frame.top
    shown = {area.id for area in theaters}
    has_row = bool(content.rivals) or any(
        one.to.theater in shown
        for helps in (
            *(one.helps for one in content.outsiders if _spans(one.helps)),
            *(one.helps for one in content.go_betweens if _spans(one.helps)),
            [one.help for one in content.bridges],
        )
        for one in helps
    )
    share, most = (0.29, _MOST_CARD) if len(rows) > 1 else (0.55, _MOST_SINGLE_CARD)
    card = min(max(height * share, _LEAST_CARD), most)
    if not has_row:
        card = min((height - 24 * (len(rows) - 1)) / len(rows), _MOST_ALONE)
    upper = frame.top, frame.top + card
    lower = frame.bottom - card, frame.bottom
    feet = {area.id for area in theaters if has_card_foot(area)}
    for _ in range(2):
        plans = plan_cards(rows[0], frame.room, upper, feet, upper=True)
        if len(rows) > 1:
            plans += plan_cards(rows[1], frame.room, lower, feet, upper=False)
        # Where a front has no place, a line below the title counts it.
        feet |= {plan.area.id for plan in plans if unsaid_fronts(plan, {})}
    return plans


def _spans(helps: Sequence[Help]) -> bool:
    return len({one.to.theater for one in helps}) > 1


def _counts(content: OverviewContent, drawn: Collection[str]) -> dict[SideKey, tuple[int, int]]:
    """Of each side, how many lines of help end at it, and how many helpers have no line."""
    helps = _all_helps(content)
    lines = Counter(one.to for one in helps if one.id in drawn)
    others = Counter(one.to for one in helps if one.id not in drawn)
    return {key: (lines[key], others[key]) for key in {*lines, *others}}


def _key_groups(
    content: OverviewContent,
    plans: Sequence[CardPlan],
    acts: Sequence[Act],
    deals: DealBox | None,
    types: Sequence[ActorType],
) -> tuple[tuple[KeyEntry, ...], tuple[KeyEntry, ...]]:
    """The entries of the key: what lines mean, and what areas and marks mean."""
    sides = [cell.side for plan in plans for cell in plan.cells]
    fronts = [front for plan in plans for front in drawn_fronts(plan)]
    first = (
        *front_entries(fronts),
        *help_entries(acts, in_full=True),
        *doubt_entries(act.doubt for act in acts),
        *((deal_entry(deals.band_words, is_filled=deals.is_filled),) if deals else ()),
    )
    second = (
        *side_entries(content, sides),
        *((counted_entry(),) if any(plan.area.is_counted for plan in plans) else ()),
        *shape_entries([*types, *(side.mark.type for side in sides)]),
    )
    return first, second
