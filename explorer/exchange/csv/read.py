"""People's own tables -> Dataset: a folder or a zip of CSV files, as `write` writes them.

Only actors.csv and links.csv must be there. The rows become the same tree that a YAML file
is parsed into, so that the same reader checks them, with the same messages; its problems
name the table, the line of the row and the number of the cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.data.model import Dataset
from explorer.data.problem_texts import PROBLEM_TEXTS, ProblemCode, ProblemText
from explorer.data.reading import read_tree
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.words import join_words
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
    READING_COLUMNS,
    TreeBuilder,
)
from explorer.exchange.csv.write import table_columns

_REQUIRED_COLUMNS = {"actors": ("id", "name", "type"), "links": ("from", "kind", "to")}
_TABLE_TEXTS = {
    **PROBLEM_TEXTS,
    ProblemCode.MISSING_FIELD: ProblemText("lacks {field!r}", ("fill the column {field}",)),
    ProblemCode.NO_EVIDENCE: ProblemText("evidence is missing", ("add a row to evidence.csv",)),
    ProblemCode.EMPTY_VALUE: ProblemText("{field} is empty", ("fill the cell, or leave it empty",)),
    ProblemCode.UNKNOWN_REFERENCE: ProblemText(
        "{field} {value!q} is not among the {sections}",
        ("did you mean {nearest!r}?", "add it to {section}.csv"),
    ),
}
"""What a problem of a data file is called in a table."""


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
    problems = ProblemCollector(str(path), _TABLE_TEXTS)
    title = tables_folder(path).stem.strip() or "Tables"
    builder = TreeBuilder(_read_tables(path), problems, tables_folder(path), title)
    dataset = read_tree(builder.build(), problems)
    return ImportedTables(dataset, tuple(builder.remarks()))


def _read_tables(path: Path) -> dict[str, TextTable]:
    """All tables that are there, by name. Raises DataError if one of them is no good table."""
    files = read_table_files(path)
    tables: dict[str, TextTable] = {}
    all_problems: list[Problem] = []
    for name in TABLE_NAMES:
        if name not in files:
            if name in REQUIRED_TABLES:
                hint = f"needed are {join_words([f'{one}.csv' for one in REQUIRED_TABLES])}"
                message = f"there is no {name}.csv in it"
                all_problems.append(Problem(str(tables_folder(path)), 0, 0, message, hint))
            continue
        problems = ProblemCollector(table_path(path, name))
        try:
            tables[name] = read_csv_table(files[name], problems)
            _check_columns(name, tables[name], problems)
            problems.raise_if_any()
        except DataError as error:
            all_problems += error.problems
    if all_problems:
        raise DataError(all_problems)
    return tables


def _check_columns(name: str, table: TextTable, problems: ProblemCollector) -> None:
    known = (*table_columns()[name], *(INLINE_EVIDENCE_COLUMNS if name == "links" else ()))
    for column in table.columns:
        if column in READING_COLUMNS.get(name, ()):
            continue
        if column not in known and not (name == "actors" and column.startswith("name_")):
            hint = problems.nearest_hint(column, known) or f"known are {', '.join(known)}"
            problems.add(table.place(column), f"unknown column {quoted(column)}", hint)
    for column in _REQUIRED_COLUMNS.get(name, ()):
        if column not in table.columns:
            problems.add(
                table.head_place, f"column {quoted(column)} is missing", "add it to the first line"
            )
