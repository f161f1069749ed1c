"""The files of the project beside its code: nobody's machine in them, one version, one profile."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from conftest import ROOT
from explorer.data.model import Dataset
from explorer.errors import MissingToolError
from machine_browser import BROWSER_VARIABLE, launch_browser

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MADE = {".venv", ".git", "dist", "build", "node_modules", "__pycache__"}
"""Folders that are never part of the project, where git cannot be asked."""

FOREIGN = re.compile(
    r"(?<![\w.:/-])/(?:tmp|work|home|root|Users|opt|mnt|var)/"
    r"|[A-Z]:\\\\Users"
    r"|pypi\.(?:org|python)|pythonhosted|registry\.(?:npmjs|yarn)|npmmirror"
    r"|(?:extra-)?index-url|find-links|file:///"
)
"""Paths of somebody's machine, and whatever says where packages come from."""

ALLOWED = {"tests/test_repository.py": "samples of what must be found"}
"""Files that may hold such a thing, each with the reason."""


def files() -> Iterator[Path]:
    """The files of the repository, or of the folder where there is none."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:
        found = [ROOT / name for name in asked.stdout.split("\0") if name]
    else:
        found = [
            path
            for path in ROOT.rglob("*")
            if not MADE & set(path.relative_to(ROOT).parts) and ".egg-info" not in str(path)
        ]
    return (path for path in found if path.is_file())


def test_no_file_holds_a_path_of_a_machine_or_an_index_of_packages() -> None:
    found = []
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        found += [
            f"{name}:{number}: {hit[0]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if (hit := FOREIGN.search(line)) and name not in ALLOWED
        ]
    assert not found, "\n".join(found)


def test_the_look_for_foreign_paths_finds_them() -> None:
    for text in ('open("/tmp/x")', "see /work/main", "https://pypi.org/simple", "--index-url x"):
        assert FOREIGN.search(text), text
    for text in ("https://example.org/home/page", "docs/tmp/x", "a/root/b"):
        assert not FOREIGN.search(text), text


def test_constraints_say_which_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pins), pins
    pinned = {canonicalize_name(line.partition("==")[0]): line.partition("==")[2] for line in pins}
    extras = PROJECT["optional-dependencies"].values()
    for text in (*PROJECT["dependencies"], *(one for extra in extras for one in extra)):
        wanted = Requirement(text)
        version = pinned.get(canonicalize_name(wanted.name))
        assert version, f"constraints.txt does not pin {wanted.name}"
        assert wanted.specifier.contains(version, prereleases=True), f"{text}, not {version}"


def test_every_dependency_has_a_lower_bound() -> None:
    """What `make test-lowest` tries; stubs are for mypy, which it does not run."""
    extras = PROJECT["optional-dependencies"].values()
    for text in (*PROJECT["dependencies"], *(one for extra in extras for one in extra)):
        assert ">=" in text or text.startswith("types-"), text


def test_the_citation_names_the_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(citation)
    assert citation["version"] == PROJECT["version"]
    released = re.search(
        rf"(?m)^## \[{re.escape(PROJECT['version'])}\] - (\d{{4}}-\d\d-\d\d)$",
        (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
    )
    assert released, "CHANGELOG.md does not say when this version was released"
    assert str(citation["date-released"]) == released[1]


def test_the_licence_of_the_data_is_the_one_that_the_data_names(dataset: Dataset) -> None:
    text = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert f"({dataset.license})" in text
    assert dataset.title in " ".join(text.split())
    assert set(PROJECT["license-files"]) == {"LICENSE", "LICENSE-DATA"}


def test_classifiers_name_each_python_that_the_workflow_tries() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    tried = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    prefix = "Programming Language :: Python :: 3."
    named = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if one.startswith(prefix)]
    assert named == tried
    lowest = Version(PROJECT["requires-python"].removeprefix(">="))
    assert lowest == min(map(Version, tried))


def test_the_workflow_calls_targets_that_exist() -> None:
    text = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8")))
    called = re.findall(r"run: make ([a-z][a-z-]*)", text)
    assert called
    assert set(called) <= targets


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert re.findall(r"\]\((\d{4}-[a-z-]+\.md)\)", index) == pages
    for number, page in enumerate(pages, start=1):
        text = (folder / page).read_text(encoding="utf-8")
        assert page.startswith(f"{number:04d}-")
        assert text.startswith(f"# {number}. ")
        assert re.findall(r"(?m)^## (.+)$", text) == ["Context", "Decision", "Consequences"]


def test_one_profile_of_hypothesis_for_all() -> None:
    profile = settings.get_profile("explorer")
    assert settings().deadline is profile.deadline is None
    assert HealthCheck.function_scoped_fixture in settings().suppress_health_check
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path == Path(__file__):
            continue
        own = re.search(r"deadline=|suppress_health_check=", path.read_text(encoding="utf-8"))
        assert not own, f"{path.name}: say {own and own[0]} in tests/conftest.py, once"


def test_a_test_that_is_not_marked_starts_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingToolError, match="not-marked-browser"), launch_browser():
        pass
    monkeypatch.setenv(BROWSER_VARIABLE, sys.executable)
    with pytest.raises(pytest.fail.Exception, match="mark it"), launch_browser():
        pass
