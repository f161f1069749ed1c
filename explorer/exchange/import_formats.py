"""Every kind of other people's data that can be imported, by the name of its command.

To add one, write a module that makes a dataset of it, and give it a row in IMPORT_FORMATS:
`conflict-explorer import NAME` is made from it. The modules are imported when they are used,
since the command line needs the names alone.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.exchange.import_result import ImportResult


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A kind of data that can be imported.

    `help` is shown by `import NAME --help`; its first sentence in the list of commands, too.
    `by_location`: whether a part can be asked for by location. `make` reads a path, for these
    locations or, if there are none, for all; it raises DataError with everything that is
    wrong in the input, UnknownLocationError, and MissingToolError.
    """

    help: str
    by_location: bool
    make: Callable[[Path, Sequence[str]], ImportResult]


def _external_support(path: Path, locations: Sequence[str]) -> ImportResult:
    from explorer.exchange.ucdp.external_support import import_external_support

    return import_external_support(path, locations)


def _dyadic(path: Path, locations: Sequence[str]) -> ImportResult:
    from explorer.exchange.ucdp.dyadic import import_dyadic

    return import_dyadic(path, locations)


def _tables(path: Path, _: Sequence[str]) -> ImportResult:
    from explorer.exchange.csv.read import import_tables

    return import_tables(path)


IMPORT_FORMATS: Mapping[str, ImportFormat] = {
    "ucdp-esd": ImportFormat(
        """The UCDP External Support Dataset, actor-year, as published (.xlsx or .csv).

        Consecutive years become one period. A supporter's link is 'military' unless it was
        the only one that year. What became of each row is summed up at the end.
        """,
        by_location=True,
        make=_external_support,
    ),
    "ucdp-dyadic": ImportFormat(
        """The UCDP Dyadic Dataset, as published (.csv or .xlsx).

        The two sides of a pair fight each other; second parties sent troops to their side.
        """,
        by_location=True,
        make=_dyadic,
    ),
    "csv": ImportFormat(
        """Your own tables: a folder or a .zip with actors.csv and links.csv.

        They look as 'export --format csv' writes them; docs/exchange.md names the columns.
        What is wrong in them is shown with the table, its line and the cell.
        """,
        by_location=False,
        make=_tables,
    ),
}
"""The kinds by the name of their command."""
