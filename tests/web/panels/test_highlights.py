"""What stands out in the first picture, before anything is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.graph.view import View, default_view
from explorer.web.panels.highlights import highlights
from explorer.web.questions.answer import QuestionAnswer
from explorer.workspace import Workspace
from marked import check, found, text
from samples import dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


def test_the_first_rivals_are_told_of_before_anything_is_asked() -> None:
    """Norland and Sudmark, who back opposite sides twice and talk all the same."""
    seen = highlights(SAMPLE, START)
    check(seen.panel)
    said = text(seen.panel)
    assert "On opposite sides in Hills and in Coast" in said
    assert "Norland – Sudmark" in said


@pytest.mark.parametrize("change", [{"theater": "coast"}, {"focus": "norland"}])
def test_nothing_is_said_in_a_part_of_the_picture(change: dict[str, str]) -> None:
    seen = highlights(SAMPLE, replace(START, **change))  # type: ignore[arg-type]
    assert seen == QuestionAnswer()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_without_rivals_or_flips_nothing_is_claimed(count: int) -> None:
    theaters = dict.fromkeys("xyz"[:count], ("b",))
    seen = highlights(Workspace(dataset(link("a", "weapons", "b"), theaters=theaters)), View())
    assert seen == QuestionAnswer()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), None),
        (("Syria",), None),
        (("Syria", "Libya"), "Compare Syria and Libya"),
        (("Syria", "Libya", "Yemen"), "Compare Syria and Libya"),
    ],
)
def test_the_way_to_the_comparison_names_the_theaters_that_it_compares(
    names: tuple[str, ...], words: str | None
) -> None:
    """A and B are together in every theater but the first, where they are apart."""
    theaters = {f"t{number}": (f"p{number}", f"q{number}") for number in range(len(names))}
    links = [
        link(end, "weapons", party, theater)
        for theater, (one, other) in theaters.items()
        for end, party in (("a", one), ("b", other if theater == "t0" else one))
    ]
    links += [link(one, "combat", other, theater) for theater, (one, other) in theaters.items()]
    sample = dataset(*links, theaters=theaters)
    named = {
        id_: theater.model_copy(update={"name": name})
        for (id_, theater), name in zip(sample.theaters.items(), names, strict=True)
    }
    workspace = Workspace(sample.model_copy(update={"theaters": named}))
    ways = found(highlights(workspace, View()).panel, "button", data_tab="compare")
    assert [text([way]) for way in ways] == ([words] if words else [])


def test_a_flip_of_the_shipped_data_is_told_of(workspace: Workspace) -> None:
    seen = highlights(workspace, default_view(workspace.dataset))
    assert "Turkey – USA" in text(seen.panel)
