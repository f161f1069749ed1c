"""Small parts: buttons that say what they do, sentences with names, signs, folded lists."""

from __future__ import annotations

import pytest

from explorer.presentation.text_run import TextRun
from explorer.presentation.theme import Swatch, Theme
from explorer.web.markup import element
from explorer.web.parts import aria_label, button, folded_list, render_runs, swatch_images
from marked import check, found, text, texts


def test_a_button_has_its_action_as_a_data_attribute() -> None:
    node = button("Only these", "only", "kinds:weapons")
    assert node == [
        "button", {"type": "button", "data-only": "kinds:weapons"}, ["Only these"]
    ]  # fmt: skip
    check([node])


@pytest.mark.parametrize(("pressed", "said"), [(None, None), (True, "true"), (False, "false")])
def test_a_button_that_can_be_on_says_so_both_ways(*, pressed: bool | None, said: str) -> None:
    node = button("1", "focus", "a:1", pressed=pressed)
    assert node[1].get("aria-pressed") == said  # type: ignore[union-attr]


def test_title_name_and_look_of_a_button() -> None:
    node = button("+", "zoom", "in", title="Zoom in (+)", label="Zoom in", look="way")
    assert node[1] == {
        "type": "button", "class": "way", "title": "Zoom in (+)", "aria-label": "Zoom in",
        "data-zoom": "in",
    }  # fmt: skip


def test_a_button_keeps_an_empty_value() -> None:
    node = button("all", "focus", "")
    assert node[1] == {"type": "button", "data-focus": ""}


def test_names_in_a_sentence_are_buttons() -> None:
    nodes = render_runs(
        (TextRun("Norland", "norland"), TextRun(" arms "), TextRun("the Front", "front"))
    )
    assert text(nodes) == "Norland arms the Front"
    assert nodes[1] == " arms "
    assert [node[1]["data-node"] for node in found(nodes, "button")] == ["norland", "front"]
    check(nodes)


def test_a_swatch_has_an_image_for_each_theme() -> None:
    swatch = {str(theme): Swatch(f"data:image/svg+xml,{theme}", 28, 16) for theme in Theme}
    nodes = swatch_images(swatch)
    assert [node[1]["class"] for node in found(nodes, "img")] == [
        f"swatch only-{theme}" for theme in Theme
    ]
    assert len(found(nodes, "img", width="28", height="16", alt="")) == 2
    check(nodes)


def test_long_lists_are_folded_and_lose_nothing() -> None:
    rows = [element("li", str(number)) for number in range(5)]
    for most in (5, 9):
        (whole,) = folded_list(rows, most)
        assert texts([whole], "li") == list("01234")
    first, rest = folded_list(rows, 2)
    assert texts([first], "li") == list("01")
    assert texts([rest], "li") == list("234")
    assert texts([rest], "summary") == ["3 more"]
    check(folded_list(rows, 2))


def test_aria_label_is_an_attribute() -> None:
    assert aria_label("Details") == {"aria-label": "Details"}
