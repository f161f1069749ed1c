"""The tab with links in time."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from explorer.data.vocabulary import FAMILIES
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.theme import Theme
from explorer.presentation.timeline import TimelineBar
from explorer.presentation.timeline_subject import shown_timeline
from explorer.web.charts.timeline import timeline_figure
from explorer.web.filter_options import FilterOptions
from explorer.web.tabs.chart_parts import chart_component, chart_key
from explorer.workspace import Workspace


def timeline_tab(
    workspace: Workspace, options: FilterOptions, view: View, theme: Theme
) -> list[Component]:
    """The links of what is selected, in time, over the days of the time strip."""
    strip = options.histogram
    shown = shown_timeline(workspace, view, (strip.first, strip.last))
    bars, date_range = shown.bars, shown.date_range
    names = " – ".join(workspace.dataset.label(node) for node in shown.subject)
    heading = html.H2(f"Links in time: {names}" if names else "Links in time")
    if not bars:
        return [heading, html.P("No dated link of these kinds here.", className="lead")]
    lead = (
        "Each row is a link, from when it began to when it ended or was last reported: "
        f"{count_noun(len(bars), 'link')}. Click a bar for the evidence."
    )
    if shown.left_out:
        count = f"{len(bars) + shown.left_out:,}"
        lead += f" These are the strongest of {count}: choose kinds, or a pair, to see others."
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
