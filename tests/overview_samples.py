"""Small made-up files for pictures by areas, and pictures and contents of their views.

`rival_file` has two theaters. In the east (to the right) red and blue fight, in the west green and
gold. Norland helps red and green, Sudmark helps blue and gold, and the two do business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import ActorType, Confidence
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.overview.content import OverviewContent
from explorer.presentation.overview.find import overview_content
from explorer.workspace import Workspace
from samples import actor, dataset, evidence, link

DAY = "2019-12-25"
RED, BLUE = SideKey("east", "red"), SideKey("east", "blue")
GREEN, GOLD = SideKey("west", "green"), SideKey("west", "gold")
PARTIES: dict[str, tuple[str | dict[str, str], ...]] = {
    "east": ("red", "blue"),
    "west": ("green", "gold"),
}


def group(who: str, **rest: Any) -> Actor:
    """An armed group."""
    return actor(who, ActorType.ARMED_GROUP, **rest)


def groups(names: str) -> list[Actor]:
    """Armed groups, by their ids with blanks between."""
    return [group(name) for name in names.split()]


def low(start: str, kind: str, end: str, *theaters: str, **rest: Any) -> Link:
    """A link of low confidence."""
    return link(start, kind, end, *theaters, confidence=Confidence.LOW, **rest)


def disputed(start: str, kind: str, end: str, *theaters: str, **rest: Any) -> Link:
    """A link with evidence against it and no high confidence."""
    against = [evidence(), evidence("They deny it.", against=True)]
    return link(
        start, kind, end, *theaters, confidence=Confidence.MODERATE, evidence=against, **rest
    )


def rival_items() -> list[Actor | Link]:
    """What stands in `rival_file`."""
    return [
        *groups("red blue green gold"),
        link("red", "combat", "blue", "east", since="2011"),
        link("green", "combat", "gold", "west", since="2019-04"),
        link("norland", "military", "red", "east", since="2011"),
        link("sudmark", "troops", "blue", "east", since="2015"),
        link("norland", "weapons", "green", "west", since="2019-05"),
        link("sudmark", "military", "gold", "west", since="2019-06"),
        link("norland", "economic", "sudmark", since="2010"),
    ]


def rival_file(
    *items: Actor | Link | Alliance,
    without: tuple[str, ...] = (),
    theaters: Mapping[str, tuple[str | dict[str, str], ...]] = PARTIES,
    **header: Any,
) -> Dataset:
    """The file with rivals, with more items. `without`: ids of links that are left out."""
    own = [one for one in rival_items() if one.id not in without]
    given = {one.id for one in items if isinstance(one, Actor)}
    own = [one for one in own if one.id not in given]
    return dataset(*own, *items, theaters=theaters, **header)


def view_on(day: str | None, theater: str | None = None, **rest: Any) -> View:
    """A view of a day, or (None) of all of them."""
    return replace(View(theater=theater, span=Span.parse(day) if day else None), **rest)


def picture_of(
    data: Dataset, day: str | None = DAY, theater: str | None = None, **rest: Any
) -> AreaPicture:
    """The picture by areas of a day."""
    return Workspace(data).area_picture(view_on(day, theater, **rest))


def content_of(
    data: Dataset, day: str | None = DAY, theater: str | None = None, **rest: Any
) -> OverviewContent:
    """What the overview of a day says."""
    return overview_content(picture_of(data, day, theater, **rest))
