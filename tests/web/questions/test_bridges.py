"""Bridges: who is first, and by which measure."""

from __future__ import annotations

import pytest

from explorer.graph.question import BRIDGE_MEASURES
from marked import found, texts
from question_samples import ask


@pytest.mark.parametrize("size", [None, *BRIDGE_MEASURES])
def test_the_measure_is_one_of_several(size: str | None) -> None:
    said = ask("bridges", size=size)
    pressed = found(said.panel, "button", aria_pressed="true")
    assert [one[1]["data-measure"] for one in pressed] == [size or "theaters"]
    assert len(found(said.panel, "button", aria_pressed="false")) == len(BRIDGE_MEASURES) - 1


def test_an_empty_picture_has_no_bridges() -> None:
    said = ask("bridges", kinds=frozenset())
    assert "Nobody in this picture." in texts(said.panel, "p")
