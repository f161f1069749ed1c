"""Rows of tables -> the tree that a data file is parsed into, with what it lacks filled in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from explorer.data.dates import PartialDate
from explorer.data.ids import LinkIdGenerator
from explorer.data.places import WHOLE_FILE, Place
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.reading.tree import MappingNode, SequenceNode
from explorer.data.vocabulary import KINDS
from explorer.data.words import count_noun
from explorer.errors import quoted
from explorer.exchange.csv.cells import split_list, unescape_cell
from explorer.exchange.csv.table import TextRow, TextTable
from explorer.exchange.slugs import unique_id

INLINE_EVIDENCE_COLUMNS = ("source", "claim", "credibility", "stance")
"""Columns of links.csv that hold one piece of evidence for the link of the row."""

READING_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "links": ("family", "sign", "strength", "from_sides", "to_sides")
}
"""For people who read a table: columns that follow from others, which an import passes over."""

_LIST_COLUMNS = {"parties", "theater", "aliases", "members"}


@dataclass
class TreeBuilder:
    """Builds the tree of a data file from tables, by their names without `.csv`.

    Problems go to `problems`, with places that name their table, a file in `folder`. `title`
    is that of the dataset where the tables name none.
    """

    tables: Mapping[str, TextTable]
    problems: ProblemCollector
    folder: Path
    title: str
    _new_sources: dict[str, MappingNode] = field(default_factory=dict)
    _filled: Counter[str] = field(default_factory=Counter)

    def build(self) -> MappingNode:
        """The tree, as `tree.parse_tree` would give it for the same data in YAML."""
        root = _mapping_node(WHOLE_FILE)
        evidence = self._evidence()
        actors = self._section("actors")
        alliances = self._section("alliances", evidence["alliance"])
        links = self._links(evidence["link"])
        self._report_unused(evidence)
        sources = self._section("sources")
        for key, source in self._new_sources.items():
            sources.put(key, source, source.place)
        sections = {"dataset": self._header(), "theaters": self._theaters(links, alliances)}
        sections |= {"sources": sources, "actors": actors}
        if alliances:
            sections["alliances"] = alliances
        for name, section in sections.items():
            root.put(name, section, WHOLE_FILE)
        root.put("links", links, WHOLE_FILE)
        return root

    def remarks(self) -> Iterator[str]:
        """What was filled in or changed, counted: one sentence each, without a full stop."""
        for what, count in self._filled.items():
            yield f"filled in: {count:,} {what}"
        stripped = sum(
            bool(cell.strip()) and cell != cell.strip()
            for table in self.tables.values()
            for row in table.rows
            for cell in row.cells
        )
        if stripped:
            yield f"removed: spaces around the text of {count_noun(stripped, 'cell')}"

    def _rows(self, name: str) -> Sequence[TextRow]:
        table = self.tables.get(name)
        return table.rows if table else ()

    def _place(self, name: str, row: TextRow, column: str = "") -> Place:
        return row.place(column)._replace(file=str(self.folder / f"{name}.csv"))

    def _object(self, name: str, row: TextRow) -> MappingNode:
        """A row as an object of the file; empty cells are left out."""
        node = _mapping_node(self._place(name, row))
        for column in row.columns:
            text = _text_of(row, column)
            if not text or text.isspace():
                continue
            if name == "links" and column in INLINE_EVIDENCE_COLUMNS:
                continue
            if column in READING_COLUMNS.get(name, ()):
                continue
            place = self._place(name, row, column)
            if column in _LIST_COLUMNS:
                node.put(column, self._list(column, text, place), place)
            elif column.startswith("name_"):
                names = node.get("names")
                if not isinstance(names, MappingNode):
                    names = _mapping_node(place)
                    node.put("names", names, place)
                names.put(column.removeprefix("name_"), text, place)
            elif column == "mutual" and text.lower() in ("true", "false"):
                node.put(column, text.lower(), place)  # spreadsheets write TRUE
            else:
                node.put(column, text, place)
        return node

    def _list(self, column: str, text: str, place: Place) -> SequenceNode:
        items = SequenceNode(place)
        for value in split_list(text):
            actor, colon, more = value.partition(":")
            if column in ("members", "parties") and colon:
                fields = {"role": more} if column == "members" else _period_fields(more)
                item = _mapping_node(place)
                for name, part in {"actor": actor, **fields}.items():
                    item.put(name, part.strip(), place)
                items.append(item)
            else:
                items.append(value)
            items.places.append(place)
        items.complete = True
        return items

    def _section(
        self, name: str, evidence: dict[str, list[MappingNode]] | None = None
    ) -> MappingNode:
        """The objects of a table by their ids; evidence that is used is taken out."""
        section = _mapping_node(WHOLE_FILE)
        for row in self._rows(name):
            node = self._object(name, row)
            key = node.get("id")
            place = self._place(name, row, "id")
            if not isinstance(key, str):
                self.problems.add(place, f"{name}: a row has no id", "fill the column id")
                continue
            node.remove("id")
            if key in section:
                self.problems.add(place, f"id {quoted(key)} is there already", "ids are used once")
                continue
            if evidence is not None:
                found = _sequence_node(evidence.pop(key, ()), node.place)
                node.put("evidence", found, node.place)
                self._fill(node, "confidence", "low", "alliances without a confidence: low")
            if name == "theaters" and "parties" not in node:
                node.put("parties", _sequence_node((), place), place)
            section.put(key, node, place)
        return section

    def _links(self, evidence: dict[str, list[MappingNode]]) -> SequenceNode:
        rows = self._rows("links")
        nodes = [self._object("links", row) for row in rows]
        for row, node, key in zip(rows, nodes, _link_ids(nodes), strict=True):
            found = evidence.pop(key, [])
            if inline := self._inline_evidence(row):
                found.append(inline)
            node.put("evidence", _sequence_node(found, node.place), node.place)
            self._fill(node, "confidence", "low", "links without a confidence: low")
        return _sequence_node(nodes, WHOLE_FILE)

    def _fill(self, node: MappingNode, name: str, value: str, remark: str) -> None:
        if name not in node:
            node.put(name, value, node.place)
            self._filled[remark] += 1

    def _inline_evidence(self, row: TextRow) -> MappingNode | None:
        """The piece of evidence in the row of a link itself."""
        texts = {name: _text_of(row, name) for name in INLINE_EVIDENCE_COLUMNS}
        texts = {name: text for name, text in texts.items() if text and not text.isspace()}
        if not texts:
            return None
        place = self._place("links", row, "source")
        piece = _mapping_node(place)
        source = texts.pop("source", "")
        for name, text in texts.items():
            piece.put(name, text, self._place("links", row, name))
        if source:
            key = self._source_at(source, place) if "://" in source else source
            piece.put("source", key, place)
        kind = KINDS.get(_text_of(row, "kind"))
        if kind:
            claim = f"{_text_of(row, 'from')} {kind.verb} {_text_of(row, 'to')}."
            remark = "pieces of evidence without a claim: made from the link"
            self._fill(piece, "claim", claim, remark)
        self._fill(piece, "credibility", "6", "pieces of evidence without a credibility: 6")
        return piece

    def _source_at(self, url: str, place: Place) -> str:
        """The id of the source with this address, which is added where there is none."""
        for row in self._rows("sources"):
            if _text_of(row, "url") == url:
                return _text_of(row, "id")
        for key, source in self._new_sources.items():
            if source["url"] == url:
                return key
        try:
            host = urlsplit(url).hostname or url
        except ValueError:
            host = url
        taken = {*self._new_sources, *(_text_of(row, "id") for row in self._rows("sources"))}
        key = unique_id(url.partition("://")[2], taken, "source")
        source = _mapping_node(place)
        for name, value in (
            ("title", url), ("publisher", host), ("url", url), ("reliability", "F"),
        ):  # fmt: skip
            source.put(name, value, place)
        self._new_sources[key] = source
        self._filled["sources known by their address alone: graded F"] += 1
        return key

    def _evidence(self) -> dict[str, dict[str, list[MappingNode]]]:
        """The pieces of evidence by link and by alliance, in the order of the table."""
        found: dict[str, dict[str, list[MappingNode]]] = {
            "link": defaultdict(list),
            "alliance": defaultdict(list),
        }
        for row in self._rows("evidence"):
            node = self._object("evidence", row)
            keys = [(what, node[what]) for what in ("link", "alliance") if what in node]
            if len(keys) != 1:
                self.problems.add(
                    self._place("evidence", row),
                    "a piece of evidence is about one link or one alliance",
                    "fill the column link or the column alliance",
                )
                continue
            what, key = keys[0]
            node.remove(what)
            found[what][str(key)].append(node)
        return found

    def _report_unused(self, evidence: dict[str, dict[str, list[MappingNode]]]) -> None:
        for what, by_key in evidence.items():
            for key, pieces in by_key.items():
                for piece in pieces:
                    self.problems.add(
                        piece.place,
                        f"there is no {what} {quoted(key)}",
                        f"it names the id of a row of {what}s.csv",
                    )

    def _header(self) -> MappingNode:
        rows = self._rows("dataset")
        if len(rows) > 1:
            self.problems.add(
                self._place("dataset", rows[1]), "dataset.csv has a second row", "it has one"
            )
        header = self._object("dataset", rows[0]) if rows else _mapping_node(WHOLE_FILE)
        self._fill(header, "title", self.title, f"title: {self.title}")
        self._fill(header, "license", "not stated", "license: not stated")
        latest = self._latest_date()
        if latest:
            self._fill(
                header,
                "as_of",
                str(latest),
                f"as_of, the latest date of a link or alliance: {latest}",
            )
        else:
            today = datetime.now(UTC).date()
            remark = f"as_of, since no link or alliance has a date, today: {today}"
            self._fill(header, "as_of", str(today), remark)
        return header

    def _latest_date(self) -> date | None:
        """The last day that any link or alliance names; None if none names a day."""
        days = []
        for name in ("links", "alliances"):
            for row in self._rows(name):
                for column in ("since", "until", "last_reported"):
                    try:
                        days.append(PartialDate.parse(_text_of(row, column)).last)
                    except ValueError:
                        continue
        return max(days, default=None)

    def _theaters(self, links: SequenceNode, alliances: MappingNode) -> MappingNode:
        """The theaters of the table; without a table, one for each that is named."""
        if "theaters" in self.tables:
            return self._section("theaters")
        section = _mapping_node(WHOLE_FILE)
        for node in (*links, *alliances.values()):
            named = node.get("theater") if isinstance(node, MappingNode) else None
            if not isinstance(named, SequenceNode):
                continue
            for key, place in zip(named, named.places, strict=True):
                if isinstance(key, str) and key not in section:
                    theater = _mapping_node(place)
                    theater.put("name", key.replace("-", " ").title(), place)
                    theater.put("parties", _sequence_node((), place), place)
                    section.put(key, theater, place)
                    self._filled["theaters without a table: without parties"] += 1
        return section


def _text_of(row: TextRow, column: str) -> str:
    """The text of a cell, as its author meant it."""
    return unescape_cell(row[column].strip())


def _link_ids(nodes: Sequence[MappingNode]) -> list[str]:
    """The id of each link: its own, or the one that the reader of data files will give it."""
    own = {key for node in nodes if isinstance(key := node.get("id"), str)}
    link_ids = LinkIdGenerator(own)
    ids = []
    for node in nodes:
        key = node.get("id")
        if isinstance(key, str):
            ids.append(key)
            continue
        start, kind, end = (str(node.get(field, "")) for field in ("from", "kind", "to"))
        ids.append(link_ids.next_id(start, kind, end))
    return ids


def _period_fields(text: str) -> dict[str, str]:
    """The dates of a party, `2011..2012`; either may be missing, and one is both."""
    since, dots, until = text.partition("..")
    dates = {"since": since, "until": until if dots else since}
    return {name: date for name, date in dates.items() if date.strip()}


def _mapping_node(place: Place) -> MappingNode:
    node = MappingNode(place)
    node.complete = True
    return node


def _sequence_node(values: Iterable[MappingNode], place: Place) -> SequenceNode:
    items = SequenceNode(place)
    for value in values:
        items.append(value)
        items.places.append(value.place)
    items.complete = True
    return items
