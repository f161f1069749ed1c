"""The tab with links in time."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.data.vocabulary import FAMILIES
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.presentation.timeline import TimelineBar
from explorer.presentation.timeline_subject import shown_timeline
from explorer.web.filter_options import FilterOptions
from explorer.web.markup import MarkupNode, element
from explorer.web.tabs.chart_parts import ChartContent, chart_key
from explorer.web.tabs.timeline_rows import timeline_rows
from explorer.workspace import Workspace


def timeline_tab(workspace: Workspace, options: FilterOptions, view: View) -> ChartContent:
    """The links of what is selected, in time, over the days of the time strip."""
    strip = options.histogram
    shown = shown_timeline(workspace, view, (strip.first, strip.last))
    bars, date_range = shown.bars, shown.date_range
    names = " – ".join(workspace.dataset.label(node) for node in shown.subject)
    heading = element("h2", f"Links in time: {names}" if names else "Links in time")
    if not bars:
        return ChartContent(
            (heading, element("p", "No dated link of these kinds here.", class_name="lead"))
        )
    lead = (
        "Each row is a link, from when it began to when it ended or was last reported: "
        f"{count_noun(len(bars), 'link')}. Click a bar for the evidence, or walk with the arrow "
        "keys and press Enter."
    )
    if shown.left_out:
        count = f"{len(bars) + shown.left_out:,}"
        lead += f" These are the strongest of {count}: choose kinds, or a pair, to see others."
    if not view.selected:
        lead += " Choose an actor, with the search or on the map, to see what it has to do with."
    as_of = view.span.last_day if view.span else None
    return ChartContent(
        (
            heading,
            element("p", lead, class_name="lead"),
            chart_key("What the bars mean", _timeline_legend(bars)),
            element(
                "details",
                [
                    element("summary", "The same as a list, for keys and screen readers"),
                    timeline_rows(bars, date_range, as_of, f"Timeline of {names}"),
                ],
                class_name="as-list",
            ),
        )
    )


def _timeline_legend(bars: Sequence[TimelineBar]) -> list[list[MarkupNode]]:
    """What the signs of a timeline mean: only those that are in it."""
    families = {bar.family for bar in bars}
    return [
        *(
            [_drawn_sign(f"mark {family}"), entry.label]
            for family, entry in FAMILIES.items()
            if family in families
        ),
        *(
            [_drawn_sign(f"shape {shape}"), meaning]
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


def _drawn_sign(class_name: str) -> MarkupNode:
    """A small sign that the style sheet draws."""
    return element("span", class_name=class_name)
