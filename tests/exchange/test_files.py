"""Bytes into files: all of them or none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    files.write_file(Path("-"), "حكومة".encode())
    assert capfdbinary.readouterr().out.decode() == "حكومة"
