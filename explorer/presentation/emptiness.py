"""What is said where a tab shows nothing, and which ways lead back to something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from explorer.graph.span import Span
from explorer.graph.view import OVERVIEW_TAB, View
from explorer.presentation.data_limits import limit_words, nearest_day
from explorer.presentation.link_histogram import LinkHistogram
from explorer.presentation.tab_captions import compared_views, matrix_view, view_timeline
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why a tab shows nothing, and what brings something back.

    `view`: what of the view the tab heeds. `sentence`: "No link on 3 May 2009. The data begin in
    March 2011." `nearest`: the ordinal of the nearest day that has what is missing with the other
    filters; None where no day has it, or none is chosen. `sought`: what that day has, "links".
    `actor_counts`: how many actors there would be without one of the filters `date`, `kinds`,
    `focus` and `theater`; None where lifting them brings nothing.
    """

    view: View
    sentence: str
    nearest: int | None = None
    sought: str = "links"
    actor_counts: Mapping[str, int] | None = None


def emptiness_of(workspace: Workspace, histogram: LinkHistogram, view: View) -> Emptiness | None:
    """Why the tab of a view shows nothing; None where it shows anything.

    An overview and a matrix show nothing without parties, whatever links there are.
    `histogram`: that of the time strip, which knows when the data begin and end.
    """
    heeded = _heeded(workspace, view)
    if view.tab == "timeline":
        return _empty_timeline(workspace, heeded)
    views = compared_views(workspace.dataset, view) if view.tab == "compare" else ()
    if all(not workspace.select(one) for one in views or (heeded,)):
        return _without_links(workspace, histogram, heeded)
    needs_parties = view.tab == OVERVIEW_TAB or (view.tab == "matrix" and view.columns == "parties")
    if needs_parties and _has_no_party(workspace, view):
        return _without_parties(workspace, histogram, heeded)
    return None


def _heeded(workspace: Workspace, view: View) -> View:
    """What of a view its tab shows; whatever else it says hides nothing there."""
    match view.tab:
        case "matrix":
            return replace(matrix_view(view), tab=view.tab)
        case "compare" if compared_views(workspace.dataset, view):
            return replace(view, theater=None, focus=None)
        case "timeline":
            return replace(view, span=None, focus=None, types=None)
        case _:
            return view


def _has_no_party(workspace: Workspace, view: View) -> bool:
    if view.tab == OVERVIEW_TAB:
        shown = workspace.area_picture(view).theaters.values()
        return not any(theater.owns for theater in shown)
    return not workspace.parties(view.theater, view.span)


def _without_links(workspace: Workspace, histogram: LinkHistogram, view: View) -> Emptiness:
    return Emptiness(
        view,
        _sentence(workspace, histogram, view, "link"),
        _nearest_with_links(workspace, view),
        actor_counts=_actor_counts(workspace, view),
    )


def _without_parties(
    workspace: Workspace, histogram: LinkHistogram, view: View
) -> Emptiness | None:
    """None where a theater has no parties on any day."""
    dataset = workspace.dataset
    theaters = [dataset.theaters[view.theater]] if view.theater else dataset.theaters.values()
    lives = [
        (party.period, dataset.actors[party.actor].period)
        for theater in theaters
        for party in theater.dated_parties
    ]
    days = [
        (max(one.first_day for one in both), min(one.last_possible_day for one in both))
        for both in lives
    ]
    nearest = nearest_day((days for days in days if days[0] <= days[1]), view.span)
    if nearest is None:
        return None
    plain = replace(view, kinds=None, types=None, confidences=None, focus=None)
    sentence = _sentence(workspace, histogram, plain, "party to a conflict")
    return Emptiness(plain, sentence, nearest, "a party")


def _empty_timeline(workspace: Workspace, view: View) -> Emptiness | None:
    """None where no filter is to blame: the tab says itself of whom no link is known."""
    lifted = {way: one for way, one in _lifted(view).items() if one != view}
    if not lifted or view_timeline(workspace, view).bars:
        return None
    counts = {
        way: _actors(workspace, one)
        for way, one in lifted.items()
        if view_timeline(workspace, one).bars
    }
    return Emptiness(view, f"No link{_place(workspace, view)} in time.", actor_counts=counts)


def _sentence(workspace: Workspace, histogram: LinkHistogram, view: View, what: str) -> str:
    """That there is no `what`, where and when, and when the data begin or end."""
    said = f"No {what}{_place(workspace, view)}{_days(view.span)}."
    limit = limit_words(histogram, view.span)
    return f"{said} {limit}." if limit else said


def _place(workspace: Workspace, view: View) -> str:
    dataset = workspace.dataset
    is_filtered = any(one is not None for one in (view.kinds, view.types, view.confidences))
    return "".join(
        (
            " with these filters" if is_filtered else "",
            f" around {dataset.label(view.focus)}" if view.focus else "",
            f" in {dataset.theaters[view.theater].name}" if view.theater else "",
        )
    )


def _days(span: Span | None) -> str:
    if span is None:
        return ""
    if span.is_range:
        return f" from {span.words}"
    return f" {'on' if span.start.day else 'in'} {span.words}"


def _lifted(view: View) -> dict[str, View]:
    """A view without each of its filters."""
    return {
        "date": replace(view, span=None),
        "kinds": replace(view, kinds=None, types=None, confidences=None),
        "focus": replace(view, focus=None),
        "theater": replace(view, theater=None),
    }


def _actor_counts(workspace: Workspace, view: View) -> dict[str, int]:
    return {what: _actors(workspace, one) for what, one in _lifted(view).items()}


def _actors(workspace: Workspace, view: View) -> int:
    nodes: Iterable[tuple[str, str]] = workspace.select(view).nodes(data="node")
    return sum(kind == "actor" for _, kind in nodes)


def _nearest_with_links(workspace: Workspace, view: View) -> int | None:
    """The day nearest to an empty picture's on which its other filters show anything."""
    found = workspace.select(replace(view, span=None, question=None))
    edges = found.edges(data=True) if view.focus is None else found.edges(view.focus, data=True)
    if view.focus is not None:
        edges = [*edges, *found.in_edges(view.focus, data=True)]
    return nearest_day(
        ((data["first_day"], data["shown_until"]) for _, _, data in edges), view.span
    )
