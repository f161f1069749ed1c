"""The package as others get it: built, installed, and run far from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from conftest import ROOT, started

SECONDS = 120


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(one) for one in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        # Where PYTHONPATH names the checkout, it must not hide what is installed.
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as `make wheel` does."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@dataclass(frozen=True)
class Installed:
    """A machine with the wheel, and an empty folder to stand in."""

    python: Path
    folder: Path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own; what it depends on is borrowed from ours."""
    home = tmp_path_factory.mktemp("machine")
    venv.create(home / "env", with_pip=False, symlinks=True)
    python = home / "env" / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(python, "-c", ask, cwd=home).stdout.strip())
    # Only what lies in it: its .pth files, the one that leads to this checkout among them,
    # are not read.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    run(*install, "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=home)
    folder = home / "empty"
    folder.mkdir()
    return Installed(python, folder)


def test_it_holds_what_the_page_needs(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    files = "explorer/_files"
    assert f"{files}/actors.yaml" in names
    assets = {path.relative_to(ROOT) for path in (ROOT / "assets").rglob("*") if path.is_file()}
    assert {f"{files}/{path.as_posix()}" for path in assets} <= names
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "explorer").rglob("*.py")}
    assert modules <= names


def test_it_says_that_it_is_typed(wheel: Path) -> None:
    assert "explorer/py.typed" in ZipFile(wheel).namelist()


def test_it_holds_both_licences(wheel: Path) -> None:
    names = {Path(name).name for name in ZipFile(wheel).namelist() if "/licenses/" in name}
    assert names == {"LICENSE", "LICENSE-DATA"}


def test_it_holds_nothing_else(wheel: Path) -> None:
    for name in ZipFile(wheel).namelist():
        assert re.match(r"explorer/|conflict_explorer-[\d.]+\.dist-info/", name), name
        assert not name.endswith(".pyc")


def test_it_is_what_is_run(installed: Installed) -> None:
    where = run(
        installed.python, "-c", "import explorer; print(explorer.__file__)", cwd=installed.folder
    )
    assert Path(where.stdout.strip()).is_relative_to(installed.python.parent.parent)


def test_it_checks_its_own_data(installed: Installed) -> None:
    run(installed.python.with_name("conflict-explorer"), "check", cwd=installed.folder)


def test_it_serves_the_page_from_an_empty_folder(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    program = installed.python.with_name("conflict-explorer")
    with started(program=(str(program),), cwd=installed.folder) as server:
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            with urlopen(server.url + path, timeout=30) as answer:
                assert answer.status == 200
        with urlopen(server.url, timeout=30) as answer:
            page = answer.read().decode()
        for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page):
            with urlopen(server.url + asset, timeout=30) as answer:
                assert answer.status == 200
    assert not list(installed.folder.iterdir())
