"""The formats of import: each is a command, and refuses what is not its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.commands.importing import importing
from explorer.errors import DataError
from explorer.exchange.import_formats import IMPORT_FORMATS

each_format = pytest.mark.parametrize("name", list(IMPORT_FORMATS))


def test_each_format_is_a_command() -> None:
    assert set(importing.commands) == set(IMPORT_FORMATS)


@each_format
def test_each_command_asks_for_locations_only_where_the_format_has_them(name: str) -> None:
    options = {one.name for one in importing.commands[name].params}
    assert ("locations" in options) == IMPORT_FORMATS[name].by_location


@each_format
@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"PK\x03\x04", b"\xff\xfe\0"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "links.csv").write_bytes(data)
    with pytest.raises(DataError):
        IMPORT_FORMATS[name].make(tmp_path / "links.csv", ())
