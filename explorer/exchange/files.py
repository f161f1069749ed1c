"""Bytes into files, all of them or none: a failed export leaves what was there before."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE

STDOUT = "-"
"""What stands for standard output where a path is asked for."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file as a whole: under a temporary name first, then in the place of the old one.

    `-` is standard output. What is no ordinary file (a pipe, a device) is written to as it
    is. Raises OSError, and leaves what was there before, if it cannot be done; ValueError
    for no bytes at all, since an empty file is never what somebody asked for.
    """
    if not data:
        raise _nothing_to_write(path)
    if str(path) == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = path.resolve()  # a link stays one, and what it names is replaced
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.write(data)
        return
    temporary = _write_temporary(target, data)
    try:
        temporary.replace(target)
    except BaseException:
        _remove(temporary)
        raise


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write several files, by name, into a folder, which is made if it is not there.

    Other files in the folder stay. Raises OSError if one of the files cannot be written, and
    ValueError if one has no bytes; then all are as they were before, and a folder that was
    made is removed.
    """
    made = _make_folder(path)
    replacements: list[_Replacement] = []
    try:
        for name, data in files.items():
            replacements.append(_prepare(path / name, data))
        for each in replacements:
            each.temporary.replace(each.target)
            each.done = True
    except BaseException:
        for each in reversed(replacements):
            _undo(each)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    for each in replacements:
        if each.backup:
            _remove(each.backup)


@dataclass(slots=True)
class _Replacement:
    """A file that is about to take the place of another, of which there is a copy."""

    target: Path
    temporary: Path
    backup: Path | None
    done: bool = False


def _prepare(path: Path, data: bytes) -> _Replacement:
    """Write a file under a temporary name, and copy the one whose place it is to take."""
    if not data:
        raise _nothing_to_write(path)
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    temporary = _write_temporary(target, data)
    try:
        return _Replacement(target, temporary, _copy(target) if target.exists() else None)
    except BaseException:
        _remove(temporary)
        raise


def _undo(replacement: _Replacement) -> None:
    """Put things back as they were; a copy that cannot be put back is at least not lost."""
    if not replacement.done:
        _remove(replacement.temporary)
        if replacement.backup:
            _remove(replacement.backup)
    elif replacement.backup is None:
        _remove(replacement.target)
    else:
        with suppress(OSError):
            replacement.backup.replace(replacement.target)


def _write_temporary(target: Path, data: bytes) -> Path:
    """Write the bytes beside the file that they are for, with its permissions."""
    handle, name = _open_temporary(target)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(_mode(target))
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _copy(target: Path) -> Path:
    handle, name = _open_temporary(target)
    os.close(handle)
    try:
        shutil.copy2(target, name)
    except BaseException:
        _remove(Path(name))
        raise
    return Path(name)


def _open_temporary(target: Path) -> tuple[int, str]:
    return tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)


def _make_folder(path: Path) -> list[Path]:
    """Make a folder and those that it lies in; returns those that were not there before."""
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(parents=True, exist_ok=True)
    return missing


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _nothing_to_write(path: Path) -> ValueError:
    return ValueError(f"nothing to write to {path}")


def _mode(target: Path) -> int:
    """The permissions of the old file, or those that new files get here."""
    if target.exists():
        return S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
