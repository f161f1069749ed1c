"""Plain data as components: details, legend, table, time strip."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import dash_mantine_components as dmc
import networkx as nx
from dash import html
from dash.development.base_component import Component

from explorer.appearance import PALETTES, Theme
from explorer.captions import number
from explorer.details import Chapter, Details, Piece, Proof, Statement
from explorer.legend import CAMP, FAMILY, TYPE, Entry
from explorer.model import Dataset
from explorer.timestrip import Months
from explorer.vocabulary import FAMILIES, KINDS, Family
from explorer.web import ids

_GROUPS = {CAMP: "Colour: side", FAMILY: "Line: link", TYPE: "Shape: who"}


def picture(swatch: dict[str, str], *, wide: bool = False) -> list[Component]:
    """A sign, once for each theme; the style sheet shows the one that fits."""
    width = 28 if wide else 16
    return [
        html.Img(src=source, alt="", width=width, height=16, className=f"swatch only-{theme}")
        for theme, source in swatch.items()
    ]


def words(pieces: Iterable[Piece]) -> list[Component | str]:
    """A sentence; names in it lead on to their actor."""
    return [
        piece.text
        if piece.node is None
        else html.Button(piece.text, className="name", type="button", **{"data-node": piece.node})
        for piece in pieces
    ]


def details_panel(details: Details) -> list[Component]:
    """What is known of the selection."""
    parts: list[Component] = [
        html.H2(words(details.title), className="details-title"),
        html.P(details.subtitle, className="details-subtitle"),
    ]
    if details.description:
        parts.append(html.P(details.description))
    if details.also:
        names: list[Component | str] = ["Also: "]
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
                        **{"aria-label": f"Grade {proof.grade}. {proof.grade_meaning}"},
                        role="img",
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
        names: list[Component | str] = [html.Strong(f"{theater.name}: ")]
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


def legend_bar(entries: Iterable[Entry]) -> list[Component]:
    """The signs of the picture, in groups."""
    groups: dict[str, list[Component]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(
            html.Li(
                [*picture(entry.swatch, wide=entry.group == FAMILY), entry.label],
                title=entry.meaning,
            )
        )
    return [
        html.Div(
            [
                html.Span(_GROUPS[group], className="legend-group"),
                html.Ul(rows, **{"aria-label": _GROUPS[group]}),
            ]
        )
        for group, rows in groups.items()
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
        button = html.Button(
            [label, html.Span(arrow, **{"aria-hidden": "true"})],
            id=ids.sort_button(column),
            type="button",
            n_clicks=0,
            className="sort",
        )
        head.append(html.Th(button, scope="col", **{"aria-sort": state}))
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


def filter_rows(dataset: Dataset, shown_kinds: Iterable[str]) -> list[Component]:
    """The boxes of the link kinds that occur, under the heading of their family."""
    kinds = set(shown_kinds)
    rows: list[Component] = []
    for family, entry in FAMILIES.items():
        own = [kind for kind in KINDS.values() if kind.family is family and kind.id in kinds]
        if not own:
            continue
        rows.append(
            html.Div(
                [*_family_picture(family), html.Span(entry.label, title=entry.meaning)],
                className="family",
            )
        )
        rows += [_box(kind.id, kind.label, kind.meaning, ids.kind_count(kind.id)) for kind in own]
    return rows


def _family_picture(family: Family) -> list[Component]:
    from explorer.legend import family_swatch

    return picture(family_swatch(family), wide=True)


def _box(value: str, label: str, meaning: str, count: dict[str, str]) -> Component:
    return html.Div(
        [
            dmc.Checkbox(value=value, label=label, size="xs"),
            html.Span("0", id=count, className="count"),
        ],
        className="box",
        title=meaning,
    )


box = _box
