"""People's own tables -> Dataset: a folder or a zip of CSV files, as `write` writes them.

Only actors.csv and links.csv must be there. The rows become the same tree that a YAML file
is parsed into, so that the same reader checks them, with the same messages; its problems
name the table, the line of the row and the number of the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.data.model import Dataset
from explorer.data.reading import read_tree
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.errors import DataError, Problem, quoted
from explorer.exchange.csv.table import TextTable, read_csv_table
from explorer.exchange.csv.table_files import (
    REQUIRED_TABLES,
    TABLE_NAMES,
    read_table_files,
    table_path,
    tables_folder,
)
from explorer.exchange.csv.tree_builder import (
    INLINE_EVIDENCE_COLUMNS,
    TreeBuilder,
    table_of_line,
)
from explorer.exchange.csv.write import table_columns

_REQUIRED_COLUMNS = {"actors": ("id", "name", "type"), "links": ("from", "kind", "to")}
_HINTS = {
    re.compile(r"add a line '(\w+): \.\.\.'"): r"fill the column \1",
    re.compile(r"add it to '(\w+)'"): r"add it to \1.csv",
    re.compile(r"leave the line out, or write a value"): "fill the cell, or leave it empty",
}


@dataclass(frozen=True, slots=True)
class ImportedTables:
    """The dataset that tables make, and sentences about what was filled in or changed."""

    dataset: Dataset
    remarks: tuple[str, ...]

    def summary(self) -> Iterator[str]:
        """The remarks as lines for the person who imports."""
        return (f"  {remark}" for remark in self.remarks)


def import_tables(path: Path) -> ImportedTables:
    """The dataset in a folder, in a zip, or beside one of its tables.

    Raises DataError, with everything that is wrong: each problem with the table, the line
    of the row (from 1) and the number of the cell (from 1).
    """
    report = _TablesReport(path)
    title = tables_folder(path).stem.strip() or "Tables"
    builder = TreeBuilder(_read_tables(path), report, title)
    dataset = read_tree(builder.build(), report)
    return ImportedTables(dataset, tuple(builder.remarks()))


class _TablesReport(ProblemCollector):
    """A report on several files: the lines of its places hold the number of a table, too."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._path = path

    def error(self) -> DataError:
        return DataError(dict.fromkeys(map(self._in_table, super().error().problems)))

    def _in_table(self, problem: Problem) -> Problem:
        found = table_of_line(problem.line)
        if found is None:
            return Problem(self.file, 0, 0, problem.message, problem.hint)
        name, line = found
        message = re.sub(r"\bline (\d{8,})", _line_in_table, problem.message)
        hint = problem.hint
        for pattern, words in _HINTS.items():
            hint = pattern.sub(words, hint)
        if message.endswith("evidence needs at least 1 item"):
            message = message.removesuffix(" needs at least 1 item") + " is missing"
            hint = "add a row to evidence.csv"
        return Problem(table_path(self._path, name), line, problem.column, message, hint)


def _line_in_table(match: re.Match[str]) -> str:
    found = table_of_line(int(match[1]))
    return match[0] if found is None else "line {1} of {0}.csv".format(*found)


def _read_tables(path: Path) -> dict[str, TextTable]:
    """All tables that are there, by name. Raises DataError if one of them is no good table."""
    files = read_table_files(path)
    tables: dict[str, TextTable] = {}
    problems: list[Problem] = []
    for name in TABLE_NAMES:
        if name not in files:
            if name in REQUIRED_TABLES:
                hint = f"needed are {' and '.join(f'{one}.csv' for one in REQUIRED_TABLES)}"
                message = f"there is no {name}.csv in it"
                problems.append(Problem(str(tables_folder(path)), 0, 0, message, hint))
            continue
        report = ProblemCollector(table_path(path, name))
        try:
            tables[name] = read_csv_table(files[name], report)
            _check_columns(name, tables[name], report)
            report.raise_if_any()
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return tables


def _check_columns(name: str, table: TextTable, report: ProblemCollector) -> None:
    known = (*table_columns()[name], *(INLINE_EVIDENCE_COLUMNS if name == "links" else ()))
    for column in table.columns:
        if column not in known and not (name == "actors" and column.startswith("name_")):
            hint = report.nearest(column, known) or f"known are {', '.join(known)}"
            report.add(table.place(column), f"unknown column {quoted(column)}", hint)
    for column in _REQUIRED_COLUMNS.get(name, ()):
        if column not in table.columns:
            report.add(
                table.head_place, f"column {quoted(column)} is missing", "add it to the first line"
            )
