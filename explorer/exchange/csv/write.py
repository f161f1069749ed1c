"""Dataset -> CSV tables, in a folder or in one zip; `read` reads them again.

They are in UTF-8 with a byte order mark, which Excel needs to show Arabic; lines end with
carriage return and line feed, as in RFC 4180.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO, StringIO

from explorer.analysis.alignment.sides import Sides
from explorer.data.model import Actor, Alliance, Dataset, Evidence, Link, Party, Source, Theater
from explorer.exchange.csv.cells import escape_cell, join_list
from explorer.exchange.csv.tree_builder import READING_COLUMNS

CellTexts = Mapping[str, str]

NUMBER_COLUMNS = ("longitude", "sign", "strength")
"""Columns of numbers; they are not escaped, since a minus starts no formula there."""

UNSURE_SIDE = "unsure"
"""What stands behind a side, after a colon, that is inferred or only reported."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the same always, so that equal data give equal bytes


def table_columns(languages: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """The columns of each table that hold its data, by its name without `.csv`.

    `languages`: codes of the languages in which actors have names, with a column for each.
    """
    return {
        "dataset": ("title", "as_of", "license", "description", "headline", "format"),
        "theaters": ("id", "name", "parties", "longitude"),
        "sources": ("id", "title", "publisher", "date", "url", "reliability"),
        "actors": (
            *("id", "name", "type", "short", "aliases"),
            *(f"name_{language}" for language in languages),
            *("since", "until", "last_reported", "description", "note"),
        ),
        "alliances": (
            *("id", "name", "kind", "members", "theater", "short", "since", "until"),
            *("last_reported", "confidence", "description", "note"),
        ),
        "links": (
            *("id", "from", "kind", "to", "theater", "since", "until", "last_reported"),
            *("confidence", "mutual", "note"),
        ),
        "evidence": ("link", "alliance", "stance", "claim", "source", "credibility"),
    }


def dataset_tables(dataset: Dataset, sides: Sides | None = None) -> dict[str, bytes]:
    """The tables of a dataset, as the bytes of files, by the names of these files.

    All that is in the dataset is in them, except its stories. `sides`: on whose side each actor
    stands on the days of a view, for `from_sides` and `to_sides`; without it they are empty.
    """
    languages = sorted({one for actor in dataset.actors.values() for one in actor.names})
    rows: dict[str, Iterable[CellTexts]] = {
        "dataset": [_header(dataset)],
        "theaters": map(_theater, dataset.theaters.values()),
        "sources": map(_source, dataset.sources.values()),
        "actors": map(_actor, dataset.actors.values()),
        "alliances": map(_alliance, dataset.alliances.values()),
        "links": (
            {**_link(link), **_for_readers(link, sides or {})} for link in dataset.links.values()
        ),
        "evidence": _evidence(dataset),
    }
    return {
        f"{name}.csv": csv_table((*head, *READING_COLUMNS.get(name, ())), rows[name])
        for name, head in table_columns(languages).items()
    }


def zip_files(tables: Mapping[str, bytes]) -> bytes:
    """Files, by their names, as the bytes of one zip; the same files give the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in tables.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return stream.getvalue()


def csv_table(head: tuple[str, ...], rows: Iterable[CellTexts]) -> bytes:
    """A table as the bytes of a file: its head, and a row for each mapping of texts by column."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(
            row.get(name, "") if name in NUMBER_COLUMNS else escape_cell(row.get(name, ""))
            for name in head
        )
    return stream.getvalue().encode("utf-8-sig")


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _fields(*names: str) -> Callable[[object], dict[str, str]]:
    """A function that gives the texts of these fields of an object."""
    return lambda one: {name: _text(getattr(one, name)) for name in names}


_dates = _fields("since", "until", "last_reported")


def _header(dataset: Dataset) -> CellTexts:
    return _fields(*table_columns()["dataset"])(dataset)


def _theater(theater: Theater) -> CellTexts:
    longitude = "" if theater.longitude is None else f"{theater.longitude:.9f}"
    return _fields("id", "name")(theater) | {
        "parties": join_list(map(_party, theater.dated_parties)),
        "longitude": longitude.rstrip("0").rstrip("."),
    }


def _party(party: Party) -> str:
    """A party as its id or, where it has dates of its own, with them: `ntc:2011..2012`."""
    if party.since is None and party.until is None:
        return party.actor
    return f"{party.actor}:{_text(party.since)}..{_text(party.until)}"


def _source(source: Source) -> CellTexts:
    return _fields(*table_columns()["sources"])(source)


def _actor(actor: Actor) -> CellTexts:
    names = {f"name_{language}": name for language, name in actor.names.items()}
    return (
        _fields("id", "name", "type", "short", "description", "note")(actor)
        | _dates(actor)
        | {"aliases": join_list(actor.aliases)}
        | names
    )


def _alliance(alliance: Alliance) -> CellTexts:
    members = (
        one.actor if one.role == "member" else f"{one.actor}:{one.role}" for one in alliance.members
    )
    return (
        _fields("id", "name", "kind", "short", "confidence", "description", "note")(alliance)
        | _dates(alliance)
        | {"members": join_list(members), "theater": join_list(alliance.theaters)}
    )


def _link(link: Link) -> CellTexts:
    return (
        _fields("id", "kind", "confidence", "note")(link)
        | _dates(link)
        | {
            "from": link.from_id,
            "to": link.to_id,
            "theater": join_list(link.theaters),
            "mutual": "true" if link.mutual else "",
        }
    )


def _for_readers(link: Link, sides: Sides) -> CellTexts:
    """What the kind of a link means, and with which parties its ends stand where it holds."""

    def of(end: str) -> str:
        here = (
            one for one in sides.get(end, ()) if not link.theaters or one.theater in link.theaters
        )
        surest: dict[str, bool] = {}
        for one in here:
            surest[one.party] = surest.get(one.party, False) or one.is_sure
        return join_list(
            party if is_sure else f"{party}:{UNSURE_SIDE}" for party, is_sure in surest.items()
        )

    return {
        "family": link.entry.family,
        "sign": str(link.entry.sign),
        "strength": f"{link.entry.strength:g}",
        "from_sides": of(link.from_id),
        "to_sides": of(link.to_id),
    }


def _evidence(dataset: Dataset) -> Iterable[CellTexts]:
    sections: tuple[tuple[str, Iterable[Link | Alliance]], ...] = (
        ("link", dataset.links.values()),
        ("alliance", dataset.alliances.values()),
    )
    for column, sourced in sections:
        for one in sourced:
            for evidence in one.evidence:
                yield {column: one.id} | _evidence_fields(evidence)


def _evidence_fields(evidence: Evidence) -> dict[str, str]:
    return _fields("stance", "claim", "source", "credibility")(evidence)
