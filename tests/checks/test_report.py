"""What `check` says of a file: problems, warnings, counts."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import ROOT
from explorer.checks.report import check_file

VALID = ROOT / "tests" / "valid.yaml"


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = VALID.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "a.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_file_that_is_right_is_counted() -> None:
    found = check_file(VALID)
    assert not found.problems
    assert found.counts["actors"] == 3
    assert found.summary.startswith(f"{VALID}: 3 actors, 2 links, 1 alliance")


def test_a_nonsensical_view_of_a_story_is_a_problem_and_no_warning(tmp_path: Path) -> None:
    found = check_file(changed(tmp_path, "focus: turkey}", "focus: turkey, tab: nowhere}"))
    (problem,) = found.problems
    assert problem.message == "story drones, step 1, view: there is no tab 'nowhere'"
    assert not found.warnings
    assert found.summary.endswith(": 1 problem")


def test_problems_in_json_have_place_words_and_code(tmp_path: Path) -> None:
    path = changed(tmp_path, "type: state", "type: stat")
    (problem,) = json.loads(check_file(path).json)["problems"]
    assert problem == {
        "file": str(path),
        "line": 24,
        "column": 11,
        "message": "actor turkey: unknown type 'stat'",
        "hint": "did you mean 'state'?",
        "code": "unknown-word",
    }


def test_warnings_in_json_have_their_rule_as_code_too(tmp_path: Path) -> None:
    path = changed(tmp_path, "short: GNA", "short: Turkey")
    found = json.loads(check_file(path).json)["warnings"]
    assert {(one["rule"], one["code"]) for one in found} >= {("shared-name", "shared-name")}
    assert str(check_file(path).warnings[0]).startswith(f"{path}:")


def test_a_file_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    (problem,) = check_file(tmp_path / "none.yaml").problems
    assert (problem.line, problem.code) == (0, "no-such-file")
