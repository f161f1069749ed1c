"""The rows below a map, and the dots around a mark."""

from __future__ import annotations

import math
from itertools import combinations, islice

from hypothesis import given
from hypothesis import strategies as st

from explorer.layout.area_cells import AreaCell
from explorer.layout.area_shelf import (
    FAN_RINGS,
    SHELF_TOP,
    fan_places,
    shelf_height,
    shelf_places,
)
from explorer.layout.font import Weight
from explorer.layout.label_box import label_box

LEFT, RIGHT, TOP = 10.0, 1030.0, 500.0

CELLS = st.lists(
    st.tuples(
        st.floats(20, 110),
        st.floats(5, 20),
        st.floats(8, 60),
        st.floats(-200, 1300),
    ),
    max_size=60,
)


@given(CELLS)
def test_nobody_on_a_shelf_touches_anybody(sizes: list[tuple[float, float, float, float]]) -> None:
    cells = [
        (AreaCell(f"n{k}", width, up, down), wish)
        for k, (width, up, down, wish) in enumerate(sizes)
    ]
    places = shelf_places(cells, LEFT, RIGHT, TOP)
    assert places.keys() == {cell.node for cell, _ in cells}
    boxes = {}
    for cell, _ in cells:
        x, y = places[cell.node]
        boxes[cell.node] = (x - cell.width / 2, y - cell.up, x + cell.width / 2, y + cell.down)
        assert boxes[cell.node][0] >= LEFT - 0.1
        assert boxes[cell.node][2] <= RIGHT + 0.1
        assert boxes[cell.node][1] >= TOP + SHELF_TOP - 0.1
    for one, other in combinations(boxes.values(), 2):
        assert min(one[2], other[2]) <= max(one[0], other[0]) or min(one[3], other[3]) <= max(
            one[1], other[1]
        )


def test_those_on_a_shelf_stand_in_rows_and_columns_in_the_order_of_their_wishes() -> None:
    cells = [(AreaCell(f"n{k:02}", 90.0, 8.0, 20.0), 1000.0 - 40 * k) for k in range(15)]
    places = shelf_places(cells, LEFT, RIGHT, TOP)
    xs, ys = ({place[axis] for place in places.values()} for axis in (0, 1))
    assert (len(xs), len(ys)) == (8, 2)
    assert places["n14"][0] < places["n07"][0] < places["n00"][0]


def test_few_on_a_shelf_stand_together_below_where_they_would_like_to_be() -> None:
    cells = [(AreaCell(node, 80.0, 8.0, 20.0), 900.0) for node in "abc"]
    xs = [x for x, _ in shelf_places(cells, LEFT, RIGHT, TOP).values()]
    assert max(xs) - min(xs) <= 250
    assert abs(sum(xs) / 3 - 900) <= 30


def test_dots_of_one_on_a_shelf_stand_beside_its_mark() -> None:
    cell = AreaCell("a", 80.0, 8.0, 20.0, (("dot", (14.0, 0.0)),))
    places = shelf_places([(cell, 300.0)], LEFT, RIGHT, TOP)
    assert places["dot"] == (places["a"][0] + 14.0, places["a"][1])


def test_the_height_of_a_shelf() -> None:
    box = label_box("Name", 15.0, 12.0, Weight.REGULAR)
    assert shelf_height([], 1000.0) == 0.0
    one, two = (shelf_height([box] * count, 1000.0) for count in (5, 12))
    assert one >= box.height
    assert two - SHELF_TOP == 2 * (one - SHELF_TOP)


def test_dots_fan_out_from_below_a_mark() -> None:
    centre, radius = (100.0, 200.0), 28.0
    found = list(islice(fan_places(centre, radius), 5))
    assert found[0] == (100.0, 200.0 + radius + FAN_RINGS[0])
    assert {round(math.dist(centre, place), 0) for place in found} == {radius + FAN_RINGS[0]}
    assert all(y > centre[1] for _, y in found)
    assert min(math.dist(one, other) for one, other in combinations(found, 2)) > 9
