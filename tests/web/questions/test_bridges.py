"""Bridges: who is first, and how large."""

from __future__ import annotations

import pytest

from explorer.graph.question import BRIDGE_MEASURES
from marked import found, texts
from question_samples import SAMPLE, START, ask


@pytest.mark.parametrize("size", [None, *BRIDGE_MEASURES])
def test_the_size_of_an_actor_stands_for_a_measure(size: str | None) -> None:
    said = ask("bridges", size=size)
    pressed = found(said.panel, "button", aria_pressed="true")
    assert [one[1]["data-measure"] for one in pressed] == [size or "theaters"]
    assert len(found(said.panel, "button", aria_pressed="false")) == len(BRIDGE_MEASURES) - 1
    sizes = said.overlay["sizes"]
    assert all(12 <= one <= 38 for one in sizes.values())
    assert not set(sizes) - set(SAMPLE.select(START))


def test_an_empty_picture_has_no_bridges() -> None:
    said = ask("bridges", kinds=frozenset())
    assert "Nobody in this picture." in texts(said.panel, "p")
    assert said.overlay == {"sizes": {}}
