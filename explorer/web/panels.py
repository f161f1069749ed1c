"""Plain data as components: details, legend, table, time strip."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import dash_mantine_components as dmc
import networkx as nx
from dash import html
from dash.development.base_component import Component

from explorer.appearance import PALETTES, Theme, shape_swatch
from explorer.captions import number
from explorer.details import Chapter, Details, Piece, Proof, Statement
from explorer.legend import CAMP, FAMILY, Entry, family_swatch
from explorer.model import Dataset
from explorer.timestrip import Months
from explorer.view import MAX_HOPS, View
from explorer.vocabulary import ACTOR_TYPES, FAMILIES, KINDS
from explorer.web import ids
from explorer.web.parts import Content, button, named, picture, words

_GROUPS = {CAMP: "Colours: the sides", FAMILY: "Lines: the links"}
_HINTS = {CAMP: "Click to see who is on it.", FAMILY: "Click for only these, again for all."}


def details_panel(details: Details, view: View) -> list[Component]:
    """What is known of the selection."""
    parts: list[Component] = [
        html.H2(words(details.title), className="details-title"),
        html.P(details.subtitle, className="details-subtitle"),
    ]
    if len(view.selected_nodes) == 1:
        parts.append(_focus(view))
    if details.description:
        parts.append(html.P(details.description))
    if details.also:
        names: list[Content] = ["Also: "]
        for index, name in enumerate(details.also):
            names += [", " if index else "", html.Bdi(name)]
        parts.append(html.P(names, className="also"))
    if details.standings:
        rows = [
            html.Li([html.Strong(f"{standing.theater}: "), *words(standing.sentence)])
            for standing in details.standings
        ]
        parts.append(html.Ul(rows, className="standings"))
    if details.members:
        parts.append(html.H3(f"Members ({len(details.members)})"))
        parts.append(html.Ul([html.Li(words(member)) for member in details.members]))
    parts += [_chapter(chapter) for chapter in details.chapters]
    if not details.chapters:
        parts.append(html.P("No links in the data.", className="muted"))
    return parts


def _focus(view: View) -> Component:
    """Buttons that leave only what lies around the selection."""
    (node,) = view.selected_nodes
    here = view.focus == node
    steps = [
        button(
            str(hops),
            "focus",
            f"{node}:{hops}",
            title=f"Only what lies within {number(hops, 'step')} (key {hops})",
            label=f"Only within {number(hops, 'step')}",
            pressed=here and view.hops == hops,
        )
        for hops in range(1, MAX_HOPS + 1)
    ]
    whole = button(
        "all", "focus", "", title="Show the whole map again (Esc)", pressed=view.focus is None
    )
    return html.Div([html.Span("Steps around it: "), *steps, whole], className="focus")


def _chapter(chapter: Chapter) -> Component:
    heading = f"{chapter.heading} ({len(chapter.statements)})"
    body = html.Ul([_statement(one) for one in chapter.statements], className="statements")
    if chapter.folded:
        return html.Details([html.Summary(heading), body], className="chapter")
    return html.Section([html.H3(heading), body], className="chapter")


def _statement(statement: Statement) -> Component:
    facts = [
        *statement.theaters,
        statement.when,
        f"{statement.confidence} confidence",
    ]
    if statement.state:
        facts.append(statement.state)
    mark = [html.Span(className=f"mark {statement.family}", title=statement.meaning)]
    evidence: list[Component] = [_proof(proof) for proof in statement.proofs]
    if statement.note:
        evidence.insert(0, html.P(statement.note, className="note"))
    denied = any(proof.against for proof in statement.proofs)
    label = number(len(statement.proofs), "source") + (", one against" if denied else "")
    return html.Li(
        [
            html.P([*mark, *words(statement.sentence)], className="sentence"),
            html.P(" · ".join(filter(None, facts)), className="facts"),
            html.Details([html.Summary(label), *evidence], className="evidence"),
        ],
        className="statement outside" if statement.state else "statement",
    )


def _proof(proof: Proof) -> Component:
    stance = [html.Strong("Against: ")] if proof.against else []
    return html.Blockquote(
        [
            html.P([*stance, proof.claim]),
            html.Footer(
                [
                    html.Span(
                        proof.grade,
                        className="grade",
                        title=proof.grade_meaning,
                        role="img",
                        **named(f"Grade {proof.grade}. {proof.grade_meaning}"),
                    ),
                    " ",
                    html.A(
                        proof.title,
                        href=proof.url,
                        target="_blank",
                        rel="noopener noreferrer nofollow",
                    ),
                    f", {proof.publisher}, {proof.date}",
                ]
            ),
        ],
        className="proof against" if proof.against else "proof",
    )


def intro(dataset: Dataset) -> list[Component]:
    """What the details say before anything is chosen."""
    parties: list[Component] = []
    for theater in dataset.theaters.values():
        names: list[Content] = [html.Strong(f"{theater.name}: ")]
        for index, party in enumerate(theater.parties):
            names += [", " if index else "", *words((Piece(dataset.label(party), party),))]
        parties.append(html.Li(names))
    return [
        html.H2("How to read this map", className="details-title"),
        html.P(dataset.description or dataset.title),
        html.Ul(
            [
                html.Li("Those who stand close help each other; those far apart do not."),
                html.Li("A solid line is help or a bond, a dashed red one a fight, a dotted "
                        "one talks. The thicker, the more links."),
                html.Li("Click anybody, or any line, to read who says so."),
            ]
        ),
        html.H3("The sides that fight"),
        html.Ul(parties),
    ]  # fmt: skip


def legend_bar(entries: Iterable[Entry], view: View) -> list[Component]:
    """The sides and the lines of the picture; lines are filters, sides show their members.

    The shapes stand in the filters, beside the types that they mean.
    """
    groups: dict[str, list[Component]] = {CAMP: [], FAMILY: []}
    for entry in entries:
        if entry.group == CAMP:
            sign = button(
                [*picture(entry.swatch), entry.label],
                "camp",
                entry.id,
                title=f"{entry.meaning} Click to see who is on it.",
            )
        elif entry.group == FAMILY:
            own = frozenset(kind.id for kind in KINDS.values() if kind.family == entry.id)
            sign = button(
                [*picture(entry.swatch, wide=True), entry.label],
                "only",
                f"family:{entry.id}",
                title=f"{entry.meaning} Click for only these, again for all.",
                pressed=view.kinds == own,
            )
        else:
            continue
        groups[entry.group].append(html.Li(sign))
    return [
        html.Ul(rows, className="legend-row", **named(_GROUPS[group]))
        for group, rows in groups.items()
        if rows
    ]


def nothing(view: View) -> list[Component]:
    """Why a picture is empty, and the ways back."""
    ways = []
    if view.span:
        ways.append(("date", "Show any date"))
    if view.kinds is not None or view.types is not None:
        ways.append(("kinds", "Show all kinds and types"))
    if view.focus:
        ways.append(("focus", "Show the whole map"))
    if view.theater:
        ways.append(("theater", "Show all theaters"))
    return [
        html.P("Nothing to see with these filters."),
        html.P([button(label, "lift", what, look="way") for what, label in ways]),
    ]


COLUMNS: tuple[tuple[str, str], ...] = (
    ("from", "From"),
    ("kind", "Link"),
    ("to", "To"),
    ("theater", "Theater"),
    ("since", "Since"),
    ("until", "Until"),
    ("confidence", "Confidence"),
    ("sources", "Sources"),
)


NEWEST_FIRST = ("since", True)
"""How the table is sorted at first."""


def table(dataset: Dataset, shown: nx.MultiDiGraph, by: str, *, down: bool) -> Component:
    """Every link that the picture shows, one to a row."""
    rows = []
    for source, target, data in shown.edges(data=True):
        theaters = [dataset.theaters[one].name for one in data["theaters"].split(",") if one]
        cells = {
            "from": dataset.label(source),
            "kind": KINDS[data["kind"]].label,
            "to": dataset.label(target),
            "theater": ", ".join(theaters),
            "since": data["since"],
            "until": data["until"],
            "confidence": data["confidence"],
            "sources": str(len(data["sources"].split(","))),
        }
        rows.append((source, target, cells))
    grades = {"high": 0, "moderate": 1, "low": 2}

    def order(row: tuple[str, str, dict[str, str]]) -> tuple[float, str, str, str]:
        cells = row[2]
        first = {"sources": float(cells["sources"]), "confidence": grades[cells["confidence"]]}
        return (first.get(by, 0), cells[by].casefold(), cells["from"], cells["to"])

    rows.sort(key=order, reverse=down)
    head = []
    for column, label in COLUMNS:
        state = ("descending" if down else "ascending") if column == by else "none"
        arrow = {"ascending": " ▲", "descending": " ▼", "none": ""}[state]
        arrows: dict[str, Any] = {"aria-hidden": "true"}
        sorter = html.Button(
            [label, html.Span(arrow, **arrows)],
            id=ids.sort_button(column),
            type="button",
            n_clicks=0,
            className="sort",
        )
        sorted_by: dict[str, Any] = {"aria-sort": state}
        head.append(html.Th(sorter, scope="col", **sorted_by))
    body = [
        html.Tr(
            [
                html.Td(words((Piece(cells["from"], source),))),
                html.Td(words((Piece(cells["kind"], f"{source}~{target}"),))),
                html.Td(words((Piece(cells["to"], target),))),
                *(html.Td(cells[column]) for column, _ in COLUMNS[3:]),
            ]
        )
        for source, target, cells in rows
    ]
    return html.Table(
        [
            html.Caption(f"All that the picture shows: {number(len(rows), 'line')}"),
            html.Thead(html.Tr(head)),
            html.Tbody(body),
        ],
        className="links",
    )


def strip(months: Months) -> list[Component]:
    """The bars of the time strip as plain SVG, once for each theme."""
    tallest = max((sum(count.values()) for count in months.counts), default=0) or 1
    wide = len(months.starts) * 10
    pictures: list[Component] = []
    for theme in Theme:
        bars = []
        for index, counts in enumerate(months.counts):
            top = 40.0
            for family, count in counts.items():
                # The root makes single links visible beside the months of an offensive.
                high = 40 * (count / tallest) * (tallest / sum(counts.values())) ** 0.5
                top -= high
                bars.append(
                    f'<rect x="{index * 10 + 1}" y="{top:.1f}" width="8" height="{high:.1f}" '
                    f'fill="{PALETTES[theme].families[family]}"/>'
                )
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 40" '
            f'preserveAspectRatio="none">{"".join(bars)}</svg>'
        )
        pictures.append(
            html.Img(
                src="data:image/svg+xml," + svg.replace("#", "%23"),
                alt="Links by the month in which they begin",
                className=f"only-{theme}",
            )
        )
    return pictures


def day_marks(months: Months) -> list[dict[str, int | str]]:
    """A mark for each January on the slider."""
    return [
        {"value": start.toordinal(), "label": str(start.year)}
        for start in months.starts
        if start.month == 1
    ]


def day_text(day: int) -> str:
    """A day as the page writes it."""
    found = date.fromordinal(day)
    return f"{found.day} {found:%b %Y}"


def kind_filters(kinds: Iterable[str]) -> list[Component]:
    """The boxes of the link kinds that occur, under the heading of their family."""
    present = set(kinds)
    rows: list[Component] = []
    for family, entry in FAMILIES.items():
        own = [kind for kind in KINDS.values() if kind.family is family and kind.id in present]
        if not own:
            continue
        heading = html.Div(
            [
                *picture(family_swatch(family), wide=True),
                html.Span(entry.label, title=entry.meaning),
                _only(f"family:{family}", entry.label),
            ],
            className="family",
        )
        rows.append(heading)
        rows += [
            _box(
                kind.id, kind.label, kind.meaning, ids.kind_count(kind.id), only=f"kinds:{kind.id}"
            )
            for kind in own
        ]
    return rows


def type_filters(types: Iterable[str]) -> list[Component]:
    """The boxes of the actor types that occur, each with its shape."""
    present = set(types)
    return [
        _box(
            one,
            entry.plural,
            entry.meaning,
            ids.type_count(one),
            only=f"types:{one}",
            sign=picture({theme: shape_swatch(one, PALETTES[theme].muted) for theme in Theme}),
        )
        for one, entry in ACTOR_TYPES.items()
        if one in present
    ]


def _box(
    value: str,
    label: str,
    meaning: str,
    count: dict[str, str],
    *,
    only: str,
    sign: Iterable[Component] = (),
) -> Component:
    return html.Div(
        [
            dmc.Checkbox(value=value, label=html.Span([*sign, label]), size="xs"),
            _only(only, label),
            html.Span("0", id=count, className="count"),
        ],
        className="box",
        title=meaning,
    )


def _only(what: str, label: str) -> Component:
    return button(
        "only",
        "only",
        what,
        title=f"Only {label.lower()}; click again for all",
        label=f"Only {label.lower()}",
        look="only",
    )
