"""The sources behind a picture as a list: for people, and for programs that keep references."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.data.model import Dataset, Source
from explorer.exchange.csv.write import csv_table
from explorer.graph.view import View
from explorer.presentation.tab_captions import cited_sources
from explorer.workspace import Workspace

SOURCE_LIST_COLUMNS = ("author", "year", "title", "date", "address", "reliability", "id")
"""The columns of the table. `author`: who published it, which is all that is known of that."""

NO_DATE = "no date"


def sources_of_view(workspace: Workspace, view: View) -> tuple[Source, ...]:
    """The sources behind the picture of a view: of all links in it, and of no others.

    By author, then by date, those without one last.
    """
    return _sorted(workspace.dataset, cited_sources(workspace, view))


def source_words(source: Source) -> str:
    """A source as a list of references has it: author, year, title, date, address."""
    year = str(source.date.first.year) if source.date else NO_DATE
    # A date that is known to the year is said once.
    date = source.date.words if source.date and source.date.words != year else ""
    said = ". ".join(filter(None, (source.title.rstrip("."), date)))
    return f"{source.publisher} ({year}): {said}. {source.url}"


def sources_text(sources: Iterable[Source]) -> bytes:
    """The list as plain text in UTF-8: a source on each line."""
    return "".join(f"{source_words(source)}\n" for source in sources).encode()


def sources_csv(sources: Iterable[Source]) -> bytes:
    """The list as a table."""
    return csv_table(
        SOURCE_LIST_COLUMNS,
        (
            {
                "author": source.publisher,
                "year": str(source.date.first.year) if source.date else "",
                "title": source.title,
                "date": str(source.date or ""),
                "address": source.url,
                "reliability": source.reliability,
                "id": source.id,
            }
            for source in sources
        ),
    )


def _sorted(dataset: Dataset, ids: Iterable[str]) -> tuple[Source, ...]:
    def place(source: Source) -> tuple[str, bool, str, str]:
        date = str(source.date or "")
        return source.publisher.casefold(), not date, date, source.id

    return tuple(sorted((dataset.sources[one] for one in ids), key=place))
