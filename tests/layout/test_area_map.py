"""The map by areas: one place for everybody of all time, sides in areas, nothing over another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED
from explorer.analysis.areas.area_picture import FileAreas
from explorer.analysis.areas.area_sides import SideKey
from explorer.data.model import Dataset
from explorer.data.reading import read_dataset
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from explorer.layout import AREA_FRAME, AreaMap, area_map, has_areas
from explorer.layout.area_map import DOT_REACH, RIVAL_DIAMETER, SIDE_DIAMETER
from samples import actor, alliance, dataset, link, two_wars
from sweeping import examples

Rectangle = tuple[float, float, float, float]


def map_of(data: Dataset, theater: str | None = None) -> AreaMap:
    return area_map(FileAreas(data, build_graph(data)), theater)


@cache
def shipped(theater: str | None = None) -> AreaMap:
    return map_of(read_dataset(SHIPPED), theater)


def mark_boxes(layout: AreaMap) -> dict[str, Rectangle]:
    """Left, top, right, bottom of the circle around each mark."""
    found = {}
    for node, (x, y) in layout.places.items():
        radius = layout.sizes[node] / 2
        found[node] = (x - radius, y - radius, x + radius, y + radius)
    return found


def label_boxes(layout: AreaMap) -> dict[str, Rectangle]:
    """The room of each mark and the label below it, of those that are no dots."""
    found = {}
    for node, (x, y) in layout.places.items():
        if node in layout.quiet:
            continue
        box = layout.boxes[node]
        top = y - box.diameter / 2
        found[node] = (x - box.width / 2, top, x + box.width / 2, top + box.height)
    return found


def overlaps(boxes: Mapping[str, Rectangle]) -> list[tuple[str, str]]:
    # Places are rounded to a tenth of a px.
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(boxes[one][2], boxes[other][2]) - max(boxes[one][0], boxes[other][0]) > 0.2
        and min(boxes[one][3], boxes[other][3]) - max(boxes[one][1], boxes[other][1]) > 0.2
    ]


def is_within(place: tuple[float, float], box: Rectangle) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def check(layout: AreaMap) -> None:
    """All that holds for the map of any file."""
    width, height = layout.frame
    boxes = mark_boxes(layout)
    for left, top, right, bottom in (*boxes.values(), *label_boxes(layout).values()):
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height
    assert not overlaps(boxes)
    assert not overlaps(label_boxes(layout))
    for node, place in layout.places.items():
        for key, box in layout.areas.items():
            assert is_within(place, box) == (layout.sides.get(node) == key), (node, key)
    areas = {f"{key.theater} {key.party}": box for key, box in layout.areas.items()}
    assert not overlaps(areas)
    for key, (left, top, right, bottom) in layout.areas.items():
        slot = layout.slots[key]
        assert slot[0] - 1e-6 <= left < right <= slot[2] + 1e-6
        assert slot[1] - 1e-6 <= top < bottom <= slot[3] + 1e-6


KINDS = ("troops", "weapons", "training", "political", "combat", "strikes", "economic", "part-of")
TYPES = tuple(ActorType)


@st.composite
def files(draw: st.DrawFn) -> Dataset:
    """One to six theaters with up to six parties each, and who has to do with them."""
    count = draw(st.integers(1, 6))
    parties = {
        f"war{index}": tuple(
            f"p{index}{number}" for number in range(draw(st.integers(1 if index == 0 else 0, 6)))
        )
        for index in range(count)
    }
    own = [party for some in parties.values() for party in some]
    others = [f"o{number}" for number in range(draw(st.integers(0, 14)))]
    everybody = own + others
    links = {}
    for _ in range(draw(st.integers(1, 40))):
        start, end = draw(st.sampled_from(everybody)), draw(st.sampled_from(everybody))
        kind = draw(st.sampled_from(KINDS))
        # A part is no whole of its whole.
        if start == end or (kind == "part-of" and (start in own or start <= end)):
            continue
        where = () if kind == "part-of" else (draw(st.sampled_from(sorted(parties))),)
        one = link(start, kind, end, *where)
        links[one.id] = one
    if not links:
        links["one"] = link(own[0], "contact", f"{own[0]}x", "war0")
    ends = {end for one in links.values() for end in (one.from_id, one.to_id)}
    actors = [
        actor(node, draw(st.sampled_from(TYPES)), name=draw(st.sampled_from(NAMES)))
        for node in sorted(ends & {*others})
    ]
    pact = sorted(ends & {*everybody})[:3]
    pacts = [alliance("pact", pact, kind="agreement")] if len(pact) > 1 else []
    return dataset(*actors, *links.values(), *pacts, theaters=parties)


NAMES = ("Ox", "Norland", "Army of the Northern Hills and the Coast", "Völkerbund", "北方军")


@examples(10)
@given(files(), st.sampled_from([None, "war0"]))
def test_everybody_has_a_place_of_their_own(data: Dataset, theater: str | None) -> None:
    layout = map_of(data, theater)
    graph = build_graph(data)
    linked = {
        end
        for start, to, theaters in graph.edges(data="theaters")
        for end in (start, to)
        if theater is None or theater in theaters
    }
    assert set(layout.places) == linked
    check(layout)


@examples(5, 50)
@given(files())
def test_the_same_file_gives_the_same_places(data: Dataset) -> None:
    assert map_of(data) == map_of(Dataset.model_validate(data.model_dump(by_alias=True)))


@pytest.mark.parametrize("theater", [None, "syria", "libya"])
def test_the_shipped_file(theater: str | None) -> None:
    layout = shipped(theater)
    check(layout)
    # About as wide for its height as what a window of 1280x800 leaves for it.
    width, height = layout.frame
    assert AREA_FRAME[1] - 60 <= height <= 680
    assert 1.6 <= width / height <= 1.8


def test_places_are_those_of_the_overview() -> None:
    """Outsiders at the margin, theaters by longitude, rivals between, the first one above."""
    layout = shipped()
    first, second = layout.rivals
    middle = layout.places[first][0]
    assert layout.places[second][0] == middle
    assert layout.places[first][1] < layout.places[second][1]
    for key, (left, _, right, _) in layout.areas.items():
        assert right < middle if key.theater == "libya" else left > middle
    for helper, side in (("egypt", "lna"), ("eu", "gna")):
        x, y = layout.places[helper]
        left, top, _, bottom = layout.slots[SideKey("libya", side)]
        assert x < left
        assert top < y < bottom


def test_in_one_theater_the_rivals_stand_at_the_right() -> None:
    layout = shipped("libya")
    for rival in layout.rivals:
        assert layout.places[rival][0] > max(right for _, _, right, _ in layout.areas.values())


def test_sides_that_hardly_exist_together_share_a_slot() -> None:
    slots = shipped().slots
    gna, ntc, lna = (SideKey("libya", side) for side in ("gna", "ntc", "lna"))
    assert slots[gna] == slots[ntc] != slots[lna]
    assert shipped().areas[gna] != shipped().areas[ntc]


def test_sizes_tell_roles_apart() -> None:
    layout = shipped()
    assert {layout.sizes[rival] for rival in layout.rivals} == {RIVAL_DIAMETER}
    assert layout.sizes["gna"] == SIDE_DIAMETER
    assert layout.sizes["egypt"] > layout.sizes["wagner"] > layout.sizes["haftar"]


def room(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@pytest.mark.parametrize(
    ("theater", "party"), [("syria", "sdf"), ("syria", "syria-government"), ("libya", "lna")]
)
def test_a_side_that_is_shown_larger_has_about_twice_the_room(theater: str, party: str) -> None:
    file = FileAreas(data := read_dataset(SHIPPED), build_graph(data))
    larger, usual = area_map(file, theater, enlarged=party), shipped(theater)
    check(larger)
    key = SideKey(theater, party)
    assert 1.7 <= room(larger.areas[key]) / room(usual.areas[key]) <= 3
    assert larger.enlarged == party
    assert larger.places.keys() == usual.places.keys()
    # The others keep their order.
    for one, other in combinations(usual.slots, 2):
        for axis in (0, 1):
            before = usual.slots[one][axis] - usual.slots[other][axis]
            after = larger.slots[one][axis] - larger.slots[other][axis]
            assert before * after >= 0 or abs(after) < 1e-6


def test_strong_lines_have_ways_from_their_marks_to_their_sides() -> None:
    layout = shipped("libya")
    way = layout.ways["egypt", SideKey("libya", "lna"), False, True]
    assert way[0] == layout.places["egypt"]
    assert way[-1][0] == pytest.approx(layout.slots[SideKey("libya", "lna")][0], abs=0.06)
    assert way[0][1] == way[-1][1]


def test_people_stand_near_those_to_whom_they_belong() -> None:
    data = dataset(
        link("a", "combat", "b", "war"),
        link("c", "troops", "a", "war"),
        *(
            item
            for index in range(6)
            for item in (
                actor(f"p{index}", ActorType.PERSON),
                link(f"p{index}", "leads", "abc"[index % 3]),
            )
        ),
        theaters={"war": ("a", "b")},
    )
    layout = map_of(data)
    for index in range(6):
        (x, y), (far, down) = layout.places[f"p{index}"], layout.places["abc"[index % 3]]
        assert ((x - far) ** 2 + (y - down) ** 2) ** 0.5 <= DOT_REACH
    check(layout)


def test_a_file_without_parties_has_no_areas() -> None:
    data = dataset(link("a", "contact", "b"))
    assert not has_areas(data, None)
    data = two_wars()
    assert has_areas(data, None)
    many = dataset(
        *(link(f"a{k}", "combat", f"b{k}", f"t{k}") for k in range(7)),
        theaters={f"t{k}": (f"a{k}", f"b{k}") for k in range(7)},
    )
    assert not has_areas(many, None)
    with pytest.raises(KeyError):
        map_of(data, "atlantis")
