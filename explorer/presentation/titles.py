"""What a picture and a file are called: whom they show, where, and what is asked of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace

from explorer.data.model import Dataset
from explorer.data.words import join_words
from explorer.graph.question import (
    BridgesQuestion,
    ChainsQuestion,
    TwoCampsQuestion,
    TwoDatesQuestion,
)
from explorer.graph.view import ALL, ANY, NONE, OVERVIEW_TAB, View
from explorer.graph.view_query import story_view

MAX_NAMED_THEATERS = 3
"""How many theaters a title names; instead of more of them stands the title of the dataset."""

MAX_NAME_BYTES = 215
"""The longest file name, in UTF-8, before a preset and an ending: 255 is what file systems take."""

_MAX_PART, _MAX_PARTS = 40, 100
_MAX_NAMED_FILTERS = 3


def map_title(dataset: Dataset, view: View, shown: Collection[str], choice: str = "") -> str:
    """What the picture of a view shows, as its title.

    A story's step has its own title, as long as its view is what is seen. Otherwise the title
    names who is selected or in focus, the theater, and the question or the kinds of links.

    Args:
        dataset: The dataset, for names.
        view: What is seen.
        shown: The ids of who is in the picture; others are not named.
        choice: Which kinds of links and types of actors are shown, in words; "" for all.

    """
    if told := step_title(dataset, view):
        return told
    who = subject_names(dataset, subject_of(view, shown))
    where = dataset.theaters[view.theater].name if view.theater else ""
    asked = _question_words(dataset, view)
    head = " in ".join(filter(None, (who, where)))
    if asked:
        return f"{head or place_words(dataset, view.theater)}: {asked}"
    if choice:
        return f"{head or dataset.title}: {choice}"
    if where and not who:
        return f"{where}: who supports whom, who fights whom"
    return head or dataset.title


def step_title(dataset: Dataset, view: View) -> str:
    """The title of the step of a story, as long as its view is what is seen; else ""."""
    if not view.story or not _is_as_told(dataset, view):
        return ""
    name, number = view.story
    return dataset.stories[name].steps[number - 1].title


def place_words(dataset: Dataset, theater: str | None) -> str:
    """A theater, or all of them, in the title of a picture."""
    names = [dataset.theaters[theater].name] if theater else _theater_names(dataset)
    return join_words(names) if 0 < len(names) <= MAX_NAMED_THEATERS else dataset.title


def subject_of(view: View, shown: Collection[str]) -> tuple[str, ...]:
    """Whom a picture is about: who is selected, or else in focus, if they are in it."""
    selected = tuple(node for node in view.selected_nodes if node in shown)
    if selected and len(selected) == len(view.selected_nodes):
        return selected
    return (view.focus,) if view.focus in shown and view.focus else ()


def subject_names(dataset: Dataset, nodes: Sequence[str]) -> str:
    """The names of whom a picture is about: "Russia and Turkey"."""
    return join_words([dataset.label(node) for node in nodes])


def data_file_name(dataset: Dataset, view: View) -> str:
    """The name, without an ending, of a file with all that a view shows.

    `TITLE_theater_date`, and behind it what was filtered. What is only marked in a picture, such
    as who is selected, changes nothing in the data and is not in the name.
    """
    return _file_name(dataset, view, view.theater or ALL, _filters(view))


def picture_file_name(
    dataset: Dataset,
    view: View,
    subject: Sequence[str],
    *,
    theaters: Sequence[str] = (),
    tab: str = "",
    larger: str | None = None,
) -> str:
    """The name of a picture's file, without its ending.

    `TITLE_theater_date`, and behind it what tells it from other pictures of that day: the step
    of a story, or filters, whom it is about, what is asked, the tab, its page, whose areas are
    larger, and whether all lines are drawn.

    Args:
        dataset: The dataset, for its title.
        view: What is seen; its page of the overview is the one that is drawn.
        subject: The ids of whom the picture is about.
        theaters: Those that it shows, if it is not that of the view.
        tab: Which tab's picture it is, if not that of the map.
        larger: The id of the party whose areas the picture shows larger, if it does.

    """
    place = "-".join(theaters) or view.theater or ALL
    story = "{}-{:02d}".format(*view.story) if view.story else ""
    if story and _is_as_told(dataset, view):
        return _file_name(dataset, view, place, [story])
    own = "-".join(subject) if tuple(subject) != (view.focus,) else ""
    asked = "" if tab else _question_part(view)
    is_paged = view.tab == OVERVIEW_TAB and view.overview_page > 1
    page = f"part-{view.overview_page}" if is_paged else ""
    has_lines = tab in ("", "compare")
    lines = "all-lines" if view.all_lines and has_lines else ""
    side = f"{larger}-larger" if larger else ""
    parts = [*_filters(view), own, asked, story, tab, page, side, lines]
    return _file_name(dataset, view, place, parts)


def plain_title(title: str) -> str:
    """A title as a part of a file name: letters of any script, numbers and hyphens."""
    plain = unicodedata.normalize("NFKC", title)
    return re.sub(r"\W+", "-", plain)[:60].strip("-") or "conflict-explorer"


def _file_name(dataset: Dataset, view: View, place: str, parts: Sequence[str]) -> str:
    versus = view.second_date
    days = str(view.span) if view.span else ANY
    rest = "_".join((place[:_MAX_PART], days, *(["versus", str(versus)] if versus else [])))
    more = "_".join(part[:_MAX_PART].rstrip("-") for part in parts if part)[:_MAX_PARTS]
    end = "".join(f"_{part}" for part in (rest, more.rstrip("-_")) if part)
    room = max(MAX_NAME_BYTES - len(end.encode()), 12)
    title = plain_title(dataset.title).encode()[:room].decode(errors="ignore")
    return f"{title.strip('-')}{end}"


def _filters(view: View) -> list[str]:
    """What was filtered, as parts of a file name."""
    around = ""
    if view.focus:
        around = f"around-{view.focus}" + (f"-{view.hops}-steps" if view.hops > 1 else "")
    sure = _chosen(view.confidences, "confidences")
    return [
        _chosen(view.kinds, "kinds"),
        _chosen(view.types, "types"),
        f"{sure}-confidence" if view.confidences else sure,
        around,
    ]


def _chosen(chosen: Collection[str] | None, noun: str) -> str:
    if chosen is None:
        return ""
    if not chosen:
        return f"no-{noun}"
    names = sorted(map(str, chosen))
    return "-".join(names) if len(names) <= _MAX_NAMED_FILTERS else f"{len(names)}-{noun}"


def _is_as_told(dataset: Dataset, view: View) -> bool:
    """Whether a view is just that of the step of a story which it is in."""
    assert view.story is not None
    own, _ = story_view(dataset, *view.story)
    return replace(view, places=own.places) == own


def _question_words(dataset: Dataset, view: View) -> str:
    """What is asked of a picture: "chains from Russia to LNA"; "" where nothing is."""
    match view.question:
        case ChainsQuestion(start=start, end=end):
            ends = (f"{word} {dataset.label(one)}" for word, one in
                    (("from", start), ("to", end)) if one)  # fmt: skip
            return " ".join(("chains", *ends))
        case TwoDatesQuestion() if view.span and (versus := view.second_date):
            first, last = sorted((view.span, versus), key=lambda span: span.first_day)
            return f"what changed from {first.words} to {last.words}"
        case TwoCampsQuestion():
            return "two camps"
        case BridgesQuestion():
            return "who holds it together"
        case _:
            return ""


def _question_part(view: View) -> str:
    """What is asked, as a part of a file name; the second of two dates stands there anyway."""
    match view.question:
        case ChainsQuestion(start=start, end=end):
            return "-".join(("chains", start or NONE, end or NONE) if start or end else ("chains",))
        case TwoCampsQuestion(id=question) | BridgesQuestion(id=question):
            return question
        case _:
            return ""


def _theater_names(dataset: Dataset) -> list[str]:
    return [theater.name for theater in dataset.theaters.values()]
