"""Bytes into files: all of them or none."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from explorer.exchange import files


def test_it_writes_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    files.write_file(tmp_path / "a.json", b"one")
    files.write_file(tmp_path / "a.json", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert (tmp_path / "a.json").read_bytes() == b"two"


def test_others_may_read_it_as_they_may_other_new_files(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"x")
    files.write_file(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    files.write_file(tmp_path / "new", b"y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        files.write_file(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert target.read_bytes() == b"old"


def test_nothing_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"):
        files.write_file(tmp_path / "a.json", b"")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    files.write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    files.write_file(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_a_folder_is_made(tmp_path: Path) -> None:
    files.write_folder(tmp_path / "in" / "here", {"a.csv": b"a", "b.csv": b"b"})
    assert sorted(path.name for path in (tmp_path / "in" / "here").iterdir()) == ["a.csv", "b.csv"]


OLD = {"a.csv": b"old a", "c.csv": b"old c", "other.txt": b"other"}
NEW = {"a.csv": b"new a", "b.csv": b"new b", "c.csv": b"new c"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tables"
    made.mkdir()
    for name, data in OLD.items():
        (made / name).write_bytes(data)
    return made


def fail_at(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, number: int, error: BaseException
) -> None:
    """Let the call of that number (from 1) raise an error, and all others do their work."""
    original = getattr(owner, name)
    calls = itertools.count(1)

    def failing(*arguments: Any, **options: Any) -> Any:
        if next(calls) == number:
            raise error
        return original(*arguments, **options)

    monkeypatch.setattr(owner, name, failing)


FULL = OSError(28, "No space left on device")


@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt()], ids=["full", "interrupted"])
@pytest.mark.parametrize(
    "step",
    [
        *((os, "fdopen", number) for number in (1, 2, 3)),
        *((tempfile, "mkstemp", number) for number in (1, 2, 3, 4, 5)),
        *((shutil, "copy2", number) for number in (1, 2)),
        *((Path, "chmod", number) for number in (1, 2, 3)),
        *((Path, "replace", number) for number in (1, 2, 3)),
    ],
)
def test_a_folder_is_as_it_was_whatever_step_fails(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: tuple[Any, str, int],
    error: BaseException,
) -> None:
    fail_at(monkeypatch, *step, error)
    with pytest.raises(type(error)):
        files.write_folder(folder, NEW)
    monkeypatch.undo()
    assert contents(folder) == OLD
    files.write_folder(folder, NEW)
    assert contents(folder) == OLD | NEW


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_new_folder_is_gone_when_its_files_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fail_at(monkeypatch, Path, "replace", number, FULL)
    with pytest.raises(OSError, match="No space"):
        files.write_folder(tmp_path / "in" / "here", NEW)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_a_file_stops_all_files(folder: Path) -> None:
    (folder / "b.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        files.write_folder(folder, NEW)
    (folder / "b.csv").rmdir()
    assert contents(folder) == OLD


def test_one_empty_file_stops_all_files(folder: Path) -> None:
    with pytest.raises(ValueError, match="nothing"):
        files.write_folder(folder, NEW | {"c.csv": b""})
    assert contents(folder) == OLD


def test_a_copy_that_cannot_be_put_back_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.read_bytes() in (NEW["b.csv"], OLD["a.csv"]):
            raise FULL
        return original(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        files.write_folder(folder, NEW)
    assert OLD["a.csv"] in contents(folder).values()
    assert contents(folder)["c.csv"] == OLD["c.csv"]


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    files.write_file(Path("-"), "حكومة".encode())
    assert capfdbinary.readouterr().out.decode() == "حكومة"
