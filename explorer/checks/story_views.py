"""Checks the views of stories, which are read as the page reads an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

from explorer.data.model import Dataset, StoryStep
from explorer.data.places import Place
from explorer.data.problem_texts import ProblemCode
from explorer.data.reading import ObjectPlaces, read_with_places
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.graph.view import default_view
from explorer.graph.view_query import REASON_ALONE, change_view, view_from_query


def read_checked_with_places(path: Path | str) -> tuple[Dataset, ObjectPlaces]:
    """The dataset in a file, its stories checked too, and where in the file each object is.

    Raises DataError, with everything that is wrong, if it cannot be used.
    """
    return read_with_places(path, check_story_views)


def check_story_views(dataset: Dataset, places: ObjectPlaces, problems: ProblemCollector) -> None:
    """Add a problem for each part of a story's view that makes no sense.

    `dataset` may be the draft of a file with other problems, as `read_with_places` makes it.
    """
    for story in dataset.stories.values():
        for number, step in enumerate(story.steps, start=1):
            for place, notice in _notices(step, places.views.get((story.id, number), {}), dataset):
                # An id that is not in the file has been found with all other references.
                if problems.is_known_at(place):
                    continue
                about = f"story {story.id}, step {number}, view"
                problems.add_problem(place, ProblemCode.STORY_VIEW, about=about, notice=notice)


def read_checked_dataset(path: Path | str) -> Dataset:
    """The dataset in a file; DataError, with everything that is wrong, if it cannot be used."""
    return read_checked_with_places(path)[0]


def _notices(
    step: StoryStep, places: Mapping[str, tuple[Place, Place]], dataset: Dataset
) -> Iterator[tuple[Place, str]]:
    """What makes no sense in the view of a step, each with its place."""
    _, notices = view_from_query(urlencode(step.view), dataset, notice=REASON_ALONE)
    if not notices:
        return
    # Each part is read again by itself, to find out which of them a notice is about.
    start = default_view(dataset)
    place_of: dict[str, Place] = {}
    for name, value in step.view.items():
        for notice in change_view(start, name, value, dataset, notice=REASON_ALONE)[1]:
            place_of.setdefault(notice, places[name][1])
    first = next(iter(places.values()))[0]
    for notice in notices:
        yield place_of.get(notice, first), notice
