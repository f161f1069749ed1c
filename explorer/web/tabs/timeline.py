"""The tab with links in time."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dash import html
from dash.development.base_component import Component

from explorer.analysis.comparison import compared_theaters
from explorer.data.model import Link
from explorer.data.vocabulary import FAMILIES
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.theme import Theme
from explorer.presentation.timeline import TimelineBar, timeline_bars, timeline_range
from explorer.web.charts.timeline import timeline_figure
from explorer.web.filter_options import FilterOptions
from explorer.web.tabs.chart_parts import chart_component, chart_key
from explorer.workspace import Workspace

MAX_TIMELINE_LINKS = 300
"""Of more links the strongest are drawn: a browser takes seconds for a thousand bars."""


def timeline_tab(
    workspace: Workspace, options: FilterOptions, view: View, theme: Theme
) -> list[Component]:
    """The links of what is selected, in time, over the days of the time strip."""
    links, subject = _timeline_subject(workspace, view)
    names = " – ".join(workspace.dataset.label(node) for node in subject)
    every_link = len(links)
    links = sorted(links, key=lambda link: (-link.entry.strength, -link.period.first_day, link.id))
    links = links[:MAX_TIMELINE_LINKS]
    strip = options.histogram
    date_range = timeline_range(links, (strip.first, strip.last))
    bars = timeline_bars(workspace.dataset, links, date_range, seen_from=subject)
    heading = html.H2(f"Links in time: {names}" if names else "Links in time")
    if not bars:
        return [heading, html.P("No dated link of these kinds here.", className="lead")]
    lead = (
        "Each row is a link, from when it began to when it ended or was last reported: "
        f"{count_noun(len(bars), 'link')}. Click a bar for the evidence."
    )
    if every_link > len(links):
        lead += (
            f" These are the strongest of {every_link:,}: choose kinds of links, or a pair, to see "
            "others."
        )
    if not view.selected:
        lead += " Choose an actor, with the search or on the map, to see what it has to do with."
    as_of = view.span.last_day if view.span else None
    return [
        heading,
        html.P(lead, className="lead"),
        chart_key("What the bars mean", _timeline_legend(bars)),
        chart_component(
            "timeline", timeline_figure(bars, date_range, as_of, theme), f"Timeline of {names}"
        ),
    ]


def _timeline_legend(bars: Sequence[TimelineBar]) -> list[tuple[Component, str]]:
    """What the signs of a timeline mean: only those that are in it."""
    families = {bar.family for bar in bars}
    return [
        *(
            (_drawn_sign(f"mark {family}"), entry.label)
            for family, entry in FAMILIES.items()
            if family in families
        ),
        *(
            (_drawn_sign(f"shape {shape}"), meaning)
            for shape, meaning, is_present in (
                ("pale", "day not known", any(bar.is_unsure for bar in bars)),
                ("open", "still open", any(bar.has_no_end for bar in bars)),
                (
                    "unreported",
                    "last reported, end not known",
                    any(bar.has_unknown_end for bar in bars),
                ),
                ("event", "an event", any(bar.is_event for bar in bars)),
            )
            if is_present
        ),
    ]


def _drawn_sign(class_name: str) -> Component:
    """A small sign that the style sheet draws."""
    sign: Component = html.Span(className=class_name)
    return sign


def _timeline_subject(workspace: Workspace, view: View) -> tuple[Sequence[Link], tuple[str, ...]]:
    """The links that the timeline shows, and whose they are.

    Those of the selection; without one those between the first rivals, or of the actor that
    matters most.
    """
    # Of any date, but only of the kinds and the theater that are chosen.
    kept = workspace.select(View(theater=view.theater, kinds=view.kinds))
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
