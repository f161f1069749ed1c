"""A view as the text of a URL, read and written.

Addresses, the steps of stories, options of commands and saved views are all read here.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl, quote

from explorer.data.ids import PAIR_SEPARATOR
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, CONFIDENCES, KINDS
from explorer.graph.question import (
    BETWEEN_THEATERS,
    QUESTIONS,
    Parameter,
    Question,
    question_with_parameter,
)
from explorer.graph.span import Span
from explorer.graph.view import (
    ALL,
    ANY,
    LINE_CHOICES,
    MAP_TAB,
    MATRIX_COLUMNS,
    MAX_HOPS,
    MAX_OVERVIEW_PAGES,
    NONE,
    TABS,
    View,
    default_view,
)

_FIELD_LIFTED_BY = {
    ("theater", ALL): "theater",
    ("kinds", ALL): "kinds",
    ("types", ALL): "types",
    ("confidence", ALL): "confidences",
    ("date", ANY): "span",
    ("focus", NONE): "focus",
    ("select", NONE): "selected",
    ("ask", NONE): "question",
    ("story", NONE): "story",
    ("compare", NONE): "compared",
    ("side", NONE): "enlarged",
}
"""By a part of an address and the word that lifts it: the field of the view that it empties."""

ADDRESS_NOTICE = "Ignored in the address: {}."
"""What a notice says of a part of an address that makes no sense; {} is the reason."""

REASON_ALONE = "{}"
"""For notices that hold the reason and nothing else."""

_MAX_QUERY = 20_000
_MAX_COORDINATE = 100_000.0
_MAX_NOTICES = 5
_NUMBER = r"(-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?)"
_PAGE = re.compile(rf"[1-9][0-9]{{0,{len(str(MAX_OVERVIEW_PAGES)) - 1}}}")
_PLACE = re.compile(rf"([a-z0-9-]+):{_NUMBER}:{_NUMBER}")


def view_to_query(view: View, dataset: Dataset) -> str:
    """The view as the query of a URL, without the question mark; defaults are left out."""
    default = default_view(dataset)
    parts: list[tuple[str, str]] = []
    if view.theater is not None:
        parts.append(("theater", view.theater))
    if view.span != default.span:
        parts.append(("date", str(view.span) if view.span else ANY))
    for name, chosen, order in (
        ("kinds", view.kinds, list(KINDS)),
        ("types", view.types, [*map(str, ACTOR_TYPES)]),
        ("confidence", view.confidences, [*map(str, CONFIDENCES)]),
    ):
        if chosen is not None:
            parts.append((name, ",".join(sorted(chosen, key=order.index)) or NONE))
    if view.focus is not None:
        parts.append(("focus", view.focus))
        if view.hops != default.hops:
            parts.append(("hops", str(view.hops)))
    if view.selected is not None:
        parts.append(("select", view.selected))
    if view.tab != default.tab:
        parts.append(("tab", view.tab))
    if view.overview_page != default.overview_page:
        parts.append(("part", str(view.overview_page)))
    if view.enlarged is not None:
        parts.append(("side", view.enlarged))
    if view.compared is not None:
        parts.append(("compare", ",".join(view.compared)))
    if view.question is not None:
        parts.append(("ask", view.question.id))
        parts += (
            (name, str(value))
            for name, parameter in view.question.parameters.items()
            if (value := getattr(view.question, parameter.field)) is not None
        )
    if view.columns != default.columns:
        parts.append(("columns", view.columns))
    if view.all_lines != default.all_lines:
        parts.append(("lines", LINE_CHOICES[view.all_lines]))
    if view.story is not None:
        parts.append(("story", "{}.{}".format(*view.story)))
    if view.places:
        places = (
            f"{node}:{_tenths(x):g}:{_tenths(y):g}" for node, (x, y) in sorted(view.places.items())
        )
        parts.append(("places", ",".join(places)))
    return "&".join(f"{name}={quote(value, safe=',:~.')}" for name, value in parts)


def view_from_query(
    text: str, dataset: Dataset, *, notice: str = ADDRESS_NOTICE
) -> tuple[View, tuple[str, ...]]:
    """Read the query of a URL, with or without its question mark.

    Never fails: what makes no sense for this dataset is left at its default, and there is a
    notice about it beside the view. `notice` is the form of these notices.
    """
    if len(text) > _MAX_QUERY:
        return default_view(dataset), (notice.format("it is too long to be a view"),)
    view = default_view(dataset)
    try:
        pairs = parse_qsl(text.removeprefix("?"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return view, (notice.format("it has too many parts to be a view"),)
    return apply_parts(view, pairs, dataset, notice=notice)


def apply_parts(
    view: View,
    parts: Iterable[tuple[str, str]],
    dataset: Dataset,
    *,
    notice: str = ADDRESS_NOTICE,
) -> tuple[View, tuple[str, ...]]:
    """The view with parts changed, as the names and values of a URL say them, and notices.

    `notice` is the form of the notices.
    """
    reader = _Reader(dataset, notice)
    # The question first, wherever it stands: what belongs to another one is no part of it.
    for name, value in sorted(parts, key=lambda part: part[0] != "ask"):
        view = reader.apply(view, name, value)
    return view, tuple(reader.notices)


def story_view(dataset: Dataset, story: str, number: int) -> tuple[View, tuple[str, ...]]:
    """The view of a step of a story, and notices. What the step leaves out has its default.

    Of the tab that is the map, whose actors and lines a step lights up. `number` counts from 1.
    Raises KeyError or IndexError where there is no such step.
    """
    view = replace(default_view(dataset), tab=MAP_TAB, story=(story, number))
    return apply_parts(view, dataset.stories[story].steps[number - 1].view.items(), dataset)


def change_view(
    view: View, name: str, value: str, dataset: Dataset, *, notice: str = ADDRESS_NOTICE
) -> tuple[View, tuple[str, ...]]:
    """The view with one part changed, as that part of a URL would say it, and notices.

    `all` lifts `theater`, `kinds`, `types` and `confidence`, `any` lifts `date`, `none` lifts
    `focus`, `select`, `story`, `compare`, `side`, `ask` and what belongs to a question, `strong`
    lifts `lines`. What makes no sense leaves the view as it is. `notice` is the form of the
    notices.
    """
    return apply_parts(view, [(name, value)], dataset, notice=notice)


class _Reader:
    """Turns the parts of a query into changes of a view, and notes what makes no sense."""

    def __init__(self, dataset: Dataset, notice: str = ADDRESS_NOTICE) -> None:
        self.notice = notice
        self.dataset = dataset
        self.nodes = ChainMap[str, Any](dataset.actors, dataset.alliances)
        self.notices: list[str] = []

    def apply(self, view: View, name: str, value: str) -> View:
        if (name, value) in _FIELD_LIFTED_BY:
            lifted: dict[str, Any] = {_FIELD_LIFTED_BY[name, value]: None}
            return replace(view, **lifted)
        match name:
            case "theater" if self._known("theater", value, self.dataset.theaters):
                return replace(view, theater=value)
            case "date":
                return replace(view, span=self._span(value, view.span))
            case "kinds":
                return replace(view, kinds=self._several("kind", value, KINDS, view.kinds))
            case "types":
                return replace(view, types=self._several("type", value, ACTOR_TYPES, view.types))
            case "confidence":
                chosen = self._several("confidence", value, CONFIDENCES, view.confidences)
                return replace(view, confidences=chosen)
            case "focus" if self._known("actor", value, self.nodes):
                return replace(view, focus=value)
            case "hops":
                if value in map(str, range(1, MAX_HOPS + 1)):
                    return replace(view, hops=int(value))
                self._note(f"hops goes from 1 to {MAX_HOPS}")
            case "select":
                ends = value.split(PAIR_SEPARATOR)
                if len(ends) > 2 or len(set(ends)) < len(ends):
                    self._note(f"{_quoted(value)} is no actor and no pair")
                elif all(self._known("actor", end, self.nodes) for end in ends):
                    return replace(view, selected=PAIR_SEPARATOR.join(sorted(ends)))
            case "tab" if self._known("tab", value, TABS):
                if value != "compare" or self._has_two_theaters():
                    return replace(view, tab=value)
            case "part":
                if _PAGE.fullmatch(value):
                    return replace(view, overview_page=int(value))
                self._note(f"part goes from 1 to {MAX_OVERVIEW_PAGES}")
            case "compare":
                return replace(view, compared=self._two_theaters(value) or view.compared)
            case "ask" if self._known("question", value, QUESTIONS):
                # A question that is asked again keeps its parameters.
                if view.question is None or view.question.id != value:
                    return replace(view, question=QUESTIONS[value]())
            case "columns" if self._known("sort of columns", value, MATRIX_COLUMNS):
                return replace(view, columns=value)
            case "lines" if self._known("choice of lines", value, LINE_CHOICES):
                return replace(view, all_lines=value == LINE_CHOICES[True])
            case "story":
                return replace(view, story=self._story(value, view.story))
            case "places":
                return replace(view, places=self._places(value) or view.places)
            case "side" if self._known("side", value, self._parties()):
                return replace(view, enlarged=value)
            case "theater" | "focus" | "tab" | "ask" | "columns" | "lines" | "side":
                pass  # the guard of the case above has added a notice
            case _ if question := question_with_parameter(name):
                return replace(view, question=self._parameter(question, view, name, value))
            case _:
                self._note(f"{_quoted(name)} is not something a view has")
        return view

    def _parameter(
        self, question: type[Question], view: View, name: str, value: str
    ) -> Question | None:
        """The question of a view with one of its parameters set; this may start the question."""
        if view.question is not None and not isinstance(view.question, question):
            self._note(f"{name} belongs to ask={question.id}, not to ask={view.question.id}")
            return view.question
        parameter = question.parameters[name]
        asked = view.question or question()
        if value in (NONE, ANY):
            return view.question and replace(asked, **{parameter.field: None})
        found = self._value(parameter, name, value)
        return view.question if found is None else replace(asked, **{parameter.field: found})

    def _value(self, parameter: Parameter, name: str, value: str) -> str | Span | None:
        """The value of a parameter of a question; None, with a notice, if it makes no sense."""
        if parameter.holds == "days":
            return self._span(value, None)
        if parameter.holds == "node":
            return value if self._known("actor", value, self.nodes) else None
        if not self._known(name, value, parameter.holds):
            return None
        if value in BETWEEN_THEATERS and not self._has_two_theaters():
            return None
        return value

    def _parties(self) -> set[str]:
        return {party for theater in self.dataset.theaters.values() for party in theater.parties}

    def _two_theaters(self, value: str) -> tuple[str, str] | None:
        """The two theaters that are named; None, with a notice, if they are not two."""
        if not self._has_two_theaters():
            return None
        named = value.split(",")
        if len(named) != 2 or named[0] == named[1]:
            self._note(f"{_quoted(value)} is not two theaters with a comma between")
            return None
        # Both are looked at, so that there is a notice about each.
        known = [self._known("theater", name, self.dataset.theaters) for name in named]
        return (named[0], named[1]) if all(known) else None

    def _has_two_theaters(self) -> bool:
        """Whether there are theaters to compare; adds a notice if there are not."""
        if len(self.dataset.theaters) > 1:
            return True
        count = "one" if self.dataset.theaters else "none"
        self._note(f"a comparison needs two theaters; this file has {count}")
        return False

    def _note(self, reason: str) -> None:
        if len(self.notices) < _MAX_NOTICES:
            self.notices.append(self.notice.format(reason))

    def _known(self, what: str, value: str, known: Collection[str]) -> bool:
        if value in known:
            return True
        # Looking for a similar word is slow, and there is no notice left to show it in.
        if len(self.notices) >= _MAX_NOTICES:
            return False
        near = get_close_matches(value[:80], known, 1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        self._note(f"there is no {what} {_quoted(value)}{hint}")
        return False

    def _span(self, value: str, current: Span | None) -> Span | None:
        try:
            return Span.parse(value)
        except ValueError as error:
            self._note(f"date: {error}" if len(value) < 40 else "date: too long")
            return current

    def _several(
        self, what: str, value: str, known: Collection[str], current: frozenset[str] | None
    ) -> frozenset[str] | None:
        if value == NONE:
            return frozenset()
        chosen = [one for one in value.split(",") if self._known(what, one, known)]
        return frozenset(chosen) or current

    def _story(self, value: str, current: tuple[str, int] | None) -> tuple[str, int] | None:
        name, _, number = value.rpartition(".")
        story = self.dataset.stories.get(name)
        # Compared as text: int() refuses a number that is very long.
        if story and number in map(str, range(1, len(story.steps) + 1)):
            return name, int(number)
        self._note(f"there is no story step {_quoted(value)}")
        return current

    def _places(self, value: str) -> dict[str, tuple[float, float]]:
        places: dict[str, tuple[float, float]] = {}
        for part in value.split(","):
            match = _PLACE.fullmatch(part)
            if match and match[1] in self.nodes:
                x, y = float(match[2]), float(match[3])
                if max(abs(x), abs(y)) <= _MAX_COORDINATE:
                    places[match[1]] = (_tenths(x), _tenths(y))
                    continue
            self._note(f"{_quoted(part)} is not a place on the map")
        return places


def _tenths(number: float) -> float:
    return round(number, 1) + 0.0  # never -0


def _quoted(value: str) -> str:
    """A text from outside as a notice shows it: short, and printable characters only."""
    cut = value[:40] + ("…" if len(value) > 40 else "")
    return repr("".join(mark if mark.isprintable() else "?" for mark in cut))
