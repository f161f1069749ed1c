"""The CSV files of an import: found in a folder, in a zip, or beside one of them."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.text import MAX_FILE_BYTES, read_bytes
from explorer.errors import DataError, quoted
from explorer.exchange.csv.table import OLD_EXCEL_SIGNATURE
from explorer.exchange.csv.write import table_columns

TABLE_NAMES = tuple(table_columns())
"""The tables that an import may have, each a file `NAME.csv`."""

REQUIRED_TABLES = ("actors", "links")


def read_table_files(path: Path) -> dict[str, bytes]:
    """The content of each table that is there, by its name without `.csv`.

    `path`: a folder, a zip, or one of the tables, which stands for its folder. Files of
    other names do not count. Raises DataError for anything else, and for two files that
    would be the same table.
    """
    folder = tables_folder(path)
    problems = ProblemCollector(str(folder))
    if folder.is_dir():
        files: dict[str, Path] = {}
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() == ".csv" and (name := file.stem.lower()) in TABLE_NAMES:
                if name in files:
                    raise _duplicate_table_error(name, files[name].name, file.name, problems)
                files[name] = file
        return {name: read_bytes(file, ProblemCollector(str(file))) for name, file in files.items()}
    return _read_zip(read_bytes(folder, problems), problems)


def table_path(path: Path, name: str) -> str:
    """The path that messages name for a table of an import from `path`."""
    return str(tables_folder(path) / f"{name}.csv")


def tables_folder(path: Path) -> Path:
    """The folder or the zip that holds the tables: for a table its folder, else `path`."""
    is_table = path.suffix.lower() == ".csv" and not path.is_dir()
    return path.parent if is_table else path


def _read_zip(data: bytes, problems: ProblemCollector) -> dict[str, bytes]:
    if data.startswith(OLD_EXCEL_SIGNATURE):
        raise _workbook_error("an old Excel file (.xls)", problems)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            everything = {entry.filename for entry in archive.infolist()}
            if "xl/workbook.xml" in everything or "xl/workbook.bin" in everything:
                raise _workbook_error("an Excel workbook", problems)
            if {"content.xml", "mimetype"} <= everything:
                raise _workbook_error("an OpenDocument file", problems)
            entries: dict[str, zipfile.ZipInfo] = {}
            for entry in archive.infolist():
                # Some programs on Windows write backslashes, against the standard.
                file = PurePosixPath(entry.filename.replace("\\", "/"))
                name = file.stem.lower()
                if (
                    file.suffix.lower() != ".csv"
                    or name not in TABLE_NAMES
                    or "__MACOSX" in file.parts
                ):
                    continue
                if name in entries:
                    raise _duplicate_table_error(
                        name, entries[name].filename, entry.filename, problems
                    )
                entries[name] = entry
            if sum(entry.file_size for entry in entries.values()) > MAX_FILE_BYTES:
                problems.add(None, f"unpacks to more than {MAX_FILE_BYTES // 2**20} MB", "split it")
                raise problems.error()
            return {name: archive.read(entry) for name, entry in entries.items()}
    except (
        *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError),
        *(NotImplementedError, RuntimeError, ValueError, EOFError, struct.error),
    ):
        problems.add(
            None,
            "is neither a folder nor a zip of tables",
            "name the folder that holds actors.csv and links.csv",
        )
        raise problems.error() from None


def _duplicate_table_error(
    name: str, first: str, second: str, problems: ProblemCollector
) -> DataError:
    problems.add(
        None,
        f"there are two tables {name}.csv: {quoted(first)} and {quoted(second)}",
        "take one of them out",
    )
    return problems.error()


def _workbook_error(what: str, problems: ProblemCollector) -> DataError:
    problems.add(
        None,
        f"is {what}, and the tables are to be CSV files",
        "save its sheets as actors.csv and links.csv in one folder, and name that folder",
    )
    return problems.error()
