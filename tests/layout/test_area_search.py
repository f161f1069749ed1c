"""Moves of marks: those that help are kept, the others undone, and there are not too many."""

from __future__ import annotations

from explorer.layout.area_routes import AreaRouter, FoundWay, RouteGround
from explorer.layout.area_search import LEAST_LINE, MOST_TRIES, LineSearch, short_cost
from explorer.layout.area_ties import StrongTie
from explorer.layout.font import Weight
from explorer.layout.label_box import label_box

BOX = label_box("Name", 14.0, 12.0, Weight.REGULAR)
TIE = StrongTie("a", "b", None, True, 1.0, 0, ((1, 9),))


def search(**places: tuple[float, float]) -> tuple[AreaRouter, LineSearch]:
    ground = RouteGround((600.0, 400.0), {}, {}, dict.fromkeys("abc", BOX), {}, frozenset())
    router = AreaRouter(ground)
    for node, place in places.items():
        router.put(node, place)
    router.lead([TIE])
    return router, LineSearch(router, {"a": [TIE], "b": [TIE]})


def test_a_move_that_makes_a_line_cheaper_is_kept() -> None:
    router, found = search(a=(50.0, 50.0), b=(500.0, 50.0))
    assert found.try_move({"a": (400.0, 50.0)})
    assert router.places["a"] == (400.0, 50.0)
    assert router.ways[TIE].way == ((400.0, 50.0), (500.0, 50.0))


def test_a_move_that_makes_it_dearer_is_undone() -> None:
    router, found = search(a=(300.0, 50.0), b=(500.0, 50.0))
    before = router.ways[TIE]
    assert not found.try_move({"a": (50.0, 300.0)})
    assert router.places["a"] == (300.0, 50.0)
    assert router.ways[TIE] == before
    assert not found.try_move({"a": (300.0, 50.0)})


def test_nobody_is_moved_onto_a_line() -> None:
    router, found = search(a=(50.0, 50.0), b=(500.0, 50.0), c=(250.0, 200.0))
    assert found.cost(["c"]) == 0
    assert not found.try_move({"c": (250.0, 50.0)}, -1.0)
    assert router.places["c"] == (250.0, 200.0)


def test_the_search_comes_to_an_end() -> None:
    _, found = search(a=(50.0, 50.0), b=(500.0, 50.0))
    tries = 0
    while not found.is_spent:
        found.try_move({"a": (50.0 + tries % 2, 51.0)})
        tries += 1
    assert tries <= MOST_TRIES


def test_lots_are_drawn_alike_each_time() -> None:
    orders = [search(a=(50.0, 50.0), b=(500.0, 50.0))[1].shuffled(range(9)) for _ in range(2)]
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == list(range(9))
    assert orders[0] != list(range(9))


def test_a_line_that_is_hardly_seen_costs() -> None:
    assert short_cost(FoundWay(((0.0, 0.0), (LEAST_LINE, 0.0)), 1.0)) == 0
    assert short_cost(FoundWay(((0.0, 0.0), (LEAST_LINE - 10, 0.0)), 1.0)) > 0
