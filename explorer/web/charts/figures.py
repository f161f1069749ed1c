"""The Plotly figures, as plain dictionaries: the browser fetches Plotly when one is opened.

A figure is made before anybody knows how wide the screen is. So margins and row labels are
such that a phone (390 px) has room for them, and wider screens get the rest for what is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import accumulate, groupby
from typing import Any

from explorer.analysis.alignment import Alignment, AlignmentMatrix, AlignmentType, Basis
from explorer.data.model import Dataset
from explorer.data.vocabulary import FAMILIES, Family
from explorer.data.words import MONTHS, count_noun
from explorer.layout.label_box import text_width
from explorer.presentation.legend import UNALIGNED, join_labels
from explorer.presentation.theme import FONT, PALETTES, Palette, Theme, camp_colour
from explorer.presentation.timeline import TimelineBar

ROW = 22
"""Pixels of a row of a chart."""

TALL = 1.5
"""How many rows one takes whose label has two lines."""

WIDE = 24
"""With more columns than these a matrix is as wide as it needs, and scrolls."""

UPRIGHT = 9
"""With so many columns, or more, their names are written upwards."""

LABELS = 150
"""Pixels of a row's label at most: with all around it, less than 45% of a phone's width."""

HEAD = 38
"""Pixels of a word above a column at most, where it is written across."""

ASIDE = 10
"""Pixels between the labels of the rows and what is drawn."""

TEXT, SMALL = 12, 11
"""Sizes of letters, in pixels."""

Figure = dict[str, Any]


def timeline_figure(
    rows: Sequence[TimelineBar], strip: tuple[int, int], day: int | None, theme: Theme
) -> Figure:
    """Links as bars in time; `day` is the as-of date, marked by a line that says so."""
    palette = PALETTES[theme]
    traces: list[dict[str, Any]] = []
    names = [_in_lines(bar.label) for bar in rows]
    heights = [TALL if len(lines) > 1 else 1.0 for lines in names]
    places = [
        before + height / 2 - 0.5
        for before, height in zip(accumulate(heights, initial=0.0), heights, strict=False)
    ]
    for family, entry in FAMILIES.items():
        own = [index for index, bar in enumerate(rows) if bar.family is family]
        if not own:
            continue
        colour = palette.families[family]
        states = [index for index in own if not rows[index].event]
        for part, opacity in (("may", PALE), ("sure", 0.95)):
            look = {"color": colour, "opacity": opacity}
            traces.append(_bars(rows, places, states, part, look) | {"name": entry.label})
        events = [index for index in own if rows[index].event]
        traces.append(_points(rows, places, events, colour, entry.label))
    open_ends = [index for index, bar in enumerate(rows) if bar.no_end]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_day(rows[index].last) for index in open_ends],
            "y": [places[index] for index in open_ends],
            "marker": {
                "symbol": "triangle-right",
                "size": 9,
                "color": [palette.families[rows[index].family] for index in open_ends],
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    )
    as_of = {} if day is None or not strip[0] <= day <= strip[1] else _as_of(day, strip, palette)
    # The words beside the line stand above the first bar, not over it.
    first, last = -1.5 if as_of else -0.5, max(sum(heights), 1.0) - 0.5
    labels = max((text_width(line, TEXT) for lines in names for line in lines), default=0.0)
    layout = _layout(palette, last - first, left=labels, top=28) | {
        "barmode": "overlay",
        "xaxis": {
            "type": "date",
            "range": [_day(strip[0]), _day(strip[1])],
            "side": "top",
            "gridcolor": palette.rule,
            "fixedrange": True,
            # Level, Plotly leaves out years for which there is no room.
            "tickangle": 0,
            "tickfont": {"size": SMALL},
        },
        "yaxis": _names_of_rows(["<br>".join(map(_plain, lines)) for lines in names], places)
        | {"range": [last, first]},
    }
    layout |= as_of
    return {"data": traces, "layout": layout}


PALE = 0.35
"""How opaque the parts of a bar are in which it may have begun or ended."""


def _as_of(day: int, strip: tuple[int, int], palette: Palette) -> dict[str, Any]:
    """The line of a day and the words beside it, on the side where there is more room."""
    late = day - strip[0] > strip[1] - day
    of = date.fromordinal(day)
    line = {
        "type": "line",
        "x0": _day(day), "x1": _day(day), "yref": "paper", "y0": 0, "y1": 1,
        "line": {"color": palette.accent, "width": 1.5, "dash": "dot"},
    }  # fmt: skip
    words = {
        "x": _day(day), "y": -1, "text": f"as of {of.day} {MONTHS[of.month - 1][:3]} {of.year}",
        "showarrow": False, "xanchor": "right" if late else "left", "xshift": -4 if late else 4,
        "bgcolor": palette.ground, "borderpad": 0,
        "font": {"size": SMALL, "color": palette.accent},
    }  # fmt: skip
    return {"shapes": [line], "annotations": [words]}


def _in_lines(label: str) -> list[str]:
    """The label of a row in one line, or in two; what is still too long is cut short."""
    if text_width(label, TEXT) <= LABELS:
        return [label]
    kind, colon, rest = label.partition(": ")
    parts = [kind + colon.strip(), rest] if rest else [label]
    return [_cut(part, LABELS) for part in parts]


def _cut(text: str, width: float, size: float = TEXT) -> str:
    """A text that is no wider than so many pixels."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _bars(
    rows: Sequence[TimelineBar],
    places: Sequence[float],
    chosen: Sequence[int],
    part: str,
    look: dict[str, Any],
) -> dict[str, Any]:
    ends = [
        (rows[i].first, rows[i].last) if part == "may" else (rows[i].sure_first, rows[i].sure_last)
        for i in chosen
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [places[i] for i in chosen],
        "width": 0.65,
        "base": [_day(first) for first, _ in ends],
        # Milliseconds, as Plotly counts the length of a bar on an axis of dates.
        "x": [max(last - first, 0) * 86_400_000 for first, last in ends],
        "customdata": [rows[i].pair for i in chosen],
        "hovertext": [f"{_plain(rows[i].sentence)}<br>{_plain(rows[i].words)}" for i in chosen],
        "hoverinfo": "text",
        "marker": look,
    }


def _points(
    rows: Sequence[TimelineBar],
    places: Sequence[float],
    chosen: Sequence[int],
    colour: str,
    name: str,
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [_day((rows[i].first + rows[i].last) // 2) for i in chosen],
        "y": [places[i] for i in chosen],
        "customdata": [rows[i].pair for i in chosen],
        "hovertext": [f"{_plain(rows[i].sentence)}<br>{_plain(rows[i].words)}" for i in chosen],
        "hoverinfo": "text",
        "marker": {"color": colour, "size": 11, "symbol": "diamond"},
    }


_LEVELS: tuple[tuple[AlignmentType, Basis], ...] = (
    (AlignmentType.OPPOSES, Basis.CODED),
    (AlignmentType.OPPOSES, Basis.INFERRED),
    (AlignmentType.NONE, Basis.NONE),
    (AlignmentType.TALKS, Basis.CODED),
    (AlignmentType.BOTH, Basis.CODED),
    (AlignmentType.BACKS, Basis.INFERRED),
    (AlignmentType.BACKS, Basis.CODED),
)
"""The colours of the matrix, from one end of its scale to the other."""

_MARKS = {
    AlignmentType.BACKS: "+",
    AlignmentType.OPPOSES: "–",
    AlignmentType.BOTH: "±",
    AlignmentType.TALKS: "·",
    AlignmentType.NONE: "",
}


def matrix_figure(
    dataset: Dataset, found: AlignmentMatrix, theme: Theme, selected: Sequence[str] = ()
) -> Figure:
    """Who stands how to whom, as a heatmap; its cells open the dossier of the pair.

    Each cell bears its meaning as a mark too: + backs, – opposes, ± both, · talks; in
    brackets where it is inferred. Each camp has a heading, in a row without cells. Of what
    is selected the names stand out; of one actor its row, of two the cells between them.
    """
    palette = PALETTES[theme]
    rows, columns = _row_groups(found, palette), _column_groups(dataset, found, palette)
    lines = _with_headings(found)
    place_of = {row: at for at, row in enumerate(lines) if row is not None}
    places = [place_of[at] for at in range(len(found.rows))]
    names = [_cut(dataset.label(row), LABELS) for row in found.rows]
    left = max((text_width(name, TEXT) for name in names), default=0.0)
    heads = _heads(dataset, found)
    upright = len(heads) >= UPRIGHT or any(
        text_width(line, SMALL) > HEAD for lines in heads for line in lines
    )
    if upright:
        heads = [[_cut(" ".join(lines), LABELS, SMALL)] for lines in heads]
        high = max((text_width(line, SMALL) for (line,) in heads), default=0.0) + ASIDE
    else:
        high = max(map(len, heads), default=0) * (SMALL + 3.0) + ASIDE
    colours = _colours(theme)
    steps = len(colours)
    scale = [
        [edge, colour]
        for index, colour in enumerate(colours)
        for edge in (index / steps, (index + 1) / steps)
    ]
    chosen = frozenset(selected)
    layout = _layout(palette, len(lines), left, high + (ROW if columns else 0)) | {
        "xaxis": {"side": "top", "tickvals": list(range(len(heads))),
                  "ticktext": [
                      _standing_out("<br>".join(map(_plain, lines)), palette,
                                    chosen=column.actor in chosen)
                      for lines, column in zip(heads, found.columns, strict=True)
                  ],
                  "tickfont": {"size": SMALL}, "range": [-0.5, max(len(heads), 1) - 0.5],
                  "ticklabelstandoff": BAND, "fixedrange": True, "showgrid": False,
                  "zeroline": False, "ticks": "", "tickangle": -90 if upright else 0},
        "yaxis": _names_of_rows(
            [
                _standing_out(_plain(name), palette, chosen=row in chosen)
                for name, row in zip(names, found.rows, strict=True)
            ],
            places,
        ) | {"range": [len(lines) - 0.5, -0.5]},
        "shapes": [
            *_parted_rows(rows, left + ASIDE, palette),
            *_parted_columns(columns, palette),
            *_outlined(found, places, chosen, palette),
        ],
        "annotations": [
            *_row_headings(rows, left + ASIDE, palette),
            *_column_headings(columns, high, palette),
        ],
    }  # fmt: skip
    if len(heads) > WIDE:
        margin = layout["margin"]
        layout["width"] = len(heads) * ROW + margin["l"] + margin["r"]
    cells = [None if row is None else found.cells[row] for row in lines]

    def each(say: Callable[[Alignment], Any], gap: str | None = None) -> list[list[Any]]:
        return [[say(cell) for cell in row] if row else [gap] * len(heads) for row in cells]

    return {
        "data": [
            {
                "type": "heatmap",
                "z": each(_level),
                "zmin": -0.5,
                "zmax": steps - 0.5,
                "x": list(range(len(heads))),
                "y": list(range(len(lines))),
                "colorscale": scale,
                "showscale": False,
                "hoverongaps": False,
                "xgap": 1,
                "ygap": 1,
                "text": each(_mark, ""),
                "texttemplate": "%{text}",
                "textfont": {"size": TEXT},
                "customdata": each(_selects),
                "hovertext": each(lambda cell: _words(dataset, cell)),
                "hoverinfo": "text",
            }
        ],
        "layout": layout,
    }


def _selects(cell: Alignment) -> str:
    """What a click on a cell selects."""
    return cell.actor if cell.is_itself else f"{cell.actor}~{cell.party}"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sort of cell as a legend shows it: its marks, and what they mean.

    `marks`: each with the colour of its cell and that of its letters.
    """

    marks: tuple[tuple[str, str, str], ...]
    meaning: str


def signs(found: AlignmentMatrix, theme: Theme) -> tuple[Sign, ...]:
    """What the cells of a matrix mean: only those that are in it."""
    palette, colours = PALETTES[theme], _colours(theme)
    there = {(_level(cell), mark) for row in found.cells for cell in row if (mark := _mark(cell))}

    def sign(marks: Iterable[str], meaning: str) -> Sign:
        return Sign(
            tuple(
                (mark, colours[level], palette.panel if _is_strong(level, theme) else palette.ink)
                for mark in marks
                for level, one in sorted(there)
                if one == mark
            ),
            meaning,
        )

    listed = [sign([_MARKS[stand]], meaning) for stand, meaning in _MEANINGS.items()]
    listed += [
        sign([f"({_MARKS[stand]})" for stand in _MEANINGS], "inferred along a chain"),
        sign([_ITSELF], "the party itself" if found.columns[:1] and found.columns[0].theater
             else "the actor itself"),
    ]  # fmt: skip
    return tuple(one for one in listed if one.marks)


_MEANINGS = {
    AlignmentType.BACKS: "backs",
    AlignmentType.OPPOSES: "against",
    AlignmentType.BOTH: "both",
    AlignmentType.TALKS: "talks",
}

_ITSELF = "■"

BAND = 4
"""Pixels of the stripe in the colour of a camp beside its rows."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows or columns that stand together, from the place of the first to that of the last.

    `short` is a heading for where there is little room; theaters have no colour.
    """

    first: int
    last: int
    heading: str
    short: str
    colour: str | None = None


def _with_headings(found: AlignmentMatrix) -> list[int | None]:
    """The lines of a matrix: the numbers of its rows, and None where a camp has its heading."""
    numbers = iter(range(len(found.rows)))
    lines: list[int | None] = []
    for group in found.groups:
        lines.append(None)
        lines += [next(numbers) for _ in range(group.size)]
    return [*lines, *numbers]


def _row_groups(found: AlignmentMatrix, palette: Palette) -> list[_Part]:
    """The camps of the rows; the heading of each stands in the line before its first."""
    parts: list[_Part] = []
    first = 1
    for group in found.groups:
        name = _camp_name(group.label)
        colour = camp_colour(palette, group.camp)
        heading = f"{name} ({group.size})"
        parts.append(_Part(first, first + group.size - 1, heading, name, colour))
        first += group.size + 1
    return parts


def _column_groups(dataset: Dataset, found: AlignmentMatrix, palette: Palette) -> list[_Part]:
    """The theaters of the columns where there are several; or the camps, where they are actors."""
    theaters = [column.theater for column in found.columns]
    parts: list[_Part] = []
    if any(theaters):
        if len(dataset.theaters) > 1 and len(set(theaters)) > 1:
            for theater, own in groupby(theaters):
                first = parts[-1].last + 1 if parts else 0
                name = dataset.theaters[theater].name if theater else ""
                parts.append(_Part(first, first + len(list(own)) - 1, name, name))
        return parts
    for group in found.groups:
        first = parts[-1].last + 1 if parts else 0
        name, colour = _camp_name(group.label), camp_colour(palette, group.camp)
        parts.append(_Part(first, first + group.size - 1, name, group.label or name, colour))
    return parts


def _camp_name(label: str | None) -> str:
    """As the legend of the map has it."""
    return UNALIGNED if label is None else f"With {join_labels(label)}"


def _heads(dataset: Dataset, found: AlignmentMatrix) -> list[list[str]]:
    """The names above the columns, a word to a line."""
    return [dataset.label(column.actor).split() for column in found.columns]


def _names_of_rows(names: Sequence[str], places: Sequence[float]) -> dict[str, Any]:
    return {
        "tickvals": list(places),
        "ticktext": list(names),
        "ticks": "",
        "ticklabelstandoff": BAND + 2,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def _standing_out(name: str, palette: Palette, *, chosen: bool) -> str:
    """The name of what is selected, to be found at a glance; `name` is text for Plotly."""
    return f'<b><span style="color:{palette.accent}">{name}</span></b>' if chosen else name


def _parted_rows(parts: Sequence[_Part], left: float, palette: Palette) -> Iterator[dict[str, Any]]:
    """A rule above each heading, a dot in the camp's colour before it, a stripe beside its rows."""
    thin = {"color": palette.rule, "width": 1}
    for part in parts:
        top = part.first - 1.5
        if part is not parts[0]:
            yield {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top,
                   "line": thin}  # fmt: skip
            yield {"type": "line", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
                   "x0": -left, "x1": 0, "y0": top, "y1": top, "line": thin}  # fmt: skip
        yield {"type": "circle", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
               "x0": -left, "x1": 10 - left, "ysizemode": "pixel", "yanchor": part.first - 1,
               "y0": -5, "y1": 5, "fillcolor": part.colour, "line": {"width": 0}}  # fmt: skip
        yield {"type": "rect", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
               "x0": -BAND, "x1": -1, "y0": part.first - 0.5, "y1": part.last + 0.5,
               "fillcolor": part.colour, "line": {"width": 0}}  # fmt: skip


def _row_headings(
    parts: Sequence[_Part], left: float, palette: Palette
) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield {"xref": "paper", "x": 0, "xanchor": "left", "xshift": 15 - left,
               "y": part.first - 1, "yanchor": "middle", "text": _plain(part.heading),
               "showarrow": False, "borderpad": 0,
               "font": {"size": TEXT, "color": palette.ink, "weight": 600}}  # fmt: skip


def _parted_columns(parts: Sequence[_Part], palette: Palette) -> Iterator[dict[str, Any]]:
    for part in parts:
        if part is not parts[0]:
            at = part.first - 0.5
            yield {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1,
                   "line": {"color": palette.muted, "width": 1}}  # fmt: skip
        if part.colour:
            yield {"type": "rect", "x0": part.first - 0.5, "x1": part.last + 0.5,
                   "yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": 1, "y1": BAND,
                   "fillcolor": part.colour, "line": {"width": 0}}  # fmt: skip


def _column_headings(
    parts: Sequence[_Part], high: float, palette: Palette
) -> Iterator[dict[str, Any]]:
    """What stands above the names of the columns, as long as there is room for it."""
    for part in parts:
        room = (part.last - part.first + 1) * ROW - GAP
        fitting = [one for one in (part.heading, part.short) if text_width(one, TEXT) <= room]
        words = fitting[0] if fitting else _cut(part.short, room)
        if len(words) < LEAST and not fitting:
            continue  # its stripe has to do
        yield {"x": part.first - 0.5, "xanchor": "left", "yref": "paper", "y": 1,
               "yanchor": "bottom", "yshift": high, "text": _plain(words),
               "showarrow": False, "borderpad": 0,
               "font": {"size": TEXT, "color": palette.ink, "weight": 600}}  # fmt: skip


GAP = 6
"""Pixels between the headings of two groups of columns at least."""

LEAST = 4
"""Of a heading that is cut short, fewer letters than this say nothing."""


def _outlined(
    found: AlignmentMatrix, places: Sequence[int], chosen: frozenset[str], palette: Palette
) -> Iterator[dict[str, Any]]:
    """A frame around the row of the one that is selected, or around the cells of a pair."""
    look = {"type": "rect", "line": {"color": palette.accent, "width": 2}}
    for row, place in zip(found.rows, places, strict=True):
        if row not in chosen:
            continue
        tall = {"y0": place - 0.5, "y1": place + 0.5}
        if len(chosen) == 1:
            yield look | tall | {"xref": "paper", "x0": 0, "x1": 1}
        else:
            for at, column in enumerate(found.columns):
                if column.actor in chosen - {row}:
                    yield look | tall | {"x0": at - 0.5, "x1": at + 0.5}


_STRONG = (
    _LEVELS.index((AlignmentType.OPPOSES, Basis.CODED)),
    _LEVELS.index((AlignmentType.BACKS, Basis.CODED)),
)


def _is_strong(level: int, theme: Theme) -> bool:
    """Whether a cell is dark in the light theme, and its mark therefore light."""
    return level in _STRONG and theme is Theme.LIGHT


def _colours(theme: Theme) -> list[str]:
    """The colours of `_LEVELS`: on each, what Plotly writes can be read."""
    palette = PALETTES[theme]
    strong, pale, both = (1.0, 0.35, 0.7) if theme is Theme.LIGHT else (0.5, 0.2, 0.45)
    help_, fight = palette.families[Family.SUPPORT], palette.families[Family.HOSTILITY]
    ground = palette.ground
    return [
        _mixed(fight, ground, strong),
        _mixed(fight, ground, pale),
        _mixed(palette.rule, ground, 0.25),
        _mixed(palette.families[Family.DIPLOMACY], ground, 0.35),
        _mixed(palette.families[Family.INTEREST], ground, both),
        _mixed(help_, ground, pale),
        _mixed(help_, ground, strong),
    ]


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = (
        round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def _level(cell: Alignment) -> int:
    if cell.is_itself:
        return _LEVELS.index((AlignmentType.NONE, Basis.NONE))
    how = Basis.CODED if cell.type in (AlignmentType.BOTH, AlignmentType.TALKS) else cell.basis
    return _LEVELS.index((cell.type, how if cell.type is not AlignmentType.NONE else Basis.NONE))


def _mark(cell: Alignment) -> str:
    if cell.is_itself:
        return _ITSELF
    mark = _MARKS[cell.type]
    return f"({mark})" if mark and cell.basis is Basis.INFERRED else mark


def _words(dataset: Dataset, cell: Alignment) -> str:
    actor, party = _plain(dataset.label(cell.actor)), _plain(dataset.label(cell.party))
    if cell.is_itself:
        return f"{actor}: the party itself"
    verb = {
        AlignmentType.BACKS: f"backs {party}",
        AlignmentType.OPPOSES: f"stands against {party}",
        AlignmentType.BOTH: f"is both with and against {party}",
        AlignmentType.TALKS: f"talks to {party}",
        AlignmentType.NONE: f"has no stand towards {party} here",
    }[cell.type]
    if cell.basis is Basis.INFERRED:
        way = " &gt; ".join(_plain(dataset.label(node)) for node in cell.chains[0].nodes)
        return f"{actor} {verb}<br>inferred: {way}<br>weakest step: {cell.confidence} confidence"
    if cell.confidence is None:
        return f"{actor} {verb}"
    links = count_noun(len(cell.links), "link")
    return f"{actor} {verb}<br>coded: {links}, {cell.confidence} confidence"


def _layout(palette: Palette, rows: float, left: float, top: float) -> dict[str, Any]:
    """What all charts have in common; `left` are the pixels of the labels of the rows."""
    margin = {"l": round(left) + ASIDE, "r": 14, "t": round(top), "b": 12}
    return {
        "height": round(rows * ROW) + margin["t"] + margin["b"],
        "margin": margin,
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "font": {"family": FONT, "size": TEXT, "color": palette.ink},
        "showlegend": False,
        "hoverlabel": {"bgcolor": palette.ink, "font": {"color": palette.ground, "size": TEXT}},
        "dragmode": False,
        "shapes": [],
        "annotations": [],
    }


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _plain(text: str) -> str:
    """A text of the data as a text: Plotly reads a few tags of HTML in what it writes."""
    return escape(text, quote=False)
