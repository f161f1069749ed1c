"""What stands out and what fades."""

from __future__ import annotations

from explorer.presentation.drawing.emphasis import Emphasis, StandingOut, foremost, standing_out
from explorer.presentation.overlays.overlay import Overlay, VisibleIds

NODES = ("a", "b", "c", "d")
ENDS = {"a~b~support": ("a", "b"), "b~c~support": ("b", "c"), "c~d~support": ("c", "d")}
SPOT = VisibleIds(frozenset({"c", "d"}), frozenset({"c~d~support"}))
C, F, L, N = Emphasis.CHOSEN, Emphasis.FADED, Emphasis.LIT, Emphasis.NONE


def look(found: StandingOut) -> dict[str, Emphasis]:
    return {id_: found.of(id_) for id_ in (*NODES, *ENDS)}


def find(*selected: str, overlay: Overlay | None = None) -> dict[str, Emphasis]:
    return look(standing_out(NODES, ENDS, selected, overlay or Overlay()))


def test_nothing_stands_out_before_anything_is_chosen() -> None:
    assert set(find().values()) == {N}


def test_one_stands_out_with_its_lines_and_whom_they_join() -> None:
    found = find("b")
    assert found == {"a": L, "b": C, "c": L, "d": F, "a~b~support": L, "b~c~support": L,
                     "c~d~support": F}  # fmt: skip


def test_two_stand_out_with_what_is_between_them() -> None:
    found = find("b", "c")
    assert [id_ for id_, one in found.items() if one is C] == ["b", "c", "b~c~support"]
    assert {one for id_, one in found.items() if id_ not in {"b", "c", "b~c~support"}} == {F}


def test_whoever_is_not_shown_is_not_selected() -> None:
    assert set(find("z").values()) == set(find("a", "z").values()) == {N}


def test_a_question_lights_what_it_finds_until_somebody_is_chosen() -> None:
    overlay = Overlay(visible_ids=SPOT)
    assert find(overlay=overlay)["c"] is L
    assert find(overlay=overlay)["a"] is F
    assert find("a", overlay=overlay) == find("a")


def test_a_story_says_by_itself_what_stands_out() -> None:
    found = find("a", overlay=Overlay(visible_ids=SPOT, is_story=True))
    assert (found["a"], found["b"], found["c~d~support"]) == (C, F, L)


def test_what_stands_for_several_stands_out_as_the_foremost_of_them() -> None:
    assert [foremost(some) for some in ((F, L), (N, F), (L, C, F), (F,))] == [L, N, C, F]


FRONTS = {"a~c": ("a", "c"), "c~d": ("c", "d")}


def test_fronts_stand_out_as_lines_do_and_are_lit_where_both_sides_are() -> None:
    def fronts(*selected: str, overlay: Overlay | None = None) -> list[Emphasis]:
        found = standing_out(NODES, ENDS, selected, overlay or Overlay(), FRONTS)
        return [found.of(front) for front in FRONTS]

    assert fronts() == [N, N]
    assert fronts("a") == [L, F]
    assert standing_out(NODES, ENDS, ["a"], Overlay(), FRONTS).of("c") is L
    assert fronts("a", "c") == [C, F]
    assert fronts(overlay=Overlay(visible_ids=SPOT)) == [F, L]
