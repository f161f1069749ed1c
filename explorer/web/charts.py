"""The Plotly figures, as plain dictionaries: the browser fetches Plotly when one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from explorer.analysis.alignment import Alignment, How, Matrix, Stand
from explorer.appearance import FONT, PALETTES, Palette, Theme
from explorer.captions import number
from explorer.chronicle import Bar
from explorer.model import Dataset
from explorer.vocabulary import FAMILIES, Family

ROW = 22
"""Pixels of a row of a chart."""

WIDE = 24
"""With more columns than these a matrix is as wide as it needs, and scrolls."""

Figure = dict[str, Any]


def timeline(rows: Sequence[Bar], strip: tuple[int, int], day: int | None, theme: Theme) -> Figure:
    """Links as bars in time; `day` is the as-of date, marked by a line."""
    palette = PALETTES[theme]
    traces: list[dict[str, Any]] = []
    names = [f"{_plain(bar.label)}\u2007" for bar in rows]
    labels = list(range(len(rows)))
    for family, entry in FAMILIES.items():
        own = [index for index, bar in enumerate(rows) if bar.family is family]
        if not own:
            continue
        colour = palette.families[family]
        states = [index for index in own if not rows[index].event]
        for part, opacity in (("may", 0.35), ("sure", 0.95)):
            look = {"color": colour, "opacity": opacity}
            traces.append(_bars(rows, states, part, look) | {"name": entry.label})
        events = [index for index in own if rows[index].event]
        traces.append(_points(rows, events, colour, entry.label))
    open_ends = [index for index, bar in enumerate(rows) if bar.no_end]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_day(rows[index].last) for index in open_ends],
            "y": open_ends,
            "marker": {
                "symbol": "triangle-right",
                "size": 9,
                "color": [palette.families[rows[index].family] for index in open_ends],
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )
    shapes = []
    if day is not None:
        shapes.append(
            {
                "type": "line",
                "x0": _day(day), "x1": _day(day), "yref": "paper", "y0": 0, "y1": 1,
                "line": {"color": palette.accent, "width": 1.5, "dash": "dot"},
            }
        )  # fmt: skip
    layout = _layout(palette, len(rows)) | {
        "barmode": "overlay",
        "bargap": 0.35,
        "shapes": shapes,
        "xaxis": {
            "type": "date",
            "range": [_day(strip[0]), _day(strip[1])],
            "side": "top",
            "gridcolor": palette.rule,
            "fixedrange": True,
        },
        "yaxis": {
            "tickmode": "array",
            "tickvals": labels,
            "ticktext": names,
            "range": [len(rows) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    }
    return {"data": traces, "layout": layout}


def _bars(
    rows: Sequence[Bar], chosen: Sequence[int], part: str, look: dict[str, Any]
) -> dict[str, Any]:
    ends = [
        (rows[i].first, rows[i].last) if part == "may" else (rows[i].sure_first, rows[i].sure_last)
        for i in chosen
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(chosen),
        "base": [_day(first) for first, _ in ends],
        # Milliseconds, as Plotly counts the length of a bar on an axis of dates.
        "x": [max(last - first, 0) * 86_400_000 for first, last in ends],
        "customdata": [rows[i].pair for i in chosen],
        "hovertext": [f"{_plain(rows[i].label)}<br>{_plain(rows[i].words)}" for i in chosen],
        "hoverinfo": "text",
        "marker": look,
    }


def _points(rows: Sequence[Bar], chosen: Sequence[int], colour: str, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [_day((rows[i].first + rows[i].last) // 2) for i in chosen],
        "y": list(chosen),
        "customdata": [rows[i].pair for i in chosen],
        "hovertext": [f"{_plain(rows[i].label)}<br>{_plain(rows[i].words)}" for i in chosen],
        "hoverinfo": "text",
        "marker": {"color": colour, "size": 11, "symbol": "diamond"},
    }


_LEVELS: tuple[tuple[Stand, How], ...] = (
    (Stand.OPPOSES, How.CODED),
    (Stand.OPPOSES, How.INFERRED),
    (Stand.NONE, How.NONE),
    (Stand.TALKS, How.CODED),
    (Stand.BOTH, How.CODED),
    (Stand.BACKS, How.INFERRED),
    (Stand.BACKS, How.CODED),
)
"""The colours of the matrix, from one end of its scale to the other."""

_MARKS = {Stand.BACKS: "+", Stand.OPPOSES: "–", Stand.BOTH: "±", Stand.TALKS: "·", Stand.NONE: ""}


def matrix(dataset: Dataset, found: Matrix, theme: Theme) -> Figure:
    """Who stands how to whom, as a heatmap; its cells open the dossier of the pair.

    Each cell bears its meaning as a mark too: + backs, – opposes, ± both, · talks; in
    brackets where it is inferred.
    """
    palette = PALETTES[theme]
    colours = _colours(palette)
    many = len(dataset.theaters) > 1 and any(column.theater for column in found.columns)
    heads = [
        _plain(dataset.label(column.actor))
        + (f"<br>{_plain(dataset.theaters[column.theater].name)}"
           if many and column.theater else "")
        for column in found.columns
    ]  # fmt: skip
    names = [_plain(dataset.label(row)) for row in found.rows]
    steps = len(colours)
    scale = [
        [edge, colour]
        for index, colour in enumerate(colours)
        for edge in (index / steps, (index + 1) / steps)
    ]
    layout = _layout(palette, len(found.rows)) | {
        "xaxis": {"side": "top", "tickvals": list(range(len(heads))), "ticktext": heads,
                  "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "",
                  "tickangle": 0 if len(heads) < 9 else -60},
        "yaxis": {"tickvals": list(range(len(names))), "ticktext": names, "automargin": True,
                  "range": [len(names) - 0.5, -0.5], "fixedrange": True, "showgrid": False,
                  "zeroline": False, "ticks": ""},
    }  # fmt: skip
    layout["margin"]["t"] = 56 if len(heads) < 9 else 120
    if len(heads) > WIDE:
        layout["width"] = len(heads) * ROW + 160
    return {
        "data": [
            {
                "type": "heatmap",
                "z": [[_level(cell) for cell in row] for row in found.cells],
                "zmin": -0.5,
                "zmax": steps - 0.5,
                "x": list(range(len(heads))),
                "y": list(range(len(names))),
                "colorscale": scale,
                "showscale": False,
                "xgap": 1,
                "ygap": 1,
                "text": [[_mark(cell) for cell in row] for row in found.cells],
                "texttemplate": "%{text}",
                "customdata": [
                    [f"{cell.actor}~{cell.party}" if not cell.is_itself else cell.actor
                     for cell in row]
                    for row in found.cells
                ],
                "hovertext": [[_words(dataset, cell) for cell in row] for row in found.cells],
                "hoverinfo": "text",
            }
        ],
        "layout": layout,
    }  # fmt: skip


def _colours(palette: Palette) -> list[str]:
    help_, fight = palette.families[Family.SUPPORT], palette.families[Family.HOSTILITY]
    talks, both = palette.families[Family.DIPLOMACY], palette.families[Family.INTEREST]
    ground = palette.ground
    return [
        _mixed(fight, ground, 0.85),
        _mixed(fight, ground, 0.35),
        _mixed(palette.rule, ground, 0.25),
        _mixed(talks, ground, 0.35),
        _mixed(both, ground, 0.7),
        _mixed(help_, ground, 0.35),
        _mixed(help_, ground, 0.85),
    ]


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = (
        round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def _level(cell: Alignment) -> int:
    if cell.is_itself:
        return _LEVELS.index((Stand.NONE, How.NONE))
    how = How.CODED if cell.stand in (Stand.BOTH, Stand.TALKS) else cell.how
    return _LEVELS.index((cell.stand, how if cell.stand is not Stand.NONE else How.NONE))


def _mark(cell: Alignment) -> str:
    if cell.is_itself:
        return "■"
    mark = _MARKS[cell.stand]
    return f"({mark})" if mark and cell.how is How.INFERRED else mark


def _words(dataset: Dataset, cell: Alignment) -> str:
    actor, party = _plain(dataset.label(cell.actor)), _plain(dataset.label(cell.party))
    if cell.is_itself:
        return f"{actor}: the party itself"
    verb = {
        Stand.BACKS: f"backs {party}",
        Stand.OPPOSES: f"stands against {party}",
        Stand.BOTH: f"is both with and against {party}",
        Stand.TALKS: f"talks to {party}",
        Stand.NONE: f"has no stand towards {party} here",
    }[cell.stand]
    if cell.how is How.INFERRED:
        way = " &gt; ".join(_plain(dataset.label(node)) for node in cell.chains[0].nodes)
        return f"{actor} {verb}<br>inferred: {way}<br>weakest step: {cell.confidence} confidence"
    if cell.confidence is None:
        return f"{actor} {verb}"
    return (
        f"{actor} {verb}<br>coded: {number(len(cell.links), 'link')}, {cell.confidence} confidence"
    )


def _layout(palette: Palette, rows: int) -> dict[str, Any]:
    return {
        "height": max(rows, 3) * ROW + 90,
        "margin": {"l": 8, "r": 24, "t": 40, "b": 16},
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "font": {"family": FONT, "size": 12, "color": palette.ink},
        "showlegend": False,
        "hoverlabel": {"bgcolor": palette.ink, "font": {"color": palette.ground, "size": 12}},
        "dragmode": False,
    }


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _plain(text: str) -> str:
    """A text of the data as a text: Plotly reads a few tags of HTML in what it writes."""
    return escape(text, quote=False)
