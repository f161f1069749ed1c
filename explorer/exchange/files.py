"""Bytes into files, all of them or none: a failed export leaves nothing half done."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

STDOUT = "-"
"""What stands for standard output where a path is asked for."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file as a whole: under another name first, then in the place of the old one.

    `-` is standard output. What is no ordinary file (a pipe, a device) is written to as it
    is. Raises OSError, and leaves what was there before, if it cannot be done; ValueError
    for no bytes at all, since an empty file is never what somebody asked for.
    """
    if not data:
        raise ValueError(f"nothing to write to {path}")
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
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write several files into a folder, which is made if it is not there (OSError)."""
    path.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_file(path / name, data)


def _mode(target: Path) -> int:
    """Who may do what: as the old file has it, or as new files are made here."""
    if target.exists():
        return S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
