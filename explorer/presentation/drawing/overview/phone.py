"""The overview for a phone: theaters below each other, the rivals between the first two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from explorer.layout.font import Weight
from explorer.presentation.drawing.overview.border_strokes import shared_border
from explorer.presentation.drawing.overview.fit_words import fitting_or_shortened
from explorer.presentation.drawing.overview.key_entries import (
    KeyGroup,
    deal_entry,
    doubt_entries,
    flowing_key,
    front_entries,
    help_entries,
    side_entries,
)
from explorer.presentation.drawing.overview.phone_middle import (
    Arm,
    Middle,
    RivalMark,
    place_middle,
    rival_mark,
)
from explorer.presentation.drawing.overview.phone_theater import (
    Helpers,
    TheaterPlan,
    phone_theater_pieces,
    plan_theater,
)
from explorer.presentation.drawing.overview.room_words import (
    block_height,
    placed_block,
    word_lines,
)
from explorer.presentation.drawing.overview.scaled_shapes import scaled_drawing
from explorer.presentation.drawing.overview.scene import Ink, OverviewDrawing, Piece
from explorer.presentation.overview.content import (
    Front,
    Help,
    OverviewContent,
    Rival,
    TheaterArea,
)

_MARGIN = 16.0
_HEADLINE = 19.0
_LARGEST, _UPRIGHT_WIDTH = 1.25, 560.0
_MOST_WIDTH = 860.0
_GAP = 12.0


def phone_overview(content: OverviewContent, width: float, height: float) -> OverviewDrawing:
    """An overview for a narrow or low frame.

    Args:
        content: What it says.
        width: Of the frame, in px, from 320 on.
        height: Of the frame, in px. The drawing is as high or higher, and never wider.

    """
    scale = min(max(width / _UPRIGHT_WIDTH, 1.0), _LARGEST) if height > width else 1.0
    drawing = _drawn(content, width / scale, height / scale)
    return scaled_drawing(drawing, scale)


def _drawn(content: OverviewContent, width: float, height: float) -> OverviewDrawing:
    left, right = _MARGIN, width - _MARGIN
    pieces, y = _opening(content, left, right)
    arms = _arms(content, left, right)
    plans = [_plan(content, area, arms, left, right) for area in content.theaters]
    middle = _middle(content, plans, arms, (left, right))
    later: list[Piece] = []
    if middle is not None and len(plans) < 2:
        reach = _reach(plans[0]) if plans else 0.0
        placed = place_middle(middle, y, y, reach)
        later += placed.pieces
        y = placed.bottom
    for index, plan in enumerate(plans):
        if index == 1 and middle is not None:
            placed = place_middle(middle, y - _GAP, y - _GAP - _reach(plans[0]), _reach(plan))
            later += placed.pieces
            y = placed.bottom
        pieces += phone_theater_pieces(plan, y)
        y += plan.height + _GAP
    pieces += _in_order(later)
    if content.empty:
        lines = word_lines(content.empty, right - left, 14.0, Ink.MUTED)
        pieces.append(
            Piece("empty", "legend", placed_block(lines, left, y + 8), can_be_chosen=False)
        )
        y += block_height(lines) + 16
    key, end = _key(content, plans, middle, (left, right), y + 6)
    pieces += key
    return OverviewDrawing(
        width,
        # Whole px: a page that rounds them would make letters smaller.
        float(ceil(max(end + 18, height))),
        "phone",
        content.headline,
        content.description,
        tuple(pieces),
    )


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the middle as they are read: what the rivals deal in after both of them."""
    return sorted(pieces, key=lambda piece: piece.role == "deals")


def _opening(content: OverviewContent, left: float, right: float) -> tuple[list[Piece], float]:
    """Headline and subline, and the y at which the picture begins."""
    lines = word_lines(content.headline, right - left, _HEADLINE, Ink.INK, Weight.BOLD)
    y = 17.0
    texts = placed_block(lines, left, y)
    # A headline has more air between its lines than other texts.
    texts = tuple(
        type(text)(text.x, 31 + index * 24.2, text.runs, text.size)
        for index, text in enumerate(texts)
    )
    pieces = [Piece("headline", "headline", texts, can_be_chosen=False)] if texts else []
    y = 31 + 24.2 * (len(texts) - 1) + 9 if texts else 14.0
    variants = content.short_subline or content.subline
    if variants:
        words = fitting_or_shortened(variants, right - left, 12.0)
        if words.endswith("…"):
            words = variants[-1]
        subline = placed_block(word_lines(words, right - left, paint=Ink.MUTED), left, y + 2)
        pieces.append(Piece("subline", "subline", subline, can_be_chosen=False))
        y = subline[-1].y if subline else y
    return pieces, y + 11


@dataclass(frozen=True, slots=True)
class _Arms:
    """What has an arrow: by rival, up and down."""

    upward: tuple[Help | None, ...]
    downward: tuple[Help | None, ...]

    def drawn(self) -> set[tuple[str, str, str]]:
        return {
            (one.helper, one.to.theater, one.to.party)
            for one in (*self.upward, *self.downward)
            if one is not None
        }


def _arms(content: OverviewContent, left: float, right: float) -> _Arms:
    """Which help of a rival has an arrow, once the theaters are where they are."""
    theaters = content.theaters[:2]
    above = theaters[0] if len(theaters) == 2 else None
    below = theaters[-1] if theaters else None
    trial = _Arms((), ())
    plans = [_plan(content, area, trial, left, right) for area in theaters]
    upward: list[Help | None] = []
    downward: list[Help | None] = []
    for index, rival in enumerate(content.rivals[:2]):
        x = _rival_x(rival, index, left, right)
        upward.append(_reached(rival, above, plans[0] if above else None, x))
        downward.append(_reached(rival, below, plans[-1] if below else None, x))
    return _Arms(tuple(upward), tuple(downward))


def _rival_x(rival: Rival, index: int, left: float, right: float) -> float:
    radius = rival_mark(rival).radius
    inset = radius + (22.0 if right - left > 330 else 8.0)
    return right - inset if index else left + inset


def _reached(
    rival: Rival, area: TheaterArea | None, plan: TheaterPlan | None, x: float
) -> Help | None:
    """The help to a side whose edge lies straight before the rival; the strongest first."""
    if area is None or plan is None:
        return None
    edge = _near_edge(plan)
    for one in sorted(rival.helps, key=lambda one: -one.act.strength):
        cell = plan.cell_of(one.to.party) if one.to.theater == area.id else None
        if cell is None:
            continue
        box = cell.box
        near = box[3] if not plan.title_below else box[1]
        if abs(near - edge) < 1 and box[0] + 14 <= x <= box[2] - 14:
            return one
    return None


def _near_edge(plan: TheaterPlan) -> float:
    """The y, from the top of a theater, of the edges that the rivals look at."""
    if plan.title_below:
        return min((cell.box[1] for cell in plan.cells), default=0.0)
    return max((cell.box[3] for cell in plan.cells), default=plan.height)


def _reach(plan: TheaterPlan) -> float:
    """How far the edges that the rivals look at lie within the theater, in px."""
    edge = _near_edge(plan)
    return edge if plan.title_below else plan.height - edge


def _plan(
    content: OverviewContent, area: TheaterArea, arms: _Arms, left: float, right: float
) -> TheaterPlan:
    has_rivals = bool(content.rivals)
    index = content.theaters.index(area)
    is_above = has_rivals and index == 0 and len(content.theaters) > 1
    is_below = has_rivals and not is_above and index < 2
    return plan_theater(
        area,
        left,
        right,
        _helpers(content, area, arms),
        title_below=is_below,
        upside_down=is_above,
    )


def _helpers(
    content: OverviewContent, area: TheaterArea, arms: _Arms
) -> Mapping[str, tuple[Helpers, bool]]:
    """Whom each side of a theater names, by the id of its party, and whether an arrow says more."""
    drawn = arms.drawn()
    found: dict[str, tuple[Helpers, bool]] = {}
    for side in area.sides():
        arrows, named = set(), []
        for rival in content.rivals:
            for one in rival.helps:
                if one.to != side.key:
                    continue
                if (rival.mark.id, area.id, side.key.party) in drawn:
                    arrows.add(rival.mark.label)
                else:
                    named.append((rival.mark.label, one.act.doubt))
        labels = arrows | {label for label, _ in named}
        named += [(label, doubt) for label, doubt in side.helped_by if label not in labels]
        found[side.key.party] = (tuple(named), bool(arrows))
    return found


def _middle(
    content: OverviewContent,
    plans: Sequence[TheaterPlan],
    arms: _Arms,
    room: tuple[float, float],
) -> Middle | None:
    rivals = content.rivals[:2]
    if not rivals:
        return None
    left, right = room
    above = content.theaters[0].id if len(plans) > 1 else ""
    below = content.theaters[min(len(plans), 2) - 1].id if plans else ""
    marks = tuple(map(rival_mark, rivals))
    return Middle(
        marks,
        tuple(_rival_x(rival, index, left, right) for index, rival in enumerate(rivals)),
        _with_fights(marks, arms.upward, above),
        _with_fights(marks, arms.downward, below),
        content.deals if len(rivals) == 2 else None,
        left,
        right,
    )


def _with_fights(
    marks: Sequence[RivalMark], helps: Sequence[Help | None], theater: str
) -> tuple[Arm | None, ...]:
    found: list[Arm | None] = []
    for mark, one in zip(marks, helps, strict=True):
        own = tuple(fight for where, fight in mark.rival.fights if where == theater)
        fights = (*(one.fights if one is not None else ()), *own)
        found.append(Arm(one, fights) if one is not None or fights else None)
    return tuple(found)


def _key(
    content: OverviewContent,
    plans: Sequence[TheaterPlan],
    middle: Middle | None,
    room: tuple[float, float],
    top: float,
) -> tuple[list[Piece], float]:
    """The key between two x, and the y at which it ends."""
    left, right = room
    acts = (
        [
            arm.help.act
            for arm in (*middle.upward, *middle.downward)
            if arm is not None and arm.help is not None
        ]
        if middle
        else []
    )
    fronts = [*_fronts_with_lines(plans)]
    deals = middle.deals if middle else None
    sides = [cell.words.side for plan in plans for cell in plan.cells]
    first = [
        *front_entries(fronts),
        *([deal_entry(deals.band_words, is_filled=deals.is_filled)] if deals else []),
    ]
    hues = side_entries(content, sides)
    doubts = doubt_entries(act.doubt for act in acts)
    groups = (
        KeyGroup(tuple(first)),
        KeyGroup(help_entries(acts, in_full=False)),
        KeyGroup((*hues, *doubts), 2 if right - left < 480 else 0),
    )
    pieces, end = flowing_key(groups, left, right, top)
    return list(pieces), end if pieces else top - 18


def _fronts_with_lines(plans: Sequence[TheaterPlan]) -> list[Front]:
    found = []
    for plan in plans:
        for front in plan.area.fronts:
            one, other = map(plan.cell_of, front.parties)
            if one and other and shared_border(one.box, other.box):
                found.append(front)
    return found
