"""Bridges: who is first, and by which measure."""

from __future__ import annotations

import pytest

from explorer.graph.question import BRIDGE_MEASURES
from explorer.graph.view import View
from explorer.web.questions.bridges import answer
from explorer.workspace import Workspace
from marked import found, texts
from question_samples import ask
from samples import asking, dataset, link


@pytest.mark.parametrize("size", [None, *BRIDGE_MEASURES])
def test_the_measure_is_one_of_several(size: str | None) -> None:
    said = ask("bridges", size=size)
    pressed = found(said.panel, "button", aria_pressed="true")
    assert [one[1]["data-measure"] for one in pressed] == [size or "theaters"]
    assert len(found(said.panel, "button", aria_pressed="false")) == len(BRIDGE_MEASURES) - 1


def test_with_one_theater_no_bridge_between_theaters_is_offered() -> None:
    of = Workspace(dataset(link("a", "weapons", "b", "x"), link("b", "aid", "c", "x")))
    view = asking(View(), ask="bridges")
    panel = answer(of, of.select(view), view).panel
    assert texts(panel, "button", data_measure="theaters") == []
    assert texts(panel, "button", aria_pressed="true") == ["Bridges between sides"]


def test_an_empty_picture_has_no_bridges() -> None:
    said = ask("bridges", kinds=frozenset())
    assert "Nobody in this picture." in texts(said.panel, "p")
