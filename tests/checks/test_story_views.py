"""Views of stories that make no sense are problems, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import explorer
from conftest import ROOT
from explorer.checks.story_views import read_checked_dataset
from explorer.data.reading import read_dataset
from explorer.errors import DataError

VALID = ROOT / "tests" / "valid.yaml"


def stem(path: Path) -> str:
    return path.stem


VIEW = "{theater: libya, focus: turkey}"


def with_view(tmp_path: Path, view: str) -> Path:
    text = VALID.read_text(encoding="utf-8")
    assert VIEW in text
    path = tmp_path / "a.yaml"
    path.write_text(text.replace(VIEW, view), encoding="utf-8")
    return path


def test_a_file_whose_views_make_sense_is_read() -> None:
    assert read_checked_dataset(VALID) == read_dataset(VALID)


def test_each_part_of_a_view_that_makes_no_sense_is_a_problem_at_its_value(
    tmp_path: Path,
) -> None:
    view = "{ask: chians, from: nobody, kinds: weapns, date: soon, colour: red}"
    path = with_view(tmp_path, view)
    with pytest.raises(DataError) as caught:
        read_checked_dataset(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = caught.value.problems
    assert [lines[one.line - 1][one.column - 1 :].split(",")[0] for one in found] == [
        "chians", "nobody", "weapns", "soon", "red}",
    ]  # fmt: skip
    assert all(one.message.startswith("story drones, step 1, view: ") for one in found)
    assert all(one.hint and one.code == "story-view" for one in found)
    assert "did you mean chains?" in found[0].message


@pytest.mark.parametrize(
    "view",
    [
        "{theater: all, date: any}",
        "{ask: chains, from: turkey, to: gna}",
        "{date: 2015..2019, kinds: 'weapons,combat', types: none}",
        "{select: gna~turkey, tab: timeline}",
        "{}",
    ],
)
def test_what_an_address_may_say_a_view_may_say(tmp_path: Path, view: str) -> None:
    assert read_checked_dataset(with_view(tmp_path, view))


def test_the_api_refuses_what_check_refuses(tmp_path: Path) -> None:
    with pytest.raises(explorer.DataError, match="there is no question 'x'"):
        explorer.load(with_view(tmp_path, "{ask: x}"))


def test_views_are_checked_whatever_else_is_wrong(tmp_path: Path) -> None:
    path = with_view(tmp_path, "{theater: lybia, focus: turkey, tab: nowhere}")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("type: state", "type: estate", 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_checked_dataset(path)
    # The actor with a wrong type is known to views all the same, and nothing is told twice.
    assert [one.code for one in caught.value.problems] == [
        "unknown-word",
        "unknown-reference",
        "story-view",
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "invalid").glob("*.yaml")), ids=stem)
def test_a_broken_file_has_the_problems_that_it_has_without_views(path: Path) -> None:
    with pytest.raises(DataError) as plain:
        read_dataset(path)
    with pytest.raises(DataError) as checked:
        read_checked_dataset(path)
    assert set(plain.value.problems) <= set(checked.value.problems)
