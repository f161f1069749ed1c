"""The frame of the page, filled with what it says of a view."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from explorer.web import ids
from explorer.web.first_page.filling import fill_frame, instead_of_picture
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button


def fill(*nodes: MarkupNode, address: str | None = None, **content: Any) -> list[Any]:
    return fill_frame(
        nodes, content, pictures={ids.MAP_FRAME: Markup("<svg/>")}, address_of=lambda _: address
    )


def test_parts_and_texts_go_where_they_belong() -> None:
    frame = element("main", [element("div", id="legend"), element("p", "old", id="summary")])
    found = fill(frame, parts={"legend": [element("b", "x")]}, texts={"summary": "new"})
    assert found == [["main", {}, [["div", {}, [["b", {}, ["x"]]]], ["p", {}, ["new"]]]]]


def test_a_text_goes_into_a_part_as_well() -> None:
    box = element("span", id="count-kind-combat")
    found = fill(element("aside", id="filters"), parts={"filters": [box]},
                 texts={"count-kind-combat": "3"})  # fmt: skip
    assert found == [["aside", {}, [["span", {}, ["3"]]]]]


def test_what_is_hidden_is_left_out() -> None:
    shown = element("p", "a", id="a", hidden=True)
    hidden = element("p", "b", id="b")
    assert fill(shown, hidden, hidden={"a": False, "b": True}) == [["p", {}, ["a"]]]
    assert fill(element("p", "c", hidden=True)) == []


def test_an_empty_part_is_hidden_and_a_full_one_is_not() -> None:
    assert fill(element("div", "old", id="empty"), parts={"empty": []}) == []
    frame = element("div", id="empty", hidden=True)
    assert fill(frame, parts={"empty": ["Nothing"]}) == [["div", {}, ["Nothing"]]]


def test_boxes_are_ticked() -> None:
    boxes = [element("input", type="checkbox", name="kinds", value=one) for one in ("a", "b")]
    one, other = fill(*boxes, ticked={"kinds": ["a"]})
    assert one == ["input", {"type": "checkbox", "value": "a", "tabindex": "-1", "checked": ""}, []]
    assert "checked" not in other[1]
    assert "checked" not in boxes[0][1], "the frame is for every view"


def test_nothing_is_there_twice_once_the_page_is() -> None:
    node = element("div", [element("input", type="radio", name="theater")], id="a",
                   aria_labelledby="b", aria_describedby="c", role="group")  # fmt: skip
    assert fill(node) == [["div", {"role": "group"}, [["input", {"type": "radio", "tabindex": "-1"},
                                                       []]]]]  # fmt: skip


def test_a_button_is_a_link_or_cannot_be_pressed() -> None:
    pressed = button("Chains", "ask", "chains", pressed=True, title="Who reaches whom")
    assert fill(pressed, address="?ask=chains") == [
        ["a", {"title": "Who reaches whom", "aria-current": "true", "href": "?ask=chains"},
         ["Chains"]]
    ]  # fmt: skip
    assert fill(button("+", "zoom", "in", label="Zoom in")) == [
        ["button", {"aria-label": "Zoom in", "type": "button", "disabled": ""}, ["+"]]
    ]


def test_what_is_of_no_use_yet_is_left_out() -> None:
    assert fill(element("a", "To the details", href="#panel")) == []
    assert fill(button("×", "sheet", "time", look="close"), address="?") == []
    assert fill(button("only", "only", "types:state", look="only"), address="?")[0][0] == "button"


def test_the_picture_is_in_its_frame() -> None:
    (frame,) = fill(element("div", "old", id=ids.MAP_FRAME, class_name="map-frame"))
    assert frame == ["div", {"class": "map-frame"}, [Markup("<svg/>")]]
    assert isinstance(frame[2][0], Markup)


def test_words_in_its_place_are_words() -> None:
    assert "&lt;b&gt;" in instead_of_picture("<b>")
