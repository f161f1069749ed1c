"""Whose links the timeline shows, and over which days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from explorer.analysis.comparison import compared_theaters
from explorer.data.model import Link
from explorer.graph.view import View
from explorer.presentation.timeline import TimelineBar, timeline_bars, timeline_range
from explorer.workspace import Workspace

MAX_TIMELINE_LINKS = 300
"""Of more links the strongest are drawn: a browser takes seconds for a thousand bars."""


@dataclass(frozen=True, slots=True)
class ShownTimeline:
    """What the timeline of a view shows.

    `subject`: the ids of whose links they are. `date_range`: its first and last day, as
    ordinals. `bars`: the links, each as a bar. `left_out`: how many links there are besides.
    """

    subject: tuple[str, ...]
    date_range: tuple[int, int]
    bars: tuple[TimelineBar, ...]
    left_out: int = 0


def shown_timeline(workspace: Workspace, view: View, usual: tuple[int, int]) -> ShownTimeline:
    """The timeline of a view; `usual`: the days that it spans if no link lies outside."""
    every, subject = timeline_subject(workspace, view)
    links = sorted(every, key=lambda link: (-link.entry.strength, -link.period.first_day, link.id))
    links = links[:MAX_TIMELINE_LINKS]
    date_range = timeline_range(links, usual)
    bars = timeline_bars(workspace.dataset, links, date_range, seen_from=subject)
    return ShownTimeline(subject, date_range, bars, len(every) - len(links))


def timeline_subject(workspace: Workspace, view: View) -> tuple[Sequence[Link], tuple[str, ...]]:
    """The links that the timeline shows, and whose they are.

    Those of the selection; without one those between the first rivals, or of the actor that
    matters most.
    """
    # Of any date, but only of the theater, kinds and confidences that are chosen.
    kept = workspace.select(
        View(theater=view.theater, kinds=view.kinds, confidences=view.confidences)
    )
    keys = {key for _, _, key in kept.edges(keys=True)}

    def links_of(nodes: Collection[str]) -> list[Link]:
        return [
            link
            for link in workspace.dataset.links.values()
            if link.id in keys and len(set(nodes) & {link.from_id, link.to_id}) == len(nodes)
        ]

    if view.selected_nodes:
        return links_of(view.selected_nodes), tuple(view.selected_nodes)
    theaters = compared_theaters(workspace.dataset, view)
    rivals = workspace.rivals(*theaters, view.span) if theaters else ()
    if rivals and (links := links_of(rivals[0].pair)):
        return links, rivals[0].pair
    first = tuple(workspace.shown(view).layout.priority[:1])
    return (links_of(first), first) if first else ([], ())
