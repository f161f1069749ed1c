"""People's own tables -> Dataset: a folder (or zip) of CSV files as `tables` writes them.

Only actors.csv and links.csv must be there. The rows become the same tree that YAML grows
into, so that the same reader checks them, with the same words; what it finds points at the
file and the line of the table.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from explorer.data.dates import PartialDate
from explorer.data.model import Dataset
from explorer.data.reading import read_tree
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.text import MAX_FILE_BYTES, load
from explorer.data.reading.tree import MappingNode, SequenceNode
from explorer.data.vocabulary import KINDS
from explorer.errors import DataError, Problem, quoted
from explorer.exchange.csv.cells import split_list, unescape_cell
from explorer.exchange.csv.table import TextRow, TextTable, read_csv_table
from explorer.exchange.csv.write import table_columns
from explorer.exchange.slugs import slug

REQUIRED_TABLES = ("actors", "links")
TABLE_NAMES = tuple(table_columns())

_LISTS = {"parties", "theater", "aliases", "members"}
_TEXTS = {"name", "title", "publisher", "description", "note", "claim", "short", "license"}
_INLINE = ("source", "claim", "credibility", "stance")  # one piece of evidence in links.csv
_FILE = 24  # bits of a line number; what lies above them is the number of the file
_HINTS = {
    re.compile(r"add a line '(\w+): \.\.\.'"): r"fill the column \1",
    re.compile(r"add it to '(\w+)'"): r"add it to \1.csv",
    re.compile(r"leave the line out, or write a value"): "fill the cell, or leave it empty",
}


@dataclass(frozen=True, slots=True)
class ImportedTables:
    """The dataset that tables make, and sentences about what was filled in."""

    dataset: Dataset
    remarks: tuple[str, ...]


def import_tables(path: Path) -> ImportedTables:
    """The dataset in a folder, in a zip, or beside one of its tables.

    Raises DataError, with all that is wrong, each with file and line.
    """
    tables, problems = _sheets(path)
    report = _TablesReport(path)
    builder = _Builder(tables, report, path)
    try:
        dataset = read_tree(builder.root(), report)
    except DataError as error:
        problems += error.problems
    if problems:
        raise DataError(dict.fromkeys(problems))
    return ImportedTables(dataset, tuple(builder.remarks()))


class _TablesReport(ProblemCollector):
    """A report whose places name a file, too: the number of the table, above the line."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._path = path

    def error(self) -> DataError:
        return DataError(map(self._decoded, super().error().problems))

    def _decoded(self, problem: Problem) -> Problem:
        if problem.line <= 1 << _FILE:
            return Problem(self.file, 0, 0, problem.message, problem.hint)
        name, line = _split(problem.line)
        message = re.sub(
            r"\bline (\d{8,})",
            lambda match: "line {1} of {0}.csv".format(*_split(int(match[1]))),
            problem.message,
        )
        hint = problem.hint
        for pattern, words in _HINTS.items():
            hint = pattern.sub(words, hint)
        if message.endswith("evidence needs at least 1 item"):
            message = message.removesuffix(" needs at least 1 item") + " is missing"
            hint = "add a row to evidence.csv"
        return Problem(table_path(self._path, name), line, problem.column, message, hint)


def _split(line: int) -> tuple[str, int]:
    return TABLE_NAMES[((line - 1) >> _FILE) - 1], ((line - 1) & ((1 << _FILE) - 1)) + 1


def table_path(path: Path, name: str) -> str:
    """What messages call a table."""
    return str(_home(path) / f"{name}.csv")


def _home(path: Path) -> Path:
    table = path.suffix.lower() == ".csv" and not path.is_dir()
    return path.parent if table else path


def _sheets(path: Path) -> tuple[dict[str, TextTable], list[Problem]]:
    """All tables that are there, and what is wrong with them as tables."""
    found = _files(path)
    sheets: dict[str, TextTable] = {}
    problems: list[Problem] = []
    for name in TABLE_NAMES:
        if name not in found:
            if name in REQUIRED_TABLES:
                hint = f"needed are {' and '.join(f'{one}.csv' for one in REQUIRED_TABLES)}"
                problems.append(
                    Problem(str(_home(path)), 0, 0, f"there is no {name}.csv in it", hint)
                )
            continue
        report = ProblemCollector(table_path(path, name))
        try:
            sheet = read_csv_table(found[name], report)
            _check_columns(name, sheet, report)
            report.raise_if_any()
        except DataError as error:
            problems += error.problems
            continue
        sheets[name] = sheet
    if problems:
        raise DataError(problems)
    return sheets, problems


def _files(path: Path) -> dict[str, bytes]:
    """The bytes of each table that is there, by its name without ending."""
    home = _home(path)
    if home.is_dir():
        return {
            one.stem.lower(): load(one, ProblemCollector(str(one)))
            for one in sorted(home.iterdir())
            if one.suffix.lower() == ".csv" and one.stem.lower() in TABLE_NAMES
        }
    report = ProblemCollector(str(home))
    data = load(home, report)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = {
                Path(entry.filename).stem.lower(): entry
                for entry in archive.infolist()
                if entry.filename.lower().endswith(".csv") and "__MACOSX" not in entry.filename
            }
            if sum(entry.file_size for entry in entries.values()) > MAX_FILE_BYTES:
                report.add(None, f"unpacks to more than {MAX_FILE_BYTES // 2**20} MB", "split it")
                raise report.error()
            return {
                name: archive.read(entry) for name, entry in entries.items() if name in TABLE_NAMES
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
        report.add(
            None,
            "is neither a folder nor a zip of tables",
            "name the folder that holds actors.csv and links.csv",
        )
        raise report.error() from None


def _known(name: str) -> tuple[str, ...]:
    return (*table_columns()[name], *(_INLINE if name == "links" else ()))


def _check_columns(name: str, sheet: TextTable, report: ProblemCollector) -> None:
    known = _known(name)
    for column, place in sheet.places.items():
        if column not in known and not (name == "actors" and column.startswith("name_")):
            hint = report.nearest(column, known) or f"known are {', '.join(known)}"
            report.add(place, f"unknown column {quoted(column)}", hint)
    needed = {"actors": ("id", "name", "type"), "links": ("from", "kind", "to")}
    for column in needed.get(name, ("id",) if "id" in known else ()):
        if column not in sheet.columns and name in needed:
            report.add(0, f"column {quoted(column)} is missing", "add it to the first line")


@dataclass
class _Builder:
    """Rows -> the tree of a data file."""

    sheets: dict[str, TextTable]
    report: ProblemCollector
    path: Path
    made_sources: dict[str, MappingNode] = field(default_factory=dict)
    filled: Counter[str] = field(default_factory=Counter)

    def root(self) -> MappingNode:
        root = _map(0)
        evidence = self._evidence()
        actors = self._section("actors")
        alliances = self._section("alliances", evidence["alliance"])
        links = self._links(evidence["link"])
        self._complain_of_rest(evidence)
        sources = self._section("sources")
        for key, source in self.made_sources.items():
            _put(sources, key, source, source.place)
        sections = {"dataset": self._header(), "theaters": self._theaters(links, alliances)}
        sections |= {"sources": sources, "actors": actors}
        if alliances:
            sections["alliances"] = alliances
        for name, section in sections.items():
            _put(root, name, section, 0)
        _put(root, "links", links, 0)
        return root

    def remarks(self) -> Iterable[str]:
        """What was filled in, counted."""
        for what, count in self.filled.items():
            yield f"{count:,} {what}"

    def _rows(self, name: str) -> list[TextRow]:
        sheet = self.sheets.get(name)
        return sheet.rows if sheet else []

    def _place(self, name: str, row: TextRow, column: str = "") -> int:
        number = TABLE_NAMES.index(name) + 1
        return row.place(column) + (number << (_FILE + 32))

    def _object(self, name: str, row: TextRow) -> MappingNode:
        """A row as an object of the file; empty cells are left out."""
        node = _map(self._place(name, row))
        for column in row.columns:
            cell = unescape_cell(row[column])
            if not cell or cell.isspace() or (name == "links" and column in _INLINE):
                continue
            place = self._place(name, row, column)
            if column in _LISTS:
                node_value: SequenceNode | str = self._items(column, cell, place)
                _put(node, column, node_value, place)
            elif column.startswith("name_"):
                names = node.get("names")
                if not isinstance(names, MappingNode):
                    names = _map(place)
                    _put(node, "names", names, place)
                _put(names, column.removeprefix("name_"), cell, place)
            else:
                _put(node, column, cell if column in _TEXTS else cell.strip(), place)
        return node

    def _items(self, column: str, cell: str, place: int) -> SequenceNode:
        items = SequenceNode(place)
        for value in split_list(cell):
            actor, colon, role = value.partition(":")
            if column == "members" and colon:
                member = _map(place)
                _put(member, "actor", actor.strip(), place)
                _put(member, "role", role.strip(), place)
                items.append(member)
            else:
                items.append(value)
            items.places.append(place)
        items.complete = True
        return items

    def _section(
        self, name: str, evidence: dict[str, list[MappingNode]] | None = None
    ) -> MappingNode:
        """The objects of a table by their ids."""
        section = _map(0)
        for row in self._rows(name):
            node = self._object(name, row)
            key = node.get("id")
            place = self._place(name, row, "id")
            if not isinstance(key, str):
                self.report.add(place, f"{name}: a row has no id", "fill the column id")
                continue
            _drop(node, "id")
            if key in section:
                self.report.add(place, f"id {quoted(key)} is there already", "ids are used once")
                continue
            if evidence is not None:
                _put(node, "evidence", _list(evidence.pop(key, ()), node.place), node.place)
                self._fill(node, "confidence", "low", "alliances without a confidence: low")
            if name == "theaters" and "parties" not in node:
                _put(node, "parties", _list((), place), place)
            _put(section, key, node, place)
        return section

    def _links(self, evidence: dict[str, list[MappingNode]]) -> SequenceNode:
        rows = self._rows("links")
        nodes = [self._object("links", row) for row in rows]
        names = _link_names(nodes)
        for row, node, name in zip(rows, nodes, names, strict=True):
            pieces = evidence.pop(name, [])
            if inline := self._inline(row):
                pieces.append(inline)
            _put(node, "evidence", _list(pieces, node.place), node.place)
            self._fill(node, "confidence", "low", "links without a confidence: low")
        return _list(nodes, 0)

    def _fill(self, node: MappingNode, field: str, value: str, words: str) -> None:
        if field not in node:
            _put(node, field, value, node.place)
            self.filled[words] += 1

    def _inline(self, row: TextRow) -> MappingNode | None:
        """The evidence that stands in the row of a link itself."""
        cells = {name: unescape_cell(row[name]) for name in _INLINE}
        source = cells["source"].strip()
        if not any(cell.strip() for cell in cells.values()):
            return None
        piece = _map(self._place("links", row, "source"))
        for name, cell in cells.items():
            if name != "source" and cell.strip():
                value = cell if name == "claim" else cell.strip()
                _put(piece, name, value, self._place("links", row, name))
        if source:
            place = self._place("links", row, "source")
            key = self._source(source, place) if "://" in source else source
            _put(piece, "source", key, place)
        kind = KINDS.get(row["kind"].strip())
        if kind:
            words = f"{row['from'].strip()} {kind.verb} {row['to'].strip()}."
            self._fill(
                piece, "claim", words, "pieces of evidence without a claim: made from the link"
            )
        self._fill(piece, "credibility", "6", "pieces of evidence without a credibility: 6")
        return piece

    def _source(self, url: str, place: int) -> str:
        """The id of the source with this address, which is made where there is none."""
        for row in self._rows("sources"):
            if unescape_cell(row["url"]).strip() == url:
                return unescape_cell(row["id"]).strip()
        taken = {row["id"].strip() for row in self._rows("sources")}
        for key, made in self.made_sources.items():
            if made["url"] == url:
                return key
        try:
            host = urlsplit(url).hostname or url
        except ValueError:
            host = url
        base = slug(url.partition("://")[2])[:60].strip("-") or "source"
        key, number = base, 1
        while key in taken or key in self.made_sources:
            number += 1
            key = f"{base}-{number}"
        source = _map(place)
        for name, value in (
            ("title", url), ("publisher", host), ("url", url), ("reliability", "F"),
        ):  # fmt: skip
            _put(source, name, value, place)
        self.made_sources[key] = source
        self.filled["sources known by their address alone: graded F"] += 1
        return key

    def _evidence(self) -> dict[str, dict[str, list[MappingNode]]]:
        """The pieces of evidence by what they are about, in the order of the table."""
        found: dict[str, dict[str, list[MappingNode]]] = {
            "link": defaultdict(list),
            "alliance": defaultdict(list),
        }
        for row in self._rows("evidence"):
            node = self._object("evidence", row)
            keys = [(what, node[what]) for what in ("link", "alliance") if what in node]
            if len(keys) != 1:
                self.report.add(
                    self._place("evidence", row),
                    "a piece of evidence is about one link or one alliance",
                    "fill the column link or the column alliance",
                )
                continue
            what, key = keys[0]
            _drop(node, what)
            found[what][str(key)].append(node)
        return found

    def _complain_of_rest(self, evidence: dict[str, dict[str, list[MappingNode]]]) -> None:
        for what, rest in evidence.items():
            for key, pieces in rest.items():
                for piece in pieces:
                    self.report.add(
                        piece.place,
                        f"there is no {what} {quoted(key)}",
                        f"it names the id of a row of {what}s.csv",
                    )

    def _header(self) -> MappingNode:
        rows = self._rows("dataset")
        if len(rows) > 1:
            self.report.add(
                self._place("dataset", rows[1]), "dataset.csv has a second row", "it has one"
            )
        header = self._object("dataset", rows[0]) if rows else _map(0)
        title = _home(self.path).stem.strip() or "Tables"
        self._fill(header, "title", title, f"title: {title}")
        self._fill(header, "license", "not stated", "license: not stated")
        if "as_of" not in header:
            day = str(self._latest())
            self._fill(header, "as_of", day, f"as_of, the latest date in the tables: {day}")
        return header

    def _latest(self) -> date:
        """The last day that any link or alliance names; today if there is none."""
        days = []
        for name in ("links", "alliances"):
            for row in self._rows(name):
                for column in ("since", "until"):
                    try:
                        days.append(PartialDate.parse(row[column].strip()).last)
                    except ValueError:
                        continue
        return max(days, default=datetime.now(UTC).date())

    def _theaters(self, links: SequenceNode, alliances: MappingNode) -> MappingNode:
        if "theaters" in self.sheets:
            return self._section("theaters")
        section = _map(0)
        for node in (*links, *alliances.values()):
            named = node.get("theater") if isinstance(node, MappingNode) else None
            if not isinstance(named, SequenceNode):
                continue
            for key, place in zip(named, named.places, strict=True):
                if isinstance(key, str) and key not in section:
                    theater = _map(place)
                    _put(theater, "name", key.replace("-", " ").title(), place)
                    _put(theater, "parties", _list((), place), place)
                    _put(section, key, theater, place)
                    self.filled["theaters without a table: without parties"] += 1
        return section


def _link_names(nodes: list[MappingNode]) -> list[str]:
    """What evidence calls each link: its id, or the one that the reader will make."""
    own = {key for node in nodes if isinstance(key := node.get("id"), str)}
    numbers: Counter[str] = Counter()
    names = []
    for node in nodes:
        key = node.get("id")
        if isinstance(key, str):
            names.append(key)
            continue
        like = ".".join(str(node.get(field, "")) for field in ("from", "kind", "to"))
        while True:
            numbers[like] += 1
            made = like if numbers[like] == 1 else f"{like}.{numbers[like]}"
            if made not in own:
                break
        names.append(made)
    return names


def _map(place: int) -> MappingNode:
    node = MappingNode(place)
    node.complete = True
    return node


def _list(values: Iterable[MappingNode], place: int) -> SequenceNode:
    items = SequenceNode(place)
    for value in values:
        items.append(value)
        items.places.append(value.place)
    items.complete = True
    return items


def _put(node: MappingNode, key: str, value: str | MappingNode | SequenceNode, place: int) -> None:
    node[key] = value
    node.places.extend((place, place))


def _drop(node: MappingNode, key: str) -> None:
    number = list(node).index(key)
    del node[key]
    del node.places[2 * number : 2 * number + 2]
