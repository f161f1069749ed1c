"""The tables of UCDP datasets: their columns, what each row must have, their version."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.errors import quoted
from explorer.exchange.csv.table import TextRow, TextTable, read_table

_YEARS = range(1800, 2101)
_MAX_NAMED = 3  # missing columns that a message names
_MISSING_VALUE = "NA"  # as R writes an empty cell, and so some who pass the files on


def read_ucdp_table(
    path: Path, needed: Iterable[str], dataset: str, problems: ProblemCollector
) -> TextTable:
    """The table in a .csv or .xlsx file; cells that hold NA are empty.

    Raises DataError if a column that is needed is missing, since then it is not the file that
    `dataset` names; and what `read_table` raises.
    """
    table = read_table(path, problems)
    missing = [column for column in needed if column not in table.columns]
    if missing:
        rest = len(missing) - _MAX_NAMED
        more = f" and {rest} more" if rest > 0 else ""
        problems.add(
            table.head_place,
            f"there is no column {', '.join(missing[:_MAX_NAMED])}{more}",
            f"this is to be {dataset}, as UCDP publishes it",
        )
        raise problems.error()
    return replace(table, rows=[_without_missing(row) for row in table.rows])


def _without_missing(row: TextRow) -> TextRow:
    if not any(cell.strip() == _MISSING_VALUE for cell in row.cells):
        return row
    cells = ["" if cell.strip() == _MISSING_VALUE else cell for cell in row.cells]
    return replace(row, cells=cells)


def read_year(row: TextRow, problems: ProblemCollector) -> int | None:
    """The year of a row, 1800 to 2100; None, and a problem, if it has none."""
    text = row["year"].strip()
    if text.isascii() and text.isdigit() and len(text) == 4 and int(text) in _YEARS:
        return int(text)
    problems.add(row.place("year"), f"year {quoted(text)} is not a year", "write it as 2019")
    return None


def has_values(row: TextRow, columns: Iterable[str], problems: ProblemCollector) -> bool:
    """Whether all these cells hold something; reports each that does not."""
    empty = [column for column in columns if not row[column].strip()]
    for column in empty:
        problems.add(row.place(column), f"{column} is empty", "every row of UCDP has one")
    return not empty


def ucdp_version(path: Path, stated: str = "") -> str:
    """The version of a UCDP file: the one it states, else that in its name, where 211 is 21.1.

    An empty text if there is neither.
    """
    found = re.search(r"-(\d{2})(\d)(?=\D|$)", path.stem)
    return stated or (f"{found[1]}.{found[2]}" if found else "")
