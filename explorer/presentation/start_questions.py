"""Questions to begin with: those that a file can answer best, and the views that answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from explorer.analysis.alignment import AlignmentType, Basis
from explorer.analysis.changes import changes
from explorer.data.ids import pair_id
from explorer.graph.question import BridgesQuestion, ChainsQuestion, TwoDatesQuestion
from explorer.graph.span import Span
from explorer.graph.view import MAP_TAB, View
from explorer.presentation.overlays.chains import find_chains
from explorer.presentation.overview.deal_words import THEY_DEAL, THEY_TALK, deal_box
from explorer.presentation.overview.labels import Labels
from explorer.workspace import Workspace

MAX_START_QUESTIONS = 4
"""How many questions there are to begin with; more nobody reads."""

LEAST_BRIDGED = 4
"""Among fewer actors than these nobody is a bridge worth asking for."""


_HOW_THEY = {THEY_DEAL: "How do {} and {} deal?", THEY_TALK: "What do {} and {} talk about?"}
"""What is asked of two rivals, by the heading of what the overview says of them."""


@dataclass(frozen=True, slots=True)
class StartQuestion:
    """A question in words, "What changed in 2019?", and the view in which its answer is seen."""

    text: str
    view: View


def start_questions(workspace: Workspace, view: View) -> tuple[StartQuestion, ...]:
    """Up to four questions to begin with, those with an answer in the days and theaters of a view.

    The most telling first: who is behind the party with most backers, what changed in the year,
    who is on both sides, how rivals deal; where one of these has no answer, how help travels, and
    who holds the picture together. What the view filters by stays as it is.
    """
    plain = replace(view, question=None, story=None, selected=None)
    found: list[StartQuestion] = []
    for find in _CANDIDATES:
        question = find(workspace, plain)
        if question is not None:
            found.append(question)
        if len(found) == MAX_START_QUESTIONS:
            break
    return tuple(found)


def _backed(workspace: Workspace, view: View) -> StartQuestion | None:
    """Who stands behind the party that most actors back by a link."""
    backers: Counter[str] = Counter()
    for theater in _theaters(workspace, view):
        for actor, stands in workspace.alignments(theater, view.span).items():
            backers.update(
                stand.party
                for stand in stands
                if stand.type is AlignmentType.BACKS
                and stand.basis is Basis.CODED
                and stand.party != actor
            )
    if not backers:
        return None
    party, _ = backers.most_common(1)[0]
    label = workspace.dataset.label(party)
    return StartQuestion(f"Who stands behind {label}?", replace(view, selected=party))


def _changed(workspace: Workspace, view: View) -> StartQuestion | None:
    """What changed in the year of the last day shown, up to that day."""
    span = view.span or Span.of_day(workspace.dataset.as_of)
    last = date.fromordinal(span.last_day)
    if last.year == date.min.year:
        return None
    later = Span.of_day(last)
    earlier = Span.of_day(date(last.year - 1, 12, 31))
    found = changes(workspace.graph, earlier, later, view)
    if not (found.began or found.ended or found.unreported or found.sign_changes):
        return None
    asked = replace(view, span=later, question=TwoDatesQuestion(earlier), tab=MAP_TAB)
    return StartQuestion(f"What changed in {last.year}?", asked)


def _on_both_sides(workspace: Workspace, view: View) -> StartQuestion | None:
    """Who stands with two parties that oppose each other, with one of them by a link."""
    for theater in _theaters(workspace, view):
        for actor, taken in workspace.sides(theater, view.span).items():
            sides = [one for one in taken if one.party != actor]
            if any(
                (one.is_sure or other.is_sure)
                and _are_opposed(workspace, theater, view.span, one.party, other.party)
                for one, other in combinations(sides, 2)
            ):
                where = workspace.dataset.theaters[theater].name
                several = len(workspace.dataset.theaters) > 1
                text = f"Who is on both sides in {where}?" if several else "Who is on both sides?"
                asked = replace(
                    view,
                    theater=theater,
                    selected=actor,
                    tab="matrix",
                    enlarged=None,
                    overview_page=View.overview_page,
                )
                return StartQuestion(text, asked)
    return None


def _are_opposed(
    workspace: Workspace, theater: str, span: Span | None, one: str, other: str
) -> bool:
    return any(
        stand.party == other and stand.type is AlignmentType.OPPOSES
        for stand in workspace.actor_alignments(one, theater, span)
    )


def _deals(workspace: Workspace, view: View) -> StartQuestion | None:
    """How the two rivals of the overview deal, where it says that they do."""
    if workspace.is_large:
        return None
    picture = workspace.area_picture(view)
    pair = picture.file.rivals
    day = view.last_day or workspace.dataset.as_of.toordinal()
    box = deal_box(Labels(picture, day))
    if pair is None or box is None:
        return None
    one, other = sorted(pair.both)
    how = _HOW_THEY.get(box.heading, "What is between {} and {}?")
    text = how.format(workspace.dataset.label(one), workspace.dataset.label(other))
    return StartQuestion(text, replace(view, selected=pair_id(one, other)))


def _help_travels(workspace: Workspace, view: View) -> StartQuestion | None:
    """How help reaches a party through somebody else."""
    if workspace.is_large:
        return None
    asked = replace(view, question=ChainsQuestion())
    offered = find_chains(workspace, workspace.select(view), asked)
    for chain in offered.offered if offered else ():
        if len(chain.nodes) > 2:
            start, *_, end = chain.nodes
            one, other = map(workspace.dataset.label, (start, end))
            asked = replace(view, question=ChainsQuestion(start, end), tab=MAP_TAB)
            return StartQuestion(f"How does help from {one} reach {other}?", asked)
    return None


def _bridges(workspace: Workspace, view: View) -> StartQuestion | None:
    """Who holds the picture together, where there are enough for a bridge."""
    kinds = [kind for _, kind in workspace.select(view).nodes(data="node")]
    if kinds.count("actor") < LEAST_BRIDGED:
        return None
    asked = replace(view, question=BridgesQuestion(), tab=MAP_TAB)
    return StartQuestion("Who holds the picture together?", asked)


def _theaters(workspace: Workspace, view: View) -> list[str]:
    """The theaters of a view; none where it would take long to look at all of them."""
    if view.theater:
        return [view.theater]
    return [] if workspace.is_large else list(workspace.dataset.theaters)


_CANDIDATES: tuple[Callable[[Workspace, View], StartQuestion | None], ...] = (
    _backed,
    _changed,
    _on_both_sides,
    _deals,
    _help_travels,
    _bridges,
)
"""What finds each question, in the order in which they are offered."""
