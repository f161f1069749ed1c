"""A table as rows of texts, each with its place: from CSV, or from the first sheet of an .xlsx."""

from __future__ import annotations

import re
import warnings
import zipfile
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from explorer.data.reading.problem_collector import ProblemCollector, pack
from explorer.data.reading.text import FORBIDDEN, MAX_FILE_BYTES, clean, load
from explorer.errors import MissingToolError, quoted

_SEPARATORS = ",;\t"
_UNPACKED = 4 * MAX_FILE_BYTES  # bytes that an .xlsx may unpack to
_MOST_ROWS = 2_000_000
_MOST_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row. `line` counts from 1, as editors and spreadsheets do."""

    line: int
    cells: Sequence[str]
    places: Sequence[int]
    columns: dict[str, int]

    def __getitem__(self, name: str) -> str:
        """The text in a column; nothing where there is no such column or cell."""
        column = self.columns.get(name, len(self.cells))
        return self.cells[column] if column < len(self.cells) else ""

    def place(self, name: str) -> int:
        """Where a cell stands, as `reading.report.pack` has it; else where the row starts."""
        column = self.columns.get(name, len(self.places))
        return self.places[column] if column < len(self.places) else pack(self.line - 1, 0)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table; `columns` are the names in its head, each with its number from 0."""

    columns: dict[str, int]
    places: dict[str, int]
    rows: list[TextRow] = field(default_factory=list)


def read_table(path: Path, report: ProblemCollector) -> TextTable:
    """The table in a .csv or an .xlsx file.

    Raises DataError where it is neither, MissingToolError where openpyxl is needed and not
    there. What is wrong in single cells goes to the report.
    """
    data = load(path, report)
    if data.startswith(b"PK\x03\x04"):
        if len(data) > MAX_FILE_BYTES:
            report.add(None, f"is larger than {MAX_FILE_BYTES // 2**20} MB", "split it")
            raise report.error()
        return read_xlsx_table(data, report)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        report.add(None, "is an old Excel file (.xls)", "save it as .xlsx or .csv")
        raise report.error()
    return read_csv_table(data, report)


def read_csv_table(data: bytes, report: ProblemCollector) -> TextTable:
    """The table in a CSV text; comma, semicolon or tab, whichever its head has most of."""
    text = clean(data, report)
    if not text.strip():
        report.add(None, "the table is empty", "its first line names the columns")
        raise report.error()
    rows = _cells(text, report)
    return _sheet(rows, report)


def read_xlsx_table(data: bytes, report: ProblemCollector) -> TextTable:
    """The table in the first sheet of an .xlsx."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise MissingToolError(
            "reading .xlsx needs openpyxl; get it with: pip install 'conflict-explorer[import]'"
        ) from None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            large = sum(entry.file_size for entry in archive.infolist()) > _UNPACKED
        values: list[tuple[Any, ...]] = []
        if not large:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about styles, which nobody here looks at
                book = load_workbook(BytesIO(data), read_only=True, data_only=True)
                values = list(book.worksheets[0].iter_rows(values_only=True, max_row=_MOST_ROWS))
                book.close()
    except (OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl lets through whatever its parts raise
        why = quoted(str(error) or type(error).__name__)
        report.add(None, f"cannot be read as .xlsx: {why}", "save it anew, or as .csv")
        raise report.error() from None
    if large:
        report.add(None, f"unpacks to more than {_UNPACKED // 2**20} MB", "split it")
        raise report.error()
    return _sheet(_numbered(values), report)


_Cells = Iterable[tuple[int, list[str], Sequence[int]]]


def _numbered(rows: Iterable[Sequence[Any]]) -> _Cells:
    for line, values in enumerate(rows):
        cells = [_words(value) for value in values]
        yield line + 1, cells, range(pack(line, 0), pack(line, 0) + len(cells))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return FORBIDDEN.sub(" ", value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return str(value.date())
    return str(value.isoformat() if isinstance(value, date) else value)


def _cells(text: str, report: ProblemCollector) -> _Cells:
    """The cells of a CSV text, row by row: line, texts, places."""
    separator = _separator(text)
    quoted_cell = re.compile(r' *"([^"]*(?:""[^"]*)*)" *')
    plain_cell = re.compile(rf"[^{separator}\r\n]*")
    line, start, place, end = 0, 0, 0, len(text)
    cells: list[str] = []
    places = array("Q")
    first = 0
    while True:
        places.append(pack(line, place - start))
        quoting = quoted_cell.match(text, place)
        if quoting:
            cell = quoting[1].replace('""', '"').replace("\r\n", "\n")
            newlines = text.count("\n", place, quoting.end())
            if newlines:
                line += newlines
                start = text.rindex("\n", place, quoting.end()) + 1
            place = quoting.end()
            if place < end and text[place] not in f"{separator}\r\n":
                report.add(
                    pack(line, place - start),
                    f"{quoted(text[place : place + 20].splitlines()[0])} follows a closing quote",
                    "write a quote inside a cell twice",
                )
                place = _match(plain_cell, text, place).end()
        else:
            plain = _match(plain_cell, text, place)
            cell = plain[0]
            if cell.lstrip(" ").startswith('"'):
                report.add(pack(line, place - start), "a quote is not closed", "close it with '\"'")
                raise report.error()
            place = plain.end()
        cells.append(cell)
        if place < end and text[place] == separator:
            place += 1
            continue
        yield first + 1, cells, places
        place += 2 if text.startswith("\r\n", place) else 1
        if place >= end:
            return
        line += 1
        first, start = line, place
        cells, places = [], array("Q")


def _match(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str]:
    found = pattern.match(text, place)
    assert found is not None, "the pattern takes nothing, too"
    return found


def _separator(text: str) -> str:
    head = re.sub(r'"[^"]*"', "", text[: text.find("\n") if "\n" in text else len(text)])
    counts: Callable[[str], int] = head.count
    return max(_SEPARATORS, key=counts)


def _sheet(rows: _Cells, report: ProblemCollector) -> TextTable:
    sheet: TextTable | None = None
    for line, cells, places in rows:
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        if sheet is None:
            sheet = _headed(cells, places, report)
            continue
        width = len(sheet.columns)
        for column, cell in enumerate(cells):
            known = column < width
            if not known and cell.strip():
                report.add(
                    places[column],
                    f"{quoted(cell)} stands in no column",
                    f"the head names {width} columns; quote a text that holds a separator",
                )
        sheet.rows.append(TextRow(line, cells, places, sheet.columns))
    if sheet is None:
        report.add(None, "the table is empty", "its first line names the columns")
        raise report.error()
    return sheet


def _headed(cells: list[str], places: Sequence[int], report: ProblemCollector) -> TextTable:
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > _MOST_COLUMNS:
        report.add(None, f"has more than {_MOST_COLUMNS} columns", "leave some out")
        raise report.error()
    columns: dict[str, int] = {}
    where: dict[str, int] = {}
    for number, cell in enumerate(cells):
        name = _column(cell)
        if not name:
            report.add(places[number], f"column {number + 1} has no name", "name it, or delete it")
            name = f"column {number + 1}"
        elif name in columns:
            report.add(
                places[number], f"column {quoted(name)} is there twice", "delete one of them"
            )
            name = f"column {number + 1}"
        columns[name] = number
        where[name] = places[number]
    return TextTable(columns, where)


def _column(cell: str) -> str:
    """The name of a column without regard to case, but for the language of a native name."""
    name = cell.strip().replace(" ", "_")
    start, line, language = name.partition("_")
    if start.casefold() == "name" and line:
        return f"name_{language}"
    return name.casefold()
