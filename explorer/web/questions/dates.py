"""Two dates: what changed between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal

import dash_mantine_components as dmc
import networkx as nx
from dash import html
from dash.development.base_component import Component

from explorer.analysis.changes import SignChange
from explorer.data.ids import pair_id
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import Family
from explorer.data.words import count_noun
from explorer.graph.build import membership_id
from explorer.graph.question import TwoDatesQuestion
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.overlays.dates import find_changes
from explorer.presentation.text_run import TextRun, name_runs, pair_run
from explorer.web import ids
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, folded_list, render_runs
from explorer.web.questions.answer import LISTED_ROWS, QuestionAnswer, QuestionPage
from explorer.workspace import Workspace

OFFERED_MONTHS_BACK: dict[int, str] = {
    1: "A month before",
    6: "Half a year before",
    12: "A year before",
    36: "Three years before",
}
"""The second dates to choose from, by how many months before the first they lie."""


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """What is new, over or no longer reported, and which pairs changed sign between two dates."""
    dataset = workspace.dataset
    found = find_changes(workspace, shown, view)
    if found is None:
        return QuestionAnswer(
            [
                element(
                    "p",
                    "The picture shows links of any date. Give it one, below the map, and what "
                    "changed since another day can be told.",
                )
            ]
        )
    is_named = isinstance(view.question, TwoDatesQuestion) and view.question.versus is not None
    began = _links(dataset, found.changes.began, key=lambda link: link.period.first_day)
    ended = _links(dataset, found.changes.ended, key=lambda link: link.period.last_day)
    unreported = _links(dataset, found.changes.unreported, key=lambda link: link.period.last_day)
    turns = [_turn_row(dataset, turn, view) for turn in found.changes.sign_changes]
    dates = f"{found.earlier.words} to {found.later.words}"
    if is_named:
        summary = f"From {dates}:"
    else:
        summary = f"No second date is given, so this is the year before: from {dates}."
    return QuestionAnswer(
        [
            _choice_of_dates(found.date, found.second, is_named=is_named),
            element("p", summary),
            _signs(shown, found.picture.overlay.change_by_line.values()),
            *_section("New", _rows(dataset, began, found.changes.began, view)),
            *_section("Over", _rows(dataset, ended, found.changes.ended, view)),
            *_unreported_section(_rows(dataset, unreported, found.changes.unreported, view)),
            *_section("Changed sides", turns),
        ],
        found.picture,
    )


def _links(dataset: Dataset, keys: Iterable[str], *, key: Callable[[Link], int]) -> Sequence[Link]:
    """The links among these, memberships left out, the newest first."""
    links = [dataset.links[one] for one in keys if one in dataset.links]
    return sorted(links, key=lambda link: (-key(link), link.id))


def _choice_of_dates(span: Span, second: Span, *, is_named: bool) -> MarkupNode:
    """Buttons for second dates that are often wanted; another can be typed above."""
    ways = []
    for months, label in OFFERED_MONTHS_BACK.items():
        other = span.months_before(months)
        ways.append(
            button(
                label,
                "versus",
                str(other),
                title=f"Compare with {other.words}",
                pressed=is_named and other == second,
            )
        )
    return element("div", ways, class_name="measures")


def _signs(shown: nx.MultiDiGraph, changes: Collection[str]) -> MarkupNode:
    """What the lines of the map mean, drawn as they are there; `changes`: of all lines."""
    stayed = sum(
        data.get("change", "stayed") == "stayed" and data["family"] != Family.MEMBERSHIP
        for _, _, data in shown.edges(data=True)
    )
    return element(
        "ul",
        [
            element("li", [element("span", class_name=f"change {change}"), label])
            for change, label in (
                ("began", "strong: new, or with a new kind of link"),
                ("lessened", "dashed and dotted: partly over"),
                ("ended", "grey and dotted: over"),
                ("unreported", "grey and dashed: no longer reported"),
                ("stayed", f"pale: as before ({count_noun(stayed, 'link')})"),
            )
            if change in changes or change in ("began", "ended", "stayed")
        ],
        class_name="changes",
        aria_label="Lines of the map",
    )


def _section(heading: str, rows: Sequence[MarkupNode]) -> list[MarkupNode]:
    """A list under a heading that counts its rows."""
    none = element("p", "None.", class_name="muted")
    body = folded_list(rows, LISTED_ROWS) if rows else [none]
    return [element("h3", f"{heading} ({len(rows)})"), *body]


def _unreported_section(rows: Sequence[MarkupNode]) -> list[MarkupNode]:
    """What was last reported between the two dates, apart from what is over; nothing if none."""
    if not rows:
        return []
    heading, *listed = _section("No longer reported", rows)
    about = element("p", "Nobody says whether these went on or stopped.", class_name="muted")
    return [heading, about, *listed]


def _turn_row(dataset: Dataset, turn: SignChange, view: View) -> MarkupNode:
    way = "from hostile to friendly" if turn.after > turn.before else "from friendly to hostile"
    return element(
        "li",
        render_runs([pair_run(dataset, turn.pair), TextRun(f": {way}")]),
        aria_current=_is_current(turn.pair, view),
    )


def _rows(
    dataset: Dataset, links: Sequence[Link], keys: Iterable[str], view: View
) -> list[MarkupNode]:
    """The rows of some links, then those of the alliances whose lines are among the keys."""
    return [
        *(_link_row(dataset, link, view) for link in links),
        *(_alliance_row(dataset, one, view) for one in _alliances_of(dataset, keys)),
    ]


def _alliances_of(dataset: Dataset, keys: Iterable[str]) -> list[Alliance]:
    """The alliances to which some lines of membership belong, in the file's order."""
    wanted = set(keys)
    return [
        alliance
        for alliance in dataset.alliances.values()
        if any(membership_id(alliance.id, member.actor) in wanted for member in alliance.members)
    ]


def _alliance_row(dataset: Dataset, alliance: Alliance, view: View) -> MarkupNode:
    """An alliance with its members, as a row among links."""
    members = [member.actor for member in alliance.members]
    pairs = {pair_id(alliance.id, member) for member in members}
    return element(
        "li",
        render_runs(
            (
                TextRun(alliance.label, alliance.id),
                TextRun(" of "),
                *name_runs(dataset, members, last=" and "),
                TextRun(f", {alliance.period.as_known_on(view.last_day).words}"),
            )
        ),
        aria_current="true" if view.selected in pairs | {alliance.id} else None,
    )


def _is_current(pair: tuple[str, str], view: View) -> Literal["true"] | None:
    """Whether the line that is chosen on the map is that of a row."""
    return "true" if view.selected == pair_id(*pair) else None


def _link_row(dataset: Dataset, link: Link, view: View) -> MarkupNode:
    return element(
        "li",
        render_runs(
            (
                TextRun(dataset.label(link.from_id), link.from_id),
                TextRun(" "),
                TextRun(link.entry.verb, pair_id(link.from_id, link.to_id)),
                TextRun(" "),
                TextRun(dataset.label(link.to_id), link.to_id),
                TextRun(", "),
                TextRun(
                    link.period.as_known_on(view.last_day).words, pair_id(link.from_id, link.to_id)
                ),
            )
        ),
        aria_current=_is_current((link.from_id, link.to_id), view),
    )


def _date_field(_workspace: Workspace) -> list[Component]:
    """The choice of the second date."""
    return [
        html.Div(
            dmc.TextInput(
                id=ids.VERSUS,
                label="The other date",
                description="A year, a month or a day: 2014, Sep 2018, 9 October 2019",
                placeholder="September 2018",
                debounce=True,
                size="xs",
            ),
            className="ends",
        )
    ]


PAGE = QuestionPage(
    label="Two dates",
    title="What changed between two dates?",
    lead="What is new, what is over or no longer reported, and who has changed sides.",
    answer=answer,
    controls=_date_field,
    control_values=lambda question: {ids.VERSUS: str(question.versus or "")},
)
